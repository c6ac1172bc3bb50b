package programme_test

import (
	"context"
	"testing"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestAPlannedRuleHoldsFromItsDayOn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		ctx := context.Background()
		next := today.AddMonths(2)
		later := bologna
		later.HoursLimit = 18
		number, err := h.SetRules(ctx, h.admin, programme.SetRulesCmd{From: next, Rules: later, Seen: 1})
		if err != nil || number != 2 {
			t.Fatalf("got change %d, %v, want 2", number, err)
		}
		if got := h.rules(next.AddDays(-1)); got != bologna {
			t.Errorf("the day before: got %+v", got)
		}
		if got := h.rules(next); got != later {
			t.Errorf("on the day: got %+v, want %+v", got, later)
		}
		changes := h.settings().Changes(programme.SectionRules)
		if len(changes) != 1 || changes[0].Was != "20" || changes[0].Value != "18" || changes[0].SetBy != h.admin.User || !changes[0].CanUndo {
			t.Errorf("history: got %+v", changes)
		}
		e := h.events()
		if len(e) != 1 || e[0].Kind != programme.SettingChanged || e[0].Quantity != 1 || e[0].Code("section") != "rules" || e[0].CodeDate("from") != next {
			t.Errorf("journal: got %+v", e)
		}
		log, err := audit.Changes(ctx, d.Reader(), access.System(), "", audit.After{}, 10)
		if err != nil || len(log) != 1 || log[0].Subject != "rules" || log[0].Actor != h.admin.User {
			t.Errorf("audit: got %+v, %v", log, err)
		}
	})
}

func TestTheSameRulesAgainAreNoChange(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	number, err := h.SetRules(context.Background(), h.admin, programme.SetRulesCmd{From: today, Rules: bologna, Seen: 1})
	if err != nil || number != 0 || len(h.settings()) != 35 || len(h.events()) != 0 {
		t.Errorf("got change %d, %v, %d settings, %d events", number, err, len(h.settings()), len(h.events()))
	}
}

func TestOfTwoValuesForADayTheLastOneSetHolds(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := context.Background()
	seen := int64(1)
	for _, hours := range []int{18, 25, 20} {
		r := bologna
		r.HoursLimit = hours
		number, err := h.SetRules(ctx, h.admin, programme.SetRulesCmd{From: today, Rules: r, Seen: seen})
		if err != nil {
			t.Fatal(err)
		}
		seen = number
		if got := h.rules(today).HoursLimit; got != hours {
			t.Errorf("got %d hours, want %d", got, hours)
		}
	}
	if _, err := h.UndoChange(ctx, h.admin, 2); !fault.Is(err, fault.Conflict) {
		t.Errorf("undo of a change that was followed: got %v, want a conflict", err)
	}
	if _, err := h.UndoChange(ctx, h.admin, seen); err != nil {
		t.Fatal(err)
	}
	if got := h.rules(today).HoursLimit; got != 25 {
		t.Errorf("after undo: got %d, want 25", got)
	}
}

func TestCommandsRefuseWhoMayNot(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := context.Background()
	for _, role := range access.Roles() {
		if role == access.Administrator {
			continue
		}
		a := access.Actor{User: id.New[id.User](), Roles: []access.Role{role}}
		_, err1 := h.SetRules(ctx, a, programme.SetRulesCmd{From: today, Rules: bologna, Seen: 1})
		_, err2 := h.SetIdentity(ctx, a, programme.SetIdentityCmd{From: today, Seen: 1})
		_, err3 := h.UndoChange(ctx, a, 1)
		_, err4 := h.TryTerritory(ctx, a, programme.SetTerritoryCmd{})
		_, err5 := h.SetTerritory(ctx, a, programme.SetTerritoryCmd{})
		for i, err := range []error{err1, err2, err3, err4, err5} {
			if !fault.Is(err, fault.Denied) {
				t.Errorf("%s, command %d: got %v, want denied", role, i+1, err)
			}
		}
	}
}

func TestAPlaceThatLeavesTheListIsClosedAndComesBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		ctx := context.Background()
		before := h.territory()
		districts, municipalities := before.Lists()
		set := func(d, m string) programme.TerritoryChange {
			t.Helper()
			c, err := h.SetTerritory(ctx, h.admin, programme.SetTerritoryCmd{Districts: d, Municipalities: m, Seen: h.territory().Mark()})
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		if c := set(districts, municipalities); c.Size() != 0 {
			t.Errorf("the same lists: got %+v, want no change", c)
		}
		c := set("bologna;Bologna;città", "037006;Bologna;bologna")
		if len(c.Districts.Closed) != 6 || len(c.Districts.Changed) != 1 || len(c.Municipalities.Closed) != 54 || c.Size() != 61 {
			t.Errorf("one municipality: got %+v", c)
		}
		imola, err := programme.MunicipalityByISTAT(ctx, d.Reader(), "037032")
		if err != nil || imola.Active || imola.Name != "Imola" {
			t.Errorf("a closed municipality: got %+v, %v", imola, err)
		}
		set(districts, municipalities)
		if after := h.territory(); after.Mark() != before.Mark() {
			t.Error("the former lists do not bring the former territory back")
		}
		if n := len(h.events()); n != 2 {
			t.Errorf("got %d events, want 2", n)
		}
	})
}

func TestATerritoryThatSomebodyElseChangedIsNotOverwritten(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.SetTerritory(context.Background(), h.admin, programme.SetTerritoryCmd{
		Districts: "bologna;Bologna;città", Municipalities: "037006;Bologna;bologna", Seen: "other",
	})
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}
