package intake

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// questionsView is the list of an organisation's open questions, to be answered
// one by one or several at once.
type questionsView struct {
	Lines  []questionEntry
	Errors []ui.FieldError
	More   bool
}

// questionEntry is a question in the list with its two fields.
type questionEntry struct {
	ID            string
	Name          ui.PersonNameView
	Fiscal        string
	Question, Due string
	Late          bool
	Reply, Until  ui.Field
}

// questionsForm are the answers of the list: every line sends all three.
type questionsForm struct {
	Question []QuestionID `form:"question" max:"40"`
	Reply    []Reply      `form:"reply" max:"20"`
	Until    []civil.Date `form:"until"`
}

// answers are those that were given; lines that do not belong together are no
// form of ours.
func (f questionsForm) answers() ([]AnswerCmd, error) {
	const op = "intake.questionsForm"
	if len(f.Reply) != len(f.Question) || len(f.Until) != len(f.Question) {
		return nil, fault.Bad(op, fault.Field{Key: "error.form.unreadable"})
	}
	var out []AnswerCmd
	for i, question := range f.Question {
		if f.Reply[i] != "" {
			out = append(out, AnswerCmd{Question: question, Answer: Answer{Reply: f.Reply[i], RunsUntil: f.Until[i]}})
		}
	}
	if len(out) == 0 {
		return nil, fault.Bad(op, fault.Field{Key: "intake.question.error.nothing"})
	}
	return out, nil
}

func (p *Pages) countQuestions(ctx context.Context, actor access.Actor) (int, error) {
	return countOpenQuestions(ctx, p.reader(), access.ScopeOf(actor, access.IntakeAnswer))
}

// showQuestions answers GET /verifiche.
func (p *Pages) showQuestions(c *web.Ctx) error {
	page, err := p.questionsPage(c, questionsForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// answerQuestions answers POST /verifiche: all the answers given, or none.
func (p *Pages) answerQuestions(c *web.Ctx) error {
	var f questionsForm
	err := c.Decode(&f)
	var all []AnswerCmd
	if err == nil {
		all, err = f.answers()
	}
	if err == nil {
		err = p.service.AnswerQuestions(c.Context(), c.Actor, all)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.questionsPage(c, f, err) })
	}
	return c.Done(pathQuestions, web.Flash{Key: "intake.done.replied"})
}

func (p *Pages) questionsPage(c *web.Ctx, f questionsForm, wrong error) (templ.Component, error) {
	rows, err := openQuestions(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeAnswer), maxQuestions+1)
	if err != nil {
		return nil, err
	}
	v := questionsView{More: len(rows) > maxQuestions}
	errors, labels := web.Fields(c.L, wrong), map[string]string{}
	for _, row := range rows[:min(len(rows), maxQuestions)] {
		who, err := p.service.minimum(c, row.Application, lookedQuestion)
		if err != nil {
			return nil, err
		}
		e := questionEntry{
			ID: string(row.ID), Name: ui.PersonNameView{Name: who.Card().Name(), Birth: who.BirthDate, Href: pathQuestions + "/" + string(row.ID)},
			Question: c.L.T("intake.question.short."+string(row.Rule), row.Months), Due: c.L.T("intake.questions.due", c.L.DayMonth(row.DueOn)),
			Late: row.LateOn(c.Today()),
		}
		if !who.FiscalCode.IsZero() {
			e.Fiscal = c.L.T("intake.questions.fiscal", who.FiscalCode.Reveal())
		}
		e.fields(c, row.Question, f, errors)
		labels[e.Reply.ID], labels[e.Until.ID] = e.Name.Name, e.Name.Name
		v.Lines = append(v.Lines, e)
	}
	v.Errors = web.Summary(c.L, wrong, labels)
	return questionsTemplate(c.Frame("intake.questions.title", NavQuestions), v), nil
}

// fields fills the two fields of a line, as typed when the form came back.
func (e *questionEntry) fields(c *web.Ctx, q Question, f questionsForm, errors map[string]string) {
	l := c.L
	e.Reply = ui.Field{Name: "reply", ID: "reply-" + e.ID, Type: ui.TypeSelect, Error: errors["reply-"+e.ID]}
	e.Reply.Label = l.T("intake.questions.answer") + ": " + e.Name.Name
	e.Reply.Options = []ui.Option{{Label: l.T("intake.questions.later")}}
	for _, r := range RepliesTo(q.Rule) {
		e.Reply.Options = append(e.Reply.Options, ui.Option{Value: string(r), Label: l.T("intake.reply." + string(q.Rule) + "." + string(r))})
	}
	e.Until = ui.Field{
		Name: "until", ID: "until-" + e.ID, Type: ui.TypeDate, Min: c.Today().AddDays(1).String(), Error: errors["until-"+e.ID],
		Label: strings.Join([]string{l.T("intake.question.until"), e.Name.Name}, ": "),
	}
	for i, question := range f.Question {
		if question == q.ID && i < len(f.Reply) && i < len(f.Until) {
			e.Reply.Value, e.Until.Value = string(f.Reply[i]), f.Until[i].String()
		}
	}
}
