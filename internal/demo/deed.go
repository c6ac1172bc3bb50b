package demo

import (
	"cmp"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// act is what somebody did: the kind of the fact that it left in the journal.
type act = journal.Kind

// The acts beside the facts of intake and pathway.
const (
	actAssess   = act(intake.FactAssessed)
	actReferent = person.KindReferentAssigned
	actNote     = person.KindNoteAdded
	actMerge    = person.KindMerged
	actPlan     = pathway.KindStepPlanned
	actHeld     = pathway.KindStepHeld
	actMissed   = pathway.KindStepMissed
	actBook     = agenda.KindSet
	actAttend   = agenda.KindMarked
)

// doer is who did it, by their part in the story.
type doer int

const (
	byProgramme   doer = iota // the program itself, by its daily jobs
	byApplicant               // on the site
	byOffice                  // programme office and help desk
	byPoint                   // the access point of the story
	byInterviewer             // of the story's last appointment
	byReferent                // of the person
	byChief                   // the coordinator
)

// deed is one act of a story: what a command would be given. day and minute
// are when it was done, on is when it happened, where that was before.
type deed struct {
	act    act
	by     doer
	day    civil.Date
	minute int // after midnight, local
	on     civil.Date

	until       civil.Date // suspensions, re-checks, pauses; the day of an interview
	reason      string
	destination string
	source      string

	hour     int              // of an interview or meeting, in minutes after midnight
	absence  agenda.State     // how an interview was missed, or a meeting went
	with     id.User          // interviewer of an appointment, new referent
	partners []network.Kind   // who is asked, or answers
	ending   pathway.End      // of a pathway
	kind     string           // of a step or a meeting
	minutes  int              // that a step lasted
	pact     *[2]string       // both sides
	how      string           // a pact was accepted
	balance  *pathway.Balance // of a closing
	followUp civil.Date       // of a closing
	note     *person.Note     // kind, outcome and texts
	channel  intake.Channel   // of a receipt
	other    *record          // of a merge: the record that becomes an alias
}

// happened is the day of the fact.
func (d deed) happened() civil.Date {
	if d.on.IsZero() {
		return d.day
	}
	return d.on
}

func earlier(a, b deed) int {
	return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.minute, b.minute))
}

// story is one application of a record, from the receipt to the last act.
type story struct {
	id       id.Application
	record   *record
	number   int // of the record's stories
	luck     chance
	deeds    []deed
	district string
	channel  intake.Channel
	desk     id.Organisation // that referred or helped
	helper   id.User

	decided  civil.Date // day of the first decision, and its minute; or no date
	minute   int
	decision act
}

func (s *story) last() deed { return s.deeds[len(s.deeds)-1] }

// first is the first deed of one of some acts up to a day; ok is false for none.
func (s *story) first(until civil.Date, acts ...act) (d deed, ok bool) {
	for _, d := range s.deeds {
		if slices.Contains(acts, d.act) && !d.happened().After(until) {
			return d, true
		}
	}
	return deed{}, false
}

// record is a person's record: several belong to one human when somebody was
// registered twice.
type record struct {
	id      id.Person
	human   human
	number  int
	stories []*story
	own     []deed // about the person, not about one application

	keeper *record // the record that counts for it, once merged
	merged deed
	twin   *record // looks alike, and nobody has looked yet
}

// comes is the day of the first receipt or referral.
func (r *record) comes() civil.Date { return r.stories[0].deeds[0].day }
