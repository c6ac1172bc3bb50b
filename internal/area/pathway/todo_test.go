package pathway_test

import (
	"slices"
	"testing"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
)

// todos lists what Oggi asks for on a day, by its message keys.
func (h *house) todos(day string, scope access.Scope) []string {
	h.t.Helper()
	todos, err := pathway.NewPages(h.Service).Todos(h.t.Context(), h.worker, scope, civil.MustDate(day))
	h.must(err)
	var out []string
	for _, t := range todos {
		if t.Owner != h.worker.User || t.Person != h.person {
			h.t.Errorf("%s: a line of somebody else", t.WhatKey)
		}
		out = append(out, t.WhatKey)
	}
	return out
}

func TestStepsWithoutAnOutcomeAndEndedPausesAreLinesOfOggi(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx, all := t.Context(), access.Unlimited()
	want := func(day string, keys ...string) {
		t.Helper()
		if got := h.todos(day, all); !slices.Equal(got, keys) {
			t.Errorf("on %s: %v, want %v", day, got, keys)
		}
	}
	h.decide(decidedReactivation)
	want("2022-01-11", "pathway.todo.propose")
	h.pact()
	h.must(h.PlanStep(ctx, h.worker, pathway.PlanStepCmd{Application: h.app, Kind: "italian", On: civil.MustDate("2022-01-20")}))
	want("2022-01-20")
	want("2022-01-21", "pathway.todo.step.italian")
	if got := h.todos("2022-01-21", access.ScopeOf(access.Actor{}, access.PersonView)); got != nil {
		t.Errorf("who may see nobody gets %v", got)
	}
	h.on("2022-01-22")
	steps, err := pathway.StepsOf(ctx, h.DB.Reader(), h.app)
	h.must(err)
	h.must(h.EndStep(ctx, h.worker, pathway.EndStepCmd{Step: steps[0].ID, Version: steps[0].Version, Held: "held", Minutes: 60}))
	want("2022-01-22")
	h.must(h.Pause(ctx, h.worker, pathway.PauseCmd{Cmd: h.cmd(), Until: civil.MustDate("2022-02-10"), Reason: "family", Approver: h.chief.User}))
	want("2022-02-10")
	want("2022-02-11", "pathway.todo.awake")
	h.on("2022-02-11")
	h.must(h.PlanStep(ctx, h.worker, pathway.PlanStepCmd{Application: h.app, Kind: "training", On: civil.MustDate("2022-02-15")}))
	want("2022-02-12")
}
