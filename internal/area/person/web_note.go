package person

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// noteForm is a note or a call as it is typed.
type noteForm struct {
	Kind    NoteKind   `form:"kind" max:"10"`
	Outcome string     `form:"outcome" max:"20"`
	On      civil.Date `form:"on"`
	Shared  string     `form:"shared" area:"true" max:"4000"`
	Private string     `form:"private" area:"true" max:"4000"`
}

// noteView is the page of a person's notes.
type noteView struct {
	Person Person
	Today  civil.Date
	Kinds  []ui.SegmentView
	Form   noteFormView
	Notes  []ui.Moment
}

// noteFormView is the form of a new note or call.
type noteFormView struct {
	Title, Action, Submit string
	Kind                  NoteKind
	Fields                []ui.Field
	Errors                []ui.FieldError
}

// showNotes answers GET /persone/{id}/note; ?tipo=call opens the form of a call.
func (p *Pages) showNotes(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonNote, lookNotes)
	if err != nil {
		return err
	}
	f := noteForm{Kind: PlainNote, On: c.Today()}
	if c.Query().Get("tipo") == string(CallNote) {
		f.Kind = CallNote
	}
	page, err := p.notesPage(c, who, f, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// addNote answers POST /persone/{id}/note.
func (p *Pages) addNote(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonNote, lookNotes)
	if err != nil {
		return err
	}
	var f noteForm
	err = c.Decode(&f)
	var note NoteID
	if err == nil {
		note, err = p.service.AddNote(c.Context(), c.Actor, AddNoteCmd{
			Person: who.ID, Kind: f.Kind, Outcome: f.Outcome, On: f.On, Shared: f.Shared, Private: f.Private,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.notesPage(c, who, f, err) })
	}
	return c.Done(Path(who.ID, "#note"), web.Flash{Key: "person.flash." + string(f.Kind), Undo: takeBackPath(who.ID, note)})
}

// takeBackNote answers POST /persone/{id}/note/{note}/ritira.
func (p *Pages) takeBackNote(c *web.Ctx) error {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return err
	}
	note, err := web.PathID[NoteID](c, "note")
	if err != nil {
		return err
	}
	if err := p.service.TakeBackNote(c.Context(), c.Actor, who, note); err != nil {
		return err
	}
	return c.Done(Path(who, "#note"), web.Flash{Key: "person.flash.note_back"})
}

func takeBackPath(who id.Person, note NoteID) string {
	return Path(who, "/note/"+string(note)+"/ritira")
}

// notesPage shows the notes and the form: empty, or as it was typed when wrong
// says what has to change.
func (p *Pages) notesPage(c *web.Ctx, who Person, f noteForm, wrong error) (templ.Component, error) {
	notes, err := p.noteMoments(c, who.ID)
	if err != nil {
		return nil, err
	}
	l, call := c.L, f.Kind == CallNote
	v := noteView{Person: who, Today: c.Today(), Notes: notes, Kinds: []ui.SegmentView{
		{Label: l.T("person.notes.add"), Href: Path(who.ID, "/note"), Active: !call},
		{Label: l.T("person.notes.add_call"), Href: Path(who.ID, "/note?tipo=call"), Active: call},
	}}
	v.Form = newNoteForm(c, who.ID, f, wrong)
	return notesTemplate(c.Frame("person.notes.title", navPeople), v), nil
}

func newNoteForm(c *web.Ctx, who id.Person, f noteForm, wrong error) noteFormView {
	l, errors := c.L, web.Fields(c.L, wrong)
	v := noteFormView{Title: l.T("person.notes.add"), Action: Path(who, "/note"), Submit: l.T("person.notes.save"), Kind: PlainNote}
	on := ui.Field{Name: "on", Label: l.T("person.notes.on"), Type: ui.TypeDate, Short: true, Required: true, Value: f.On.String(), Max: c.Today().String()}
	if wrong != nil {
		on.Value = c.Typed("on")
	}
	v.Fields = []ui.Field{on}
	if f.Kind == CallNote {
		v.Title, v.Submit, v.Kind = l.T("person.notes.add_call"), l.T("person.notes.save_call"), CallNote
		v.Fields = append(v.Fields, ui.Field{
			Name: "outcome", Label: l.T("person.notes.outcome"), Type: ui.TypeSelect, Short: true, Required: true, Value: f.Outcome,
			Options: options(l, "person.outcome.", CallOutcomes()),
		})
	}
	v.Fields = append(v.Fields,
		ui.Field{Name: "shared", Label: l.T("person.notes.shared"), Help: l.T("person.notes.shared.help"), Type: ui.TypeTextArea, Rows: 4, MaxLength: maxNote, Value: f.Shared},
		ui.Field{Name: "private", Label: l.T("person.notes.private"), Help: l.T("person.notes.private.help"), Type: ui.TypeTextArea, Rows: 3, MaxLength: maxNote, Value: f.Private},
	)
	labels := map[string]string{}
	for i := range v.Fields {
		labels[v.Fields[i].Name] = v.Fields[i].Label
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	v.Errors = web.Summary(l, wrong, labels)
	return v
}

// noteMoments reads the notes as this reader may see them.
func (p *Pages) noteMoments(c *web.Ctx, who id.Person) ([]ui.Moment, error) {
	q := p.service.DB.Reader()
	notes, err := Notes(c.Context(), q, p.service.Keys, c.Actor, who)
	if err != nil {
		return nil, err
	}
	authors := make([]id.User, len(notes))
	for i, n := range notes {
		authors[i] = n.Author
	}
	names, err := network.Names(c.Context(), q, authors...)
	if err != nil {
		return nil, err
	}
	out := make([]ui.Moment, len(notes))
	for i, n := range notes {
		out[i] = n.moment(c.L, names[n.Author])
		if n.Author == c.Actor.User && !n.TakenBack {
			out[i].Undo = takeBackPath(n.Person, n.ID) // the identity it was written under
		}
	}
	return out, nil
}

// moment is a note as a fact of a story.
func (n Note) moment(l i18n.L, author string) ui.Moment {
	m := ui.Moment{ID: "nota-" + string(n.ID), Date: n.OnDay, Icon: "note", Title: l.T("person.notes.of", author), Voided: n.TakenBack}
	if n.Kind == CallNote {
		m.Icon, m.Title = "telephone", l.T("person.notes.call_of", author, l.T("person.outcome."+n.Outcome))
	}
	m.Notes = n.pair(l)
	return m
}

// pair is a note's two texts with their audiences; nil for a note without any.
func (n Note) pair(l i18n.L) *ui.NotePairView {
	if n.TakenBack || n.Shared == "" && !n.HasPrivate {
		return nil
	}
	return &ui.NotePairView{
		Shared: n.Shared, SharedWith: l.T("person.notes.shared"), Private: n.Private, PrivateFor: l.T("person.notes.private.box"),
		PrivateMasked: n.HasPrivate && n.Private == "",
	}
}

// NotePairs are the notes about a person by the event that a story shows them
// under, as the actor may read them.
func NotePairs(ctx context.Context, q db.Queryer, k *crypt.Keys, l i18n.L, actor access.Actor, who id.Person) (map[id.Event]*ui.NotePairView, error) {
	notes, err := Notes(ctx, q, k, actor, who)
	if err != nil {
		return nil, err
	}
	out := map[id.Event]*ui.NotePairView{}
	for _, n := range notes {
		if pair := n.pair(l); pair != nil {
			out[n.Event] = pair
		}
	}
	return out, nil
}
