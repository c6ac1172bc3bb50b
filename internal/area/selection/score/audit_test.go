package score

import (
	"fmt"
	"math"
	"testing"
)

func TestExposureOfPlaces(t *testing.T) {
	t.Parallel()
	for place := 1; place <= 1000; place++ {
		want := 1e6 / math.Log2(float64(place+1))
		if got := float64(exposureOf(place)); math.Abs(got-want) > 3 {
			t.Fatalf("place %d: %f, want %f", place, got, want)
		}
	}
}

func TestAudit(t *testing.T) {
	t.Parallel()
	groups := map[string]map[ID]bool{"a": {}, "b": {}, "tiny": {}}
	var fitting []ID
	for i := range 40 {
		id := SampleID(i + 1)
		fitting = append(fitting, id)
		groups[[]string{"a", "b"}[i%2]][id] = true
		if i < 9 {
			groups["tiny"][id] = true
		}
	}
	members := func(g string) map[ID]bool { return groups[g] }
	even := Audit([]Shown{{fitting, fitting}, {append(fitting[1:40:40], fitting[0]), fitting}}, []string{"a", "b", "tiny"}, members)
	if even[0].Warns || even[1].Warns || even[0].Ratio < TargetLow || even[0].Ratio > TargetHigh {
		t.Errorf("in turns: %+v", even)
	}
	if !even[2].Small || even[2].Ratio != 0 || even[2].People != 0 {
		t.Errorf("something is told of a group of nine: %+v", even[2])
	}
	var only []ID
	for i, id := range fitting {
		if i%2 == 0 {
			only = append(only, id)
		}
	}
	if one := Audit([]Shown{{only, fitting}}, []string{"a", "b"}, members); !one[0].Warns || !one[1].Warns || one[1].Ratio != 0 || one[0].Ratio != 2000 {
		t.Errorf("one group only: %+v", one)
	}
}

func TestARequirementThatCutsAGroupWarns(t *testing.T) {
	t.Parallel()
	groups := map[string]map[ID]bool{"a": {}, "b": {}, "tiny": {}}
	var all []*Person
	for i := range 40 {
		p := &Person{ID: SampleID(i + 1)}
		groups[[]string{"a", "b"}[i%2]][p.ID] = true
		if i < 5 {
			groups["tiny"][p.ID] = true
		}
		if i%2 == 1 && i < 20 {
			p.No.Add(1) // half of b
		}
		all = append(all, p)
	}
	q := Request{Must: []Clause{{Any: []Code{1}, Reason: "x"}, {Any: []Code{2}, Reason: "x"}}}
	got := Impacts(&q, all, []string{"a", "b", "tiny"}, func(g string) map[ID]bool { return groups[g] })
	want := []Impact{{0, "a", 1000, 1000, false}, {0, "b", 500, 1000, true}, {1, "a", 1000, 1000, false}, {1, "b", 1000, 1000, false}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestGaps(t *testing.T) {
	t.Parallel()
	must := func(codes ...Code) Clause { return Clause{Any: codes, Reason: "x"} }
	requests := []Request{{Must: []Clause{must(1)}}, {Must: []Clause{must(1), must(2)}}, {Must: []Clause{must(2, 3)}}}
	var a, b, c Person // a lacks 1; b lacks 1 and 2; of c nothing is known
	a.No.Add(1)
	b.No.Add(1, 2)
	got := Gaps(func(yield func(*Person)) { yield(&a); yield(&b); yield(&c) }, requests)
	want := []Gap{{1, 2, 2, 3}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	b.No.Add(3)
	got = Gaps(func(yield func(*Person)) { yield(&b) }, requests)
	want = []Gap{{1, 1, 1, 1}, {2, 1, 1, 1}, {3, 1, 1, 1}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	changed := Change{Gain: 1}
	if n := Opens(&a, changed, requests); n != 2 {
		t.Errorf("opens %d requests, want 2", n)
	}
}

func TestTravel(t *testing.T) {
	t.Parallel()
	bologna, imola := Place{4449, 1134}, Place{4435, 1171}
	if m := Metres(bologna, imola); m < 32_000 || m > 35_000 { // 33.3 km
		t.Errorf("Bologna to Imola: %d m", m)
	}
	for n := range int64(3000) {
		r := root(n * 7919)
		if r*r > n*7919 || (r+1)*(r+1) <= n*7919 {
			t.Fatalf("root of %d: %d", n*7919, r)
		}
	}
	q := Request{At: bologna, Minutes: map[Place]uint8{imola: 25}}
	if got := q.minutesFrom(imola); got != 25 {
		t.Errorf("known minutes: %d", got)
	}
	if near, far := (&Request{At: bologna}).minutesFrom(Place{4449 + tooFar, 1134}), (&Request{At: bologna}).minutesFrom(Place{4449 + tooFar + 1, 1134}); near < 70 || travelValue(far) != 0 {
		t.Errorf("%d and %d minutes about where it is too far", near, far)
	}
	if got := q.minutesFrom(Place{}); got != UnknownMinutes {
		t.Errorf("from nowhere: %d", got)
	}
	if got := q.minutesFrom(Place{4540, 920}); got != 254 { // Milan
		t.Errorf("far away: %d", got)
	}
}
