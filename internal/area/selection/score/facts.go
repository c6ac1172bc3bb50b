package score

import (
	"bytes"
	"math/bits"
)

// ID is an identity: base/id without its type, so that an index is plain memory.
type ID [16]byte

// Compare orders identities.
func (a ID) Compare(b ID) int { return bytes.Compare(a[:], b[:]) }

// Code is a requirement or a skill: licence B, forklift, HACCP, nights. 0 is none.
type Code uint8

// Occupation is an occupation's number in the vocabulary. 0 is none.
type Occupation uint16

// Day counts days from 1 January 2000. 0 is none.
type Day uint16

// Level is what somebody knows of a language.
type Level uint8

// Levels; the six of the Common European Framework come after two of ours.
const (
	LevelUnknown Level = iota
	LevelNone
	A1
	A2
	B1
	B2
	C1
	C2
)

// Languages is how many languages are told apart; their numbers are the caller's.
const Languages = 8

// Set is a set of codes.
type Set [4]uint64

// Add puts codes into the set.
func (s *Set) Add(codes ...Code) {
	for _, c := range codes {
		s[c>>6] |= 1 << (c & 63)
	}
}

// Has tells whether a code is in the set.
func (s *Set) Has(c Code) bool { return s[c>>6]>>(c&63)&1 == 1 }

// Remove takes a code out.
func (s *Set) Remove(c Code) { s[c>>6] &^= 1 << (c & 63) }

// Week is the bands of a week in which somebody can work or a job wants them:
// bit 4·day+band, days from Monday, bands morning, afternoon, evening, night.
// The highest bit says that it is known.
type Week uint32

// WeekKnown is the bit that says so.
const WeekKnown Week = 1 << 31

const weekBands Week = 1<<28 - 1

// WeekOf is a known week of the bands in bits.
func WeekOf(bits uint32) Week { return Week(bits)&weekBands | WeekKnown }

func (w Week) count() int { return bits.OnesCount32(uint32(w & weekBands)) }

// Place is where something is, in hundredths of a degree: about a kilometre, as
// much as travel needs and no address. The zero place is not known.
type Place struct{ Lat, Lon int16 }

// Past is work somebody did.
type Past struct {
	Occupation Occupation
	Months     uint16 // of it
	Ago        uint16 // months since it ended; 0 when it goes on
}

// Coming is a requirement that a course edition under way will give.
type Coming struct {
	Code Code
	End  Day
}

// How many of each a profile has at most.
const (
	MaxPast   = 3
	MaxWishes = 3
	MaxComing = 2
)

// Person is what somebody stated about themselves and their work. There is no
// field for anything that the law keeps out of a choice.
type Person struct {
	ID        ID
	Yes, No   Set // requirements known to be there, known not to be; neither is unknown
	Past      [MaxPast]Past
	Wishes    [MaxWishes]Occupation // in their own order
	Languages [Languages]Level
	Home      Place
	Available Week
	Care      Week  // bands taken by care for somebody
	Contracts uint8 // kinds of contract wished, as bits; 0 is not known
	PayFloor  uint8 // least pay wished, in half euros an hour before tax; 0 is not known
	WeekHours uint8 // hours a week wished; 0 is not known
	Due       Day   // of the nearest promise
	Coming    [MaxComing]Coming
}

// available is when the person can work: stated, less care.
func (p *Person) available() Week {
	if p.Available&WeekKnown == 0 {
		return 0
	}
	return p.Available &^ (p.Care & weekBands)
}

// Clause is one thing that a request marks indispensable: any of the codes will
// do. It carries the reason why it is indispensable.
type Clause struct {
	Any    []Code
	Reason string
}

// LanguageWish is a level of a language that a request wants.
type LanguageWish struct {
	Language uint8
	Level    Level // A1 to C2
	Must     bool
	Reason   string // when it must
}

// Request is what a company asks for and offers.
type Request struct {
	ID        ID
	Near      map[Occupation]int32 // how near an occupation is to the one asked, in millionths
	Must      []Clause
	Essential []Code
	Optional  []Code
	Languages []LanguageWish
	At        Place
	Minutes   map[Place]uint8 // of travel from a place, where they are known
	Week      Week            // bands of the job
	WeekMust  bool            // all of them are indispensable
	Contract  uint8           // its kind, one bit; 0 is not known
	Pay       uint8           // half euros an hour before tax; 0 is not known
	WeekHours uint8           // 0 is not known
	Quality   int32           // of the job, from the agreed items, in millionths; below 0 is not known
	Start     Day             // a course has to end by then to close a gap
	Today     Day
}
