package pathway_test

import (
	"testing"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func TestAPauseIsAllowedByTheCoordination(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	pause := func(approver id.User) error {
		return h.Pause(t.Context(), h.worker, pathway.PauseCmd{Cmd: h.cmd(), Until: civil.MustDate("2022-02-10"), Reason: "family", Approver: approver})
	}
	for name, approver := range map[string]id.User{"nobody": "", "the case worker alone": h.worker.User, "a stranger": "x"} {
		if err := pause(approver); !fault.Is(err, fault.Invalid) || fault.FieldsOf(err)[0].Name != "approver" {
			t.Errorf("allowed by %s: got %v", name, err)
		}
	}
	if p := h.now(); !p.PausedOn.IsZero() || p.Version != 1 {
		t.Errorf("a pause that nobody allowed left %+v", p)
	}
	h.must(pause(h.chief.User))
	events, err := journal.ByApplication(t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	last := events[len(events)-1]
	if last.Kind != "pathway_paused" || last.Actor != h.worker.User || last.Code("approver") != string(h.chief.User) || last.Code("reason") != "family" {
		t.Errorf("the journal says %s by %s, %v", last.Kind, last.Actor, last.Codes)
	}
}

func TestPromisesAreAtRiskFromTheWarningDaysOn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady) // an opportunity by 10 April: 45 days before are the 24th of February
	want := func(day string, kinds ...pathway.PromiseKind) {
		t.Helper()
		h.on(day)
		rows, warn, err := h.DueSoon(t.Context(), access.Unlimited(), 10)
		h.must(err)
		if warn != 45 || len(rows) != len(kinds) {
			t.Fatalf("on %s: got %d promises at risk, %d days ahead; want %v", day, len(rows), warn, kinds)
		}
		for i, kind := range kinds {
			if rows[i].Kind != kind || rows[i].Referent != h.worker.User {
				t.Errorf("on %s: got %s of %s, want %s", day, rows[i].Kind, rows[i].Referent, kind)
			}
		}
	}
	want("2022-02-23")
	want("2022-02-24", pathway.PromiseOpportunity)
	want("2022-05-26", pathway.PromiseOpportunity, pathway.PromiseExperience)
	h.must(h.RecordOpportunity(t.Context(), h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "board"}))
	want("2022-05-27", pathway.PromiseExperience)
	h.must(h.Close(t.Context(), h.worker, pathway.CloseCmd{Cmd: h.cmd(), End: pathway.EndWithdrew, Balance: pathway.Balance{Done: "x"}}))
	want("2022-05-28")
}
