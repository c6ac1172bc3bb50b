package person

import (
	"log/slog"
	"slices"
	"strings"

	"insieme/internal/base/civil"
)

// Traits are what two records are compared by. Sealed things are compared by
// their blind indexes: equal or not.
type Traits struct {
	Surname   string // as written; folding is the rule's business
	GivenName string
	BirthDate civil.Date
	Fiscal    string   // blind index of the plain code; empty for none
	Contacts  []string // blind indexes of telephones and e-mail addresses
}

// LogValue keeps the person out of the log.
func (Traits) LogValue() slog.Value { return slog.StringValue("[person]") }

// Likeness is how one field of two records compares.
type Likeness string

// The likenesses.
const (
	Same    Likeness = "same"
	Swapped Likeness = "swapped" // given name and surname changed places
	Near    Likeness = "near"    // a slip of the pen apart
	Differs Likeness = "differs"
	Unknown Likeness = "unknown" // one of the two is empty
)

// Verdict is how likely two records are one person, from 0 to 100, and why.
type Verdict struct {
	Score   int
	Name    Likeness
	Birth   Likeness
	Fiscal  Likeness
	Contact Likeness // Same when they share one
}

// The scores from which on somebody is asked to look. They only order what a
// human decides.
const (
	scorePossible = 55
	scoreLikely   = 85
)

// Possible reports whether somebody should look at the two records.
func (v Verdict) Possible() bool { return v.Score >= scorePossible }

// Likely reports whether the two are one person unless somebody knows better.
func (v Verdict) Likely() bool { return v.Score >= scoreLikely }

// Weights of the likenesses. A same codice fiscale is alone enough; a same
// name is not, even with a shared telephone if the birth dates differ: fathers
// and sons share both.
var weights = struct{ name, birth, fiscal, contact map[Likeness]int }{
	name:    map[Likeness]int{Same: 40, Swapped: 38, Near: 28},
	birth:   map[Likeness]int{Same: 35, Near: 20, Unknown: 10, Differs: -20},
	fiscal:  map[Likeness]int{Same: 60, Differs: -35},
	contact: map[Likeness]int{Same: 20},
}

// Similarity compares two records. It is symmetric.
func Similarity(a, b Traits) Verdict {
	v := Verdict{
		Name:    likeNames(a, b),
		Birth:   likeDates(a.BirthDate, b.BirthDate),
		Fiscal:  likeTexts(a.Fiscal, b.Fiscal),
		Contact: shareAny(a.Contacts, b.Contacts),
	}
	v.Score = weights.name[v.Name] + weights.birth[v.Birth] + weights.fiscal[v.Fiscal] + weights.contact[v.Contact]
	if v.Fiscal == Same {
		v.Score = max(v.Score, scoreLikely)
	}
	v.Score = min(max(v.Score, 0), 100)
	return v
}

func likeTexts(a, b string) Likeness {
	switch {
	case a == "" || b == "":
		return Unknown
	case a == b:
		return Same
	default:
		return Differs
	}
}

func shareAny(a, b []string) Likeness {
	if len(a) == 0 || len(b) == 0 {
		return Unknown
	}
	for _, x := range a {
		if slices.Contains(b, x) {
			return Same
		}
	}
	return Differs
}

func likeNames(a, b Traits) Likeness {
	surnames, givens := likeName(a.Surname, b.Surname), likeName(a.GivenName, b.GivenName)
	if surnames == Same && givens == Same {
		return Same
	}
	if likeName(a.Surname, b.GivenName) == Same && likeName(a.GivenName, b.Surname) == Same {
		return Swapped
	}
	if surnames != Differs && givens != Differs {
		return Near
	}
	return Differs
}

// likeName compares one part of a name: equal but for signs and spaces; near
// when few letters differ or one has a further name that the other leaves out.
func likeName(a, b string) Likeness {
	x, y := civil.Squash(a), civil.Squash(b)
	switch {
	case x == y:
		return Same
	case len(x) >= 4 && len(y) >= 4 && slips(x, y) <= 1+min(len(x), len(y))/8:
		return Near
	case contains(strings.Fields(civil.Fold(a)), strings.Fields(civil.Fold(b))):
		return Near
	default:
		return Differs
	}
}

// contains reports whether the shorter list of names stands whole in the other.
func contains(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, n := range a {
		if !slices.Contains(b, n) {
			return false
		}
	}
	return len(a) > 0
}

// slips counts the letters to add, leave out, change or swap with their
// neighbour to get from a to b (optimal string alignment).
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := last[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// likeDates compares birth dates: near when one digit is another or when day
// and month changed places.
func likeDates(a, b civil.Date) Likeness {
	switch {
	case a.IsZero() || b.IsZero():
		return Unknown
	case a == b:
		return Same
	}
	other := 0
	x, y := a.String(), b.String()
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			other++
		}
	}
	swapped := a.Year() == b.Year() && a.Day() == int(b.Month()) && b.Day() == int(a.Month())
	if other == 1 || swapped {
		return Near
	}
	return Differs
}
