package person_test

import (
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func TestNotesComeInPairs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna, bruno := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker), h.user("bruno", access.CaseWorker)
	p := h.register(marta())
	if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: p, User: anna.User, Reason: "first"}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.AddNote(ctx, bruno, person.AddNoteCmd{Person: p, Kind: person.PlainNote, Shared: " Cerca in cucina ", Private: "Preoccupata"}); err != nil {
		t.Fatal(err)
	}
	read := func(by access.Actor) person.Note {
		t.Helper()
		notes, err := person.Notes(ctx, h.DB.Reader(), h.Keys, by, p)
		if err != nil || len(notes) != 1 {
			t.Fatalf("notes = %v, %v; want one", notes, err)
		}
		return notes[0]
	}
	for _, c := range []struct {
		name    string
		by      access.Actor
		private string
	}{
		{"who wrote it reads both", bruno, "Preoccupata"},
		{"the referent reads both", anna, "Preoccupata"},
		{"a coordinator who does not follow the person reads the shared one", boss, ""},
		{"another case worker reads the shared one", h.user("carla", access.CaseWorker), ""},
	} {
		if n := read(c.by); n.Shared != "Cerca in cucina" || n.Private != c.private || !n.HasPrivate {
			t.Errorf("%s: got %q and %q, has private %v", c.name, n.Shared, n.Private, n.HasPrivate)
		}
	}
	if _, err := person.Notes(ctx, h.DB.Reader(), h.Keys, h.user("admin", access.Administrator), p); !fault.Is(err, fault.Denied) {
		t.Errorf("an administrator reads notes: %v, want Denied", err)
	}
	sealed, err := db.One(ctx, h.DB.Reader(), db.Scalar[[]byte], `SELECT shared_sealed FROM person_note WHERE person = $1`, p)
	if err != nil || strings.Contains(string(sealed), "cucina") {
		t.Errorf("the note is in the clear: %q, %v", sealed, err)
	}
}

func TestACallIsAFactOfItsDay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	anna := h.user("anna", access.CaseWorker)
	p := h.register(marta())
	cmd := person.AddNoteCmd{Person: p, Kind: person.CallNote, Outcome: "no_answer", On: today.AddDays(-2)}
	note, err := h.AddNote(ctx, anna, cmd)
	if err != nil {
		t.Fatal(err)
	}
	events, err := journal.ByPerson(ctx, h.DB.Reader(), p)
	if err != nil || len(events) != 1 || events[0].OccurredOn != today.AddDays(-2) || events[0].Code("outcome") != "no_answer" {
		t.Fatalf("events = %+v, %v", events, err)
	}
	if err := h.TakeBackNote(ctx, h.user("bruno", access.CaseWorker), p, note); !fault.Is(err, fault.Denied) {
		t.Errorf("somebody else takes it back: %v, want Denied", err)
	}
	if err := h.TakeBackNote(ctx, anna, h.register(marta()), note); !fault.Is(err, fault.NotFound) {
		t.Errorf("under somebody else's name: %v, want NotFound", err)
	}
	if err := h.TakeBackNote(ctx, anna, p, note); err != nil {
		t.Fatal(err)
	}
	if got := h.kinds(p); len(got) != 0 {
		t.Errorf("events = %v, want none live", got)
	}
	if err := h.TakeBackNote(ctx, anna, p, note); !fault.Is(err, fault.Conflict) {
		t.Errorf("taking back twice: %v, want Conflict", err)
	}
	notes, err := person.Notes(ctx, h.DB.Reader(), h.Keys, anna, p)
	if err != nil || len(notes) != 1 || !notes[0].TakenBack {
		t.Errorf("notes = %+v, %v; want one, taken back", notes, err)
	}
}

func TestAddNoteRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	anna := h.user("anna", access.CaseWorker)
	p := h.register(marta())
	cases := []struct {
		name  string
		actor access.Actor
		cmd   person.AddNoteCmd
		want  fault.Kind
	}{
		{"an empty note", anna, person.AddNoteCmd{Person: p, Kind: person.PlainNote, Shared: "  "}, fault.Invalid},
		{"a note of tomorrow", anna, person.AddNoteCmd{Person: p, Kind: person.PlainNote, Shared: "x", On: today.AddDays(1)}, fault.Invalid},
		{"a call without an outcome", anna, person.AddNoteCmd{Person: p, Kind: person.CallNote}, fault.Invalid},
		{"a kind that does not exist", anna, person.AddNoteCmd{Person: p, Kind: "letter", Shared: "x"}, fault.Invalid},
		{"a novel", anna, person.AddNoteCmd{Person: p, Kind: person.PlainNote, Shared: strings.Repeat("è", 4001)}, fault.Invalid},
		{"an unknown person", anna, person.AddNoteCmd{Person: id.New[id.Person](), Kind: person.PlainNote, Shared: "x"}, fault.NotFound},
		{"who may not", stranger(access.AccessPoint), person.AddNoteCmd{Person: p, Kind: person.PlainNote, Shared: "x"}, fault.Denied},
	}
	for _, c := range cases {
		if _, err := h.AddNote(ctx, c.actor, c.cmd); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if got := h.kinds(p); !slices.Equal(got, nil) {
		t.Errorf("events = %v, want none", got)
	}
}
