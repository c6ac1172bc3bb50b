package intake

import (
	"slices"

	"insieme/internal/base/civil"
)

// LateOn reports whether an application has waited too long on a day:
// inviteDays are the days within which people are promised an invitation. A
// day that was set and is gone is late too.
func (a Application) LateOn(today civil.Date, inviteDays int) bool {
	switch a.State {
	case Referred, Received, Verifying, ToInvite:
		return a.WaitingSince.DaysUntil(today) > inviteDays
	case Suspended:
		return a.SuspendedUntil.Before(today)
	case InCharge:
		return a.RecheckOn.Before(today)
	case InterviewSet:
		return a.InterviewOn.Before(today)
	default:
		return false
	}
}

// Median is the middle of some numbers, the lower of two; ok is false for
// none.
func Median(n []int) (m int, ok bool) {
	if len(n) == 0 {
		return 0, false
	}
	sorted := slices.Clone(n)
	slices.Sort(sorted)
	return sorted[(len(sorted)-1)/2], true
}

// Room is whether the free places of the next days are enough for who waits to
// be invited.
type Room struct {
	People int
	Places int        // within the days looked at
	Last   civil.Date // when the last of the people would have a turn; zero when nobody knows
}

// RoomFor compares the days of all free places known, in order, with the
// people to invite; near is the last of the days looked at.
func RoomFor(people int, places []civil.Date, near civil.Date) Room {
	r := Room{People: people}
	for _, day := range places {
		if !day.After(near) {
			r.Places++
		}
	}
	if people > 0 && people <= len(places) {
		r.Last = places[people-1]
	}
	return r
}

// Short reports whether somebody would be left without a place.
func (r Room) Short() bool { return r.Places < r.People }

// Referral is how far a referral came, as the access point is told (a18): less
// than the state, which may tell about the person's other services.
type Referral string

// The outcomes of a referral.
const (
	ReferralWaiting   Referral = "waiting"   // being looked at
	ReferralSuspended Referral = "suspended" // on another path first
	ReferralInvited   Referral = "invited"   // has or had an interview
	ReferralTaken     Referral = "taken"     // in target
	ReferralElsewhere Referral = "elsewhere" // sent to another service
	ReferralEnded     Referral = "ended"     // stepped back, found work, not reached
)

func outcomeOf(s State) Referral {
	switch s {
	case Suspended, InCharge:
		return ReferralSuspended
	case InterviewSet, ToDecide:
		return ReferralInvited
	case InTarget:
		return ReferralTaken
	case NotEligible, NotInTarget, Reported:
		return ReferralElsewhere
	case Withdrawn, Unreachable, FoundWorkAlone:
		return ReferralEnded
	default:
		return ReferralWaiting
	}
}
