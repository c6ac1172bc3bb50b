package score

import (
	"math/big"
	"math/bits"
)

// The audit looks from outside at whom rankings show. Groups come from outside
// too, as sets of identities for one question; nothing here keeps them.

// SmallGroup is the size below which nothing is told about a group.
const SmallGroup = 10

// Bounds of the ratio, in thousandths: within the target, and where it warns.
const (
	TargetLow, TargetHigh = 900, 1100
	WarnLow, WarnHigh     = 800, 1250
	fourFifths            = 800
)

// Shown is a ranking as somebody saw it, and who fitted at all.
type Shown struct {
	Ranking []ID
	Fitting []ID // feasible pairs: everybody whom the gates let through
}

// Exposure is a group's part of what was shown beside its part of who fitted.
type Exposure struct {
	Group   string
	People  int  // of the group among all; below SmallGroup nothing else is filled in
	Small   bool // too small to tell
	Share   int  // of the exposure, thousandths; a place counts 1/log2(1+place)
	Fitting int  // of the feasible pairs, thousandths
	Ratio   int  // of the two, thousandths; 1,000 is even
	Warns   bool
}

// exposureOf is what a place is worth, in millionths of the first: 1/log2(1+place),
// in integers.
func exposureOf(place int) int64 {
	n := uint64(place + 1)
	whole := bits.Len64(n) - 1
	log := int64(whole) * Million
	x := n << 32 >> whole // 1 to 2, in 32 binary digits
	for step := int64(Million / 2); step > 0; step /= 2 {
		hi, lo := bits.Mul64(x, x)
		x = hi<<32 | lo>>32
		if x >= 2<<32 {
			log += step
			x >>= 1
		}
	}
	return Million * Million / log
}

// Audit compares groups over rankings. members tells each group's people; a
// person may be in several groups of different kinds.
func Audit(shown []Shown, groups []string, members func(group string) map[ID]bool) []Exposure {
	var out []Exposure
	for _, g := range groups {
		in := members(g)
		e := Exposure{Group: g, People: len(in)}
		if len(in) < SmallGroup {
			e.People, e.Small = 0, true
			out = append(out, e)
			continue
		}
		var seen, all, fit, fits int64
		for _, s := range shown {
			for i, id := range s.Ranking {
				worth := exposureOf(i + 1)
				all += worth
				if in[id] {
					seen += worth
				}
			}
			for _, id := range s.Fitting {
				fits++
				if in[id] {
					fit++
				}
			}
		}
		if all > 0 && fits > 0 && fit > 0 {
			e.Share, e.Fitting = int(seen*1000/all), int(fit*1000/fits)
			e.Ratio = ratioOf(seen, all, fit, fits)
			e.Warns = e.Ratio < WarnLow || e.Ratio > WarnHigh
		}
		out = append(out, e)
	}
	return out
}

// ratioOf is (a/b)/(c/d) in thousandths.
func ratioOf(a, b, c, d int64) int {
	of := func(x, y int64) *big.Int { return new(big.Int).Mul(big.NewInt(x), big.NewInt(y)) }
	over := of(a, d)
	return int(over.Mul(over, big.NewInt(1000)).Div(over, of(b, c)).Int64())
}

// Impact is what an indispensable requirement does to a group.
type Impact struct {
	Must   int // place in Request.Must
	Group  string
	Passes int  // of the group, thousandths
	Best   int  // of the group that passes most, thousandths
	Warns  bool // below four fifths of it
}

// Impacts tells, before a request opens, which of its requirements lets through
// much less of one group than of another: the cause of a difference. Groups below
// SmallGroup are left out.
func Impacts(r *Request, people []*Person, groups []string, members func(group string) map[ID]bool) []Impact {
	var out []Impact
	for m, clause := range r.Must {
		var row []Impact
		best := 0
		for _, g := range groups {
			in, size, pass := members(g), 0, 0
			for _, p := range people {
				if in[p.ID] {
					size++
					if p.Clause(clause) != No {
						pass++
					}
				}
			}
			if size < SmallGroup {
				continue
			}
			share := pass * 1000 / size
			best = max(best, share)
			row = append(row, Impact{Must: m, Group: g, Passes: share})
		}
		for _, i := range row {
			i.Best, i.Warns = best, i.Passes*1000 < fourFifths*best
			out = append(out, i)
		}
	}
	return out
}
