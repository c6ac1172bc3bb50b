package simulation

import "testing"

func TestTheRoundPlacesMoreAndKeepsEveryPromiseItCan(t *testing.T) {
	t.Parallel()
	s := Usual()
	s.Months = 6
	summaries, err := Compare(s, 4)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Summary{}
	for _, x := range summaries {
		by[x.Way] = x
	}
	round := by["round"]
	if round.Avoidable.High != 0 {
		t.Errorf("the round breaks promises that it could keep: %+v", round)
	}
	for _, other := range []string{"first come", "greedy"} {
		if round.Kept.Mean < by[other].Kept.Mean {
			t.Errorf("the round keeps fewer promises than %s: %+v, %+v", other, round, by[other])
		}
	}
	if round.Placements.Mean < by["first come"].Placements.Mean {
		t.Errorf("the round places fewer than first come: %+v, %+v", round, by["first come"])
	}
}

func TestPlayingTwiceGivesTheSame(t *testing.T) {
	t.Parallel()
	s := Usual()
	s.Months = 2
	for _, way := range Ways() {
		a, err := Play(s, way, 3)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := Play(s, way, 3); a != b {
			t.Errorf("%s: %+v, then %+v", way, a, b)
		}
	}
	if _, err := Play(s, "dice", 1); err == nil {
		t.Error("an unknown way is played")
	}
}

func TestGini(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		proposed []int
		want     int
	}{{"all alike", []int{2, 2, 2, 2}, 0}, {"one has all", []int{0, 0, 0, 4}, 750}, {"none", []int{0, 0}, 0}}
	for _, tt := range tests {
		w := &world{}
		for _, n := range tt.proposed {
			w.people = append(w.people, &person{proposed: n})
		}
		if got := w.gini(); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
