package pathway_test

import (
	"testing"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/journal"
)

// offer proposes a version of the pact and returns it.
func (h *house) offer(person string) pathway.Pact {
	h.t.Helper()
	h.must(h.ProposePact(h.t.Context(), h.worker, pathway.ProposePactCmd{Cmd: h.cmd(), PersonSide: person, OurSide: "seguirti"}))
	pact, err := pathway.LatestPact(h.t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	return pact
}

func (h *house) pacts() pathway.Pacts {
	h.t.Helper()
	pacts, err := pathway.PactsOf(h.t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	return pacts
}

func TestThePersonAcceptsThePactFromHome(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	pact := h.offer("venire")
	h.on("2022-01-12")
	h.must(h.AcceptOwnPact(t.Context(), pathway.AnswerPactCmd{Application: h.app, Pact: pact.ID}))
	if p := h.now(); p.State != pathway.Ready || p.PactAcceptedOn.String() != "2022-01-12" {
		t.Errorf("got %s, accepted on %s", p.State, p.PactAcceptedOn)
	}
	force, _ := h.pacts().InForce()
	if force.ID != pact.ID || force.AcceptedHow != pathway.AcceptedOnline || force.AcceptedOn.String() != "2022-01-12" {
		t.Errorf("got the pact accepted %s on %s", force.AcceptedHow, force.AcceptedOn)
	}
	events, err := journal.ByApplication(t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	if last := events[len(events)-1]; last.Kind != "pact_accepted" || last.Actor != "" || last.Code("source") != pathway.AcceptedOnline {
		t.Errorf("the journal says %s by %q, %v", last.Kind, last.Actor, last.Codes)
	}
}

func TestNobodySaysYesToWordsThatHaveChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	read := h.offer("venire")
	offered := h.offer("venire sempre")
	answer := func(pact pathway.PactID) error {
		return h.AcceptOwnPact(t.Context(), pathway.AnswerPactCmd{Application: h.app, Pact: pact})
	}
	for name, pact := range map[string]pathway.PactID{"an older version": read.ID, "no version": "", "another's": "01ARZ3NDEKTSV4RRFFQ69G5FAV"} {
		if err := answer(pact); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: got %v, want a conflict", name, err)
		}
	}
	if err := h.AskPactTalk(t.Context(), pathway.AnswerPactCmd{Application: h.app, Pact: read.ID}); !fault.Is(err, fault.Conflict) {
		t.Errorf("to talk about an older version: got %v, want a conflict", err)
	}
	h.must(answer(offered.ID))
	if err := answer(offered.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second yes: got %v, want a conflict", err)
	}
}

func TestANewVersionWaitsBesideTheOneInForce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	h.pact()
	before := h.now()
	offered := h.offer("venire\navvisare")
	force, _ := h.pacts().InForce()
	waiting, waits := h.pacts().Waiting()
	if force.Version != 1 || !waits || waiting.ID != offered.ID || waiting.Version != 2 || h.now().State != before.State {
		t.Errorf("got version %d in force, %d waiting, %s", force.Version, waiting.Version, h.now().State)
	}
	if got := h.todos("2022-01-10", access.Unlimited()); len(got) != 1 || got[0] != "pathway.todo.renew" {
		t.Errorf("Oggi says %v", got)
	}
	h.must(h.AcceptPact(t.Context(), h.worker, pathway.AcceptPactCmd{Cmd: h.cmd(), How: pathway.AcceptedOnPaper}))
	if force, _ := h.pacts().InForce(); force.Version != 2 {
		t.Errorf("got version %d in force", force.Version)
	}
	if got := h.todos("2022-01-10", access.Unlimited()); len(got) != 0 {
		t.Errorf("Oggi says %v", got)
	}
	events, err := journal.ByApplication(t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	h.must(h.Undo(t.Context(), h.worker, h.app, events[len(events)-1].ID))
	if force, _ := h.pacts().InForce(); force.Version != 1 || h.now().PactOfferedOn.IsZero() {
		t.Errorf("after undo: version %d in force, offered on %q", force.Version, h.now().PactOfferedOn)
	}
}

func TestThePersonWouldRatherTalkAboutThePact(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	pact := h.offer("venire")
	ask := pathway.AnswerPactCmd{Application: h.app, Pact: pact.ID}
	h.must(h.AskPactTalk(t.Context(), ask))
	h.must(h.AskPactTalk(t.Context(), ask))
	if got := h.todos("2022-01-11", access.Unlimited()); len(got) != 1 || got[0] != "pathway.todo.talk" {
		t.Errorf("Oggi says %v", got)
	}
	if p := h.now(); p.State != pathway.PactProposed {
		t.Errorf("asking moved the pathway to %s", p.State)
	}
	h.offer("venire quando posso")
	if got := h.todos("2022-01-11", access.Unlimited()); len(got) != 1 || got[0] != "pathway.todo.accept" {
		t.Errorf("after new words Oggi says %v", got)
	}
}
