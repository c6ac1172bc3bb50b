package linkage

// Kind is what a share is of.
type Kind string

// The kinds of value whose frequency weighs.
const (
	OfGiven    Kind = "given"
	OfSurname  Kind = "surname"
	OfBirth    Kind = "birth"
	OfTown     Kind = "town"
	OfPostcode Kind = "postcode"
)

// Shares is how frequent values are in a register: how likely two strangers
// agree on one. The zero value knows nothing of anybody.
type Shares struct {
	People int // of the register
	counts map[Kind]map[string]int
	filled map[Kind]int
	bare   bool // nothing but names is known of anybody
}

// rarest is the share below which no value is thought to be, however large the
// register: hardly anybody's name is unique. Of birth dates there are about
// twenty-five thousand in a working life and after it.
var rarest = map[Kind]float64{
	OfGiven: 1.0 / 1000, OfSurname: 1.0 / 2000, OfBirth: 1.0 / 25000, OfTown: 1.0 / 500, OfPostcode: 1.0 / 500,
}

// Count makes shares of the records of a file.
func Count(all []*Prepared) *Shares {
	s := &Shares{People: len(all), bare: true}
	for _, p := range all {
		s.bare = s.bare && p.birth == "" && p.street.squash == "" && p.town.squash == "" && p.postcode == "" && len(p.contacts)+len(p.fiscal) == 0
		s.Add(OfGiven, p.given.squash, 1)
		s.Add(OfSurname, p.surname.squash, 1)
		s.Add(OfBirth, p.birth, 1)
		s.Add(OfTown, p.town.squash, 1)
		s.Add(OfPostcode, p.postcode, 1)
	}
	return s
}

// Add notes that n more people have a value; an empty one is nobody's.
func (s *Shares) Add(k Kind, value string, n int) {
	if value == "" {
		return
	}
	if s.counts == nil {
		s.counts, s.filled = map[Kind]map[string]int{}, map[Kind]int{}
	}
	if s.counts[k] == nil {
		s.counts[k] = map[string]int{}
	}
	s.counts[k][value] += n
	s.filled[k] += n
}

// know notes that n of so many people have a value.
func (s *Shares) know(k Kind, value string, n, people int) {
	if value == "" {
		return
	}
	s.Add(k, value, n)
	s.filled[k] = max(people, s.filled[k])
}

// of is how likely a stranger has the more frequent of two values. What a
// register has counted is joined with as much as doubt more people would tell
// whose values are typical: a new register says little of its town.
func (s *Shares) of(k Kind, a, b string) float64 {
	const doubt = 200
	least := rarest[k]
	if k == OfBirth && len(a) == 8 && (a[4:] == "0101" || b[4:] == "0101") {
		least *= firstOfJanuary
	}
	others := max(s.counts[k][a], s.counts[k][b], 1) - 1 // the one at hand says nothing
	return max(least, (float64(others)+typical[k]*doubt)/float64(s.filled[k]+doubt))
}

// typical is the share of the name, date or town that a person taken at random
// has: a third of a per cent for surnames, because many are called like few.
var typical = map[Kind]float64{
	OfGiven: 1.0 / 100, OfSurname: 1.0 / 300, OfBirth: 1.0 / 20000, OfTown: 1.0 / 20, OfPostcode: 1.0 / 50,
}

// firstOfJanuary is how much more frequent that birthday is than others: it is
// what offices write where a country knows the year only.
const firstOfJanuary = 15

// prior is how unlikely it is that two records of the register are one
// person's, in bits: about one in as many as there are.
func (s *Shares) prior() float64 { return bits(float64(max(s.People, smallest))) }

// smallest is the register size below which the prior does not fall: a new
// register is about to grow.
const smallest = 16000
