package desk

import (
	"net/url"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/words"
)

const pageSize = 50

// peopleQuery is the list's address: structured filters only. Words stand
// under the id of a search.
type peopleQuery struct {
	Group    string `form:"gruppo"`
	District string `form:"distretto"`
	Referent string `form:"referente"`
	Sort     string `form:"ordine"`
	Search   string `form:"s"`
	Key      string `form:"dopo"`
	After    string `form:"id"`
}

type peopleView struct {
	l         i18n.L
	today     civil.Date
	query     peopleQuery
	words     string
	rows      []peopleRow
	districts []ui.Option
	referents []ui.Option
	next      string
	mayExport bool
	mayAssign bool
	saved     []ui.ChipView // searches kept under a name
	savedMore bool          // there are more of them
	maySave   bool          // this one is none of them yet
	near      []ui.Hit      // when the words find few: people written in a similar way
}

type peopleRow struct {
	card     Card
	stage    string
	referent string
	promise  string
	late     ui.Tone
}

func (p *Pages) showPeople(c *web.Ctx) error {
	var query peopleQuery
	if err := c.DecodeQuery(&query); err != nil {
		return err
	}
	query.clear()
	ctx, q := c.Context(), p.service.DB.Reader()
	v := peopleView{l: c.L, today: c.Today(), query: query, mayExport: access.Allows(c.Actor, access.PersonExport)}
	v.mayAssign = access.Allows(c.Actor, access.PersonAssign)
	f, err := query.filter()
	if err != nil {
		return err
	}
	if query.Search != "" {
		v.words = c.Search(query.Search)
		f.Words = words.Query(i18n.It, v.words)
	}
	at := At{}
	if query.After != "" {
		after, err := id.Parse[id.Person](query.After)
		if err != nil {
			return err
		}
		at = At{Key: query.Key, Person: after}
		if f.Sort != ByDue {
			// The name of the row before is personal and stays out of the
			// address: the list goes on from its card.
			card, err := CardOf(ctx, q, after)
			if err != nil {
				return err
			}
			at.Key = card.NameKey
		}
	}
	cards, err := People(ctx, q, access.ScopeOf(c.Actor, access.PersonView), f, at, pageSize+1)
	if err != nil {
		return err
	}
	if len(cards) > pageSize {
		cards = cards[:pageSize]
		last := cards[pageSize-1]
		v.next = query.after(last)
	}
	if err := p.fillPeople(c, &v, cards); err != nil {
		return err
	}
	if err := p.fillSaved(c, &v, f); err != nil {
		return err
	}
	if v.words != "" && len(cards) < findFew && at.Person == "" {
		found, err := Find(ctx, q, access.ScopeOf(c.Actor, access.PersonView), v.words)
		if err != nil {
			return err
		}
		v.near = hitsOf(c, found.People[len(found.People)-found.Near:])
	}
	return c.Page(200, peoplePage(c.Frame("desk.people.title", "people"), v))
}

func (p *Pages) fillPeople(c *web.Ctx, v *peopleView, cards []Card) error {
	ctx, q := c.Context(), p.service.DB.Reader()
	districts, err := programme.Districts(ctx, q)
	if err != nil {
		return err
	}
	for _, d := range districts {
		v.districts = append(v.districts, ui.Option{Value: d.Code, Label: d.Name})
	}
	workers, err := network.UsersWithRole(ctx, q, access.CaseWorker)
	if err != nil {
		return err
	}
	for _, u := range workers {
		v.referents = append(v.referents, ui.Option{Value: string(u.ID), Label: u.Name})
	}
	var users []id.User
	for _, card := range cards {
		if card.Referent != "" {
			users = append(users, card.Referent)
		}
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return err
	}
	for _, card := range cards {
		row := peopleRow{card: card, stage: StageWords(v.l, card), referent: names[card.Referent]}
		if card.NextPromise != "" {
			row.promise = v.l.T("pathway.promise."+card.NextPromise) + ", " + v.l.Distance(v.today, card.NextDue)
			switch days := v.today.DaysUntil(card.NextDue); {
			case days < 0:
				row.late = ui.ToneLate
			case days <= 14:
				row.late = ui.ToneNear
			}
		}
		v.rows = append(v.rows, row)
	}
	return nil
}

// StageWords says in words where a person stands.
func StageWords(l i18n.L, c Card) string {
	if key := "pathway.state." + c.Stage; c.DecidedOn != (civil.Date{}) && c.Track != "" && l.T(key) != key {
		return l.T(key)
	}
	if c.Stage == "" {
		return l.T("desk.stage.none")
	}
	return l.T("intake.state." + c.Stage)
}

// clear forgets filters that narrow nothing.
func (q *peopleQuery) clear() {
	for _, part := range []*string{&q.District, &q.Referent} {
		if *part == anything {
			*part = ""
		}
	}
	if Sort(q.Sort) == ByName {
		q.Sort = ""
	}
}

// filter is what the address asks for, without the words of its search.
func (q peopleQuery) filter() (Filter, error) {
	f := Filter{Group: q.Group, District: q.District, Sort: Sort(q.Sort)}
	var err error
	if q.Referent != "" {
		f.Referent, err = id.Parse[id.User](q.Referent)
	}
	return f, err
}

// href is the list's address with some filters changed.
func (q peopleQuery) href(change func(*peopleQuery)) string {
	q.Key, q.After = "", ""
	change(&q)
	return q.address()
}

func (q peopleQuery) after(last Card) string {
	q.After, q.Key = string(last.Person), ""
	if Sort(q.Sort) == ByDue {
		q.Key = last.NextDue.String()
	}
	return q.address()
}

func (q peopleQuery) address() string {
	values := url.Values{}
	for name, value := range map[string]string{
		"gruppo": q.Group, "distretto": q.District, "referente": q.Referent, "ordine": q.Sort, "s": q.Search, "dopo": q.Key, "id": q.After,
	} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if len(values) == 0 {
		return "/persone"
	}
	return "/persone?" + values.Encode()
}

func (v peopleView) chips() []ui.ChipView {
	chips := []ui.ChipView{{Label: v.l.T("desk.people.all"), Href: v.query.href(func(q *peopleQuery) { q.Group = "" }), Count: -1, Chosen: v.query.Group == ""}}
	for _, g := range Groups() {
		chips = append(chips, ui.ChipView{
			Label: v.l.T("desk.group." + g.Code), Href: v.query.href(func(q *peopleQuery) { q.Group = g.Code }), Count: -1,
			Chosen: v.query.Group == g.Code,
		})
	}
	return chips
}

func (v peopleView) sub() string {
	if v.words != "" {
		return v.l.N("desk.people.found", len(v.rows), v.words)
	}
	return v.l.T("desk.people.sub")
}

func (v peopleView) columns() []ui.Column {
	var out []ui.Column
	if v.ticks() {
		out = append(out, ui.Column{Label: v.l.T("desk.bulk.column"), Hidden: true})
	}
	for _, key := range []string{"person", "stage", "promise", "referent", "place"} {
		out = append(out, ui.Column{Label: v.l.T("desk.people.column." + key)})
	}
	return out
}

// ticks reports whether the reader can do something with several people.
func (v peopleView) ticks() bool { return v.mayExport || v.mayAssign }

// anything is the entry of a filter that narrows nothing. Its value is a word,
// so that the select shows it instead of asking to choose.
const anything = "tutti"

func (v peopleView) district() string { return orAnything(v.query.District) }
func (v peopleView) referent() string { return orAnything(v.query.Referent) }

func orAnything(s string) string {
	if s == "" {
		return anything
	}
	return s
}

func (v peopleView) districtOptions() []ui.Option {
	return append([]ui.Option{{Value: anything, Label: v.l.T("desk.people.every_district")}}, v.districts...)
}

func (v peopleView) referentOptions() []ui.Option {
	return append([]ui.Option{{Value: anything, Label: v.l.T("desk.people.every_referent")}}, v.referents...)
}

func (v peopleView) sort() string {
	if v.query.Sort == "" {
		return string(ByName)
	}
	return v.query.Sort
}

func (v peopleView) sorts() []ui.Option {
	return []ui.Option{
		{Value: string(ByName), Label: v.l.T("desk.people.sort.name")}, {Value: string(ByDue), Label: v.l.T("desk.people.sort.due")},
	}
}

func (v peopleView) order() string { return v.l.T("desk.people.sort." + v.sort()) }

// kept are the parts of the address that the filter's form does not ask for.
func (v peopleView) kept() []ui.Hidden {
	var out []ui.Hidden
	if v.query.Group != "" {
		out = append(out, ui.Hidden{Name: "gruppo", Value: v.query.Group})
	}
	if v.query.Search != "" {
		out = append(out, ui.Hidden{Name: "s", Value: v.query.Search})
	}
	return out
}

// filters are all of the address that narrows the list, for a form that takes
// the whole of it.
func (v peopleView) filters() []ui.Hidden {
	out := v.kept()
	for _, h := range []ui.Hidden{{Name: "distretto", Value: v.query.District}, {Name: "referente", Value: v.query.Referent}, {Name: "ordine", Value: v.query.Sort}} {
		if h.Value != "" {
			out = append(out, h)
		}
	}
	return out
}

// back leads to the list's beginning: a list by keys goes forward only.
func (v peopleView) back() string {
	if v.query.After == "" {
		return ""
	}
	return v.query.href(func(*peopleQuery) {})
}

func (v peopleView) summary() string { return v.l.N("desk.people.shown", len(v.rows)) }
