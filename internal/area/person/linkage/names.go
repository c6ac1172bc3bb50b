package linkage

import (
	mathbits "math/bits"
	"slices"
)

// likeParts compares two given names or two surnames, and says how many bits
// that is worth.
func (l *Linker) likeParts(k Kind, a, b *part) (Likeness, float64) {
	if a.squash == "" || b.squash == "" {
		return Unknown, 0
	}
	return l.weighParts(a, b, l.Shares.of(k, a.squash, b.squash))
}

func (l *Linker) weighParts(a, b *part, share float64) (Likeness, float64) {
	like := l.alikeParts(a, b)
	switch like {
	case Same:
		return Same, bits(partSame / share)
	case Near:
		return Near, bits(partNear / (2*share + strangersNear))
	case Loose:
		return Loose, bits(partLoose / strangersLoose)
	default:
		return Differs, bits(partDiffers)
	}
}

// From what share of alike letters on names are near or loose.
const (
	alikeNear  = 0.82
	alikeLoose = 0.66
	alikeWhole = 0.88 // of whole names: their border may be anywhere
)

// alikeParts remembers what it has compared: names come again and again.
func (l *Linker) alikeParts(a, b *part) Likeness {
	if a.squash == b.squash {
		return Same
	}
	key := [2]string{a.squash, b.squash}
	if key[0] > key[1] {
		key[0], key[1] = key[1], key[0]
	}
	if known, ok := l.known[key]; ok {
		return known
	}
	like := compareParts(a, b)
	if len(l.known) < rememberMost {
		l.known[key] = like
	}
	return like
}

const rememberMost = 1 << 20

func compareParts(a, b *part) Likeness {
	best := max(alike(a.squash, b.squash), alike(a.core, b.core), alike(a.core, b.squash), alike(a.squash, b.core))
	if best >= alikeNear || swappedAt(a.squash, b.squash) && len(a.squash) > 3 {
		return Near
	}
	within := alikeWithin(a.words, b.words)
	switch {
	case within >= alikeNear:
		return Near
	case best >= alikeLoose, within >= alikeLoose:
		return Loose
	case isInitial(a, b), isInitial(b, a):
		return Loose
	default:
		return Differs
	}
}

// isInitial reports whether a is the first letter of b.
func isInitial(a, b *part) bool { return len(a.squash) == 1 && a.squash[0] == b.squash[0] }

// alikeWithin is how well the shorter list of words is found in the longer: the
// worst of its words' best likeness. A word of one letter may be the initial of
// another; articles do not count.
func alikeWithin(a, b []string) float64 {
	if len(a) < 2 && len(b) < 2 {
		return 0
	}
	a, b = telling(a), telling(b)
	switch {
	case len(a) < len(b):
		return foundIn(a, b)
	case len(a) > len(b):
		return foundIn(b, a)
	default:
		return max(foundIn(a, b), foundIn(b, a))
	}
}

// telling leaves the words that come and go out.
func telling(w []string) []string {
	for i, one := range w {
		if dropped[one] {
			out := slices.Clone(w[:i])
			for _, one := range w[i:] {
				if !dropped[one] {
					out = append(out, one)
				}
			}
			return out
		}
	}
	return w
}

func foundIn(a, b []string) float64 {
	if len(a) == 0 {
		return 0
	}
	worst := 1.0
	var used [16]bool
	for i, x := range a {
		best, at := 0.0, -1
		for j, y := range b {
			if j >= len(used) || used[j] {
				continue
			}
			s := alike(x, y)
			if len(x) == 1 && x[0] == y[0] {
				if s = alikeNear; i == 0 {
					s = alikeLoose
				}
			}
			if s > best {
				best, at = s, j
			}
		}
		if at >= 0 {
			used[at] = true
		}
		worst = min(worst, best)
	}
	return worst
}

// naming is what the names of two records say.
type naming struct {
	given, surname, whole  Likeness
	givenBits, surnameBits float64
}

func (n naming) bits() float64 { return n.givenBits + n.surnameBits }

// likeNames compares names as they stand, changed over, and as one run of words
// whose border may lie elsewhere; the reading that says most for one person
// counts, less what it costs to suppose it.
func (l *Linker) likeNames(a, b *Prepared) naming {
	var n naming
	n.given, n.givenBits = l.likeParts(OfGiven, &a.given, &b.given)
	n.surname, n.surnameBits = l.likeParts(OfSurname, &a.surname, &b.surname)
	n.whole = together(n.given, n.surname)
	if n.whole == Same {
		return n
	}
	if c := l.crossed(a, b); c.bits() > n.bits() {
		n = c
	}
	if w := l.asOne(a, b); w.bits() > n.bits() {
		n = w
	}
	return n
}

// crossed supposes that one of the two was entered with the names changed over.
func (l *Linker) crossed(a, b *Prepared) naming {
	first, firstBits := l.likeCrossed(&a.given, &b.surname)
	second, secondBits := l.likeCrossed(&a.surname, &b.given)
	if first == Unknown && second == Unknown {
		return naming{given: Unknown, surname: Unknown, whole: Unknown, givenBits: -100}
	}
	if secondBits > firstBits { // the same from both sides
		first, firstBits, second, secondBits = second, secondBits, first, firstBits
	}
	n := naming{given: first, surname: second, givenBits: firstBits + bits(swappedOnce), surnameBits: secondBits}
	if n.whole = together(first, second); n.whole == Same || n.whole == Near {
		n.whole = Swapped
	}
	return n
}

// likeCrossed compares a given name with a surname; the kind of which it is
// more frequent counts.
func (l *Linker) likeCrossed(a, b *part) (Likeness, float64) {
	if a.squash == "" || b.squash == "" {
		return Unknown, 0
	}
	return l.weighParts(a, b, max(l.Shares.of(OfGiven, a.squash, b.squash), l.Shares.of(OfSurname, a.squash, b.squash)))
}

// asOne compares all words of the names, whatever box they stand in: Li Wang,
// LiWang and Wang Li; Ahmed / Hassan Ali and Ahmed Hassan / Ali.
func (l *Linker) asOne(a, b *Prepared) naming {
	none := naming{given: Unknown, surname: Unknown, whole: Unknown, givenBits: -100}
	if len(a.whole.words) < 2 && len(b.whole.words) < 2 || min(len(a.whole.squash), len(b.whole.squash)) < 4 ||
		mathbits.OnesCount32(a.letters^b.letters) > mostOtherSounds {
		return none
	}
	turnedA, turnedB := a.surname.squash+a.given.squash, b.surname.squash+b.given.squash
	best := max(alike(a.whole.squash, b.whole.squash), alike(a.whole.squash, turnedB), alike(turnedA, b.whole.squash))
	if len(a.whole.words) > 1 && len(b.whole.words) > 1 && min(len(a.whole.words), len(b.whole.words)) > 0 {
		best = max(best, alikeWithin(a.whole.words, b.whole.words))
	}
	if best < alikeWhole {
		return none
	}
	share := max(l.Shares.of(OfGiven, a.given.squash, b.given.squash), strangersNear)
	other := max(l.Shares.of(OfSurname, a.surname.squash, b.surname.squash), strangersNear)
	n := naming{given: Near, surname: Near, whole: Near, givenBits: bits(partNear/share) + bits(swappedOnce), surnameBits: bits(partSame / other)}
	if best == 1 {
		n.whole = Swapped
		n.givenBits = bits(partSame/share) + bits(swappedOnce)
	}
	return n
}

// mostOtherSounds is how many classes of sound may stand in one of two whole
// names that are alike, or in a name that has a word more, and not in the other.
const mostOtherSounds = 4

// together is the likeness of a name from that of its parts.
func together(given, surname Likeness) Likeness {
	order := map[Likeness]int{Same: 0, Swapped: 1, Near: 2, Loose: 3, Differs: 4}
	switch {
	case given == Unknown:
		return surname
	case surname == Unknown:
		return given
	case order[given] > order[surname]:
		return given
	default:
		return surname
	}
}
