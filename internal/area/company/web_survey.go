package company

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathSurvey     = "/indagine"
	pathSurveyDone = pathSurvey + "/grazie"

	guessSurvey = "company_survey"

	// How many of each the form asks for: more are rare, and a company can be
	// asked again.
	surveyProfiles  = 3
	surveyTrainings = 2
)

// SurveyPages are the pages behind the link of a survey: no account, one
// company, one answer.
type SurveyPages struct {
	service  *Service
	sessions *auth.Sessions
}

// NewSurveyPages makes the pages.
func NewSurveyPages(s *Service, sessions *auth.Sessions) *SurveyPages {
	return &SurveyPages{s, sessions}
}

// Routes lists the pages.
func (p *SurveyPages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathSurveyDone, Action: access.Public, Handler: p.thanks},
		{Method: http.MethodGet, Pattern: pathSurvey + "/{token}", Action: access.Public, Handler: p.show},
		{Method: http.MethodPost, Pattern: pathSurvey + "/{token}", Action: access.Public, Handler: p.answer},
	}
}

// surveyForm is the survey: as many lines of each kind as it asks for, most of
// them empty.
type surveyForm struct {
	Profile      []string `form:"profile" max:"200"`
	ProfileMany  []string `form:"profile_many" max:"6"`
	ProfileWhen  []string `form:"profile_when" max:"10"`
	Training     []string `form:"training" max:"200"`
	TrainingMany []string `form:"training_many" max:"6"`
	TrainingWhen []string `form:"training_when" max:"10"`
}

// needs are the lines that say something, with the number of each line.
func (f surveyForm) needs() (out []Need, lines []string) {
	add := func(kind NeedKind, what, many, when []string) {
		for i, text := range what {
			if strings.TrimSpace(text) == "" {
				continue
			}
			n := Need{Kind: kind, What: text, When: at(when, i)}
			if s := at(many, i); s != "" {
				var err error
				if n.Many, err = strconv.Atoi(s); err != nil {
					n.Many = -1 // refused by the rule
				}
			}
			out, lines = append(out, n), append(lines, string(kind)+"-"+strconv.Itoa(i))
		}
	}
	add(NeedProfile, f.Profile, f.ProfileMany, f.ProfileWhen)
	add(NeedTraining, f.Training, f.TrainingMany, f.TrainingWhen)
	return out, lines
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

type surveyView struct {
	action, company     string
	profiles, trainings [][]ui.Field
	errors              []ui.FieldError
}

// show answers GET /indagine/{token}. Opening it uses nothing up.
func (p *SurveyPages) show(c *web.Ctx) error {
	s, err := p.behind(c)
	if err != nil {
		return p.gone(c, err)
	}
	page, err := p.page(c, s, surveyForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// answer answers POST /indagine/{token}.
func (p *SurveyPages) answer(c *web.Ctx) error {
	s, err := p.behind(c)
	if err != nil {
		return p.gone(c, err)
	}
	var f surveyForm
	if err = c.Decode(&f); err == nil {
		needs, lines := f.needs()
		err = inLines(p.service.AnswerSurvey(c.Context(), c.PathValue("token"), needs), lines)
	}
	switch {
	case err == nil:
		return c.Redirect(pathSurveyDone)
	case fault.Is(err, fault.NotFound), fault.Is(err, fault.Conflict): // somebody was faster
		return p.gone(c, fault.Absent("company.survey"))
	}
	return c.Retry(err, func() (templ.Component, error) { return p.page(c, s, f, err) })
}

// inLines gives the fields of an error the lines of the form that they are in:
// "many-2" is the second need, "profile-1-many" the line where it stands.
func inLines(err error, lines []string) error {
	fields := fault.FieldsOf(err)
	var out []fault.Field
	for _, f := range fields {
		name, number, found := strings.Cut(f.Name, "-")
		if n, nerr := strconv.Atoi(number); found && nerr == nil && n >= 1 && n <= len(lines) {
			f.Name = control(lines[n-1], name)
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return err
	}
	return fault.Bad("company.inLines", out...)
}

// control is the id of the control of a line: those of the first line are called
// like their fields, so that an error about a field finds one.
func control(line, part string) string {
	kind, number, _ := strings.Cut(line, "-")
	switch {
	case number != "0":
		return line + "-" + part
	case part == "what":
		return kind
	default:
		return kind + "_" + part
	}
}

// thanks answers GET /indagine/grazie.
func (p *SurveyPages) thanks(c *web.Ctx) error {
	return c.Page(http.StatusOK, surveyEndTemplate(c.PublicFrame("company.survey.done"), c.L.T("company.survey.done.text")))
}

// behind is the survey of the link, slowing down who guesses.
func (p *SurveyPages) behind(c *web.Ctx) (Survey, error) {
	if err := p.sessions.Guess(c.Context(), guessSurvey, c.Address()); err != nil {
		return Survey{}, err
	}
	s, err := p.service.behind(c.Context(), p.service.DB.Reader(), c.PathValue("token"))
	if err != nil {
		return Survey{}, err
	}
	return s, p.sessions.Guessed(c.Context(), guessSurvey, c.Address())
}

// gone is the one calm answer to a link that is wrong, used up or too old, and
// to who has tried too many.
func (p *SurveyPages) gone(c *web.Ctx, err error) error {
	if !fault.Is(err, fault.NotFound) && auth.WaitOf(err) == 0 {
		return err
	}
	return c.Page(http.StatusNotFound, surveyEndTemplate(c.PublicFrame("company.survey.gone"), c.L.T("company.survey.gone.text")))
}

func (p *SurveyPages) page(c *web.Ctx, s Survey, f surveyForm, wrong error) (templ.Component, error) {
	row, err := RowOf(c.Context(), p.service.DB.Reader(), s.Company)
	if err != nil {
		return nil, err
	}
	l, errors := c.L, web.Fields(c.L, wrong)
	v := surveyView{action: pathSurvey + "/" + c.PathValue("token"), company: row.Name}
	labels := map[string]string{}
	line := func(kind NeedKind, i int, what, many, when string) []ui.Field {
		id := func(part string) string { return control(string(kind)+"-"+strconv.Itoa(i), part) }
		fields := []ui.Field{
			{Name: string(kind), ID: id("what"), Label: l.T("company.survey."+string(kind), i+1), Value: what, MaxLength: maxName, Error: errors[id("what")], Dir: "auto"},
			{Name: string(kind) + "_many", ID: id("many"), Label: l.T("company.survey.many"), Value: many, Short: true, InputMode: "numeric", Error: errors[id("many")], Dir: "ltr"},
			{Name: string(kind) + "_when", ID: id("when"), Label: l.T("company.survey.when"), Type: ui.TypeSelect, Value: when, Options: options(l, "company.need.when.", Whens()), Error: errors[id("when")]},
		}
		for _, field := range fields {
			labels[field.ID] = field.Label
		}
		return fields
	}
	for i := range surveyProfiles {
		v.profiles = append(v.profiles, line(NeedProfile, i, at(f.Profile, i), at(f.ProfileMany, i), at(f.ProfileWhen, i)))
	}
	for i := range surveyTrainings {
		v.trainings = append(v.trainings, line(NeedTraining, i, at(f.Training, i), at(f.TrainingMany, i), at(f.TrainingWhen, i)))
	}
	v.profiles[0][0].Example, v.trainings[0][0].Example = l.T("company.survey.profile.example"), l.T("company.survey.training.example")
	v.errors = web.Summary(l, wrong, labels)
	return surveyTemplate(c.PublicFrame("company.survey.title"), v), nil
}
