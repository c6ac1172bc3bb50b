package assign

import "errors"

// Exposure is a constraint that a coordinator may switch on for one round: the
// share of a group among the proposals is not below its share among the
// feasible pairs. It enters no score. Off by default.
type Exposure struct {
	Group  []int  // places in Problem.People
	Reason string // why, printed on the round
	Date   string // since when, printed on the round
}
func exposed(p *Problem, in *instance, bidding bool) (*Result, error) { return nil, errors.New("later") }

const exposureRoom = 6
