package agenda

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// State is how an appointment went.
type State string

// The states of an appointment.
const (
	Set       State = "set"       // to come, or not yet recorded
	Present   State = "present"   // the person came
	Excused   State = "excused"   // told us beforehand
	Absent    State = "absent"    // did not come
	Moved     State = "moved"     // another appointment takes its place
	Cancelled State = "cancelled" // called off, by either side
)

// States lists the states in the order of pages.
func States() []State { return []State{Set, Present, Excused, Absent, Moved, Cancelled} }

// Outcomes lists how an appointment can end, in the order of the buttons.
func Outcomes() []State { return []State{Present, Excused, Absent, Moved} }

// Takes reports whether an appointment in this state takes its hour: the
// user is not free then, and the place is not offered again.
func (s State) Takes() bool { return s == Set || s == Present || s == Absent }

// taking lists the states that take their hour, for queries.
func taking() []State {
	var out []State
	for _, s := range States() {
		if s.Takes() {
			out = append(out, s)
		}
	}
	return out
}

// transitions lists what each state can become. Everything but set can be
// taken back to set, and nothing else: a wrong answer is taken back first.
var transitions = map[State][]State{
	Set:       {Present, Excused, Absent, Moved, Cancelled},
	Present:   {Set},
	Excused:   {Set},
	Absent:    {Set},
	Moved:     {Set},
	Cancelled: {Set},
}

// mark is the appointment in another state at a minute of a day. Who came and
// who did not is known from the hour on; the rest can be said before.
func (a Appointment) mark(to State, today civil.Date, minute int) (Appointment, error) {
	const op = "agenda.Mark"
	if !slices.Contains(transitions[a.State], to) {
		return a, fault.New(fault.Conflict, op, "agenda.error.not_now")
	}
	if (to == Present || to == Absent) && !a.HasCome(today, minute) {
		return a, fault.New(fault.Conflict, op, "agenda.error.too_early")
	}
	a.State = to
	return a, nil
}
