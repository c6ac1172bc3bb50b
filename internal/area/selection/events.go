package selection

import (
	"slices"

	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Journal kinds about somebody on a shortlist.
const (
	KindAdded     journal.Kind = "shortlist_added"
	KindRemoved   journal.Kind = "shortlist_removed"
	KindAgreed    journal.Kind = "shortlist_agreed"    // code tick: person, referent
	KindDisagreed journal.Kind = "shortlist_disagreed" // code tick
)

// Part is what this area brings to the journal. The row of a request is written
// by the commands themselves; it equals the fold of its facts.
func Part() journal.Part {
	kinds := []journal.Kind{KindAdded, KindRemoved, KindAgreed, KindDisagreed}
	for _, f := range Facts() {
		kinds = append(kinds, journal.Kind(f))
	}
	return journal.Part{Kinds: kinds}
}

// eventOf is a fact as the journal keeps it.
func eventOf(r Request, h Happening, actor id.User) journal.Event {
	e := journal.Event{Kind: journal.Kind(h.Fact), OccurredOn: h.On, Actor: actor, Company: r.Company, Request: r.ID}
	if h.Reason != "" {
		e.Codes = journal.Codes{"reason": h.Reason}
	}
	return e
}

// Happenings are the live facts of a request among events, in their order.
func Happenings(events []journal.Event) []Happening {
	var out []Happening
	for _, e := range journal.Live(events) {
		if !slices.Contains(Facts(), Fact(e.Kind)) {
			continue // of somebody on the shortlist
		}
		out = append(out, Happening{Fact: Fact(e.Kind), On: e.OccurredOn, Reason: e.Code("reason")})
	}
	return out
}
