package intake

import (
	"insieme/internal/base/web"
)

// scoreView is what an assessment adds up to, in words.
type scoreView struct {
	Proposal string // a Sentence
	Lines    []string
	Rule     string // of the instrument, in words
}

// scoreOf tells the sums of an assessment and what the rule proposes.
func scoreOf(c *web.Ctx, in Instrument, p Profile, readable func(DomainCode) bool) scoreView {
	l, lang := c.L, string(c.L.Lang())
	s := in.Score(p, readable)
	v := scoreView{Proposal: l.T("intake.score." + string(s.Proposal)), Rule: in.Rule.In(lang)}
	if s.Proposal == ProposalOff {
		return v
	}
	for _, d := range s.Domains {
		name, points := d.Domain.Name.In(lang), l.N("intake.instrument.points", d.Points)
		var line string
		switch {
		case d.Hidden:
			v.Lines = append(v.Lines, l.T("intake.score.domain.hidden", name))
			continue
		case d.Domain.Threshold == nil:
			line = l.T("intake.score.domain", name, points)
		case d.reached():
			line = l.T("intake.score.domain.reached", name, points, *d.Domain.Threshold)
		default:
			line = l.T("intake.score.domain.below", name, points, *d.Domain.Threshold)
		}
		if d.Missing > 0 {
			line += " · " + l.N("intake.score.missing", d.Missing)
		}
		v.Lines = append(v.Lines, line)
	}
	key := "intake.score.total"
	if s.Hidden {
		key = "intake.score.total.partial"
	}
	v.Lines = append(v.Lines, l.T(key, l.N("intake.instrument.points", s.Total)))
	return v
}
