package score

import "fmt"

// Contribution is what one criterion adds, of how much it could.
type Contribution struct {
	Criterion Criterion
	Value     int32 // millionths
	Weight    int32
	Points    int32 // Value × Weight, rounded down
}

// Match is a person and a request beside each other. Contributions add up
// exactly: those of a side to Company and Person, and
// Total = Company + Person − Imbalance.
type Match struct {
	Person        ID
	Passes        Truth
	Contributions [Criteria]Contribution
	Company       int32
	Candidate     int32
	Imbalance     int32
	Total         int32
}

// imbalanceShare is the part of the difference of the sides that is taken off.
const imbalanceShare = 2

func imbalance(company, candidate int32) int32 {
	if company > candidate {
		return (company - candidate) / imbalanceShare
	}
	return (candidate - company) / imbalanceShare
}

// Scorer scores people for one request, one by one: the definition that the
// index must equal.
type Scorer struct {
	Request Request
	Weights Weights
	most    int // of the skills' points
}

// Limits of a request.
const (
	maxWished = 64
	maxMust   = 32
	maxGrades = 250 // different degrees of nearness
)

// NewScorer refuses a request or weights that make no sense.
func NewScorer(r Request, w Weights) (*Scorer, error) {
	if err := w.Validate(); err != nil {
		return nil, err
	}
	if err := r.validate(); err != nil {
		return nil, err
	}
	return &Scorer{r, w, 2*len(r.Essential) + len(r.Optional)}, nil
}

func (r *Request) validate() error {
	grades := map[int32]bool{}
	for o, near := range r.Near {
		if grades[near] = true; near < 0 || near > Million || o == 0 {
			return fmt.Errorf("score: nearness of occupation %d is %d", o, near)
		}
	}
	if len(r.Near) > 4000 || len(grades) > maxGrades || len(r.Essential)+len(r.Optional) > maxWished || len(r.Must) > maxMust || len(r.Languages) > Languages {
		return fmt.Errorf("score: a request with %d near occupations, %d wishes, %d musts, %d languages is too large",
			len(r.Near), len(r.Essential)+len(r.Optional), len(r.Must), len(r.Languages))
	}
	var seen Set
	for _, c := range append(append([]Code(nil), r.Essential...), r.Optional...) {
		if c == 0 || seen.Has(c) {
			return fmt.Errorf("score: requirement %d is wished twice or is none", c)
		}
		seen.Add(c)
	}
	for i, c := range r.Must {
		if len(c.Any) == 0 {
			return fmt.Errorf("score: indispensable %d is empty", i)
		}
		if c.Reason == "" {
			return fmt.Errorf("score: indispensable %d has no reason", i)
		}
	}
	for _, l := range r.Languages {
		if l.Language >= Languages || l.Level < A1 || l.Level > C2 {
			return fmt.Errorf("score: language %d at level %d", l.Language, l.Level)
		}
		if l.Must && l.Reason == "" {
			return fmt.Errorf("score: language %d is indispensable without a reason", l.Language)
		}
	}
	if r.Quality > Million {
		return fmt.Errorf("score: quality of %d", r.Quality)
	}
	return nil
}

// Score compares one person with the request.
func (s *Scorer) Score(p *Person) Match {
	m := Match{Person: p.ID, Passes: Passes(p, &s.Request)}
	for c, value := range s.values(p) {
		weight := s.Weights.Of[c]
		points := scaleBy(value, weight)
		m.Contributions[c] = Contribution{Criterion(c), value, weight, points}
		if Criterion(c).Side() == Company {
			m.Company += points
		} else {
			m.Candidate += points
		}
	}
	m.Imbalance = imbalance(m.Company, m.Candidate)
	m.Total = m.Company + m.Candidate - m.Imbalance
	return m
}

// values are the criteria's, in their order.
func (s *Scorer) values(p *Person) (v [Criteria]int32) {
	r := &s.Request
	for _, past := range p.Past {
		near := r.Near[past.Occupation]
		v[Trade] = max(v[Trade], near)
		v[Experience] = max(v[Experience], scaleBy(near, experienceValue(experienceCode(past))))
	}
	v[Skills] = skillsValue(s.points(p.Knows, Yes), s.most)
	v[Language] = s.language(p)
	v[Hours] = hoursValue((p.available() & r.Week).count(), r.Week.count())
	v[Training] = trainingValue(s.coming(p), s.most)
	for i, wish := range p.Wishes {
		v[Preference] = max(v[Preference], scaleBy(r.Near[wish], preferenceShare[i]))
	}
	v[Travel] = travelValue(r.minutesFrom(p.Home))
	v[Load] = loadValue(p.WeekHours, r.WeekHours)
	v[Contract] = contractValue(p.Contracts, r.Contract)
	v[Pay] = payValue(p.PayFloor, r.Pay)
	v[Quality] = max(r.Quality, 0)
	v[Promise] = promiseValue(p.Due, r.Today)
	return v
}

// points counts what is wished and known as asked, essential twice.
func (s *Scorer) points(knows func(Code) Truth, as Truth) int {
	n := 0
	for _, c := range s.Request.Essential {
		if knows(c) == as {
			n += 2
		}
	}
	for _, c := range s.Request.Optional {
		if knows(c) == as {
			n++
		}
	}
	return n
}

// language is the mean over the languages asked; with none, nothing is missing.
func (s *Scorer) language(p *Person) int32 {
	asked := s.Request.Languages
	if len(asked) == 0 {
		return Million
	}
	sum := int32(0)
	for _, w := range asked {
		sum += languageValue(p.Languages[w.Language], w.Level) / int32(len(asked))
	}
	return sum
}

// coming counts what is wished, is not there, and a course will give in time.
func (s *Scorer) coming(p *Person) int {
	n := 0
	var seen Set
	for _, c := range p.Coming {
		if c.Code == 0 || seen.Has(c.Code) || p.Knows(c.Code) == Yes || c.End > s.Request.Start {
			continue
		}
		seen.Add(c.Code)
		n += s.wished(c.Code)
	}
	return n
}

// wished is what a code counts: 2 when essential, 1 when optional.
func (s *Scorer) wished(c Code) int {
	for _, e := range s.Request.Essential {
		if e == c {
			return 2
		}
	}
	for _, o := range s.Request.Optional {
		if o == c {
			return 1
		}
	}
	return 0
}
