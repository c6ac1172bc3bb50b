package selection

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// peopleShown is how many of those who pass the page lists.
const peopleShown = 20

// requestView is the page of a request.
type requestView struct {
	Request  Request
	Title    string
	Company  ui.Link
	State    ui.TagView
	Edit     string
	Moves    []ui.PostButtonView
	Withdraw *ui.Field
	Errors   []ui.FieldError
	Notice   *ui.NoticeView
	Musts    []mustView
	Wishes   []string
	Facts    []ui.Fact
	Tasks    string
	Quality  []qualityLine
	Entries  []entryView
	People   []personView
	More     string
	Sub      string
}

type mustView struct{ Words, Excludes, Reason string }

type qualityLine struct {
	Text string
	Tag  ui.TagView
}

type personView struct {
	Name               ui.PersonNameView
	Ready              ui.TagView
	Due, Wait          string
	Met, Unknown, Miss string
	Add                *ui.PostButtonView
}

// showRequest answers GET /richieste/{request}.
func (p *Pages) showRequest(c *web.Ctx) error {
	r, err := p.subject(c)
	if err != nil {
		return err
	}
	page, err := p.requestPage(c, r, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *Pages) requestPage(c *web.Ctx, r Request, wrong error) (templ.Component, error) {
	l := c.L
	of, err := company.Load(c.Context(), p.service.DB.Reader(), p.service.Keys, r.Company)
	if err != nil {
		return nil, err
	}
	v := requestView{
		Request: r, Title: r.Trade.Words, Company: ui.Link{Label: of.Name(), Href: company.Path(of.ID, "")}, State: stateTag(l, r.State), Tasks: r.Tasks,
	}
	if err := p.fillMoves(c, &v); err != nil {
		return nil, err
	}
	labels := map[string]string{}
	if v.Withdraw != nil {
		labels["reason"] = v.Withdraw.Label
	}
	v.Errors = atFields(web.Summary(l, wrong, labels), labels)
	if err := p.fillFacts(c, &v); err != nil {
		return nil, err
	}
	rubric, err := rubricOf(c.Context(), p.service.DB.Reader(), r.Rubric)
	if err != nil {
		return nil, err
	}
	for _, i := range rubric.Items {
		v.Quality = append(v.Quality, qualityLine{Text: i.Text(l.Lang()), Tag: qualityTag(l, r.Quality[i.Code])})
	}
	if err := p.fillPeople(c, &v); err != nil {
		return nil, err
	}
	return requestTemplate(c.FrameTitled(v.Title, NavRequests), v), nil
}

func qualityTag(l i18n.L, a person.Answer) ui.TagView {
	switch a {
	case person.Yes:
		return ui.TagView{Tone: ui.ToneKept, Text: l.T("selection.quality.yes")}
	case person.No:
		return ui.TagView{Tone: ui.ToneLate, Text: l.T("selection.quality.no")}
	default:
		return ui.TagView{Tone: ui.ToneNear, Text: l.T("selection.quality.unknown")}
	}
}

// fillMoves offers what the state allows to who may move the request, and says
// what waits.
func (p *Pages) fillMoves(c *web.Ctx, v *requestView) error {
	l, r := c.L, v.Request
	rules, err := p.rules(c)
	if err != nil {
		return err
	}
	if rung := r.Rung(LadderOf(rules), c.Today()); rung != RungNone {
		v.Notice = &ui.NoticeView{Tone: ui.ToneNear, Text: l.T("selection.told."+string(rung), r.WorkedOn.DaysUntil(c.Today()))}
	}
	if r.State.IsLive() {
		v.Sub = l.T("selection.expires", l.Date(ExpiresOn(r, rules)))
	}
	if !access.Allows(c.Actor, access.RequestEdit) {
		return nil
	}
	if r.State.Can(FactChanged) {
		v.Edit = Path(r.ID, "/modifica")
	}
	for _, m := range moves() {
		if !r.State.Can(m.fact) {
			continue
		}
		if m.fact == FactWithdrawn {
			v.Withdraw = &ui.Field{
				Name: "reason", Label: l.T("selection.reason"), Type: ui.TypeSelect, Required: true, Options: options(l, "selection.reason.", WithdrawalReasons()),
			}
			continue
		}
		b := ui.PostButtonView{Label: l.T("selection.move." + string(m.fact)), Action: Path(r.ID, m.tail), Look: ui.LookPlain, Hidden: []ui.Hidden{{Name: "version", Value: number(r.Version)}}}
		if m.fact == FactOpened {
			b.Look = ui.LookPrimary
		}
		v.Moves = append(v.Moves, b)
	}
	return nil
}

// fillFacts lists what is offered, unknowns included.
func (p *Pages) fillFacts(c *web.Ctx, v *requestView) error {
	l, r := c.L, v.Request
	names, err := network.Names(c.Context(), p.service.DB.Reader(), r.Owner)
	if err != nil {
		return err
	}
	towns, err := p.towns(c)
	if err != nil {
		return err
	}
	add := func(key, value string) {
		if value == "" {
			value = l.T("selection.unknown")
		}
		v.Facts = append(v.Facts, ui.Fact{Label: l.T("selection." + key), Value: value})
	}
	word := func(prefix, code string) string {
		if code == "" {
			return ""
		}
		return l.T(prefix + code)
	}
	day := func(d civil.Date) string {
		if d.IsZero() {
			return ""
		}
		return l.Date(d)
	}
	add("positions", number(r.Positions))
	if r.Trade.Code != "" {
		add("code", p.service.Vocabulary.OccupationName(r.Trade.Code, l.Lang()))
	}
	add("contract", word("selection.contract.", r.Contract))
	add("agreement", r.Agreement)
	if r.WeekHours > 0 {
		add("week_hours", number(r.WeekHours))
	} else {
		add("week_hours", "")
	}
	add("shifts", word("selection.shifts.", string(r.Shifts)))
	add("week", person.WeekWords(l, r.Week))
	if r.Pay > 0 {
		add("pay", amount(l, r.Pay)+" €")
	} else {
		add("pay", "")
	}
	town := ""
	for _, t := range towns {
		if t.Value == r.Municipality {
			town = t.Label
		}
	}
	add("municipality", town)
	add("start", day(r.Start))
	add("deadline", day(r.Deadline))
	add("source", word("selection.source.", string(r.Source)))
	add("owner", names[r.Owner])
	add("received", day(r.ReceivedOn))
	if days, ok := r.DaysToShortlist(); ok {
		add("to_shortlist", l.N("selection.days", days))
	}
	if days, ok := r.DaysToFill(); ok {
		add("to_fill", l.N("selection.days", days))
	}
	if r.State == Withdrawn {
		add("reason", word("selection.reason.", r.Reason))
	}
	return nil
}

// fillPeople lists the musts with whom they exclude, and the people who pass.
func (p *Pages) fillPeople(c *web.Ctx, v *requestView) error {
	l := c.L
	list, err := p.service.Candidates(c.Context(), c.Actor, l, v.Request)
	if err != nil {
		return err
	}
	for _, m := range list.Musts {
		v.Musts = append(v.Musts, mustView{Words: m.Words, Reason: m.Reason, Excludes: l.N("selection.excludes", m.Excludes)})
	}
	for _, n := range v.Request.Needs {
		if !n.Must {
			v.Wishes = append(v.Wishes, NeedWords(p.service.Vocabulary, l, n))
		}
	}
	for _, n := range v.Request.Languages {
		if !n.Must {
			v.Wishes = append(v.Wishes, LanguageWords(l, n))
		}
	}
	on, err := p.fillEntries(c, v)
	if err != nil {
		return err
	}
	may := v.Request.State.IsLive() && access.Allows(c.Actor, access.RequestEdit)
	for _, x := range list.People[:min(len(list.People), peopleShown)] {
		line := personLine(c, x)
		if may && !on[x.Person] {
			line.Add = &ui.PostButtonView{Label: l.T("selection.entry.add"), Action: Path(v.Request.ID, "/elenco"), Look: ui.LookPlain, Hidden: []ui.Hidden{{Name: "person", Value: string(x.Person)}}}
		}
		v.People = append(v.People, line)
	}
	v.More = l.T("selection.people.count", l.Number(len(list.People)), l.Number(list.Looked))
	if len(list.People) > peopleShown {
		v.More += " " + l.T("selection.people.first", peopleShown)
	}
	return nil
}

func personLine(c *web.Ctx, x Candidate) personView {
	l := c.L
	v := personView{
		Name:  nameOf(x),
		Ready: ui.TagView{Tone: ui.ToneNear, Text: l.T("selection.people.reactivating")},
		Due:   l.T("selection.people.no_promise"), Wait: l.N("selection.people.waits", x.Since.DaysUntil(c.Today())),
	}
	if x.Ready {
		v.Ready = ui.TagView{Tone: ui.ToneKept, Text: l.T("selection.people.ready")}
	}
	if !x.Due.IsZero() {
		v.Due = l.T("selection.people.due", l.Date(x.Due))
	}
	for _, p := range x.Points {
		to := &v.Unknown
		switch p.Fit {
		case Met:
			to = &v.Met
		case NotMet:
			to = &v.Miss
		}
		if *to != "" {
			*to += ", "
		}
		*to += p.Words
	}
	return v
}
