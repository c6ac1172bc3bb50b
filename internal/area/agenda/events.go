package agenda

import "insieme/internal/base/journal"

// Journal kinds of this area.
const (
	KindSet    journal.Kind = "appointment_set"    // codes kind, day
	KindMarked journal.Kind = "appointment_marked" // codes kind, state

	// KindVisited: somebody came to the help desk without an appointment; code
	// topic. It names a person only when it was recorded on their page.
	KindVisited journal.Kind = "desk_visited"
)

// Part is what this area brings to the journal.
func Part() journal.Part {
	return journal.Part{Kinds: []journal.Kind{KindSet, KindMarked, KindVisited}}
}
