package intake

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavQuestions is the key of the organisation's questions in the navigation.
const NavQuestions = "intake_questions"

const (
	pathQuestions = "/verifiche"

	// maxQuestions is how many questions the page shows, those due first: every
	// one of them is a look at a person's file.
	maxQuestions = 20

	lookedQuestion = audit.Page("verification")      // by who has signed in
	lookedLink     = audit.Page("verification.link") // by who has the link of a message
)

// QuestionNav is the organisation's questions in the navigation, with how many
// wait for an answer.
func (p *Pages) QuestionNav() web.NavItem {
	return web.NavItem{
		Key: NavQuestions, LabelKey: "intake.questions.title", Href: pathQuestions, Icon: "help", Action: access.IntakeAnswer, Sub: true,
		Count: p.countQuestions,
	}
}

// answerForm is the form of one answer.
type answerForm struct {
	Reply   Reply      `form:"reply" max:"20"`
	Until   civil.Date `form:"until"`
	Measure string     `form:"measure" max:"40"`
	Note    string     `form:"note" area:"true" max:"2000"`
}

func (f answerForm) answer() Answer {
	return Answer{Reply: f.Reply, RunsUntil: f.Until, Measure: f.Measure, Note: f.Note}
}

// answerView is one question with its form: all that an organisation sees of a
// person.
type answerView struct {
	Action   string
	Question string
	Facts    []ui.Fact
	Replies  ui.ChoiceListView
	Fields   []ui.Field
	Errors   []ui.FieldError
}

// showQuestion answers GET /verifiche/{question}.
func (p *Pages) showQuestion(c *web.Ctx) error {
	page, err := p.questionPage(c, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// answerQuestion answers POST /verifiche/{question}.
func (p *Pages) answerQuestion(c *web.Ctx) error {
	question, err := web.PathID[QuestionID](c, "question")
	if err != nil {
		return err
	}
	var f answerForm
	if err = c.Decode(&f); err == nil {
		err = p.service.AnswerQuestion(c.Context(), c.Actor, AnswerCmd{Question: question, Answer: f.answer()})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.questionPage(c, err) })
	}
	return c.Done(pathQuestions, web.Flash{Key: "intake.done.replied"})
}

func (p *Pages) questionPage(c *web.Ctx, wrong error) (templ.Component, error) {
	question, err := web.PathID[QuestionID](c, "question")
	if err != nil {
		return nil, err
	}
	row, err := questionWithin(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeAnswer), question)
	if err != nil {
		return nil, err
	}
	v, err := p.service.answerView(c, row.Question, lookedQuestion, wrong)
	if err != nil {
		return nil, err
	}
	v.Action = pathQuestions + "/" + string(question)
	return questionTemplate(c.Frame("intake.question.title", NavQuestions), v), nil
}

// minimum is what an organisation is shown to recognise a person: nothing else
// of the record leaves the programme (R2.4, R2.5). The look is noted first.
func (s *Service) minimum(c *web.Ctx, application id.Application, looked audit.Page) (person.Person, error) {
	a, err := load(c.Context(), s.DB.Reader(), application)
	if err != nil {
		return person.Person{}, err
	}
	who, err := person.Canonical(c.Context(), s.DB.Reader(), a.Person)
	if err != nil {
		return person.Person{}, err
	}
	if err := audit.Look(c.Context(), s.DB, c.Actor, who, looked, ""); err != nil {
		return person.Person{}, err
	}
	p, err := person.Load(c.Context(), s.DB.Reader(), s.Keys, who)
	return person.Person{ID: p.ID, Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate, FiscalCode: p.FiscalCode}, err
}

// answerView shows a question and its form, as it was filled in when wrong says
// what has to change.
func (s *Service) answerView(c *web.Ctx, q Question, looked audit.Page, wrong error) (answerView, error) {
	who, err := s.minimum(c, q.Application, looked)
	if err != nil {
		return answerView{}, err
	}
	l, errors := c.L, web.Fields(c.L, wrong)
	v := answerView{Question: l.T("intake.question."+string(q.Rule), q.Months)}
	v.Facts = []ui.Fact{
		{Label: l.T("intake.question.person"), Value: who.Card().Name()}, {Label: l.T("intake.question.birth"), Value: l.Numeric(who.BirthDate)},
	}
	if !who.FiscalCode.IsZero() {
		v.Facts = append(v.Facts, ui.Fact{Label: l.T("intake.question.fiscal"), Value: who.FiscalCode.Reveal()})
	}
	v.Facts = append(v.Facts, ui.Fact{Label: l.T("intake.question.due"), Value: l.Date(q.DueOn)})
	v.Replies = ui.ChoiceListView{Name: "reply", Legend: l.T("intake.question.reply"), Size: ui.ChoiceCompact, Error: errors["reply"]}
	for _, r := range RepliesTo(q.Rule) {
		v.Replies.Choices = append(v.Replies.Choices, ui.Choice{
			Value: string(r), Label: l.T("intake.reply." + string(q.Rule) + "." + string(r)), Chosen: c.Typed("reply") == string(r),
		})
	}
	v.Fields = []ui.Field{{
		Name: "until", Label: l.T("intake.question.until"), Help: l.T("intake.question.until.help"), Type: ui.TypeDate, Short: true,
		Min: c.Today().AddDays(1).String(), Value: c.Typed("until"), Error: errors["until"],
	}}
	if q.Rule == RuleMeasures {
		v.Fields = append(v.Fields, ui.Field{
			Name: "measure", Label: l.T("intake.question.measure"), Help: l.T("intake.question.measure.help"), Type: ui.TypeSelect,
			Options: options(c, "intake.reason", SuspensionReasons()), Value: c.Typed("measure"), Error: errors["measure"],
		})
	}
	v.Fields = append(v.Fields, ui.Field{
		Name: "note", Label: l.T("intake.question.note"), Help: l.T("intake.question.note.help"), Type: ui.TypeTextArea, MaxLength: maxNote,
		Value: c.Typed("note"), Error: errors["note"],
	})
	labels := labelsOf(v.Fields)
	labels["reply"] = v.Replies.Legend
	v.Errors = web.Summary(l, wrong, labels)
	return v, nil
}

// actOn answers the office's commands on a question.
func (p *Pages) actOn(do func(*web.Ctx, QuestionCmd) (id.Application, error), doneKey string) web.Handler {
	return func(c *web.Ctx) error {
		question, err := web.PathID[QuestionID](c, "question")
		if err != nil {
			return err
		}
		var f struct{ seen }
		if err := c.Decode(&f); err != nil {
			return err
		}
		a, err := do(c, QuestionCmd{Question: question, Version: f.Version})
		if err != nil {
			if a == "" {
				return err
			}
			return p.retry(c, a, "question", err)
		}
		return c.Done(backTo(c, a), web.Flash{Key: doneKey})
	}
}

func (p *Pages) questionRoutes(get, post func(string, access.Action, web.Handler) web.Route) []web.Route {
	const of = pathQuestions + "/{question}"
	return []web.Route{
		get(pathQuestions, access.IntakeAnswer, p.showQuestions),
		post(pathQuestions, access.IntakeAnswer, p.answerQuestions),
		get(of, access.IntakeAnswer, p.showQuestion),
		post(of, access.IntakeAnswer, p.answerQuestion),
		post(of+"/sollecita", access.IntakeVerify, p.actOn(func(c *web.Ctx, cmd QuestionCmd) (id.Application, error) {
			return p.service.RemindPartner(c.Context(), c.Actor, cmd)
		}, "intake.done.reminded")),
		post(of+"/ritira", access.IntakeVerify, p.actOn(func(c *web.Ctx, cmd QuestionCmd) (id.Application, error) {
			return p.service.Withdraw(c.Context(), c.Actor, cmd)
		}, "intake.done.withdrawn")),
		post(of+"/vista", access.IntakeVerify, p.actOn(func(c *web.Ctx, cmd QuestionCmd) (id.Application, error) {
			return p.service.Dismiss(c.Context(), c.Actor, cmd)
		}, "intake.done.seen")),
	}
}
