package selection

import (
	"net/http"
	"net/url"

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
	State        State      `form:"stato" max:"20"`
	All          string     `form:"tutte" max:"2"`
	Company      id.Company `form:"azienda" max:"40"`
	Owner        id.User    `form:"segue" max:"40"`
	Municipality string     `form:"comune" max:"6"`
	After        string     `form:"dopo" max:"40"`
}

func (q listQuery) href() string {
	v := url.Values{}
	for name, value := range map[string]string{
		"stato": string(q.State), "tutte": q.All, "azienda": string(q.Company), "segue": string(q.Owner), "comune": q.Municipality, "dopo": q.After,
	} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if len(v) == 0 {
		return pathRequests
	}
	return pathRequests + "?" + v.Encode()
}

// listView is the list of requests.
type listView struct {
	Query          listQuery
	MayEdit        bool
	States         []ui.ChipView
	Owners, Places []ui.Option
	Kept           []ui.Hidden
	Rows           []listRow
	Next, Back     string
}

type listRow struct {
	Href, Name, Company, CompanyHref, Second string
	State                                    ui.TagView
	Work, Owner, Deadline                    string
	Late                                     *ui.TagView
}

// showRequests answers GET /richieste.
func (p *Pages) showRequests(c *web.Ctx) error {
	var query listQuery
	if err := c.DecodeQuery(&query); err != nil {
		return err
	}
	v := listView{Query: query, MayEdit: access.Allows(c.Actor, access.RequestEdit)}
	f := Filter{State: query.State, All: query.All != "", Company: query.Company, Owner: query.Owner, Municipality: query.Municipality}
	if err := p.fillRows(c, &v, f); err != nil {
		return err
	}
	if err := p.fillStates(c, &v, f); err != nil {
		return err
	}
	owners, err := p.colleagues(c)
	if err != nil {
		return err
	}
	towns, err := p.towns(c)
	if err != nil {
		return err
	}
	v.Owners, v.Places = optional(c.L.T("selection.any"), owners), optional(c.L.T("selection.any"), towns)
	for _, h := range []ui.Hidden{{Name: "stato", Value: string(query.State)}, {Name: "tutte", Value: query.All}, {Name: "azienda", Value: string(query.Company)}} {
		if h.Value != "" {
			v.Kept = append(v.Kept, h)
		}
	}
	if query.After != "" {
		first := query
		first.After = ""
		v.Back = first.href()
	}
	return c.Page(http.StatusOK, listTemplate(c.Frame("selection.title", NavRequests), v))
}

func (p *Pages) fillRows(c *web.Ctx, v *listView, f Filter) error {
	ctx, q, scope := c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.RequestView)
	var after id.Request
	var on civil.Date
	if v.Query.After != "" {
		var err error
		if after, err = id.Parse[id.Request](v.Query.After); err != nil {
			return err
		}
		last, err := p.service.Find(ctx, c.Actor, after)
		if err != nil {
			return err
		}
		on = last.ReceivedOn
	}
	rows, err := List(ctx, q, scope, f, on, after, pageSize+1)
	if err != nil {
		return err
	}
	if len(rows) > pageSize {
		rows = rows[:pageSize]
		onward := v.Query
		onward.After = string(rows[pageSize-1].ID)
		v.Next = onward.href()
	}
	users := make([]id.User, 0, len(rows))
	for _, r := range rows {
		users = append(users, r.Owner)
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return err
	}
	rules, err := p.rules(c)
	if err != nil {
		return err
	}
	for _, r := range rows {
		v.Rows = append(v.Rows, p.listRow(c.L, r, names[r.Owner], LadderOf(rules), c.Today()))
	}
	return nil
}

func (p *Pages) listRow(l i18n.L, r Row, owner string, ladder Ladder, today civil.Date) listRow {
	row := listRow{
		Href: Path(r.ID, ""), Name: p.tradeName(l, r), Company: r.CompanyName, CompanyHref: "/aziende/" + string(r.Company),
		Second: l.N("selection.positions.count", r.Positions), State: stateTag(l, r.Course.State), Owner: owner, Work: l.Date(r.Course.WorkedOn),
	}
	if r.Place != "" {
		row.Second += " · " + r.Place
	}
	if !r.Deadline.IsZero() {
		row.Deadline = l.Date(r.Deadline)
	}
	if rung := r.Course.Rung(ladder, today); rung != RungNone {
		row.Late = &ui.TagView{Tone: ui.ToneNear, Text: l.N("selection.idle", r.Course.WorkedOn.DaysUntil(today))}
		if rung != RungOwner {
			row.Late.Tone = ui.ToneLate
		}
	}
	return row
}

func (p *Pages) fillStates(c *web.Ctx, v *listView, f Filter) error {
	counts, err := Counts(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.RequestView), f)
	if err != nil {
		return err
	}
	of, live, all := map[State]int{}, 0, 0
	for _, n := range counts {
		of[n.State] = n.Count
		all += n.Count
		if n.State == Draft || n.State.IsLive() {
			live += n.Count
		}
	}
	chip := func(label string, count int, state State, every string) {
		at := v.Query
		at.After, at.State, at.All = "", state, every
		v.States = append(v.States, ui.ChipView{Label: label, Count: count, Chosen: f.State == state && (v.Query.All != "") == (every != ""), Href: at.href()})
	}
	chip(c.L.T("selection.state.live"), live, "", "")
	for _, s := range States() {
		chip(c.L.T("selection.state."+string(s)), of[s], s, "")
	}
	chip(c.L.T("selection.state.all"), all, "", "si")
	return nil
}
