package pathway

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Journal kinds of this area that are not facts of the state machine.
const (
	KindStepPlanned   journal.Kind = "step_planned"
	KindStepHeld      journal.Kind = "step_held"
	KindStepMissed    journal.Kind = "step_missed"
	KindPromiseBroken journal.Kind = "promise_broken"
	KindPactTalkAsked journal.Kind = "pact_talk_asked"
	KindTeamJoined    journal.Kind = "team_joined"
	KindTeamLeft      journal.Kind = "team_left"
)

// Part is what this area brings to the journal.
func Part(c clock.Programme) journal.Part {
	own := []journal.Kind{KindStepPlanned, KindStepHeld, KindStepMissed, KindPromiseBroken, KindPactTalkAsked, KindTeamJoined, KindTeamLeft}
	for _, f := range Facts() {
		if f != FactOpenedReady && f != FactOpenedReactivation {
			own = append(own, journal.Kind(f))
		}
	}
	moving := append([]journal.Kind{KindPromiseBroken}, factKinds()...)
	return journal.Part{
		Kinds: own,
		Projections: []journal.Projection{
			{
				Name: "pathway", Kinds: factKinds(),
				Apply: func(ctx context.Context, tx *db.Tx, _, of journal.Event) error {
					return projectPathway(ctx, tx, of.Application, of.Person)
				},
				Rebuild: func(ctx context.Context, tx *db.Tx) error { return rebuild(ctx, tx, projectPathway) },
			},
			{
				Name: "promise", Kinds: moving,
				Apply: func(ctx context.Context, tx *db.Tx, _, of journal.Event) error {
					return projectPromises(ctx, tx, of.Application, of.Person, c.Today())
				},
				Rebuild: func(ctx context.Context, tx *db.Tx) error {
					return rebuild(ctx, tx, func(ctx context.Context, tx *db.Tx, a id.Application, p id.Person) error {
						return projectPromises(ctx, tx, a, p, c.Today())
					})
				},
			},
		},
	}
}

func factKinds() []journal.Kind {
	kinds := make([]journal.Kind, 0, len(Facts()))
	for _, f := range Facts() {
		kinds = append(kinds, journal.Kind(f))
	}
	return kinds
}

// EntryOf reads an entry from an event; ok is false for events that do not
// move a pathway.
func EntryOf(e journal.Event) (Entry, bool) {
	for _, f := range Facts() {
		if journal.Kind(f) == e.Kind {
			return Entry{Event: e.ID, Happening: Happening{
				Fact: f, On: e.OccurredOn, Until: e.CodeDate("until"), Reason: e.Code("reason"),
				Approver: id.User(e.Code("approver")), End: End(e.Code("end")), Source: e.Code("source"),
			}}, true
		}
	}
	return Entry{}, false
}

// EventOf is the journal's row of a happening on a pathway.
func EventOf(p Pathway, h Happening, actor id.User) journal.Event {
	return journal.Event{
		Kind: journal.Kind(h.Fact), OccurredOn: h.On, Actor: actor, Person: p.Person, Application: p.Application, Codes: h.codes(),
	}
}

// codes writes the details of a happening for the journal.
func (h Happening) codes() journal.Codes {
	c := journal.Codes{}
	put := func(name, value string) {
		if value != "" {
			c[name] = value
		}
	}
	put("until", h.Until.String())
	put("reason", h.Reason)
	put("approver", string(h.Approver))
	put("end", string(h.End))
	put("source", h.Source)
	return c
}

// Entries are the live facts of a pathway among events in order of happening.
func Entries(events []journal.Event) []Entry {
	var out []Entry
	for _, e := range journal.Live(events) {
		if entry, ok := EntryOf(e); ok {
			out = append(out, entry)
		}
	}
	return out
}

func replay(ctx context.Context, q db.Queryer, a id.Application, p id.Person) (History, []journal.Event, error) {
	events, err := journal.ByApplication(ctx, q, a)
	if err != nil {
		return History{}, nil, fault.Wrap("pathway.replay", err)
	}
	h, err := Replay(a, p, Entries(events))
	return h, events, err
}

func projectPathway(ctx context.Context, tx *db.Tx, a id.Application, p id.Person) error {
	h, _, err := replay(ctx, tx, a, p)
	if err != nil {
		return err
	}
	if h.State == none {
		return deletePathway(ctx, tx, a)
	}
	return putPathway(ctx, tx, h.Pathway)
}

// projectPromises writes the promises that the facts say, with the events that
// kept and broke them.
func projectPromises(ctx context.Context, tx *db.Tx, a id.Application, p id.Person, today civil.Date) error {
	h, events, err := replay(ctx, tx, a, p)
	if err != nil || h.State == none {
		return err
	}
	terms, err := termsAt(ctx, tx, h.DecidedOn, h.Track)
	if err != nil {
		return err
	}
	broken := map[PromiseKind]id.Event{}
	for _, e := range journal.Live(events) {
		if e.Kind == KindPromiseBroken {
			broken[PromiseKind(e.Code("promise"))] = e.ID
		}
	}
	for _, promise := range Promises(h.Pathway, h.Pauses, terms, today) {
		if err := putPromise(ctx, tx, promise, h.KeptBy(promise.Kind), broken[promise.Kind]); err != nil {
			return err
		}
	}
	return nil
}
