package intake

import "log/slog"

// Proposal is what the rule of an instrument proposes from an assessment. It
// is never a decision: that is taken by people (R2.8).
type Proposal string

// The proposals.
const (
	ProposalOff        Proposal = "off"        // no threshold is set: nothing is computed
	ProposalHidden     Proposal = "hidden"     // the reader may not see a part that counts
	ProposalIncomplete Proposal = "incomplete" // a part that counts was not wholly looked at
	ProposalMet        Proposal = "met"
	ProposalNotMet     Proposal = "not_met"
)

// Proposals lists them.
func Proposals() []Proposal {
	return []Proposal{ProposalOff, ProposalHidden, ProposalIncomplete, ProposalMet, ProposalNotMet}
}

// Score is what an assessment adds up to, with what the rule proposes.
type Score struct {
	Domains  []DomainScore // empty when nothing is computed
	Total    int           // points of the domains that the reader may see
	Hidden   bool          // a domain is missing from the total
	Proposal Proposal
}

// LogValue keeps what was found out of the log.
func (Score) LogValue() slog.Value { return slog.StringValue("[score]") }

// DomainScore is the sum of a domain.
type DomainScore struct {
	Domain  Domain
	Points  int
	Missing int  // items that were not looked at
	Hidden  bool // the reader may not see it
}

// reached reports whether the sum comes to the domain's threshold.
func (s DomainScore) reached() bool {
	return s.Domain.Threshold != nil && s.Points >= *s.Domain.Threshold
}

// HasThresholds reports whether somebody has filled any threshold in.
func (in Instrument) HasThresholds() bool {
	for _, d := range in.Domains {
		if d.Threshold != nil {
			return true
		}
	}
	return in.boundsTotal()
}

func (in Instrument) boundsTotal() bool { return in.From != nil || in.To != nil }

// Score adds an assessment up, as far as the reader may see it. Without
// thresholds nothing is added up.
func (in Instrument) Score(p Profile, readable func(DomainCode) bool) Score {
	if !in.HasThresholds() {
		return Score{Proposal: ProposalOff}
	}
	var s Score
	counts := func(d Domain) bool { return d.Threshold != nil || in.boundsTotal() }
	hidden, missing := false, false
	for _, d := range in.Domains {
		of := DomainScore{Domain: d, Hidden: !readable(d.Code)}
		if of.Hidden {
			s.Hidden = true
			hidden = hidden || counts(d)
		} else {
			of.Points, of.Missing = in.points(d, p[d.Code])
			s.Total += of.Points
			missing = missing || counts(d) && of.Missing > 0
		}
		s.Domains = append(s.Domains, of)
	}
	switch {
	case hidden:
		s.Proposal = ProposalHidden
	case missing:
		s.Proposal = ProposalIncomplete
	case in.met(s):
		s.Proposal = ProposalMet
	default:
		s.Proposal = ProposalNotMet
	}
	return s
}

func (in Instrument) points(d Domain, said DomainAnswers) (points, missing int) {
	for _, item := range d.Items {
		a, known := in.option(item, said.Levels[item.Code])
		points += a.Score
		if !known {
			missing++
		}
	}
	return points, missing
}

// met holds sums against the thresholds: every needed domain, one at least of
// the others that have a threshold, and the total within its bounds.
func (in Instrument) met(s Score) bool {
	others, one := false, false
	for _, d := range s.Domains {
		switch {
		case d.Domain.Threshold == nil:
		case d.Domain.Needed:
			if !d.reached() {
				return false
			}
		default:
			others, one = true, one || d.reached()
		}
	}
	if others && !one {
		return false
	}
	return (in.From == nil || s.Total >= *in.From) && (in.To == nil || s.Total <= *in.To)
}
