package intake

import (
	"net/http"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// SheetPages are what the interview leaves on paper: the team's sheet and the
// person's own (R2.6). The third, the professional profile, is area person's.
type SheetPages struct {
	*Pages
	catalogue *i18n.Catalogue
	ahead     Ahead
}

// NewSheetPages makes the pages. The catalogue writes the person's sheet in
// their language, ahead tells what areas above have promised.
func NewSheetPages(p *Pages, catalogue *i18n.Catalogue, ahead Ahead) *SheetPages {
	return &SheetPages{Pages: p, catalogue: catalogue, ahead: ahead}
}

const (
	pathSheets   = "/persone/{id}"
	tailInternal = "/scheda-interna"
	tailOwn      = "/foglio"

	lookedInternal audit.Page = "sheet.internal"
	lookedOwn      audit.Page = "sheet.own"

	querySheetLang = "lingua"
)

// Routes lists the sheets.
func (p *SheetPages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathSheets + tailInternal, Action: access.IntakeQueue, Handler: p.showInternal},
		{Method: http.MethodGet, Pattern: pathSheets + tailOwn, Action: access.IntakeQueue, Handler: p.showOwn},
	}
}

// sheet is what both begin with.
type sheet struct {
	person  person.Person
	people  []id.Person
	run     Application // the newest
	subject access.Subject
}

// sheetOf loads the person of a sheet with their newest application, and
// writes the look down. A person who never applied is NotFound.
func (p *SheetPages) sheetOf(c *web.Ctx, page audit.Page) (sheet, error) {
	var s sheet
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return s, err
	}
	ctx, q := c.Context(), p.reader()
	if s.people, err = person.Identities(ctx, q, who); err != nil {
		return s, err
	}
	if len(s.people) == 0 {
		return s, fault.Absent("intake.sheetOf")
	}
	runs, err := applicationsOf(ctx, q, s.people)
	if err != nil {
		return s, err
	}
	if len(runs) == 0 {
		return s, fault.Absent("intake.sheetOf")
	}
	s.run = runs[0]
	if s.subject, err = subjectOf(ctx, q, s.run); err != nil {
		return s, err
	}
	if err := access.Require(c.Actor, access.IntakeQueue, s.subject); err != nil {
		return s, err
	}
	of, err := person.Canonical(ctx, q, who)
	if err != nil {
		return s, err
	}
	if s.person, err = person.Load(ctx, q, p.service.Keys, of); err != nil {
		return s, err
	}
	return s, audit.Look(ctx, p.service.DB, c.Actor, of, page, "")
}

// internalView is the team's sheet.
type internalView struct {
	Person      id.Person
	Name        string
	Birth       civil.Date
	Facts       []ui.Fact
	Assessments *assessmentsView
}

func (p *SheetPages) showInternal(c *web.Ctx) error {
	s, err := p.sheetOf(c, lookedInternal)
	if err != nil {
		return err
	}
	v := internalView{Person: s.person.ID, Name: s.person.Card().Name(), Birth: s.person.BirthDate}
	if v.Assessments, err = p.assessments(c, s.subject, s.people); err != nil {
		return err
	}
	names, err := network.Names(c.Context(), p.reader(), s.run.Interviewer)
	if err != nil {
		return err
	}
	v.Facts = internalFacts(c.L, s.run, names[s.run.Interviewer])
	return c.Page(http.StatusOK, internalTemplate(c.Frame("intake.sheet.title", "people"), v))
}

func internalFacts(l i18n.L, a Application, interviewer string) []ui.Fact {
	fact := func(name, value string) ui.Fact { return ui.Fact{Label: l.T("intake.sheet." + name), Value: value} }
	facts := []ui.Fact{fact("received", l.Date(a.ReceivedOn)), fact("channel", l.T("intake.channel."+string(a.Channel)))}
	if !a.InterviewedOn.IsZero() {
		facts = append(facts, fact("interviewed", l.Date(a.InterviewedOn)+" · "+interviewer))
	}
	decision := l.T("intake.sheet.undecided")
	switch {
	case a.Track != "":
		decision = l.T("intake.decision."+string(a.Track)) + " · " + l.Date(a.DecidedOn)
	case a.State == NotInTarget:
		decision = l.T("intake.decision.not_in_target") + " · " + l.T("intake.reason."+a.Reason) + " · " +
			l.T("intake.sent_to", l.T("intake.destination."+a.Destination)) + " · " + l.Date(a.EndedOn)
	}
	return append(facts, fact("decision", decision))
}

// ownView is the person's sheet, in the language they read.
type ownView struct {
	L               i18n.L
	Languages       []ui.SegmentView
	Person          id.Person
	GivenName       string
	Day             civil.Date // of the assessment; zero for none yet
	Strong, Growing []string
	Self            []string
	Decision        string
	Promises        []string
	Referent        string
}

func (p *SheetPages) showOwn(c *web.Ctx) error {
	s, err := p.sheetOf(c, lookedOwn)
	if err != nil {
		return err
	}
	l := p.sheetLanguage(c, s.person)
	v := ownView{L: l, Person: s.person.ID, GivenName: s.person.GivenName, Decision: ownDecision(l, s.run)}
	for _, lang := range i18n.StaffLangs() {
		v.Languages = append(v.Languages, ui.SegmentView{Label: lang.Name(), Href: "?" + querySheetLang + "=" + string(lang), Active: lang == l.Lang()})
	}
	if err := p.fillOwn(c, &v, s); err != nil {
		return err
	}
	names, err := network.Names(c.Context(), p.reader(), s.person.Referent)
	if err != nil {
		return err
	}
	v.Referent = names[s.person.Referent]
	pledges, err := p.ahead(c.Context(), s.run.ID, c.Today())
	if err != nil {
		return err
	}
	for _, pledge := range pledges {
		if !pledge.Over && pledge.KeptOn.IsZero() {
			v.Promises = append(v.Promises, l.T("intake.own.promise", l.T("intake.road.pledge."+string(pledge.Kind)), l.Date(pledge.Due)))
		}
	}
	return c.Page(http.StatusOK, ownTemplate(c.Frame("intake.own.open", "people"), v))
}

// sheetLanguage is the one that the address asks for, or else the person's, or
// Italian: the sheet is written in the staff's languages.
func (p *SheetPages) sheetLanguage(c *web.Ctx, who person.Person) i18n.L {
	lang := i18n.It
	for _, wanted := range []string{who.Lang, c.Query().Get(querySheetLang)} {
		for _, l := range i18n.StaffLangs() {
			if wanted == string(l) {
				lang = l
			}
		}
	}
	return p.catalogue.In(lang)
}

// fillOwn adds what the last assessment found that may stand on paper.
func (p *SheetPages) fillOwn(c *web.Ctx, v *ownView, s sheet) error {
	ctx, q := c.Context(), p.reader()
	all, err := assessmentsOf(ctx, q, s.people)
	if err != nil || len(all) == 0 {
		return err
	}
	first, last := &all[0], &all[len(all)-1]
	in, err := instrument(ctx, q, last.Instrument, last.Version)
	if err != nil {
		return err
	}
	open := in.readable(false) // nothing restricted, whoever prints it
	for _, a := range []*Assessment{first, last} {
		if _, err := openAnswers(ctx, q, p.service.Keys, a, open); err != nil {
			return err
		}
	}
	v.Day = last.OnDay
	lang := string(v.L.Lang())
	strong, growing := in.Strengths(last.Profile)
	for _, item := range strong {
		v.Strong = append(v.Strong, item.Text.In(lang))
	}
	for _, item := range growing {
		v.Growing = append(v.Growing, item.Text.In(lang))
	}
	var earlier Profile
	if len(all) > 1 {
		earlier = first.Profile
	}
	for _, change := range in.Awareness(earlier, last.Profile) {
		v.Self = append(v.Self, selfLine(v.L, change))
	}
	return nil
}

// selfLine says what the person said of themselves, before and now.
func selfLine(l i18n.L, c Change) string {
	word := func(level Level) string { return l.T("intake.self.level." + string(rune('0'+level))) }
	text := c.Item.Text.In(string(l.Lang()))
	switch {
	case c.Then == 0:
		return l.T("intake.own.self.one", text, word(c.Earlier))
	case c.Earlier == 0 || c.Earlier == c.Then:
		return l.T("intake.own.self.one", text, word(c.Then))
	default:
		return l.T("intake.own.self.both", text, word(c.Earlier), word(c.Then))
	}
}

// ownDecision says the decision in plain words; where else to go, for who is
// not taken on.
func ownDecision(l i18n.L, a Application) string {
	switch {
	case a.Track != "":
		return l.T("intake.own." + string(a.Track))
	case a.State == NotInTarget:
		return l.T("intake.own.not_in_target") + " " + l.T("intake.road.to."+a.Destination)
	default:
		return l.T("intake.own.undecided")
	}
}
