package linkage

import "slices"

// Linker compares the records of one register. It remembers names that it has
// compared, so it is one goroutine's.
type Linker struct {
	Shares *Shares
	known  map[[2]string]Likeness
}

// NewLinker makes a linker for a register.
func NewLinker(s *Shares) *Linker {
	return &Linker{Shares: s, known: map[[2]string]Likeness{}}
}

// Compare weighs what two records have in common. It is symmetric.
func (l *Linker) Compare(a, b *Prepared) Evidence {
	e, _ := l.weigh(a, b, false)
	return e
}

// possible is Compare for a pair of which only the possible matter: it stops
// where no address could make up for what the rest says.
func (l *Linker) possible(a, b *Prepared) (Evidence, bool) {
	return l.weigh(a, b, true)
}

func (l *Linker) weigh(a, b *Prepared, hurry bool) (Evidence, bool) {
	var e Evidence
	var birth, contact, fiscal, place, sex float64
	e.Birth, birth = l.likeBirths(a.birth, b.birth)
	e.Contact, contact = likeContacts(a.contacts, b.contacts)
	e.Fiscal, fiscal = likeFiscal(a.fiscal, b.fiscal)
	e.Sex, sex = likeSexes(a.sex, b.sex)
	hurry = hurry && !l.Shares.bare && e.Fiscal != Same
	rest := birth + fiscal + sex - l.Shares.prior()
	if hurry && rest+mostOfNames(a, b)+placeMost+max(contact, 0) < bitsPossible {
		return e, false
	}
	n := l.likeNames(a, b)
	e.Given, e.Surname, e.Name = n.given, n.surname, n.whole
	personal := n.givenBits + rest
	if hurry && personal+max(n.surnameBits, 0)+placeMost+max(contact, 0) < bitsPossible {
		return e, false
	}
	e.Place, place = l.likePlaces(a, b)
	house := place + contact
	switch {
	case e.Given == Differs && e.Surname == Differs: // who else lives there
		house = min(house+n.surnameBits, 0)
	case e.Given == Differs: // brothers and sisters, twins among them
		house = min(house+n.surnameBits, twinsMost)
	case e.Birth == Differs: // father and son of one name
		house = min(house, sonMost) + n.surnameBits
	default:
		house += n.surnameBits
	}
	e.Bits = personal + house
	if e.Fiscal == Same {
		e.Bits = max(e.Bits, bitsLikely)
	}
	if l.Shares.bare && (e.Name == Same || e.Name == Swapped || e.Name == Near) {
		e.Bits = max(e.Bits, bitsPossible)
	}
	return e, e.Possible()
}

// mostOfNames is a bound of what two names can say, by which parts are the same.
func mostOfNames(a, b *Prepared) float64 {
	if a.letters == b.letters { // perhaps the same words in other boxes
		return bits(partSame/rarest[OfGiven]) + bits(partSame/rarest[OfSurname])
	}
	most := 2 * bits(partNear/strangersNear)
	if a.given.squash == b.given.squash || a.given.squash == b.surname.squash || a.surname.squash == b.given.squash || a.surname.squash == b.surname.squash {
		most = bits(partNear/strangersNear) + bits(partSame/rarest[OfSurname])
	}
	return most
}

func likeContacts(a, b []string) (Likeness, float64) {
	if len(a) == 0 || len(b) == 0 {
		return Unknown, 0
	}
	if slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) }) {
		return Same, bits(contactShared / strangersContact)
	}
	return Differs, bits(contactOther)
}

func likeFiscal(a, b []string) (Likeness, float64) {
	switch {
	case len(a) == 0 || len(b) == 0:
		return Unknown, 0
	case slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) }):
		return Same, fiscalSame
	default:
		return Differs, fiscalOther
	}
}

func likeSexes(a, b string) (Likeness, float64) {
	switch {
	case a == "" || b == "":
		return Unknown, 0
	case a == b:
		return Same, bits((1 - sexOther) / 0.5)
	default:
		return Differs, bits(sexOther / 0.5)
	}
}

// LikeTexts compares two texts of one field, names or not, for people to read;
// it weighs nothing.
func LikeTexts(a, b string) Likeness {
	x, y := makePart(words(a)), makePart(words(b))
	switch {
	case x.squash == "" || y.squash == "":
		return Unknown
	case x.squash == y.squash:
		return Same
	}
	if like := compareParts(&x, &y); like == Near {
		return Near
	}
	return Differs
}

// LikeDates compares two dates, as they may be written, for people to read.
func LikeDates(a, b string) Likeness {
	like, _ := NewLinker(&Shares{}).likeBirths(digitsOfDate(a), digitsOfDate(b))
	return like
}
