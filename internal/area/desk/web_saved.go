package desk

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathSaved = "/ricerche"
	savedHere = 8 // on the list of people; the others stand on their own page
)

// saveForm keeps the list that is open.
type saveForm struct {
	peopleQuery
	Name   string `form:"nome" max:"60"`
	Shared bool   `form:"condivisa"`
}

// saveView is the form that keeps a search.
type saveView struct {
	l      i18n.L
	hidden []ui.Hidden
	name   ui.Field
	shared ui.ChoiceListView
	errors []ui.FieldError
}

// savedView is the page of the searches that the reader may open.
type savedView struct {
	l            i18n.L
	mine, others []savedRow
}

type savedRow struct {
	search Search
	href   string
	what   string // the search in words
	owner  string // of another's
	name   ui.Field
	share  ui.PostButtonView
	gone   ui.ConfirmBoxView
}

func pathSearch(s SearchID) string { return pathSaved + "/" + string(s) }

// fillSaved puts the kept searches beside the list, and offers to keep the open
// one where it narrows something and the reader does not keep it yet.
func (p *Pages) fillSaved(c *web.Ctx, v *peopleView, f Filter) error {
	if !access.Allows(c.Actor, access.PersonSearch) {
		return nil
	}
	all, err := SearchesOf(c.Context(), p.service.DB.Reader(), p.service.Keys, c.Actor.User)
	if err != nil {
		return err
	}
	v.maySave = v.words != "" || f.Group != "" || f.District != "" || f.Referent != "" || sortOf(f.Sort) != ByName
	for i, s := range all {
		open := s.same(v.words, f)
		if open && s.Owner == c.Actor.User {
			v.maySave = false
		}
		if i < savedHere || open {
			v.saved = append(v.saved, ui.ChipView{Label: s.Name, Href: pathSearch(s.ID), Count: -1, Chosen: open})
		}
	}
	v.savedMore = len(all) > 0
	return nil
}

func (v peopleView) save() saveView { return newSaveView(v.l, v.filters(), saveForm{}, nil) }

func newSaveView(l i18n.L, hidden []ui.Hidden, f saveForm, wrong error) saveView {
	v := saveView{l: l, hidden: hidden}
	v.name = ui.Field{
		Name: "nome", Label: l.T("desk.saved.name"), Example: l.T("desk.saved.name.eg"), Value: f.Name, Required: true, MaxLength: 60, Autocomplete: "off",
		Error: web.Fields(l, wrong)["nome"],
	}
	v.shared = ui.ChoiceListView{
		Name: "condivisa", Legend: l.T("desk.saved.share"), LegendHidden: true, Many: true, Size: ui.ChoiceCompact,
		Choices: []ui.Choice{{Value: "1", Label: l.T("desk.saved.shared"), Chosen: f.Shared}},
	}
	v.errors = web.Summary(l, wrong, map[string]string{"nome": v.name.Label})
	return v
}

// saveSearch answers POST /ricerche.
func (p *Pages) saveSearch(c *web.Ctx) error {
	var form saveForm
	err := c.Decode(&form)
	form.clear()
	s := Search{Name: form.Name, Shared: form.Shared}
	if err == nil {
		s.Filter, err = form.filter()
	}
	if err == nil && form.Search != "" {
		if s.Typed = c.Search(form.Search); s.Typed == "" {
			return fault.New(fault.NotFound, "desk.saveSearch", "error.not_found") // the session does not know these words any more
		}
	}
	var saved SearchID
	if err == nil {
		saved, err = p.service.SaveSearch(c.Context(), c.Actor, s)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) {
			hidden := peopleView{l: c.L, query: form.peopleQuery}.filters()
			return savePage(c.Frame("desk.saved.new", "people"), newSaveView(c.L, hidden, form, err)), nil
		})
	}
	return c.Done(form.href(func(*peopleQuery) {}), web.Flash{Key: "desk.flash.saved", Args: []any{s.Name}, Undo: pathSearch(saved) + "/elimina"})
}

// openSaved answers GET /ricerche/{id}: the list, within the reader's own scope.
// Its words get an id of the session, as typed ones do.
func (p *Pages) openSaved(c *web.Ctx) error {
	search, err := web.PathID[SearchID](c, "id")
	if err != nil {
		return err
	}
	s, err := searchFor(c.Context(), p.service.DB.Reader(), p.service.Keys, c.Actor.User, search)
	if err != nil {
		return err
	}
	return c.Redirect(p.query(c, s).address())
}

// query is a kept search as an address.
func (p *Pages) query(c *web.Ctx, s Search) peopleQuery {
	q := peopleQuery{Group: s.Filter.Group, District: s.Filter.District, Referent: string(s.Filter.Referent), Sort: string(s.Filter.Sort)}
	if s.Typed != "" {
		q.Search = c.KeepSearch(s.Typed)
	}
	q.clear()
	return q
}

// showSaved answers GET /ricerche.
func (p *Pages) showSaved(c *web.Ctx) error {
	page, err := p.savedPage(c, "", "", nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// savedPage lists the searches; wrong is about the name typed for one of them.
func (p *Pages) savedPage(c *web.Ctx, of SearchID, typed string, wrong error) (templ.Component, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	all, err := SearchesOf(ctx, q, p.service.Keys, c.Actor.User)
	if err != nil {
		return nil, err
	}
	var users []id.User
	for _, s := range all {
		users = append(users, s.Owner)
		if s.Filter.Referent != "" {
			users = append(users, s.Filter.Referent)
		}
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return nil, err
	}
	districts, err := programme.Districts(ctx, q)
	if err != nil {
		return nil, err
	}
	places := map[string]string{}
	for _, d := range districts {
		places[d.Code] = d.Name
	}
	v := savedView{l: c.L}
	for _, s := range all {
		row := savedRowOf(c.L, s, names, places)
		if s.Owner != c.Actor.User {
			row.owner = names[s.Owner]
			v.others = append(v.others, row)
			continue
		}
		if s.ID == of {
			row.name.Value, row.name.Error = typed, web.Fields(c.L, wrong)["nome"]
		}
		v.mine = append(v.mine, row)
	}
	return savedPage(c.Frame("desk.saved.title", "people"), v), nil
}

func savedRowOf(l i18n.L, s Search, names map[id.User]string, places map[string]string) savedRow {
	row := savedRow{search: s, href: pathSearch(s.ID), what: inWords(l, s, names, places)}
	row.name = ui.Field{Name: "nome", ID: "nome-" + string(s.ID), Label: l.T("desk.saved.name"), Value: s.Name, Required: true, MaxLength: 60, Autocomplete: "off"}
	row.share = ui.PostButtonView{Label: l.T("desk.saved.do_share"), Action: row.href + "/condividi", Look: ui.LookPlain}
	if s.Shared {
		row.share = ui.PostButtonView{Label: l.T("desk.saved.do_unshare"), Action: row.href + "/solo-mia", Look: ui.LookPlain}
	}
	row.gone = ui.ConfirmBoxView{
		ID: "elimina-" + string(s.ID), Summary: l.T("desk.saved.delete"), Text: l.T("desk.saved.delete.text"), Action: row.href + "/elimina", Button: l.T("desk.saved.delete.do"),
	}
	return row
}

// inWords says what a search finds.
func inWords(l i18n.L, s Search, names map[id.User]string, places map[string]string) string {
	var parts []string
	if s.Typed != "" {
		parts = append(parts, "«"+s.Typed+"»")
	}
	if s.Filter.Group != "" {
		parts = append(parts, l.T("desk.group."+s.Filter.Group))
	}
	if s.Filter.District != "" {
		parts = append(parts, l.T("desk.people.district")+": "+places[s.Filter.District])
	}
	if s.Filter.Referent != "" {
		parts = append(parts, l.T("desk.people.referent")+": "+names[s.Filter.Referent])
	}
	if sortOf(s.Filter.Sort) == ByDue {
		parts = append(parts, l.T("desk.people.sort.due"))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

// renameSaved answers POST /ricerche/{id}.
func (p *Pages) renameSaved(c *web.Ctx) error {
	search, err := web.PathID[SearchID](c, "id")
	if err != nil {
		return err
	}
	var f struct {
		Name string `form:"nome" max:"60"`
	}
	if err = c.Decode(&f); err == nil {
		err = p.service.RenameSearch(c.Context(), c.Actor, search, f.Name)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.savedPage(c, search, f.Name, err) })
	}
	return c.Done(pathSaved, web.Flash{Key: "desk.flash.renamed", Args: []any{f.Name}})
}

// shareSaved answers POST /ricerche/{id}/condividi and …/solo-mia.
func (p *Pages) shareSaved(shared bool) web.Handler {
	return func(c *web.Ctx) error {
		search, err := web.PathID[SearchID](c, "id")
		if err != nil {
			return err
		}
		if err := p.service.ShareSearch(c.Context(), c.Actor, search, shared); err != nil {
			return err
		}
		if shared {
			return c.Done(pathSaved, web.Flash{Key: "desk.flash.shared", Undo: pathSearch(search) + "/solo-mia"})
		}
		return c.Done(pathSaved, web.Flash{Key: "desk.flash.unshared", Undo: pathSearch(search) + "/condividi"})
	}
}

// deleteSaved answers POST /ricerche/{id}/elimina.
func (p *Pages) deleteSaved(c *web.Ctx) error {
	search, err := web.PathID[SearchID](c, "id")
	if err != nil {
		return err
	}
	if err := p.service.DeleteSearch(c.Context(), c.Actor, search); err != nil {
		return err
	}
	return c.Done(pathSaved, web.Flash{Key: "desk.flash.deleted"})
}
