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
}

// rarest is the share of a value that a register has not seen twice, whatever
// its size: most people's surname and given name are shared by fewer than one
// in two thousand, but nobody's is unique. Of birth dates there are about
// twenty-five thousand in a working life and after it.
var rarest = map[Kind]float64{
	OfGiven: 1.0 / 1000, OfSurname: 1.0 / 2000, OfBirth: 1.0 / 25000, OfTown: 1.0 / 500, OfPostcode: 1.0 / 500,
}

// Count makes shares of the records of a file.
func Count(all []*Prepared) *Shares {
	s := &Shares{People: len(all)}
	for _, p := range all {
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

// of is how likely a stranger has the more frequent of two values. Of a
// register with few records the rarest share is the better guess, so counts
// begin to speak with the second person.
func (s *Shares) of(k Kind, a, b string) float64 {
	least := rarest[k]
	n := max(s.counts[k][a], s.counts[k][b])
	if k == OfBirth && len(a) == 8 && (a[4:] == "0101" || b[4:] == "0101") {
		least *= firstOfJanuary
	}
	if n < 2 {
		return least
	}
	const doubt = 200 // people of whom nothing is known, added to every register
	return max(least, (float64(n-1)+least*doubt)/float64(s.filled[k]+doubt))
}

// firstOfJanuary is how much more frequent that birthday is than others: it is
// what offices write where a country knows the year only.
const firstOfJanuary = 15

// prior is how unlikely it is that two records of the register are one
// person's, in bits: about one in as many as there are.
func (s *Shares) prior() float64 { return bits(float64(max(s.People, smallest))) }

// smallest is the register size below which the prior does not fall: a new
// register is about to grow.
const smallest = 1000
