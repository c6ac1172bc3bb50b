package linkage

import "math"

func bits(ratio float64) float64 { return math.Log2(ratio) }

// Likeness is how one field of two records compares.
type Likeness string

// The likenesses.
const (
	Unknown Likeness = "unknown" // one of the two is empty
	Same    Likeness = "same"
	Swapped Likeness = "swapped" // given name and surname changed places, or day and month
	Near    Likeness = "near"    // a slip of the pen or another spelling apart
	Loose   Likeness = "loose"   // something in common
	Differs Likeness = "differs"
)

// Evidence is what the comparison of two records says, field by field.
type Evidence struct {
	Given, Surname, Birth, Sex, Fiscal, Contact, Place Likeness
	Name                                               Likeness // of the name as a whole
	Bits                                               float64  // for one person, the prior taken off
}

// The thresholds, in bits over the prior: even odds, and a hundred to one.
const (
	bitsPossible = 0
	bitsLikely   = 6.65
)

// Possible reports whether one person is at least as likely as two.
func (e Evidence) Possible() bool { return e.Bits >= bitsPossible }

// Likely reports whether the two are one person unless somebody knows better.
func (e Evidence) Likely() bool { return e.Bits >= bitsLikely }

// Percent is how likely the two are one person, from 0 to 100.
func (e Evidence) Percent() int {
	return int(math.Round(100 / (1 + math.Exp2(-e.Bits))))
}

// One person's two records agree as often as this (m in the literature). The
// figures are of people who write down what they hear or read from a paper:
// in about one entry in five a name is not written as the other time, mostly
// by a letter; a birth date is wrong in one of ten, mostly by a digit.
const (
	partSame, partNear, partLoose, partDiffers      = 0.75, 0.18, 0.04, 0.03
	birthSame, birthNear, birthLoose, birthDiffers  = 0.85, 0.09, 0.03, 0.01
	swappedOnce                                     = 0.05 // names in each other's box
	lineSame, lineNear, lineDiffers                 = 0.60, 0.15, 0.25
	contactShared, contactOther                     = 0.60, 0.40
	sexOther                                        = 0.02
	strangersNear, strangersLoose, strangersDigit   = 0.002, 0.02, 1.0 / 500
	strangersLooseDate, strangersContact            = 1.0 / 50, 1.0 / 20000
	strangersStreet, strangersNumber, strangersLine = 1.0 / 1500, 1.0 / 15, 1.0 / 1500
)

// Bounds of the evidence, in bits.
const (
	fiscalSame, fiscalOther = 30.0, -8.0 // a codice fiscale is one person's; it is copied wrongly now and then
	placeMost, placeLeast   = 12.0, -4.0 // people move, and live together
	twinsMost               = 11.0       // of surname, place and contact where the given name says two people
	sonMost                 = 6.0        // of place and contact where the birth date does
	stateSame, stateOther   = 0.7, -0.7  // of regions
)
