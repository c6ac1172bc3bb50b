package company

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// failed is a form of a company's page that came back: which one and why.
type failed struct {
	form string
	err  error
}

// companyView is all that the page of a company shows.
type companyView struct {
	l            i18n.L
	today        civil.Date
	company      Company
	path         string
	tags         []ui.TagView
	sub          string
	mayEdit      string // path; empty for who may only read
	warmth       Warmth
	facts        []factBox
	load         MonthLoad
	loadState    LoadState
	steps        []stepView
	stale        string // the sentence; empty while it is fresh
	told         []toldView
	missing      int
	contacts     int
	all          string // leads to all contacts; empty when all are shown
	sites        []siteView
	counterparts []counterpartView
	between      []ui.RowView
	brought      []ui.RowView
	alike        []alikeView
	associations []ui.Option
	board        boardPart
	needs        needPart
	next         []ui.Field
	site         []ui.Field
	panels, side []templ.Component
	failed       failed
	errors       map[string]string
	typed        func(string) string
}

// factBox is one of the figures beside the thermometer.
type factBox struct {
	label, value, note string
	late               ui.Tone
}

// stepView is a step of the relation with its day.
type stepView struct {
	label, when string
	done        ui.Tone // kept when it has been taken
}

type toldView struct {
	when, what, who, note, undo string
	before, after               ui.TagView
}

type siteView struct{ label, second, action, button string }

type counterpartView struct {
	name, job, roles, reach, action, button string
	left                                    string
}

type alikeView struct{ name, href, why, action string }

// contactsShown is how many contacts the page shows at first.
const contactsShown = 8

// showCompany answers GET /aziende/{company}.
func (p *Pages) showCompany(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	page, err := p.companyPage(c, of, failed{})
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// retry shows a company's page again with what is wrong with one of its forms.
func (p *Pages) retry(c *web.Ctx, of id.Company, f failed) error {
	return c.Retry(f.err, func() (templ.Component, error) {
		found, err := p.service.Find(c.Context(), c.Actor, of)
		if err != nil {
			return nil, err
		}
		return p.companyPage(c, found, f)
	})
}

func (p *Pages) companyPage(c *web.Ctx, of Company, f failed) (templ.Component, error) {
	v := companyView{l: c.L, today: c.Today(), company: of, path: Path(of.ID, ""), failed: f, errors: web.Fields(c.L, f.err), typed: c.Typed}
	if access.Can(c.Actor, access.CompanyEdit, access.Subject{Owners: []id.User{of.Owner}}) {
		v.mayEdit = v.path
	}
	for _, fill := range []func(*web.Ctx, *companyView) error{
		p.fillRelation, p.fillContacts, p.fillPlaces, p.fillPeople, p.fillBetween, p.fillAlike, p.fillForms, p.fillBoard, p.fillNeeds, p.fillPanels,
	} {
		if err := fill(c, &v); err != nil {
			return nil, err
		}
	}
	return companyTemplate(c.FrameTitled(of.Name(), NavCompanies), v), nil
}

// fillRelation reads the thermometer and what stands beside it.
func (p *Pages) fillRelation(c *web.Ctx, v *companyView) error {
	rules, err := p.service.rules(c.Context(), p.service.DB.Reader())
	if err != nil {
		return err
	}
	if v.load, err = p.service.LoadOf(c.Context(), v.company); err != nil {
		return err
	}
	l, e, today := v.l, v.company.Engagement, v.today
	v.warmth, v.loadState = e.WarmthOn(today, rules.CompanyMonths), v.load.StateOn(today)
	last := factBox{label: l.T("company.last"), value: l.T("company.never")}
	if !e.LastOn.IsZero() {
		last.value, last.note = l.Date(e.LastOn), l.Distance(today, e.LastOn)
	}
	next := factBox{label: l.T("company.next"), value: l.T("company.next.none"), late: ui.ToneLate}
	if n := v.company.Next; !n.On.IsZero() {
		who, err := network.Names(c.Context(), p.service.DB.Reader(), n.Who)
		if err != nil {
			return err
		}
		next = factBox{label: l.T("company.next"), value: l.Date(n.On), note: joined(", ", l.T("company.next."+n.What), n.Note, who[n.Who], l.Distance(today, n.On))}
		if n.On.Before(today) {
			next.late = ui.ToneLate
		}
	}
	load := factBox{label: l.T("company.load"), value: l.T("company.load.of", v.load.Count, v.load.Cap), note: l.T("company.load." + string(v.loadState))}
	if v.loadState == LoadFull {
		load.late = ui.ToneLate
	} else if v.loadState == LoadAhead {
		load.late = ui.ToneNear
	}
	v.facts = []factBox{last, next, load}
	if e.IsStale(today, rules.CompanyMonths) && e.State != Archived {
		v.stale = l.T("company.stale.text", l.Date(e.FreshOn))
	}
	v.steps = steps(l, e)
	v.tags = []ui.TagView{stateTag(l, e.State)}
	if v.company.Size != "" {
		v.tags = append(v.tags, ui.TagView{Text: l.T("company.size." + string(v.company.Size))})
	}
	if v.company.PublicControl {
		v.tags = append(v.tags, ui.TagView{Tone: ui.ToneInfo, Text: l.T("company.public.short"), Icon: "pa"})
	}
	if v.company.Kind != KindEmployer {
		v.tags = append(v.tags, ui.TagView{Text: l.T("company.kind." + string(v.company.Kind))})
	}
	return nil
}

// steps are those of annex 5 with their days.
func steps(l i18n.L, e Engagement) []stepView {
	var out []stepView
	for _, s := range []struct {
		state State
		on    civil.Date
	}{
		{Spotted, e.SpottedOn}, {AssociationContacted, e.AssociationOn}, {Contacted, e.ContactedOn}, {Met, e.MetOn}, {Interested, e.InterestedOn}, {Board, e.BoardOn},
	} {
		step := stepView{label: l.T("company.step." + string(s.state)), when: l.T("company.step.missing")}
		if !s.on.IsZero() {
			step.when, step.done = l.Date(s.on), ui.ToneKept
		}
		out = append(out, step)
	}
	if !e.ActiveOn.IsZero() && e.BoardOn.IsZero() {
		out[len(out)-1] = stepView{label: l.T("company.step.active"), when: l.Date(e.ActiveOn), done: ui.ToneKept}
	}
	return out
}

// fillContacts lists the contacts with the association before and after.
func (p *Pages) fillContacts(c *web.Ctx, v *companyView) error {
	contacts, err := ContactsOf(c.Context(), p.service.DB.Reader(), v.company.ID)
	if err != nil {
		return err
	}
	people, err := CounterpartsOf(c.Context(), p.service.DB.Reader(), v.company.ID)
	if err != nil {
		return err
	}
	names := map[CounterpartID]string{}
	for _, person := range people {
		names[person.ID] = person.Name
	}
	told := Tell(contacts, len(v.company.Associations) > 0)
	v.contacts = len(told)
	for _, t := range told {
		if t.Missing() {
			v.missing++
		}
	}
	if len(told) > contactsShown && c.Query().Get("contatti") == "" {
		v.all, told = v.path+"?contatti=tutti#contatti", told[:contactsShown]
	}
	for i, t := range told {
		row := toldView{
			when: v.l.Date(t.On), who: names[t.Counterpart], note: t.Note,
			what:   v.l.T("company.way."+t.Way) + ": " + v.l.T("company.topic."+t.Topic) + ", " + v.l.T("company.outcome."+string(t.Outcome)),
			before: v.toldTag(t, t.BeforeOn), after: v.toldTag(t, t.ToldOn),
		}
		if i == 0 && v.mayEdit != "" {
			row.undo = v.path + "/contatti/" + string(t.ID) + "/annulla"
		}
		v.told = append(v.told, row)
	}
	return nil
}

func (v companyView) toldTag(t Told, on civil.Date) ui.TagView {
	switch {
	case !t.Needed:
		return ui.TagView{Text: v.l.T("company.tell.not_needed")}
	case on.IsZero():
		return ui.TagView{Tone: ui.ToneLate, Text: v.l.T("company.tell.missing")}
	default:
		return ui.TagView{Tone: ui.ToneKept, Text: v.l.DayMonth(on)}
	}
}

func (p *Pages) fillPlaces(c *web.Ctx, v *companyView) error {
	all, err := SitesOf(c.Context(), p.service.DB.Reader(), v.company.ID)
	if err != nil {
		return err
	}
	place := ""
	for _, s := range all {
		m, err := programme.MunicipalityByISTAT(c.Context(), p.service.DB.Reader(), s.Municipality)
		if err != nil {
			return err
		}
		row := siteView{label: m.Name, second: joined(" · ", s.Name, s.Address)}
		if !s.ClosedOn.IsZero() {
			row.second = joined(" · ", row.second, v.l.T("company.site.closed", v.l.Date(s.ClosedOn)))
		} else if place == "" {
			place = m.Name
		}
		if v.mayEdit != "" {
			row.action, row.button = v.path+"/sedi/"+string(s.ID)+"/chiudi", v.l.T("company.site.close")
			if !s.ClosedOn.IsZero() {
				row.action, row.button = v.path+"/sedi/"+string(s.ID)+"/riapri", v.l.T("company.site.reopen")
			}
		}
		v.sites = append(v.sites, row)
	}
	sector := ""
	if v.company.ATECO != "" {
		sector = v.l.T("company.division." + DivisionOf(v.company.ATECO))
	}
	v.sub = joined(" · ", sector, place)
	return nil
}

func (p *Pages) fillPeople(c *web.Ctx, v *companyView) error {
	all, err := CounterpartsOf(c.Context(), p.service.DB.Reader(), v.company.ID)
	if err != nil {
		return err
	}
	for _, person := range all {
		row := counterpartView{name: person.Name, job: person.Job, reach: joined(" · ", person.Phone, person.Email)}
		for _, role := range []struct {
			has  bool
			code string
		}{{person.Signs, "signs"}, {person.Tutors, "tutors"}, {person.Answers, "answers"}} {
			if role.has {
				row.roles = joined(", ", row.roles, v.l.T("company.counterpart."+role.code))
			}
		}
		if v.mayEdit != "" {
			row.action, row.button = v.path+"/referenti/"+string(person.ID)+"/via", v.l.T("company.counterpart.leave")
		}
		if !person.LeftOn.IsZero() {
			row.left = v.l.T("company.counterpart.left", v.l.Date(person.LeftOn))
			if v.mayEdit != "" {
				row.action, row.button = v.path+"/referenti/"+string(person.ID)+"/ritorno", v.l.T("company.counterpart.back")
			}
		}
		v.counterparts = append(v.counterparts, row)
	}
	return nil
}

// fillBetween says who stands between the company and the programme.
func (p *Pages) fillBetween(c *web.Ctx, v *companyView) error {
	ctx, q := c.Context(), p.service.DB.Reader()
	for _, o := range v.company.Associations {
		found, err := network.OrganisationByID(ctx, q, o)
		if err != nil {
			return err
		}
		v.associations = append(v.associations, ui.Option{Value: string(o), Label: found.Name})
		v.between = append(v.between, ui.RowView{Label: found.Name, Second: v.l.T("network.kind." + string(found.Kind))})
	}
	source := ui.RowView{Label: v.l.T("company.source"), Second: v.l.T("company.source." + string(v.company.Source))}
	if o := v.company.SourceOrganisation; o != "" {
		found, err := network.OrganisationByID(ctx, q, o)
		if err != nil {
			return err
		}
		source.Second += ": " + found.Name
	}
	if o := v.company.SourceCompany; o != "" {
		found, err := RowOf(ctx, q, o)
		if err != nil {
			return err
		}
		source.Second += ": " + found.Name
		source.Href = Path(o, "")
	}
	v.between = append(v.between, source)
	owner, err := network.Names(ctx, q, v.company.Owner)
	if err != nil {
		return err
	}
	if name := owner[v.company.Owner]; name != "" {
		v.sub = joined(" · ", v.sub, v.l.T("company.followed", name))
	}
	brought, err := Brought(ctx, q, access.ScopeOf(c.Actor, access.CompanyView), v.company.ID)
	for _, r := range brought {
		v.brought = append(v.brought, ui.RowView{Label: r.Name, Href: Path(r.ID, ""), Second: joined(" · ", r.Place, v.l.T("company.state."+string(r.State)))})
	}
	return err
}

func (p *Pages) fillAlike(c *web.Ctx, v *companyView) error {
	if v.mayEdit == "" {
		return nil
	}
	found, err := alike(c.Context(), p.service.DB.Reader(), p.service.Keys, v.company)
	if err != nil {
		return err
	}
	for o, why := range found {
		row, err := RowOf(c.Context(), p.service.DB.Reader(), o)
		if err != nil {
			return err
		}
		v.alike = append(v.alike, alikeView{name: row.Name, href: Path(o, ""), why: v.l.T("company.alike." + string(why)), action: v.path + "/distinte/" + string(o)})
	}
	return nil
}

func (p *Pages) fillForms(c *web.Ctx, v *companyView) (err error) {
	if v.mayEdit == "" {
		return nil
	}
	n := v.company.Next
	f := nextForm{What: n.What, Note: n.Note, Who: n.Who}
	on := ""
	if !n.On.Before(v.today) {
		on = n.On.String()
	}
	if f.Who == "" {
		f.Who = v.company.Owner
	}
	if v.failed.form == "next" {
		f, on = nextForm{What: v.typed("next_what"), Note: v.typed("next_note"), Who: id.User(v.typed("next_who"))}, v.typed("next_on")
	}
	if v.next, err = p.nextFields(c, f, on, v.errorsOf("next")); err != nil {
		return err
	}
	v.site, err = p.siteFields(c, v.typedIn("site", "municipality"), v.typedIn("site", "address"), v.errorsOf("site"))
	return err
}

func (p *Pages) fillPanels(c *web.Ctx, v *companyView) error {
	for _, panel := range p.panels {
		if !access.Allows(c.Actor, panel.Action) {
			continue
		}
		part, err := panel.Render(c, v.company.ID)
		if err != nil {
			return err
		}
		switch {
		case part == nil:
		case panel.Side:
			v.side = append(v.side, part)
		default:
			v.panels = append(v.panels, part)
		}
	}
	return nil
}

// errorsOf are the messages of one of the page's forms.
func (v companyView) errorsOf(form string) map[string]string {
	if v.failed.form != form {
		return nil
	}
	return v.errors
}

// typedIn is what was typed into a field of the form that came back.
func (v companyView) typedIn(form, field string) string {
	if v.failed.form != form {
		return ""
	}
	return v.typed(field)
}

func (v companyView) hidden() []ui.Hidden { return hidden(v.company.Version) }

// wrong is what is wrong with the form that came back, wherever it stands.
func (v companyView) wrong() string {
	if v.failed.err == nil {
		return ""
	}
	var texts []string
	for _, e := range web.Summary(v.l, v.failed.err, nil) {
		if !in(texts, e.Text) {
			texts = append(texts, e.Text)
		}
	}
	return strings.Join(texts, " ")
}

// meterWord says the thermometer in words.
func (v companyView) meterWord() string { return v.l.T("company.warmth." + string(v.warmth)) }

// mark is where the thermometer stands, in a hundred.
func (v companyView) mark() string {
	return map[Warmth]string{Cold: "16", Mild: "50", Warm: "84"}[v.warmth]
}

// cells are the month's proposals as cells, full and free.
func (v companyView) cells() []string {
	var out []string
	for i := range min(max(v.load.Cap, v.load.Count), 20) {
		class := "c-free"
		if i < v.load.Count {
			class = "c-full"
		}
		out = append(out, class)
	}
	return out
}

func cellX(i int) string { return strconv.Itoa(i * 18) }

type siteForm struct {
	Name         string `form:"site_name" max:"160"`
	Municipality string `form:"municipality" max:"6"`
	Address      string `form:"address" max:"200"`
}

// addSite answers POST /aziende/{company}/sedi.
func (p *Pages) addSite(c *web.Ctx) error {
	var f siteForm
	return p.do(c, "site", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		_, err := p.service.AddSite(ctx, actor, Site{Company: of, Name: f.Name, Municipality: f.Municipality, Address: f.Address})
		return web.Flash{Key: "company.flash.site"}, err
	})
}

type counterpartForm struct {
	Name  string   `form:"name" max:"160"`
	Job   string   `form:"job" max:"160"`
	Phone string   `form:"phone" max:"40"`
	Email string   `form:"email" max:"254"`
	Roles []string `form:"roles" max:"10"`
}

// addCounterpart answers POST /aziende/{company}/referenti.
func (p *Pages) addCounterpart(c *web.Ctx) error {
	var f counterpartForm
	return p.do(c, "counterpart", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		_, err := p.service.AddCounterpart(ctx, actor, Counterpart{
			Company: of, Name: f.Name, Job: f.Job, Phone: f.Phone, Email: f.Email,
			Signs: in(f.Roles, "signs"), Tutors: in(f.Roles, "tutors"), Answers: in(f.Roles, "answers"),
		})
		return web.Flash{Key: "company.flash.counterpart"}, err
	})
}

func (p *Pages) moveSite(command func(context.Context, access.Actor, id.Company, SiteID) error, key, undo string) web.Handler {
	return func(c *web.Ctx) error {
		site, err := web.PathID[SiteID](c, "site")
		if err != nil {
			return err
		}
		return p.do(c, "", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
			return web.Flash{Key: key, Undo: Path(of, "/sedi/"+string(site)+undo)}, absent(command(ctx, actor, of, site))
		})
	}
}

func (p *Pages) moveCounterpart(command func(context.Context, access.Actor, id.Company, CounterpartID) error, key, undo string) web.Handler {
	return func(c *web.Ctx) error {
		who, err := web.PathID[CounterpartID](c, "counterpart")
		if err != nil {
			return err
		}
		return p.do(c, "", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
			return web.Flash{Key: key, Undo: Path(of, "/referenti/"+string(who)+undo)}, absent(command(ctx, actor, of, who))
		})
	}
}
