package person_test

import (
	"slices"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func TestUpdateCorrectsAndTellsWhichPartsChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	n := marta()
	n.ID = h.register(n)
	n.Surname, n.Address, n.Phones = "Rossi Bianchi", "Via Indipendenza 8", []string{"051 219 3111", "333 123 4567"}
	if err := h.Update(ctx, office, person.UpdateCmd{Version: 1, Record: n}); err != nil {
		t.Fatal(err)
	}
	p := h.load(n.ID)
	if p.Surname != "Rossi Bianchi" || p.Address != "Via Indipendenza 8" || p.Version != 2 {
		t.Errorf("got %q, %q, version %d", p.Surname, p.Address, p.Version)
	}
	if want := []string{"+393331234567", "+390512193111"}; !slices.Equal(p.Phones(), want) {
		t.Errorf("phones = %q, want %q", p.Phones(), want)
	}
	events, err := journal.ByPerson(ctx, h.DB.Reader(), n.ID)
	if err != nil || len(events) != 1 || events[0].Code("changed") != "identity place contact" || events[0].Actor != office.User {
		t.Errorf("events = %+v, %v", events, err)
	}
	if got := h.count(`SELECT COUNT(*) FROM audit_log WHERE subject = $1`, n.ID); got != 1 {
		t.Errorf("%d rows of audit, want 1", got)
	}
	if got := h.count(`SELECT COUNT(*) FROM person_contact WHERE person = $1 AND NOT active`, n.ID); got != 0 {
		t.Errorf("%d contacts were taken out of use, want none", got)
	}
}

func TestUpdateThatChangesNothingWritesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	n := marta()
	n.ID = h.register(n)
	if err := h.Update(ctx, h.user("ufficio", access.Office), person.UpdateCmd{Version: 1, Record: n}); err != nil {
		t.Fatal(err)
	}
	if p := h.load(n.ID); p.Version != 1 || len(h.kinds(n.ID)) != 0 {
		t.Errorf("version %d, events %v; want nothing written", p.Version, h.kinds(n.ID))
	}
}

func TestUpdateOfAMoveLeavesThePastDimensions(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	n := marta()
	n.ID = h.register(n)
	h.clock.Set(today.AddDays(30).At(9, 0, h.clock.Zone()))
	n.Municipality = "037032" // Imola
	if err := h.Update(ctx, h.user("ufficio", access.Office), person.UpdateCmd{Version: 1, Record: n}); err != nil {
		t.Fatal(err)
	}
	type version struct {
		from     civil.Date
		district string
	}
	got, err := db.All(ctx, h.DB.Reader(), func(s db.Scanner) (version, error) {
		var v version
		err := s.Scan(&v.from, &v.district)
		return v, err
	}, `SELECT valid_from, district FROM fact_person_dimension WHERE person = $1 ORDER BY valid_from`, n.ID)
	want := []version{{today, "bologna"}, {today.AddDays(30), "imola"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

func TestUpdateRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	n := marta()
	n.ID = h.register(n)
	office, outsider := h.user("ufficio", access.Office), stranger(access.AccessPoint)
	changed := n
	changed.Surname = "Verdi"
	noName := n
	noName.Surname = ""
	unknown := n
	unknown.ID = id.New[id.Person]()
	cases := []struct {
		name  string
		actor access.Actor
		cmd   person.UpdateCmd
		want  fault.Kind
	}{
		{"who may not edit", outsider, person.UpdateCmd{Version: 1, Record: changed}, fault.Denied},
		{"nobody", access.Actor{}, person.UpdateCmd{Version: 1, Record: changed}, fault.Denied},
		{"a version that is not the last", office, person.UpdateCmd{Version: 7, Record: changed}, fault.Conflict},
		{"a record without a name", office, person.UpdateCmd{Version: 1, Record: noName}, fault.Invalid},
		{"an unknown record", office, person.UpdateCmd{Version: 1, Record: unknown}, fault.NotFound},
	}
	for _, c := range cases {
		if err := h.Update(ctx, c.actor, c.cmd); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if p := h.load(n.ID); p.Surname != "Rossi" || p.Version != 1 {
		t.Errorf("the record changed: %q, version %d", p.Surname, p.Version)
	}
}

func TestConsents(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	p := h.register(marta())
	give := person.ConsentCmd{Person: p, Kind: person.ConsentShare, NoticeVersion: "2022-05"}
	for range 2 { // twice is no error
		if err := h.GiveConsent(ctx, office, give); err != nil {
			t.Fatal(err)
		}
	}
	if got := h.load(p); !got.Agreed(person.ConsentShare) || len(got.Consents) != 2 {
		t.Fatalf("consents = %+v", got.Consents)
	}
	if err := h.WithdrawConsent(ctx, office, give); err != nil {
		t.Fatal(err)
	}
	if got := h.load(p); got.Agreed(person.ConsentShare) || len(got.Consents) != 2 {
		t.Errorf("a withdrawn consent must stay and not hold: %+v", got.Consents)
	}
	if got := h.kinds(p); !slices.Equal(got, []journal.Kind{person.KindConsentWithdrawn}) {
		t.Errorf("events = %v", got)
	}
	if err := h.WithdrawConsent(ctx, office, give); !fault.Is(err, fault.Conflict) {
		t.Errorf("withdrawing twice: %v, want Conflict", err)
	}
	if err := h.WithdrawConsent(ctx, office, person.ConsentCmd{Person: p, Kind: person.ConsentPrivacy}); !fault.Is(err, fault.Conflict) {
		t.Errorf("the notice cannot be unread: %v, want Conflict", err)
	}
	if err := h.GiveConsent(ctx, stranger(access.AccessPoint), give); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not edit: %v, want Denied", err)
	}
	if err := h.GiveConsent(ctx, office, person.ConsentCmd{Person: p, Kind: "everything", NoticeVersion: "1"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("an unknown kind: %v, want Invalid", err)
	}
}

func TestAssignReferent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna, bruno := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker), h.user("bruno", access.CaseWorker)
	office := h.user("ufficio", access.Office)
	p := h.register(marta())
	assign := func(actor access.Actor, to access.Actor, reason string) error {
		return h.AssignReferent(ctx, actor, person.AssignReferentCmd{Person: p, Version: h.load(p).Version, User: to.User, Reason: reason})
	}
	if err := assign(boss, anna, "first"); err != nil {
		t.Fatal(err)
	}
	h.clock.Set(today.AddDays(10).At(9, 0, h.clock.Zone()))
	if err := assign(boss, bruno, "workload"); err != nil {
		t.Fatal(err)
	}
	got, err := person.Referents(ctx, h.DB.Reader(), p)
	want := []person.ReferentSpan{
		{User: bruno.User, From: today.AddDays(10), Reason: "workload"},
		{User: anna.User, From: today, To: today.AddDays(10), Reason: "first"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	s, err := person.Subject(ctx, h.DB.Reader(), p)
	if err != nil || !slices.Equal(s.Owners, []id.User{bruno.User}) || s.District != "bologna" {
		t.Errorf("subject = %+v, %v", s, err)
	}
	for _, c := range []struct {
		name string
		err  error
		want fault.Kind
	}{
		{"who may not assign", assign(anna, anna, "first"), fault.Denied},
		{"the same again", assign(boss, bruno, "other"), fault.Conflict},
		{"somebody who follows nobody", assign(boss, office, "other"), fault.Invalid},
		{"an unknown reason", assign(boss, anna, "because"), fault.Invalid},
		{"an unknown user", assign(boss, access.Actor{User: id.New[id.User]()}, "other"), fault.Invalid},
	} {
		if !fault.Is(c.err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, c.err, c.want)
		}
	}
}
