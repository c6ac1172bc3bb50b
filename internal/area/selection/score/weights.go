package score

import (
	"fmt"
	"maps"
	"slices"
)

// Million is 1 in the integers of this package.
const Million = 1_000_000

// Side is whom a criterion speaks for.
type Side uint8

// Sides.
const (
	Company Side = iota
	Candidate
)

// Criterion names what is compared.
type Criterion uint8

// Criteria, the company's first.
const (
	Trade      Criterion = iota // nearness of the occupations done to the one asked
	Skills                      // share of what is wished that is there, essential counting twice
	Experience                  // months in a near occupation, less when long ago
	Language                    // levels against those asked
	Hours                       // bands of the job that the person can work
	Training                    // what a course under way will add
	Preference                  // the person's own order of occupations
	Travel                      // minutes one way
	Load                        // hours a week against those wished
	Contract                    // kind of contract against those wished
	Pay                         // pay against the least wished
	Quality                     // of the job, on the agreed items
	Promise                     // nearness of the person's promise: the programme's own
	Criteria   = int(Promise) + 1
)

// Side tells whom a criterion speaks for.
func (c Criterion) Side() Side {
	if c >= Preference {
		return Candidate
	}
	return Company
}

// String is the key of the criterion's name in the catalogue of texts.
func (c Criterion) String() string {
	return [...]string{
		"trade", "skills", "experience", "language", "hours", "training",
		"preference", "travel", "load", "contract", "pay", "quality", "promise",
	}[c]
}

// SideMost is the most that a side can come to.
const SideMost = 500_000

// Weights is a published version of weights: the most that each criterion can
// add, in millionths; each side's sum is SideMost.
type Weights struct {
	Version string
	Of      [Criteria]int32
}

// DefaultWeights is the published version.
func DefaultWeights() Weights {
	return Weights{"2026-1", [Criteria]int32{
		120_000, 130_000, 100_000, 60_000, 60_000, 30_000,
		150_000, 120_000, 50_000, 50_000, 60_000, 40_000, 30_000,
	}}
}

// Bounds of what a request may change: to half and to double.
const (
	LeastShare = 50
	MostShare  = 200
)

// Adjusted moves weights by hundredths of themselves (100 leaves one as it is)
// and keeps each side's sum: the rest is shared out by largest remainder, then
// by order. The version tells what was moved.
func (w Weights) Adjusted(hundredths map[Criterion]int) (Weights, error) {
	out := w
	for _, c := range slices.Sorted(maps.Keys(hundredths)) {
		share := hundredths[c]
		if int(c) >= Criteria || c == Promise {
			return w, fmt.Errorf("score: a request may not move the weight of criterion %d", c)
		}
		if share < LeastShare || share > MostShare {
			return w, fmt.Errorf("score: weight of %s at %d %%, allowed are %d to %d", c, share, LeastShare, MostShare)
		}
		if share != 100 {
			out.Of[c] = out.Of[c] * int32(share) / 100
			out.Version += fmt.Sprintf(" %s×%d%%", c, share)
		}
	}
	out.level()
	return out, nil
}

// WithoutPromise leaves the programme's criterion out, as a round does, where
// the day is a priority of its own.
func (w Weights) WithoutPromise() Weights {
	w.Of[Promise] = 0
	w.Version += " without promise"
	w.level()
	return w
}

// level brings each side's sum back to SideMost.
func (w *Weights) level() {
	for _, side := range []Side{Company, Candidate} {
		sum := int64(0)
		for c, weight := range w.Of {
			if Criterion(c).Side() == side {
				sum += int64(weight)
			}
		}
		if sum == 0 {
			continue
		}
		left := int64(SideMost)
		type part struct {
			c    int
			rest int64
		}
		var parts []part
		for c, weight := range w.Of {
			if Criterion(c).Side() == side {
				exact := int64(weight) * SideMost
				w.Of[c] = int32(exact / sum)
				left -= exact / sum
				parts = append(parts, part{c, exact % sum})
			}
		}
		slices.SortStableFunc(parts, func(a, b part) int { return int(b.rest - a.rest) })
		for _, p := range parts[:left] {
			w.Of[p.c]++
		}
	}
}

// Validate refuses weights that are no weights.
func (w Weights) Validate() error {
	sums := [2]int64{}
	for c, weight := range w.Of {
		if weight < 0 || weight > SideMost {
			return fmt.Errorf("score: weight of %s is %d", Criterion(c), weight)
		}
		sums[Criterion(c).Side()] += int64(weight)
	}
	if sums != [2]int64{SideMost, SideMost} {
		return fmt.Errorf("score: weights come to %d and %d, each side has %d", sums[0], sums[1], SideMost)
	}
	return nil
}
