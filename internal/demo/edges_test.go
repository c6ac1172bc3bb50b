package demo

import (
	"slices"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// edge is one step of a state machine: a fact in a state.
type edge struct{ machine, from, fact string }

// allEdges are the steps that are possible: those of the way in, which the
// rules are asked for, and of a pathway the facts in the states of flows 1 and
// 2 up to a14 and every end.
func allEdges() []edge {
	var out []edge
	day := civil.MustDate("2022-01-10")
	for _, s := range append([]intake.State{""}, intake.States()...) {
		for _, f := range intake.Facts() {
			_, err := intake.Application{State: s}.Apply(intake.Happening{
				Fact: f, On: day, Until: day.AddDays(9), Reason: "other", Destination: "job_desk", Channel: intake.ChannelSite,
			})
			if err == nil {
				out = append(out, edge{"intake", string(s), string(f)})
			}
		}
	}
	for _, f := range []pathway.Fact{pathway.FactOpenedReady, pathway.FactOpenedReactivation} {
		out = append(out, edge{"pathway", "", string(f)})
	}
	for _, e := range []struct {
		from pathway.State
		fact pathway.Fact
	}{
		{pathway.PactToPropose, pathway.FactPactProposed},
		{pathway.PactProposed, pathway.FactPactProposed},
		{pathway.PactProposed, pathway.FactPactAccepted},
		{pathway.Reactivating, pathway.FactReactivated},
		{pathway.Reactivating, pathway.FactOpportunity},
		{pathway.Reactivating, pathway.FactExperience},
		{pathway.Reactivating, pathway.FactPaused},
		{pathway.Reactivating, pathway.FactResumed},
		{pathway.Ready, pathway.FactOpportunity},
		{pathway.Ready, pathway.FactExperience},
		{pathway.Ready, pathway.FactJob},
		{pathway.Ready, pathway.FactPaused},
		{pathway.InSelection, pathway.FactOpportunity},
		{pathway.InSelection, pathway.FactExperience},
		{pathway.InSelection, pathway.FactJob},
		{pathway.InExperience, pathway.FactJob},
		{pathway.Closed, pathway.FactReopened},
	} {
		out = append(out, edge{"pathway", string(e.from), string(e.fact)})
	}
	for _, s := range pathway.States() {
		if s != pathway.Closed {
			out = append(out, edge{"pathway", string(s), string(pathway.FactClosed)})
		}
	}
	for _, end := range pathway.Ends() {
		out = append(out, edge{"end", "", string(end)})
	}
	for _, state := range []pathway.PromiseState{
		pathway.PromiseOpen, pathway.PromiseKept, pathway.PromiseLate, pathway.PromiseBroken, pathway.PromiseEnded,
	} {
		out = append(out, edge{"promise", "", string(state)})
	}
	return append(out, edge{"journal", "", string(journal.Voided)}, edge{"journal", "", string(actMerge)})
}

// edgesOf are the steps that the records of a household took.
func (d *diary) edgesOf(people map[id.Person]bool) []edge {
	var out []edge
	byCase := map[id.Application][]journal.Event{}
	for _, e := range d.events {
		if e.Application != "" && people[e.Person] {
			byCase[e.Application] = append(byCase[e.Application], e)
		}
		if people[e.Person] && (e.Kind == journal.Voided || e.Kind == actMerge) {
			out = append(out, edge{"journal", "", string(e.Kind)})
		}
	}
	for _, events := range byCase {
		slices.SortStableFunc(events, func(a, b journal.Event) int { return a.OccurredOn.Compare(b.OccurredOn) })
		out = append(out, intakeEdges(events)...)
		out = append(out, d.pathwayEdges(events)...)
	}
	return out
}

func intakeEdges(events []journal.Event) []edge {
	var out []edge
	var a intake.Application
	for _, e := range intake.Entries(events) {
		if next, err := a.Apply(e.Happening); err == nil {
			out = append(out, edge{"intake", string(a.State), string(e.Fact)})
			a = next
		}
	}
	return out
}

func (d *diary) pathwayEdges(events []journal.Event) []edge {
	var out []edge
	var entries []pathway.Entry
	var last pathway.History
	for _, e := range pathway.Entries(events) {
		entries = append(entries, e)
		next, err := pathway.Replay("", "", entries)
		if err != nil {
			continue
		}
		out = append(out, edge{"pathway", string(last.State), string(e.Fact)})
		if e.Fact == pathway.FactClosed {
			out = append(out, edge{"end", "", string(e.End)})
		}
		last = next
	}
	for _, p := range pathway.Promises(last.Pathway, last.Pauses, pathway.TermsOf(d.rules, last.Track), d.today) {
		out = append(out, edge{"promise", "", string(p.State)})
	}
	return out
}
