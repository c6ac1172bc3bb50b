package intake

import "slices"

// The two moments at which a person says how much they know about themselves
// and their way (R2.7). Their answers are sealed like a domain's.
const (
	SelfBefore DomainCode = "self_before" // before the interview
	SelfAfter  DomainCode = "self_after"  // at its end
)

// selfDomain is what the person says at a moment, as a domain of the
// instrument. Its name is a text of the pages, and so are the words of its four
// levels, which no version changes.
func (in Instrument) selfDomain(moment DomainCode) Domain {
	var options []Option
	for _, level := range Levels() {
		options = append(options, Option{Level: level})
	}
	d := Domain{Code: moment, Items: slices.Clone(in.Self)}
	for i := range d.Items {
		d.Items[i].Options = options
	}
	return d
}

// domain finds a part of the instrument, the person's own words included.
func (in Instrument) domain(code DomainCode) (Domain, bool) {
	if (code == SelfBefore || code == SelfAfter) && len(in.Self) > 0 {
		return in.selfDomain(code), true
	}
	for _, d := range in.Domains {
		if d.Code == code {
			return d, true
		}
	}
	return Domain{}, false
}

// said is what the person said of an item at an assessment: at its end, or
// else before it.
func (p Profile) said(item string) Level {
	if after := p[SelfAfter].Levels[item]; after != 0 {
		return after
	}
	return p[SelfBefore].Levels[item]
}

// spoke reports whether the person said anything of themselves.
func (p Profile) spoke() bool { return len(p[SelfBefore].Levels)+len(p[SelfAfter].Levels) > 0 }

// Awareness compares what the person said of themselves at an earlier and a
// later assessment. Where they said nothing earlier it compares before and
// after the same interview.
func (in Instrument) Awareness(earlier, later Profile) []Change {
	if !earlier.spoke() {
		earlier = nil
	}
	var out []Change
	for _, item := range in.Self {
		c := Change{Item: item, Earlier: earlier.said(item.Code), Then: later.said(item.Code)}
		if earlier == nil && later[SelfAfter].Levels[item.Code] != 0 {
			c.Earlier = later[SelfBefore].Levels[item.Code]
		}
		if c.Earlier != 0 || c.Then != 0 {
			out = append(out, c)
		}
	}
	return out
}
