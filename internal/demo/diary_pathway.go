package demo

import (
	"slices"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// way is what is written of a pathway. Its zero value is none.
type way struct {
	past    pathway.Past
	entries []pathway.Entry // in the order in which they happened
	last    civil.Date      // when the last fact was written
}

// open begins the pathway with its decision; other facts do nothing.
func (w *way) open(fact journal.Event) {
	if k := intake.Fact(fact.Kind); k != intake.FactReady && k != intake.FactReactivation {
		return
	}
	w.past.Application, w.past.Person, w.past.Version = fact.Application, fact.Person, 1
	w.past.Broken = map[pathway.PromiseKind]id.Event{}
	w.add(fact, fact.OccurredOn)
}

// add takes a fact among the others, by the day on which it happened.
func (w *way) add(fact journal.Event, written civil.Date) {
	e, _ := pathway.EntryOf(fact)
	w.entries = append(w.entries, e)
	slices.SortStableFunc(w.entries, func(a, b pathway.Entry) int { return a.On.Compare(b.On) })
	w.last = written
}

func (w *way) history() (pathway.History, error) {
	return pathway.Replay(w.past.Application, w.past.Person, w.entries)
}

// close is the pathway as it stands.
func (w *way) close() (pathway.Past, error) {
	h, err := w.history()
	version := w.past.Version
	w.past.History = h
	w.past.Version = version
	return w.past, err
}

// walks writes a fact of a pathway, with what its command writes besides.
func (h *household) walks(c *dossier, d deed) error {
	h.breaks(c, d.day)
	w, at, actor := &c.way, h.instant(d), h.actor(c, d)
	was, err := w.history()
	if err != nil {
		return err
	}
	happening := pathway.Happening{
		Fact: pathway.Fact(d.act), On: d.happened(), Until: d.until, Reason: d.reason, End: d.ending, Source: d.source,
	}
	if happening.Fact == pathway.FactPaused {
		happening.Approver = h.roster.first(access.Coordinator).ID
	}
	if _, err := was.Apply(happening); err != nil {
		return err
	}
	fact := pathway.EventOf(was.Pathway, happening, actor)
	fact.ID = h.record(at, fact)
	w.add(fact, d.day)
	w.past.Version++
	h.beside(w, d, actor)
	return h.forgive(c, d, actor)
}

// beside writes what a fact has in tables of its own.
func (h *household) beside(w *way, d deed, actor id.User) {
	switch pathway.Fact(d.act) {
	case pathway.FactPactProposed:
		w.past.Pacts = append(w.past.Pacts, pathway.Pact{
			ID: id.At[pathway.PactID](h.instant(d), h.luck), Application: w.past.Application, Version: len(w.past.Pacts) + 1,
			PersonSide: d.pact[0], OurSide: d.pact[1], ProposedOn: d.day, ProposedBy: actor,
		})
	case pathway.FactPactAccepted:
		pact := &w.past.Pacts[len(w.past.Pacts)-1]
		pact.AcceptedOn, pact.AcceptedHow = d.day, d.how
	case pathway.FactClosed:
		w.past.Balances = append(w.past.Balances, pathway.PastBalance{Balance: *d.balance, ClosedOn: d.day, FollowUp: d.followUp})
	}
}

// promises are those of a pathway as they stand on a day.
func (h *household) promises(w *way, day civil.Date) ([]pathway.Promise, error) {
	history, err := w.history()
	return pathway.Promises(history.Pathway, history.Pauses, pathway.TermsOf(h.rules, history.Track), day), err
}

// breaks writes the breaks that the daily job found by the morning of a day:
// on the morning after the due day, or after the fact that brought them about.
func (h *household) breaks(c *dossier, day civil.Date) {
	w := &c.way
	promises, err := h.promises(w, day)
	if err != nil || len(w.entries) == 0 {
		return
	}
	for _, p := range promises {
		if p.State != pathway.PromiseBroken || w.past.Broken[p.Kind] != "" {
			continue
		}
		morning := later(p.Due, w.last).AddDays(1)
		if morning.After(day) {
			continue
		}
		w.past.Broken[p.Kind] = h.record(h.instant(deed{day: morning, minute: breaks}), journal.Event{
			Kind: pathway.KindPromiseBroken, OccurredOn: p.Due, Person: p.Person, Application: p.Application,
			Codes: journal.Codes{"promise": string(p.Kind)},
		})
	}
}

// forgive takes back the breaks that a fact known late disproves.
func (h *household) forgive(c *dossier, d deed, actor id.User) error {
	promises, err := h.promises(&c.way, d.day)
	if err != nil {
		return err
	}
	for _, p := range promises {
		broken := c.way.past.Broken[p.Kind]
		if broken == "" || p.State == pathway.PromiseBroken || p.State == pathway.PromiseLate {
			continue
		}
		delete(c.way.past.Broken, p.Kind)
		h.record(h.instant(d), journal.Event{
			Kind: journal.Voided, OccurredOn: d.day, Actor: actor, Person: p.Person, Application: p.Application,
			Codes: journal.Codes{"reason": "not_broken", "kind": string(pathway.KindPromiseBroken)}, Voids: broken,
		})
	}
	return nil
}

// step writes a step of the plan, or what became of it.
func (h *household) step(c *dossier, d deed) {
	w, at, actor := &c.way, h.instant(d), h.actor(c, d)
	if d.act == actPlan {
		w.past.Steps = append(w.past.Steps, pathway.Step{
			ID: id.At[pathway.StepID](at, h.luck), Application: w.past.Application, Kind: d.kind, PlannedOn: d.until, State: "planned", Version: 1,
		})
	}
	st := &w.past.Steps[slices.IndexFunc(w.past.Steps, func(s pathway.Step) bool { return s.Kind == d.kind })]
	switch d.act {
	case actHeld:
		st.State, st.DoneOn, st.Minutes, st.Version = string(pathway.OutcomeHeld), d.day, d.minutes, 2
	case actMissed:
		st.State, st.DoneOn, st.Version = string(pathway.OutcomeMissed), d.day, 2
	}
	h.record(at, journal.Event{
		Kind: d.act, OccurredOn: d.day, Actor: actor, Person: w.past.Person, Application: w.past.Application, Quantity: int64(st.Minutes),
		Codes: journal.Codes{"step": st.Kind, "id": string(st.ID)},
	})
}
