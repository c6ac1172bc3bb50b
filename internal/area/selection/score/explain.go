package score

import (
	"fmt"
	"slices"
)

// Source is where a fact comes from.
type Source struct {
	On string // a civil date, 2026-03-12
	By string // who said it: a role or an organisation, never a name
}

// Fact is a field of a profile that a statement rests on.
type Fact struct {
	Field string // yes, past, languages, home, …; a key
	Code  int    // which requirement, occupation or language; 0 for the field
}

// Sources tells where a person's facts come from; the zero Source when nobody
// knows.
type Sources func(Fact) Source

// Kind is what a line of an explanation says.
type Kind string

// Kinds. The area keeps their words, in each language and for each reader.
const (
	Has      Kind = "has"      // a criterion that adds something
	Lacks    Kind = "lacks"    // one that adds nothing or little, and it is known
	Asks     Kind = "asks"     // it is not known: a question
	ShutsOut Kind = "shutsout" // an indispensable no
	Would    Kind = "would"    // what a change would bring
)

// Line is a statement with its evidence.
type Line struct {
	Kind      Kind
	Criterion Criterion
	Gate      bool   // it speaks of something indispensable, not of a criterion
	Fact      Fact   // what it rests on
	Source    Source // when it was said, and by whom
	Points    int32  // what it adds
	Could     int32  // what it could add at most, if it were there
	Reason    string // of the request, when indispensable
	Change    *Change
}

// Explanation is everything there is to say about a person and a request: all
// criteria, all gates that are not a yes, all questions, the changes.
type Explanation struct {
	Match Match
	Best  Match // if every question were answered in the person's favour
	Lines []Line
}

// Explain says why. The lines of the criteria add up to the match's points.
func (s *Scorer) Explain(p *Person, from Sources) *Explanation {
	if from == nil {
		from = func(Fact) Source { return Source{} }
	}
	e := &Explanation{Match: s.Score(p)}
	best := s.hoped(p)
	e.Best = s.Score(&best)
	for _, g := range Gates(p, &s.Request) {
		e.gate(s, p, g, from)
	}
	for _, c := range e.Match.Contributions {
		if c.Weight == 0 {
			continue
		}
		line := Line{Kind: Has, Criterion: c.Criterion, Points: c.Points, Could: c.Weight, Fact: s.fact(p, c.Criterion)}
		switch {
		case s.unknown(p, c.Criterion):
			line.Kind = Asks
			line.Could = e.Best.Contributions[c.Criterion].Points
		case c.Value < Million/3:
			line.Kind = Lacks
		}
		line.Source = from(line.Fact)
		e.Lines = append(e.Lines, line)
	}
	for _, code := range append(slices.Clone(s.Request.Essential), s.Request.Optional...) {
		kind := map[Truth]Kind{Unknown: Asks, No: Lacks}[p.Knows(code)]
		if kind == "" {
			continue
		}
		with := *p
		with.Yes.Add(code)
		with.No.Remove(code)
		after := s.Score(&with)
		fact := Fact{"requirement", int(code)}
		e.Lines = append(e.Lines, Line{
			Kind: kind, Criterion: Skills, Fact: fact, Source: from(fact),
			Could: after.Contributions[Skills].Points - e.Match.Contributions[Skills].Points,
		})
	}
	return e
}

// gate says what is known of something indispensable when it is not a yes.
func (e *Explanation) gate(s *Scorer, p *Person, g Gate, from Sources) {
	line := Line{Kind: map[Truth]Kind{No: ShutsOut, Unknown: Asks}[g.Truth], Gate: true}
	if line.Kind == "" {
		return
	}
	switch {
	case g.Clause >= 0:
		clause := s.Request.Must[g.Clause]
		line.Criterion, line.Reason, line.Fact = Skills, clause.Reason, Fact{"requirement", int(clause.Any[0])}
		for _, code := range clause.Any { // rather what has to be asked
			if p.Knows(code) == Unknown {
				line.Fact.Code = int(code)
				break
			}
		}
	case g.Language >= 0:
		w := s.Request.Languages[g.Language]
		line.Criterion, line.Reason, line.Fact = Language, w.Reason, Fact{"language", int(w.Language)}
	default:
		line.Criterion, line.Fact = Hours, Fact{"available", 0}
	}
	line.Source = from(line.Fact)
	e.Lines = append(e.Lines, line)
}

// fact is the field that a criterion rests on.
func (s *Scorer) fact(p *Person, c Criterion) Fact {
	switch c {
	case Trade, Experience:
		best, at := int32(-1), Occupation(0)
		for _, past := range p.Past {
			if near := s.Request.Near[past.Occupation]; past.Occupation != 0 && near > best {
				best, at = near, past.Occupation
			}
		}
		return Fact{"past", int(at)}
	case Preference:
		best, at := int32(-1), Occupation(0)
		for i, wish := range p.Wishes {
			if v := scaleBy(s.Request.Near[wish], preferenceShare[i]); wish != 0 && v > best {
				best, at = v, wish
			}
		}
		return Fact{"wishes", int(at)}
	case Language:
		if len(s.Request.Languages) > 0 {
			return Fact{"language", int(s.Request.Languages[0].Language)}
		}
	}
	return Fact{[...]string{"past", "requirement", "past", "language", "available", "coming", "wishes", "home", "weekHours", "contracts", "payFloor", "request", "due"}[c], 0}
}

// unknown tells whether a criterion adds nothing or less because something is
// not known.
func (s *Scorer) unknown(p *Person, c Criterion) bool {
	r := &s.Request
	switch c {
	case Language:
		return slices.ContainsFunc(r.Languages, func(w LanguageWish) bool { return p.Languages[w.Language] == LevelUnknown })
	case Hours:
		return p.Available&WeekKnown == 0 || r.Week&WeekKnown == 0
	case Travel:
		return r.minutesFrom(p.Home) == UnknownMinutes
	case Load:
		return p.WeekHours == 0 || r.WeekHours == 0
	case Contract:
		return p.Contracts == 0 || r.Contract == 0
	case Pay:
		return p.PayFloor == 0 || r.Pay == 0
	case Quality:
		return r.Quality < 0
	case Preference:
		return p.Wishes == [MaxWishes]Occupation{}
	case Trade, Experience:
		return p.Past == [MaxPast]Past{}
	case Skills:
		return s.points(p.Knows, Unknown) > 0
	}
	return false
}

// hoped is the person if every question about a requirement, a language, the
// week, the contract, pay and hours were answered in its favour.
func (s *Scorer) hoped(p *Person) Person {
	r, out := &s.Request, *p
	fill := func(c Code) {
		if p.Knows(c) == Unknown {
			out.Yes.Add(c)
			out.No.Remove(c)
		}
	}
	for _, c := range append(slices.Clone(r.Essential), r.Optional...) {
		fill(c)
	}
	for _, clause := range r.Must {
		for _, c := range clause.Any {
			fill(c)
		}
	}
	for _, w := range r.Languages {
		if out.Languages[w.Language] == LevelUnknown {
			out.Languages[w.Language] = C2
		}
	}
	if out.Available&WeekKnown == 0 {
		out.Available = WeekOf(uint32(weekBands))
	}
	if out.Contracts == 0 {
		out.Contracts = r.Contract
	}
	if out.PayFloor == 0 {
		out.PayFloor = r.Pay
	}
	if out.WeekHours == 0 {
		out.WeekHours = r.WeekHours
	}
	if out.Home == (Place{}) {
		out.Home = r.At
	}
	return out
}

// Change is something that could become different, and what it would bring.
type Change struct {
	Gain   Code   // a requirement obtained; 0 for none
	Course string // the edition that gives it, with its day; empty when there is none
	Level  Level  // of Language
	Lang   uint8  // with Level
	From   int    // place in the ranking now, 1 for the first; 0 for shut out
	To     int    // place after
	Opens  int    // requests that would newly fit
}

// apply gives the person as it would be.
func (c *Change) apply(p *Person) Person {
	out := *p
	if c.Gain != 0 {
		out.Yes.Add(c.Gain)
		out.No.Remove(c.Gain)
	}
	if c.Level != LevelUnknown {
		out.Languages[c.Lang] = max(out.Languages[c.Lang], c.Level)
	}
	return out
}

// Rank is a person's place for a request among everybody, counting from 1; 0
// for somebody a gate shuts out. others are the totals of all others who pass.
func (s *Scorer) Rank(p *Person, others []Ranked) int {
	m := s.Score(p)
	if m.Passes == No {
		return 0
	}
	place := 1
	for i := range others {
		if o := &others[i]; o.ID != p.ID && (o.Total > m.Total || (o.Total == m.Total && o.ID.Compare(p.ID) < 0)) {
			place++
		}
	}
	return place
}

// Changes finds, by applying each and scoring again, what would move a person
// up for a request: each requirement that is missing, each language a level
// further. Only changes that help are listed, the most helpful first. ranking
// is everybody who passes.
func (s *Scorer) Changes(p *Person, ranking []Ranked) []Change {
	var candidates []Change
	var seen Set
	add := func(c Code) {
		if !seen.Has(c) && p.Knows(c) != Yes {
			seen.Add(c)
			candidates = append(candidates, Change{Gain: c})
		}
	}
	for _, clause := range s.Request.Must {
		if p.Clause(clause) != Yes {
			for _, c := range clause.Any {
				add(c)
			}
		}
	}
	for _, c := range append(slices.Clone(s.Request.Essential), s.Request.Optional...) {
		add(c)
	}
	for _, w := range s.Request.Languages {
		if p.Languages[w.Language] < w.Level {
			candidates = append(candidates, Change{Lang: w.Language, Level: w.Level})
		}
	}
	now := s.Rank(p, ranking)
	var out []Change
	for _, c := range candidates {
		changed := c.apply(p)
		c.From, c.To = now, s.Rank(&changed, ranking)
		if c.To != 0 && (now == 0 || c.To < now) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int { return a.To - b.To })
	return out
}

// Opens counts the requests that shut a person out now and would not after a
// change.
func Opens(p *Person, c Change, requests []Request) int {
	changed, n := c.apply(p), 0
	for i := range requests {
		if Passes(p, &requests[i]) == No && Passes(&changed, &requests[i]) != No {
			n++
		}
	}
	return n
}

// Verify tells whether a change brings what it says, applied and scored again.
func (s *Scorer) Verify(p *Person, c Change, ranking []Ranked) error {
	changed := c.apply(p)
	if from, to := s.Rank(p, ranking), s.Rank(&changed, ranking); from != c.From || to != c.To {
		return fmt.Errorf("score: the change is said to lead from %d to %d, and leads from %d to %d", c.From, c.To, from, to)
	}
	return nil
}
