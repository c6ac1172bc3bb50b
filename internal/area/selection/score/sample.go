package score

import "math/rand/v2"

// SampleAsked is up to which code everybody invented was asked.
const SampleAsked = 8

// SamplePerson invents somebody, for measurements and tests: many things
// unknown, occupations unevenly spread, most of them in a city.
func SamplePerson(r *rand.Rand, id ID) Person {
	p := Person{ID: id, Due: Day(9000 + r.IntN(400)), WeekHours: uint8(r.IntN(5) * 10), PayFloor: uint8(r.IntN(10) + 10), Contracts: uint8(r.IntN(256))}
	for code := 1; code < 256; code++ {
		known := r.IntN(6)
		if code <= SampleAsked { // everybody was asked, half say no
			known = 1 + r.IntN(2)
		}
		switch known {
		case 0, 1:
			p.Yes.Add(Code(code))
		case 2:
			p.No.Add(Code(code))
		}
	}
	for i := range p.Past[:r.IntN(MaxPast+1)] {
		p.Past[i] = Past{sampleOccupation(r), uint16(r.IntN(240)), uint16(r.IntN(100))}
	}
	for i := range p.Wishes[:r.IntN(MaxWishes+1)] {
		p.Wishes[i] = sampleOccupation(r)
	}
	for l := range p.Languages {
		p.Languages[l] = Level(r.IntN(8))
	}
	if r.IntN(20) > 0 {
		p.Home = Place{int16(4450 + r.IntN(30) - r.IntN(30)), int16(1134 + r.IntN(40) - r.IntN(40))}
	}
	if r.IntN(5) > 0 {
		p.Available = WeekOf(r.Uint32() | r.Uint32())
	}
	if r.IntN(4) == 0 {
		p.Care = WeekOf(r.Uint32() & r.Uint32() & r.Uint32())
	}
	if r.IntN(6) == 0 {
		p.Coming[0] = Coming{Code(1 + r.IntN(255)), Day(9000 + r.IntN(300))}
		p.Coming[1] = Coming{Code(1 + r.IntN(255)), Day(9000 + r.IntN(300))}
	}
	return p
}

func sampleOccupation(r *rand.Rand) Occupation {
	return Occupation(1 + min(r.IntN(3000), r.IntN(3000)))
}

// SampleRequest invents a request that every criterion bears on, with gates of
// a number of requirements.
func SampleRequest(r *rand.Rand, musts int) Request {
	q := Request{
		Near: map[Occupation]int32{}, At: Place{int16(4440 + r.IntN(20)), int16(1124 + r.IntN(20))},
		Week: WeekOf(0x0333_3300 >> (4 * r.IntN(3))), Contract: 1 << r.IntN(8), Pay: uint8(12 + r.IntN(10)), WeekHours: uint8(20 + r.IntN(21)),
		Quality: int32(r.IntN(Million)), Start: Day(9100 + r.IntN(200)), Today: 9050,
	}
	asked := sampleOccupation(r)
	q.Near[asked] = Million
	for range 40 {
		q.Near[Occupation(max(int(asked)+r.IntN(81)-40, 1))] = int32(1+r.IntN(9)) * 100_000
	}
	q.Near[asked] = Million
	codes := r.Perm(255)
	for i, c := range codes[:10] {
		if i < 4 {
			q.Essential = append(q.Essential, Code(c+1))
		} else {
			q.Optional = append(q.Optional, Code(c+1))
		}
	}
	for _, c := range codes[10 : 10+musts] {
		q.Must = append(q.Must, Clause{Any: []Code{Code(c + 1)}, Reason: "sample"})
	}
	q.Languages = []LanguageWish{{Language: uint8(r.IntN(Languages)), Level: A2 + Level(r.IntN(3))}}
	return q
}

// SampleID is an identity that grows with i.
func SampleID(i int) (id ID) {
	for b := range 8 {
		id[7-b] = byte(i >> (8 * b))
	}
	id[15] = 1
	return id
}
