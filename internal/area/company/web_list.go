package company

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const pageSize = 50

// listQuery is the list's address: structured filters only.
type listQuery struct {
	State        State           `form:"stato" max:"30"`
	Section      string          `form:"settore" max:"1"`
	Kind         Kind            `form:"tipo" max:"30"`
	Municipality string          `form:"comune" max:"6"`
	Association  id.Organisation `form:"associazione" max:"40"`
	Owner        id.User         `form:"segue" max:"40"`
	Public       string          `form:"pubbliche" max:"2"`
	Fresh        Freshness       `form:"valide" max:"10"`
	Search       string          `form:"s" max:"20"`
	After        string          `form:"dopo" max:"40"`
}

func (q listQuery) values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{
		"stato": string(q.State), "settore": q.Section, "tipo": string(q.Kind), "comune": q.Municipality, "associazione": string(q.Association),
		"segue": string(q.Owner), "pubbliche": q.Public, "valide": string(q.Fresh), "s": q.Search, "dopo": q.After,
	} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

func (q listQuery) href() string {
	if v := q.values(); len(v) > 0 {
		return pathCompanies + "?" + v.Encode()
	}
	return pathCompanies
}

type listView struct {
	l                                                    i18n.L
	query                                                listQuery
	words                                                string
	mayEdit                                              string // path of the form; empty for who may only read
	states, ages                                         []ui.ChipView
	rows                                                 []listRow
	next                                                 string
	sections, kinds, places, associations, owners, flags []ui.Option
	stale                                                int
	errors                                               []ui.FieldError
}

type listRow struct {
	name, second, href string
	state              ui.TagView
	stale              string
	last, next, owner  string
	late               ui.Tone
}

// showCompanies answers GET /aziende.
func (p *Pages) showCompanies(c *web.Ctx) error {
	var query listQuery
	if err := c.DecodeQuery(&query); err != nil {
		return err
	}
	page, err := p.listPage(c, query, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *Pages) listPage(c *web.Ctx, query listQuery, wrong error) (templ.Component, error) {
	v := listView{l: c.L, query: query}
	if wrong != nil {
		v.errors = web.Summary(c.L, wrong, nil)
	}
	if access.Allows(c.Actor, access.CompanyEdit) {
		v.mayEdit = pathCompanies + "/nuova"
	}
	rules, err := p.service.rules(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	f := Filter{
		State: query.State, Section: query.Section, Kind: query.Kind, Municipality: query.Municipality, Association: query.Association,
		Owner: query.Owner, Public: query.Public, Fresh: query.Fresh, StaleBefore: StaleBefore(c.Today(), rules.CompanyMonths),
	}
	if query.Search != "" {
		v.words = c.Search(query.Search)
		f.Words = v.words
	}
	if err := p.fillList(c, &v, f); err != nil {
		return nil, err
	}
	if err := p.fillChoices(c, &v); err != nil {
		return nil, err
	}
	return listTemplate(c.Frame("company.title", NavCompanies), v), nil
}

func (p *Pages) fillList(c *web.Ctx, v *listView, f Filter) error {
	ctx, q, scope := c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView)
	key, after := "", id.Company("")
	if v.query.After != "" {
		// The name of the row before stays out of the address.
		var err error
		if after, err = id.Parse[id.Company](v.query.After); err != nil {
			return err
		}
		row, err := RowOf(ctx, q, after)
		if err != nil {
			return err
		}
		key = row.NameKey
	}
	rows, err := List(ctx, q, scope, f, key, after, pageSize+1)
	if err != nil {
		return err
	}
	if len(rows) > pageSize {
		rows = rows[:pageSize]
		onward := v.query
		onward.After = string(rows[pageSize-1].ID)
		v.next = onward.href()
	}
	users := make([]id.User, 0, len(rows))
	for _, r := range rows {
		users = append(users, r.Owner)
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return err
	}
	for _, r := range rows {
		v.rows = append(v.rows, p.listRow(c, r, names[r.Owner], f.StaleBefore))
	}
	return p.fillChips(c, v, f)
}

func (p *Pages) listRow(c *web.Ctx, r Row, owner string, staleBefore civil.Date) listRow {
	l := c.L
	row := listRow{name: r.Name, href: Path(r.ID, ""), state: stateTag(l, r.State), owner: owner, second: r.Other}
	second := func(text string) {
		if text == "" {
			return
		}
		if row.second != "" {
			row.second += " · "
		}
		row.second += text
	}
	if r.Section != "" {
		second(l.T("company.section." + r.Section))
	}
	second(r.Place)
	if r.Public {
		second(l.T("company.public.short"))
	}
	if r.FreshOn.Before(staleBefore) && r.State != Archived {
		row.stale = l.T("company.stale")
	}
	if !r.LastOn.IsZero() {
		row.last = l.Date(r.LastOn)
	}
	if !r.Next.On.IsZero() && r.State != Archived {
		row.next = l.T("company.next."+r.Next.What) + ", " + l.DayMonth(r.Next.On)
		if r.Next.On.Before(c.Today()) {
			row.late = ui.ToneLate
			row.next += ", " + l.Distance(c.Today(), r.Next.On)
		}
	}
	return row
}

// stateTag is a state in word and shape.
func stateTag(l i18n.L, s State) ui.TagView {
	t := ui.TagView{Text: l.T("company.state." + string(s))}
	switch s {
	case Board:
		t.Tone, t.Icon = ui.ToneInfo, "star-outline"
	case Interested, Active:
		t.Tone = ui.ToneKept
	case NotInterested:
		t.Tone, t.Icon = ui.TonePlain, "ban"
	case Archived:
		t.Icon = "box"
	}
	return t
}

// fillChips counts the states and the ages that the other filters leave.
func (p *Pages) fillChips(c *web.Ctx, v *listView, f Filter) error {
	ctx, q, scope, l := c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView), c.L
	counts, err := Counts(ctx, q, scope, f)
	if err != nil {
		return err
	}
	total, of := 0, map[State]int{}
	for _, n := range counts {
		of[n.State] = n.Count
		total += n.Count
	}
	chip := func(label string, count int, chosen bool, change func(*listQuery)) ui.ChipView {
		at := v.query
		at.After = ""
		change(&at)
		return ui.ChipView{Label: label, Count: count, Chosen: chosen, Href: at.href()}
	}
	v.states = append(v.states, chip(l.T("company.state.any"), total, f.State == "", func(q *listQuery) { q.State = "" }))
	for _, s := range States() {
		n := of[s]
		if s == Archived {
			if n = -1; f.State == Archived {
				n = len(v.rows)
			}
		}
		v.states = append(v.states, chip(l.T("company.states."+string(s)), n, f.State == s, func(q *listQuery) { q.State = s }))
	}
	stale := f
	stale.Fresh = OnlyStale
	if v.stale, err = countAll(ctx, q, scope, stale); err != nil {
		return err
	}
	v.ages = []ui.ChipView{
		chip(l.T("company.fresh.only"), -1, f.Fresh == OnlyFresh, func(q *listQuery) { q.Fresh = OnlyFresh }),
		chip(l.T("company.fresh.stale"), v.stale, f.Fresh == OnlyStale, func(q *listQuery) { q.Fresh = OnlyStale }),
		chip(l.T("company.fresh.any"), -1, f.Fresh == AnyAge, func(q *listQuery) { q.Fresh = AnyAge }),
	}
	return nil
}

func (p *Pages) fillChoices(c *web.Ctx, v *listView) (err error) {
	any := c.L.T("company.filter.any")
	for _, s := range Sections() {
		v.sections = append(v.sections, ui.Option{Value: s.Letter, Label: c.L.T("company.section." + s.Letter)})
	}
	v.sections, v.kinds = orNone(any, v.sections), orNone(any, options(c.L, "company.kind.", Kinds()))
	v.flags = orNone(any, []ui.Option{{Value: "si", Label: c.L.T("company.public.only")}})
	if v.places, err = p.places(c); err != nil {
		return err
	}
	if v.associations, err = p.organisations(c, network.KindBusinessAssociation); err != nil {
		return err
	}
	if v.owners, err = p.colleagues(c); err != nil {
		return err
	}
	v.places, v.associations, v.owners = orNone(any, v.places), orNone(any, v.associations), orNone(any, v.owners)
	return nil
}

// kept are the filters that the form of the others keeps.
func (v listView) kept() []ui.Hidden {
	var out []ui.Hidden
	for _, h := range []ui.Hidden{{Name: "stato", Value: string(v.query.State)}, {Name: "valide", Value: string(v.query.Fresh)}, {Name: "s", Value: v.query.Search}} {
		if h.Value != "" {
			out = append(out, h)
		}
	}
	return out
}

type searchForm struct {
	Words string `form:"q" max:"120"`
}

// searchCompanies answers POST /aziende/cerca: typed words stay in the session.
func (p *Pages) searchCompanies(c *web.Ctx) error {
	var f searchForm
	if err := c.Decode(&f); err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.listPage(c, listQuery{}, err) })
	}
	if f.Words == "" {
		return c.Redirect(pathCompanies)
	}
	return c.Redirect(listQuery{Search: c.KeepSearch(f.Words), Fresh: AnyAge}.href())
}

// maxHits is how many companies a search shows.
const maxHits = 5

// Found are the companies for the search of the programme.
func (p *Pages) Found() web.HitSource {
	return web.HitSource{TitleKey: "company.title", Action: access.CompanyView, Find: p.find}
}

// find looks for the longest word typed, then for the others among what it
// finds. A VAT number is one word.
func (p *Pages) find(c *web.Ctx, question string) ([]web.Hit, error) {
	typed := wordsOf(Details{LegalName: question})
	if len(typed) == 0 {
		return nil, nil
	}
	longest := typed[0]
	for _, w := range typed {
		if len(w) > len(longest) {
			longest = w
		}
	}
	rows, err := search(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView), longest, 40)
	if err != nil {
		return nil, err
	}
	var hits []web.Hit
	for _, r := range rows {
		if len(hits) < maxHits && (len(typed) == 1 || begins(wordsOf(Details{LegalName: r.Name, OtherName: r.Other}), typed)) {
			second := c.L.T("company.state." + string(r.State))
			if r.Place != "" {
				second = r.Place + " · " + second
			}
			hits = append(hits, web.Hit{Label: r.Name, Second: second, Href: Path(r.ID, "")})
		}
	}
	return hits, nil
}

// begins reports whether every word typed begins a word of a name.
func begins(name, typed []string) bool {
	for _, t := range typed {
		found := false
		for _, w := range name {
			found = found || len(w) >= len(t) && w[:len(t)] == t
		}
		if !found {
			return false
		}
	}
	return true
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (v listView) emptyText() string {
	if v.query.Fresh == OnlyFresh && v.stale > 0 {
		return v.l.N("company.empty.stale", v.stale)
	}
	return v.l.T("company.empty.text")
}

// emptyHref leads to what helps: stale companies, a form, or all of them.
func (v listView) emptyHref() string {
	switch {
	case v.query.Fresh == OnlyFresh && v.stale > 0:
		at := v.query
		at.Fresh, at.After = AnyAge, ""
		return at.href()
	case v.query.href() != pathCompanies:
		return pathCompanies
	default:
		return v.mayEdit
	}
}

func (v listView) emptyDo() string {
	switch v.emptyHref() {
	case v.mayEdit:
		return v.l.T("company.new")
	case pathCompanies:
		return v.l.T("company.filter.clear")
	default:
		return v.l.T("company.fresh.any")
	}
}

// back leads to the beginning of the list: it is walked forwards.
func (v listView) back() string {
	if v.query.After == "" {
		return ""
	}
	first := v.query
	first.After = ""
	return first.href()
}

func (v listView) summary() string {
	if v.next == "" && v.query.After == "" {
		return v.l.N("company.count", len(v.rows))
	}
	return v.l.N("company.page", len(v.rows))
}
