package intake

import (
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// InvitationID is the identity of a link with which a person fixes their own
// interview.
type InvitationID string

// Link is such a link: it stands for an application until it is withdrawn.
type Link struct {
	ID          InvitationID
	Application id.Application
	SentOn      civil.Date // as an invitation to choose a day; zero for one made for other messages
	Event       id.Event   // the fact of its being sent
	Withdrawn   bool
}

// Invited reports whether the link lets a person choose a first day: staff
// decide who is invited, and so how many come.
func (l Link) Invited() bool { return !l.SentOn.IsZero() && !l.Withdrawn }

// Unanswered is for how many days an invitation has waited for an answer; late
// from answerDays on, when somebody should call.
func (l Link) Unanswered(today civil.Date, answerDays int) (days int, late bool) {
	days = l.SentOn.DaysUntil(today)
	return days, days >= answerDays
}

// MayChange reports whether a person may still move or call off an appointment
// alone: until some hours before it.
func MayChange(at, now time.Time, hours int) bool {
	return !now.Add(time.Duration(hours) * time.Hour).After(at)
}

// Missed counts how often somebody did not come to an interview without a word,
// since they were last held or taken up again.
func Missed(history []Entry, presence func(id.Event) agenda.State) int {
	n := 0
	for _, e := range history {
		switch e.Fact {
		case FactMissed:
			if presence(e.Event) == agenda.Absent {
				n++
			}
		case FactInterviewed, FactReopened:
			n = 0
		}
	}
	return n
}

// shortestNotice is how long before its hour a freed place is still offered.
const shortestNotice = 2 * time.Hour

// Waiter is somebody who would come at short notice.
type Waiter struct {
	Application id.Application
	State       State
	InterviewOn civil.Date // of who has one already
	Offered     bool       // this place, before
}

// NextWaiter is the first of some people, in order, to whom a place of a day is
// of use, who was not offered it yet and whose it was not (by).
func NextWaiter(list []Waiter, day civil.Date, by id.Application) (w Waiter, ok bool) {
	for _, w := range list {
		switch {
		case w.Offered, w.Application == by:
		case w.State == ToInvite, w.State == InterviewSet && w.InterviewOn.After(day):
			return w, true
		}
	}
	return Waiter{}, false
}

// OfferEnds is until when a freed place is one person's to answer before it is
// offered to the next as well: some hours, and never past its beginning.
func OfferEnds(now, begins time.Time, hours int) time.Time {
	end := now.Add(time.Duration(hours) * time.Hour)
	if end.After(begins) {
		return begins
	}
	return end
}
