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

func TestAHandoverLeavesWhomItCannotMove(t *testing.T) {
	t.Parallel()
	anna, bruno := id.New[id.User](), id.New[id.User]()
	day := civil.MustDate("2022-03-02")
	for name, tt := range map[string]struct {
		row  person.HandoverRow
		want string
	}{
		"followed by nobody":                 {person.HandoverRow{}, ""},
		"followed by another":                {person.HandoverRow{Referent: anna, Since: day.AddDays(-9)}, ""},
		"followed by another since today":    {person.HandoverRow{Referent: anna, Since: day}, ""},
		"followed by another since later":    {person.HandoverRow{Referent: anna, Since: day.AddDays(1)}, person.ObstacleLater},
		"followed by the new one already":    {person.HandoverRow{Referent: bruno, Since: day.AddDays(9)}, person.ObstacleSame},
		"merged into another, whoever it is": {person.HandoverRow{Referent: anna, Merged: true}, person.ObstacleMerged},
	} {
		if got := tt.row.Obstacle(bruno, day); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

// handOver is the command as the desk gives it: with what it has shown.
func (h *house) handOver(actor access.Actor, cmd person.HandoverCmd) (batch person.HandoverID, changed []person.Card, err error) {
	err = h.DB.Import(ctx, func(tx *db.Tx) error {
		batch, changed, err = h.HandOverIn(ctx, tx, actor, cmd)
		return err
	})
	return batch, changed, err
}

// many registers people whom somebody follows since yesterday.
func (h *house) many(boss access.Actor, referent id.User, n int) []person.Seen {
	var out []person.Seen
	for i := range n {
		m := marta()
		m.Surname += string(rune('a' + i))
		m.FiscalCode = civil.FiscalCode{}
		p := h.register(m)
		if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: p, User: referent, Reason: "first"}); err != nil {
			h.t.Fatal(err)
		}
		out = append(out, person.Seen{Person: p, Version: h.load(p).Version})
	}
	return out
}

func TestManyAreHandedOverAndTakenBackAsOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna, bruno := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker), h.user("bruno", access.CaseWorker)
	people := h.many(boss, anna.User, 5)
	unfollowed := h.register(person.New{Surname: "Senza", GivenName: "Referente"})
	people = append(people, person.Seen{Person: unfollowed, Version: 1})
	cmd := person.HandoverCmd{People: people, User: bruno.User, On: h.Clock.Today(), Reason: "leaves"}

	batch, _, err := h.handOver(boss, cmd)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if got := h.load(p.Person); got.Referent != bruno.User || got.Version != p.Version+1 {
			t.Errorf("followed by %s at version %d", got.Referent, got.Version)
		}
		kinds := h.kinds(p.Person)
		if !slices.Contains(kinds, person.KindReferentAssigned) {
			t.Errorf("facts %v", kinds)
		}
	}
	if n := h.count(`SELECT COUNT(*) FROM audit_log WHERE action = $1 AND actor = $2`, access.PersonAssign, boss.User); n != 11 {
		t.Errorf("%d rows of audit, want one for each assignment", n)
	}

	// Somebody chooses another referent for one of them meanwhile: that stays.
	own := people[1].Person
	if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: own, User: boss.User, Reason: "other"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.TakeBackHandover(ctx, anna, batch); !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker takes it back: %v", err)
	}
	back, rest, err := h.TakeBackHandover(ctx, boss, batch)
	if err != nil || back != 5 || len(rest) != 1 || rest[0].ID != own {
		t.Fatalf("took back %d, left %v, %v; want 5 and the one changed since", back, rest, err)
	}
	for i, p := range people {
		want := anna.User
		switch {
		case i == 1:
			want = boss.User
		case p.Person == unfollowed:
			want = ""
		}
		got := h.load(p.Person)
		spans, err := person.Referents(ctx, h.DB.Reader(), p.Person)
		if err != nil || got.Referent != want || want != "" && (spans[0].User != want || !spans[0].To.IsZero()) {
			t.Errorf("person %d is followed by %s, %v, want %s", i, got.Referent, spans, want)
		}
		if want == anna.User && len(spans) != 1 {
			t.Errorf("person %d keeps a trace of what was taken back: %v", i, spans)
		}
	}
	events, err := journal.ByPerson(ctx, h.DB.Reader(), people[0].Person)
	if err != nil || len(journal.Live(events)) != 1 || len(events) != 3 {
		t.Errorf("facts %+v, %v; want the voided one kept", events, err)
	}
	if back, rest, err := h.TakeBackHandover(ctx, boss, batch); err == nil && back > 0 || len(rest) != 1 {
		t.Errorf("twice: took back %d, left %v, %v", back, rest, err)
	}
	if _, _, err := h.TakeBackHandover(ctx, boss, id.New[person.HandoverID]()); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown one: %v", err)
	}
}

func TestAStaleHandoverMovesNobodyAndSaysWho(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna, bruno := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker), h.user("bruno", access.CaseWorker)
	people := h.many(boss, anna.User, 4)
	today := h.Clock.Today()
	cmd := person.HandoverCmd{People: people, User: bruno.User, On: today, Reason: "workload"}
	if _, _, err := h.handOver(anna, cmd); !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker hands over: %v", err)
	}
	for name, wrong := range map[string]person.HandoverCmd{
		"user":   {People: people, User: h.user("esterna", access.Monitor).User, On: today, Reason: "workload"},
		"reason": {People: people, User: bruno.User, On: today, Reason: "bored"},
		"on":     {People: people, User: bruno.User, On: today.AddDays(1), Reason: "workload"},
	} {
		_, _, err := h.handOver(boss, wrong)
		if fields := fault.FieldsOf(err); !fault.Is(err, fault.Invalid) || len(fields) != 1 || fields[0].Name != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: people[2].Person, User: boss.User, Reason: "other"}); err != nil {
		t.Fatal(err)
	}
	_, changed, err := h.handOver(boss, cmd)
	if !fault.Is(err, fault.Conflict) || len(changed) != 1 || changed[0].ID != people[2].Person {
		t.Fatalf("got %v, %v; want a Conflict that names one", changed, err)
	}
	if got := h.load(people[0].Person).Referent; got != anna.User {
		t.Errorf("the others moved, to %s", got)
	}
	if n := h.count(`SELECT COUNT(*) FROM person_handover`); n != 0 {
		t.Errorf("%d rows of a handover that was not", n)
	}
}
