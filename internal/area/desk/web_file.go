package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// The codes of a person's whole file in the access log.
const (
	lookFile     audit.Page = "person.file"
	lookFileJSON audit.Page = "person.file.json"
)

// fileForm says whom a file is for. The choice is always made by somebody: a
// file that leaves the house has none of what its authors keep to the team.
type fileForm struct {
	For string `form:"per"`
}

// itemsOnPage is how many things of a section the page shows; all are in JSON.
const itemsOnPage = 200

type filePageView struct {
	l        i18n.L
	who      id.Person
	name     string
	purpose  dossier.Purpose
	parts    []dossier.PartView
	anchors  []ui.Anchor
	segments []ui.SegmentView
}

// showFile answers GET /persone/{id}/fascicolo: everything that the programme
// holds about a person, as far as the reader may see it.
func (p *Pages) showFile(c *web.Ctx) error {
	var form fileForm
	if err := c.DecodeQuery(&form); err != nil {
		return err
	}
	f, err := p.readFile(c, form, lookFile)
	if err != nil {
		return err
	}
	card, err := CardOf(c.Context(), p.service.DB.Reader(), f.Reader.Person)
	if err != nil {
		return err
	}
	v := filePageView{l: c.L, who: f.Reader.Person, name: card.Name(), purpose: f.Reader.Purpose, parts: f.Page()}
	for _, part := range v.parts {
		v.anchors = append(v.anchors, ui.Anchor{Label: part.Title, ID: part.Key})
	}
	for _, purpose := range dossier.Purposes() {
		v.segments = append(v.segments, ui.SegmentView{
			Label: c.L.T("desk.file.for." + string(purpose)), Href: filePath(v.who) + "?per=" + string(purpose), Active: purpose == v.purpose,
		})
	}
	return c.Page(200, filePage(c.Frame("desk.file.title", "people"), v))
}

func (v filePageView) back() *ui.Link {
	return &ui.Link{Label: v.l.T("desk.file.back"), Href: person.Path(v.who, "")}
}

func filePath(who id.Person) string { return person.Path(who, "/fascicolo") }

// downloadFile answers POST /persone/{id}/fascicolo/json. It is posted since
// somebody takes the file away, which is written down.
func (p *Pages) downloadFile(c *web.Ctx) error {
	var form fileForm
	if err := c.Decode(&form); err != nil {
		return err
	}
	f, err := p.readFile(c, form, lookFileJSON)
	if err != nil {
		return err
	}
	plain, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return fault.Wrap("desk.downloadFile", err)
	}
	err = p.service.DB.Write(c.Context(), func(tx *db.Tx) error {
		return audit.Change(c.Context(), tx, c.Actor, access.PersonFile, "person", f.Reader.Person)
	})
	if err != nil {
		return fault.Wrap("desk.downloadFile", err)
	}
	return c.Download("fascicolo-"+string(f.Reader.Person)+"-"+c.Today().String()+".json", "application/json", bytes.NewReader(plain))
}

// readFile reads a person's whole file for who may have it. The look is written
// down first. An alias has no file of its own.
func (p *Pages) readFile(c *web.Ctx, form fileForm, page audit.Page) (dossier.File, error) {
	const op = "desk.readFile"
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return dossier.File{}, err
	}
	q := p.service.DB.Reader()
	r := dossier.Reader{Actor: c.Actor, Person: who, L: c.L, Zone: c.Zone(), Purpose: dossier.ForTeam}
	if form.For != "" {
		r.Purpose = dossier.Purpose(form.For)
	}
	if !slices.Contains(dossier.Purposes(), r.Purpose) {
		return dossier.File{}, fault.Bad(op, fault.Field{Name: "per", Key: "error.field.choice"})
	}
	if r.Subject, err = person.Subject(c.Context(), q, who); err != nil {
		return dossier.File{}, fault.Wrap(op, err)
	}
	if err := access.Require(c.Actor, access.PersonFile, r.Subject); err != nil {
		return dossier.File{}, fault.Wrap(op, err)
	}
	canonical, err := person.Canonical(c.Context(), q, who)
	if err == nil && canonical != who {
		err = fault.Absent(op)
	}
	if err != nil {
		return dossier.File{}, fault.Wrap(op, err)
	}
	if r.People, err = person.Identities(c.Context(), q, who); err != nil {
		return dossier.File{}, fault.Wrap(op, err)
	}
	if err := audit.Look(c.Context(), p.service.DB, c.Actor, who, page, ""); err != nil {
		return dossier.File{}, fault.Wrap(op, err)
	}
	f, err := dossier.Read(c.Context(), p.service.DB, r, c.Now(), p.plugs.Dossier)
	return f, fault.Wrap(op, err)
}

// Dossier is the story of a person in words, as part of the whole file.
func Dossier() dossier.Section {
	return dossier.Section{Key: "events", Tables: []string{"event"}, Read: dossierEvents}
}

// plainWords is a text without the signs of emphasis.
func plainWords(s string) string { return strings.ReplaceAll(s, "**", "") }

type fileEvent struct {
	OnDay      civil.Date    `json:"on_day"`
	What       string        `json:"what"`
	Detail     string        `json:"detail"`
	Kind       journal.Kind  `json:"kind" page:"-"`
	Codes      journal.Codes `json:"codes,omitempty" page:"-"`
	By         string        `json:"by"`
	RecordedAt time.Time     `json:"recorded_at"`
	TakenBack  bool          `json:"taken_back"`
}

func dossierEvents(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.PersonView); err != nil {
		return nil, err
	}
	events, err := journal.ByPerson(ctx, q, r.People...)
	if err != nil {
		return nil, err
	}
	gone, users := map[id.Event]bool{}, []id.User{}
	for _, e := range events {
		if e.Voids != "" {
			gone[e.Voids] = true
		}
		users = append(users, e.Actor)
	}
	slices.Sort(users)
	names, err := network.Names(ctx, q, slices.Compact(users)...)
	if err != nil {
		return nil, err
	}
	out := []fileEvent{}
	for _, e := range events {
		if e.Voids != "" {
			continue
		}
		m := moment(r.L, e, gone[e.ID])
		f := fileEvent{e.OccurredOn, plainWords(m.Title), plainWords(m.Detail), e.Kind, e.Codes, names[e.Actor], e.RecordedAt, gone[e.ID]}
		if e.Actor == "" {
			f.By = r.L.T("person.looks.program")
		}
		out = append(out, f)
	}
	return out, nil
}
