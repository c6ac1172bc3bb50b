package monitoring

import (
	"slices"
	"strings"

	"insieme/internal/base/civil"
)

// Case is one application as the external monitor sees it (R1.5): under a code
// that stands for the person to this monitor only, with everything coarse. It
// holds no identity, no day and no free text.
type Case struct {
	Code     string // the same for all applications of a person
	Band     Band
	District string // code; empty where the group would be small
	Stage    Stage
	Received civil.Date // months, by their first day
	Decided  civil.Date
	Ended    civil.Date
	Track    string // ready, reactivation or empty
	Promises Tally
}

// Tally counts the promises of a case.
type Tally struct{ Kept, Late, Broken, Open int }

// Band is a group of ages at the day of the application.
type Band string

// The bands. Young people are those of R2.10. NoBand is not told: unknown, or
// a group that would be small.
const (
	NoBand    Band = ""
	Under30   Band = "under_30"
	Thirties  Band = "30_39"
	Forties   Band = "40_49"
	FiftyPlus Band = "50_plus"
)

// Bands lists the bands that are told.
func Bands() []Band { return []Band{Under30, Thirties, Forties, FiftyPlus} }

// BandOf is the band of somebody's age on a day.
func BandOf(birth, on civil.Date) Band {
	if birth.IsZero() || on.IsZero() {
		return NoBand
	}
	switch age := birth.AgeOn(on); {
	case age < 30:
		return Under30
	case age < 40:
		return Thirties
	case age < 50:
		return Forties
	default:
		return FiftyPlus
	}
}

// Stage is where a case stands, without what could say why: a suspension or a
// social service's path are not told apart from other waiting.
type Stage string

// The stages, in the order of the way.
const (
	StageApplying   Stage = "applying"
	StageWaiting    Stage = "waiting"
	StageNotTaken   Stage = "not_taken"
	StagePact       Stage = "pact"
	StageReactivate Stage = "reactivating"
	StageReady      Stage = "ready"
	StageCompany    Stage = "company"
	StageWork       Stage = "work"
	StageClosed     Stage = "closed"
)

// Stages lists the stages.
func Stages() []Stage {
	return []Stage{StageApplying, StageWaiting, StageNotTaken, StagePact, StageReactivate, StageReady, StageCompany, StageWork, StageClosed}
}

// StageOf reads the stage from the states of an application and its pathway.
func StageOf(application, pathway, ending string) Stage {
	switch pathway {
	case "pact_to_propose", "pact_proposed":
		return StagePact
	case "reactivating":
		return StageReactivate
	case "ready":
		return StageReady
	case "in_selection", "in_experience":
		return StageCompany
	case "at_work":
		return StageWork
	case "closed":
		if ending == "works" || ending == "found_work_alone" {
			return StageWork
		}
		return StageClosed
	}
	switch application {
	case "suspended", "in_charge", "reported":
		return StageWaiting
	case "not_eligible", "not_in_target", "withdrawn", "unreachable", "found_work_alone":
		return StageNotTaken
	default:
		return StageApplying
	}
}

// MonthOf is a day's month, by its first day.
func MonthOf(d civil.Date) civil.Date {
	if d.IsZero() {
		return d
	}
	return d.AddDays(1 - d.Day())
}

// SmallGroup is the least number of people that share a band and a district
// which are told of them. It is a rule of protection, not a setting.
const SmallGroup = 5

// Coarsen takes from the cases what would single people out: the district
// where fewer than SmallGroup people share band and district, then the band
// where those without a district are still too few.
func Coarsen(cases []Case) {
	blur(cases, func(c *Case) { c.District = "" })
	blur(cases, func(c *Case) { c.Band = NoBand })
}

// blur applies take to the cases of groups that are too small.
func blur(cases []Case, take func(*Case)) {
	type group struct {
		band     Band
		district string
	}
	of := func(c Case) group { return group{c.Band, c.District} }
	people := map[group]map[string]bool{}
	for _, c := range cases {
		if people[of(c)] == nil {
			people[of(c)] = map[string]bool{}
		}
		people[of(c)][c.Code] = true
	}
	for i := range cases {
		if len(people[of(cases[i])]) < SmallGroup {
			take(&cases[i])
		}
	}
}

// Shuffle puts the cases in the order of their codes, which says nothing of who
// came first; the applications of one person by month.
func Shuffle(cases []Case) {
	slices.SortFunc(cases, func(a, b Case) int {
		if c := strings.Compare(a.Code, b.Code); c != 0 {
			return c
		}
		if c := a.Received.Compare(b.Received); c != 0 {
			return c
		}
		return strings.Compare(string(a.Stage), string(b.Stage))
	})
}
