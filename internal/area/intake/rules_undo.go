package intake

import (
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Entry is a fact that stands, with the journal's event that says it. Fact is
// the event's kind, also of kinds that do not move an application.
type Entry struct {
	Event id.Event
	Happening
}

// moves reports whether the entry moves an application.
func (e Entry) moves() bool { return slices.Contains(Facts(), e.Fact) }

// besides are the kinds that stand beside an application's facts and depend on
// none of them.
var besides = []Fact{
	FactAssessed, FactOffered, FactRenewed, FactConfirmed, FactReplied, FactReminded, FactUnasked, FactYouth, "appointment_set", "appointment_marked", "note_added",
	"message_sent", "desk_visited",
}

// undoable are those of them that can be taken back by themselves.
var undoable = []Fact{FactAssessed, FactRenewed, FactConfirmed}

// told reports whether the entry belongs to the application's story.
func (e Entry) told() bool {
	return e.moves() || slices.Contains([]Fact{FactAssessed, FactOffered, FactRenewed, FactConfirmed, FactReplied, FactReminded, FactUnasked, FactYouth}, e.Fact)
}

// Dependents lists the entries, after one of them, that say something which
// would be untrue without it: every later fact of the application and, after a
// decision in target, what the pathway has recorded since.
func Dependents(history []Entry, event id.Event) []Entry {
	at := slices.IndexFunc(history, func(e Entry) bool { return e.Event == event })
	if at < 0 || !history[at].moves() {
		return nil
	}
	var out []Entry
	for _, e := range history[at+1:] {
		if !slices.Contains(besides, e.Fact) {
			out = append(out, e)
		}
	}
	return out
}

// Undo takes one entry out of a history. It is a Conflict while a later one
// depends on it, for a referral and a form (an application is ended, not
// unmade) and for facts of other areas; an unknown entry is NotFound.
func Undo(history []Entry, event id.Event) (rest []Entry, undone Entry, err error) {
	const op = "intake.Undo"
	at := slices.IndexFunc(history, func(e Entry) bool { return e.Event == event })
	if at < 0 {
		return nil, Entry{}, fault.Absent(op)
	}
	undone = history[at]
	switch {
	case !undone.moves() && !slices.Contains(undoable, undone.Fact), undone.Fact == FactReferred, undone.Fact == FactReceived:
		return nil, undone, fault.New(fault.Conflict, op, "intake.error.not_undoable")
	case len(Dependents(history, event)) > 0:
		return nil, undone, fault.New(fault.Conflict, op, "intake.error.later_facts")
	}
	return slices.Delete(slices.Clone(history), at, at+1), undone, nil
}

// Newest is the fact that can be taken back now, if any.
func Newest(history []Entry) (Entry, bool) {
	for _, e := range slices.Backward(history) {
		if e.moves() {
			_, _, err := Undo(history, e.Event)
			return e, err == nil
		}
	}
	return Entry{}, false
}

// Replay folds a history over what an application is apart from its facts.
func Replay(start Application, history []Entry) (Application, error) {
	a := Application{
		ID: start.ID, Person: start.Person, Organisation: start.Organisation, AssistedBy: start.AssistedBy,
		District: start.District, Version: start.Version,
	}
	var moving []Happening
	for _, e := range history {
		if e.moves() {
			moving = append(moving, e.Happening)
		}
	}
	return Fold(a, moving)
}

// ActionOf is the permission that a fact's command needs, and so does its undo.
func ActionOf(f Fact) access.Action {
	switch f {
	case FactReferred:
		return access.IntakeRefer
	case FactReceived:
		return access.IntakeReceive
	case FactInvited:
		return access.IntakeInvite
	case FactMissed:
		return access.AgendaEdit
	case FactInterviewed, FactAssessed:
		return access.IntakeInterview
	case FactReady, FactReactivation, FactNotInTarget:
		return access.IntakeDecide
	case FactWithdrawn, FactUnreachable, FactFoundWorkAlone, FactReopened:
		return access.IntakeClose
	default:
		return access.IntakeVerify
	}
}
