package assign

import (
	"errors"
	"fmt"
)

// DefaultPerPerson is how many open proposals a person may have when nobody
// says otherwise.
const DefaultPerPerson = 2

// maxScore bounds a pair's score, so that no sum overflows.
const maxScore = 1_000_000_000

// Problem is a matching round. Rows may stand in any order; identities decide.
type Problem struct {
	People    []Person
	Openings  []Opening
	Companies []Limit // companies that take a limited number of new proposals
	Tutors    []Limit // tutors who take a limited number of new proposals
	Pairs     []Pair  // pairs that pass the gates; a pair left out is not feasible
	// Stability is added to the score of a pair that was communicated, in
	// millionths: what it costs to undo what somebody was told.
	Stability int64
	// Exposure is off when nil.
	Exposure *Exposure
}

// Person is somebody ready.
type Person struct {
	ID    string
	Max   int    // proposals at most in this round; 0 is DefaultPerPerson, below 0 none
	Tutor string // whose capacity a proposal takes; may be empty
	// Urgent says that a promise is about to expire, in Days days (negative when
	// it has).
	Urgent bool
	Days   int
}

// Opening is a request with places.
type Opening struct {
	ID      string
	Company string
	Max     int // proposals at most; 0 or less is none
}

// Limit is how many new proposals a company or a tutor takes.
type Limit struct {
	ID  string
	Max int
}

// Choice is what the operator decided on a pair beforehand.
type Choice uint8

// Choices.
const (
	Free Choice = iota
	Must
	Never
)

// Pair is a person and an opening that fit, by their places in the slices.
type Pair struct {
	Person, Opening int
	Score           int64 // millionths
	Choice          Choice
	Communicated    bool // the two know of it already
}

// Result is a proposal for a round.
type Result struct {
	Pairs []int // places in Problem.Pairs, by identity of person, then opening
	Score int64 // sum of the pairs' scores, without the bonus for stability
	// Value and Bound compare what was reached with what cannot be exceeded,
	// bonus included. Where they are equal the result is the best there is.
	Value, Bound int64
	Urgent       int   // people whose promise is about to expire
	Kept         int   // of those, with at least one proposal
	Left         []int // places in Problem.People of the urgent without a proposal
	Undone       int   // communicated pairs that are not in the result
	// Prices tells, by place in Problem.Openings, how contended an opening is:
	// what one proposal more there would add to the sum.
	Prices []int64
	Method string // "auction" or "paths"
	Nodes  int    // problems solved: 1 but for a constraint of exposure
	// Share tells, with a constraint of exposure, the group's share of the
	// proposals and of the feasible pairs, in millionths.
	Share, Target int64
}

// GapMillionths is how far from the best the result may be, at most.
func (r *Result) GapMillionths() int64 {
	if r.Bound <= r.Value {
		return 0
	}
	if r.Value <= 0 {
		return 1_000_000
	}
	return ((r.Bound-r.Value)*1_000_000 + r.Bound - 1) / r.Bound
}

// ErrImpossible says that pins contradict the limits, or each other.
var ErrImpossible = errors.New("the pins cannot all hold")

// problemError says which row is wrong.
func problemError(format string, args ...any) error {
	return fmt.Errorf("assign: "+format, args...)
}

func (p *Problem) validate() error {
	if p.Stability < 0 || p.Stability > maxScore {
		return problemError("a bonus for stability of %d millionths", p.Stability)
	}
	for at := range p.Pairs {
		switch pair := &p.Pairs[at]; {
		case pair.Person < 0 || pair.Person >= len(p.People) || pair.Opening < 0 || pair.Opening >= len(p.Openings):
			return problemError("pair %d names a person or an opening that is not there", at)
		case pair.Score < 0 || pair.Score > maxScore:
			return problemError("pair %d has a score of %d millionths", at, pair.Score)
		case pair.Choice > Never:
			return problemError("pair %d has an unknown choice", at)
		}
	}
	return nil
}
