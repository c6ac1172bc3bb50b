package assign

import "testing"

// withExposure makes an invented problem whose people with an even place are a
// group.
func withExposure(seed uint64) *Problem {
	p := invented(seed)
	p.Exposure = &Exposure{Reason: "test", Date: "2026-11-28"}
	for i := range p.People {
		if i%2 == 0 {
			p.Exposure.Group = append(p.Exposure.Group, i)
		}
	}
	return p
}

func TestExposureIsKeptWithAProvenGap(t *testing.T) {
	t.Parallel()
	bites, exact := 0, 0
	for seed := range uint64(1500) {
		p := withExposure(seed)
		all, group := 0, 0
		for _, pair := range p.Pairs {
			if pair.Choice != Never {
				all++
				group += 1 - pair.Person%2
			}
		}
		shared := func(chosen []int) bool {
			in := 0
			for _, e := range chosen {
				in += 1 - p.Pairs[e].Person%2
			}
			return in*all >= group*len(chosen)
		}
		want, some := best(p, shared)
		got, err := Solve(p)
		if (err == nil) != some {
			t.Fatalf("seed %d: %v, search found one: %v", seed, err, some)
		}
		if err != nil {
			continue
		}
		a, ok := worth(p, got.Pairs)
		if !ok || !shared(got.Pairs) || a.kept != want.kept || a.days != want.days || got.Bound < want.sum || got.GapMillionths() > 5000 {
			t.Fatalf("seed %d: got %+v (within the limits: %v), search %+v\n%+v", seed, a, ok, want, got)
		}
		if a.sum == want.sum {
			exact++
		}
		if free, _ := best(p, nil); free.sum != want.sum {
			bites++
		}
	}
	if bites < 100 || exact < 1000 {
		t.Errorf("the constraint changed %d of the problems; %d solved exactly", bites, exact)
	}
}

func TestExposureNeedsAReasonAndADate(t *testing.T) {
	t.Parallel()
	p := withExposure(1)
	p.Exposure.Reason = ""
	if _, err := Solve(p); err == nil {
		t.Error("a constraint without a reason is taken")
	}
}

func TestExposureOfAWholeRound(t *testing.T) {
	t.Parallel()
	p := Sample{People: 400, Openings: 120, Feasible: 20, PerPerson: 2, Places: 2, Urgent: true, Contended: true, Seed: 3}.Problem()
	p.Exposure = &Exposure{Reason: "test", Date: "2026-11-28"}
	for e := range p.Pairs { // a group that is behind
		if p.Pairs[e].Person%3 == 0 {
			p.Pairs[e].Score = p.Pairs[e].Score * 7 / 10
		}
	}
	for i := 0; i < len(p.People); i += 3 {
		p.Exposure.Group = append(p.Exposure.Group, i)
	}
	r, err := Solve(p)
	if err != nil {
		t.Fatal(err)
	}
	if r.Share < r.Target || r.GapMillionths() > 5000 {
		t.Errorf("share %d of %d, gap %d millionths, %d problems", r.Share, r.Target, r.GapMillionths(), r.Nodes)
	}
	t.Logf("share %d of %d, gap %d millionths, %d problems", r.Share, r.Target, r.GapMillionths(), r.Nodes)
}
