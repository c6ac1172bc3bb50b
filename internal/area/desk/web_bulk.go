package desk

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/words"
)

const (
	pathHandover  = "/persone/passa" // who goes to whom, then what that would do
	pathConfirm   = pathHandover + "/conferma"
	stepPreview   = "anteprima"
	namedInNotice = 10 // people that a line names before it counts the rest
)

// bulkForm is the people of the list that have been ticked, or all of it, with
// to whom they go once that is asked.
type bulkForm struct {
	peopleQuery
	Chosen []id.Person `form:"chosen" max:"26" values:"501"` // one more than may be: it is said how many may
	All    bool        `form:"tutte"`
	Step   string      `form:"passo" max:"20"`
	User   id.User     `form:"user" max:"26"`
	On     civil.Date  `form:"on"`
	Reason string      `form:"reason" max:"20"`
}

// confirmForm is what a preview has shown.
type confirmForm struct {
	Chosen  []id.Person `form:"chosen" max:"26" values:"500"`
	Version []int       `form:"version" values:"500"`
	User    id.User     `form:"user" max:"26"`
	On      civil.Date  `form:"on"`
	Reason  string      `form:"reason" max:"20"`
}

func (f confirmForm) cmd() (person.HandoverCmd, error) {
	cmd := person.HandoverCmd{User: f.User, On: f.On, Reason: f.Reason}
	if len(f.Chosen) != len(f.Version) {
		return cmd, fault.Bad("desk.confirmForm", fault.Field{Key: "error.form.unreadable"})
	}
	for i, p := range f.Chosen {
		cmd.People = append(cmd.People, person.Seen{Person: p, Version: f.Version[i]})
	}
	return cmd, nil
}

// bulkView is the page that asks to whom people go.
type bulkView struct {
	l      i18n.L
	hidden []ui.Hidden
	fields []ui.Field
	people []bulkRow
	errors []ui.FieldError
}

// bulkRow is one of several people.
type bulkRow struct {
	who    ui.PersonNameView
	second string
}

func nameOf(c Card) ui.PersonNameView { return ui.PersonNameView{Name: c.Name(), Birth: c.Birth} }

// handoverView is the preview.
type handoverView struct {
	l            i18n.L
	sum          string // a Sentence
	stale        string // who has changed meanwhile
	hidden       []ui.Hidden
	change, keep []bulkRow
}

// showHandover answers GET /persone/passa: the people whom one user follows, of
// somebody who leaves.
func (p *Pages) showHandover(c *web.Ctx) error {
	if c.Query().Get("da") == "" {
		return c.Redirect("/persone")
	}
	from, err := id.Parse[id.User](c.Query().Get("da"))
	if err != nil {
		return err
	}
	f := bulkForm{On: c.Today(), Reason: "leaves"}
	cards, err := p.service.FollowedBy(c.Context(), c.Actor, from)
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.bulkPage(c, nil, f, err) })
	}
	page, err := p.bulkPage(c, cards, f, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// handover answers POST /persone/passa: it asks to whom the ticked people go,
// then shows what that would do. It changes nothing.
func (p *Pages) handover(c *web.Ctx) error {
	var f bulkForm
	wrong := c.Decode(&f)
	f.clear()
	var cards []Card
	err := wrong
	if err == nil || f.Step == stepPreview {
		cards, err = p.ticked(c, access.PersonAssign, f)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.bulkPage(c, nil, f, err) })
	}
	if f.Step != stepPreview {
		f.On = c.Today()
		page, err := p.bulkPage(c, cards, f, nil)
		if err != nil {
			return err
		}
		return c.Page(http.StatusOK, page)
	}
	cmd := person.HandoverCmd{User: f.User, On: f.On, Reason: f.Reason}
	var h Handover
	if wrong == nil {
		h, wrong = p.service.PreviewHandover(c.Context(), cards, cmd)
	}
	if wrong != nil {
		return c.Retry(wrong, func() (templ.Component, error) { return p.bulkPage(c, cards, f, wrong) })
	}
	page, err := p.handoverPage(c, h, cmd, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// ticked are the people whom a form of the list means.
func (p *Pages) ticked(c *web.Ctx, action access.Action, f bulkForm) ([]Card, error) {
	filter, err := f.filter()
	if err != nil {
		return nil, err
	}
	if f.All && f.Search != "" {
		if filter.Words = words.Query(i18n.It, c.Search(f.Search)); len(filter.Words) == 0 {
			return nil, fault.New(fault.NotFound, "desk.ticked", "error.not_found") // the session does not know these words any more
		}
	}
	return p.service.Chosen(c.Context(), c.Actor, action, filter, f.All, f.Chosen)
}

// bulkPage asks to whom people go, since when and why. From here on the people
// are those of the form, whatever the search finds later.
func (p *Pages) bulkPage(c *web.Ctx, cards []Card, f bulkForm, wrong error) (templ.Component, error) {
	l, errors := c.L, web.Fields(c.L, wrong)
	v := bulkView{l: l}
	if len(cards) > 0 {
		followers, err := p.followers(c)
		if err != nil {
			return nil, err
		}
		var reasons []ui.Option
		for _, r := range person.ReferentReasons() {
			reasons = append(reasons, ui.Option{Value: r, Label: l.T("person.reason." + r)})
		}
		on := f.On.String()
		if wrong != nil {
			on = cmp.Or(c.Typed("on"), on)
		}
		v.fields = []ui.Field{
			{Name: "user", Label: l.T("desk.handover.user"), Type: ui.TypeSelect, Required: true, Value: string(f.User), Options: followers},
			{Name: "on", Label: l.T("desk.handover.on"), Type: ui.TypeDate, Required: true, Short: true, Value: on, Max: c.Today().String()},
			{Name: "reason", Label: l.T("desk.handover.reason"), Type: ui.TypeSelect, Required: true, Value: f.Reason, Options: reasons},
		}
		for i := range v.fields {
			v.fields[i].Error = errors[v.fields[i].Name]
		}
	}
	v.hidden = []ui.Hidden{{Name: "passo", Value: stepPreview}}
	for _, card := range cards {
		v.hidden = append(v.hidden, ui.Hidden{Name: "chosen", Value: string(card.Person)})
		v.people = append(v.people, bulkRow{who: nameOf(card), second: StageWords(l, card)})
	}
	v.errors = web.Summary(l, wrong, map[string]string{
		"user": l.T("desk.handover.user"), "on": l.T("desk.handover.on"), "reason": l.T("desk.handover.reason"), "chosen": l.T("desk.people.title"),
	})
	for i, e := range v.errors { // about something that this page does not ask
		if !slices.ContainsFunc(v.fields, func(f ui.Field) bool { return f.Name == e.Name }) {
			v.errors[i].Name = "chosen"
		}
	}
	return bulkPage(c.Frame("desk.handover.title", "people"), v), nil
}

// followers lists who can follow people, by name.
func (p *Pages) followers(c *web.Ctx) ([]ui.Option, error) {
	var list []ui.Option
	for _, role := range person.ReferentRoles() {
		users, err := network.UsersWithRole(c.Context(), p.service.DB.Reader(), role)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			list = append(list, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	slices.SortFunc(list, func(a, b ui.Option) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	return slices.Compact(list), nil
}

// handoverPage is the preview; changed are those who stopped an earlier one.
func (p *Pages) handoverPage(c *web.Ctx, h Handover, cmd person.HandoverCmd, changed []person.Card) (templ.Component, error) {
	l, users := c.L, []id.User{cmd.User}
	for _, line := range slices.Concat(h.Change, h.Keep) {
		if line.Referent != "" {
			users = append(users, line.Referent)
		}
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), users...)
	if err != nil {
		return nil, err
	}
	v := handoverView{l: l, sum: l.N("desk.handover.sum", len(h.Change), names[cmd.User], l.Date(cmd.On), l.T("person.reason."+cmd.Reason))}
	v.hidden = []ui.Hidden{{Name: "user", Value: string(cmd.User)}, {Name: "on", Value: cmd.On.String()}, {Name: "reason", Value: cmd.Reason}}
	for _, line := range h.Change {
		v.hidden = append(v.hidden, ui.Hidden{Name: "chosen", Value: string(line.Person)}, ui.Hidden{Name: "version", Value: strconv.Itoa(line.Version)})
		now := l.T("desk.handover.nobody")
		if line.Referent != "" {
			now = l.T("desk.handover.now", names[line.Referent])
		}
		v.change = append(v.change, bulkRow{who: nameOf(line.Card), second: now + " · " + StageWords(l, line.Card)})
	}
	for _, line := range h.Keep {
		v.keep = append(v.keep, bulkRow{who: nameOf(line.Card), second: l.T("desk.handover.why." + line.Obstacle)})
	}
	if changed != nil {
		v.stale = l.T("desk.handover.stale", listed(l, changed))
	}
	return handoverPage(c.Frame("desk.handover.preview", "people"), v), nil
}

// listed names people in a line; of many, the first.
func listed(l i18n.L, people []person.Card) string {
	text := ""
	for i, p := range people[:min(len(people), namedInNotice)] {
		if i > 0 {
			text += ", "
		}
		text += p.Name()
	}
	if rest := len(people) - namedInNotice; rest > 0 {
		text += " " + l.N("desk.handover.rest", rest)
	}
	if text == "" {
		return l.T("desk.handover.gone")
	}
	return text
}

// confirmHandover answers POST /persone/passa/conferma.
func (p *Pages) confirmHandover(c *web.Ctx) error {
	var f confirmForm
	err := c.Decode(&f)
	var cmd person.HandoverCmd
	if err == nil {
		cmd, err = f.cmd()
	}
	if err != nil {
		return err
	}
	batch, changed, err := p.service.HandOver(c.Context(), c.Actor, cmd)
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.handoverAgain(c, f, cmd, changed, err) })
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), cmd.User)
	if err != nil {
		return err
	}
	key := "desk.flash.handed"
	if len(cmd.People) == 1 {
		key = "desk.flash.handed_one"
	}
	return c.Done("/persone?referente="+string(cmd.User), web.Flash{
		Key: key, Args: []any{len(cmd.People), names[cmd.User]}, Undo: pathHandover + "/annulla/" + string(batch),
	})
}

// handoverAgain is the page of a handover that was not done: its preview as
// things are now, or the question to whom people go.
func (p *Pages) handoverAgain(c *web.Ctx, f confirmForm, cmd person.HandoverCmd, changed []person.Card, wrong error) (templ.Component, error) {
	cards, err := p.service.Chosen(c.Context(), c.Actor, access.PersonAssign, Filter{}, false, f.Chosen)
	if err != nil && !fault.Is(err, fault.Invalid) {
		return nil, err
	}
	asked := bulkForm{User: f.User, On: f.On, Reason: f.Reason}
	if err != nil {
		return p.bulkPage(c, nil, asked, err)
	}
	if fault.Is(wrong, fault.Invalid) {
		return p.bulkPage(c, cards, asked, wrong)
	}
	h, err := p.service.PreviewHandover(c.Context(), cards, cmd)
	if err != nil {
		return nil, err
	}
	if changed == nil {
		changed = []person.Card{}
	}
	return p.handoverPage(c, h, cmd, changed)
}

// takeBack answers POST /persone/passa/annulla/{batch}: whom somebody has
// changed since is named and stays.
func (p *Pages) takeBack(c *web.Ctx) error {
	batch, err := web.PathID[person.HandoverID](c, "batch")
	if err != nil {
		return err
	}
	back, rest, err := p.service.People.TakeBackHandover(c.Context(), c.Actor, batch)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		key := "desk.flash.taken_back"
		if back == 1 {
			key = "desk.flash.taken_back_one"
		}
		return c.Done("/persone", web.Flash{Key: key, Args: []any{back}})
	}
	v := restView{l: c.L, sum: c.L.N("desk.handover.back", back)}
	for _, r := range rest {
		v.people = append(v.people, bulkRow{who: ui.PersonNameView{Name: r.Name(), Href: pathPerson(r.ID), Birth: r.BirthDate}})
	}
	return c.Page(http.StatusOK, restPage(c.Frame("desk.handover.back_title", "people"), v))
}

// restView names whom a handover that was taken back leaves where they are.
type restView struct {
	l      i18n.L
	sum    string
	people []bulkRow
}

// exportChosen answers POST /persone/esporta/scelte: the ticked people as a
// file, or the whole list.
func (p *Pages) exportChosen(c *web.Ctx) error {
	var f struct {
		bulkForm
		Format string `form:"formato"`
	}
	if err := c.Decode(&f); err != nil {
		return err
	}
	if f.All {
		return p.exportList(c, f.peopleQuery, f.Format)
	}
	cards, names, err := p.service.ExportChosen(c.Context(), c.Actor, f.Chosen)
	if err != nil {
		return err
	}
	return sendTable(c, cards, names, f.Format)
}

func backToPeople(l i18n.L) *ui.Link {
	return &ui.Link{Label: l.T("desk.people.title"), Href: "/persone"}
}
