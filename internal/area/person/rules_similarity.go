package person

import (
	"log/slog"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/civil"
)

// Traits are what two records are compared by. Sealed things are compared by
// their blind indexes: equal or not.
type Traits struct {
	Surname      string // as written; folding is the rule's business
	GivenName    string
	BirthDate    civil.Date
	Sex          string
	Fiscal       string   // blind index of the plain code; empty for none
	Contacts     []string // blind indexes of telephones and e-mail addresses
	Address      string
	Municipality string // ISTAT code
}

// LogValue keeps the person out of the log.
func (Traits) LogValue() slog.Value { return slog.StringValue("[person]") }

// Likeness is how one field of two records compares.
type Likeness = linkage.Likeness

// The likenesses.
const (
	Same    = linkage.Same
	Swapped = linkage.Swapped // given name and surname, or day and month, changed places
	Near    = linkage.Near    // a slip of the pen or another spelling apart
	Loose   = linkage.Loose   // something in common
	Differs = linkage.Differs
	Unknown = linkage.Unknown // one of the two is empty
)

// Verdict is how likely two records are one person, in per cent, and why.
type Verdict struct {
	Score   int
	Name    Likeness
	Birth   Likeness
	Fiscal  Likeness
	Contact Likeness // Same when they share one
	Place   Likeness
}

// The scores from which on somebody is asked to look. They only order what a
// human decides.
const (
	scorePossible = 50
	scoreLikely   = 99
)

// Possible reports whether somebody should look at the two records.
func (v Verdict) Possible() bool { return v.Score >= scorePossible }

// Likely reports whether the two are one person unless somebody knows better.
func (v Verdict) Likely() bool { return v.Score >= scoreLikely }

// smallTown is the fewest people that a record is looked for among: a register
// with few records is the beginning of a town's.
const smallTown = 20_000

// Similarity compares two records of a register of which nothing is known. It
// is symmetric.
func Similarity(a, b Traits) Verdict {
	return verdict(linkage.NewLinker(&linkage.Shares{People: smallTown}), a.prepare(), b.prepare())
}

func (t Traits) prepare() *linkage.Prepared {
	r := linkage.Record{
		GivenName: t.GivenName, Surname: t.Surname, Birth: t.BirthDate.String(), Sex: t.Sex, Fiscal: []string{t.Fiscal},
		Contacts: t.Contacts, Street: t.Address, Town: t.Municipality,
	}
	if r.Sex == "x" { // neither contradicts f nor m
		r.Sex = ""
	}
	return linkage.Prepare(r)
}

func verdict(l *linkage.Linker, a, b *linkage.Prepared) Verdict {
	e := l.Compare(a, b)
	return Verdict{Score: e.Percent(), Name: e.Name, Birth: e.Birth, Fiscal: e.Fiscal, Contact: e.Contact, Place: e.Place}
}
