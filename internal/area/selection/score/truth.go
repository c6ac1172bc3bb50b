package score

// Truth is a value of Kleene's three-valued logic.
type Truth uint8

// Values, so ordered that And is the least and Or the greatest.
const (
	No Truth = iota
	Unknown
	Yes
)

// And is no as soon as one is no, yes only when both are.
func (a Truth) And(b Truth) Truth { return min(a, b) }

// Or is yes as soon as one is yes, no only when both are.
func (a Truth) Or(b Truth) Truth { return max(a, b) }

// Not leaves what is unknown unknown.
func (a Truth) Not() Truth { return Yes - a }

func (a Truth) String() string { return [...]string{"no", "unknown", "yes"}[a] }

// Knows tells what is known of a requirement. What is stated both ways is
// unknown: somebody has to ask.
func (p *Person) Knows(c Code) Truth {
	switch yes, no := p.Yes.Has(c), p.No.Has(c); {
	case yes && !no:
		return Yes
	case no && !yes:
		return No
	}
	return Unknown
}

// Clause tells whether a person meets a clause.
func (p *Person) Clause(c Clause) Truth {
	t := No
	for _, code := range c.Any {
		t = t.Or(p.Knows(code))
	}
	return t
}

// Language tells whether a person reaches a level.
func (p *Person) Language(w LanguageWish) Truth {
	switch level := p.Languages[w.Language]; {
	case level == LevelUnknown:
		return Unknown
	case level >= w.Level:
		return Yes
	}
	return No
}

// Covers tells whether a person can work all bands of a job.
func (p *Person) Covers(job Week) Truth {
	mine := p.available()
	switch {
	case job&WeekKnown == 0 || mine&WeekKnown == 0:
		return Unknown
	case mine&job&weekBands == job&weekBands:
		return Yes
	}
	return No
}

// Gate is one indispensable thing and what is known of it.
type Gate struct {
	Clause   int // place in Request.Must, or -1
	Language int // place in Request.Languages, or -1
	Week     bool
	Truth    Truth
}

// Gates lists everything indispensable. A no excludes, an unknown is a question.
func Gates(p *Person, r *Request) []Gate {
	var gates []Gate
	for i, c := range r.Must {
		gates = append(gates, Gate{Clause: i, Language: -1, Truth: p.Clause(c)})
	}
	for i, w := range r.Languages {
		if w.Must {
			gates = append(gates, Gate{Clause: -1, Language: i, Truth: p.Language(w)})
		}
	}
	if r.WeekMust {
		gates = append(gates, Gate{Clause: -1, Language: -1, Week: true, Truth: p.Covers(r.Week)})
	}
	return gates
}

// Passes tells whether all gates let a person through, and whether one is open.
func Passes(p *Person, r *Request) Truth {
	t := Yes
	for _, g := range Gates(p, r) {
		t = t.And(g.Truth)
	}
	return t
}
