package intake

import (
	"testing"

	"insieme/internal/base/civil"
)

func TestLateOn(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		a    Application
		want bool
	}{
		"on the day of the promise nobody is late":     {Application{State: ToInvite, WaitingSince: day(1)}, false},
		"the day after, everybody is":                  {Application{State: Verifying, WaitingSince: day(1).AddDays(-1)}, true},
		"an interview of today is not late":            {Application{State: InterviewSet, InterviewOn: day(15)}, false},
		"an interview of yesterday without outcome is": {Application{State: InterviewSet, InterviewOn: day(14)}, true},
		"who wakes today is not late":                  {Application{State: Suspended, SuspendedUntil: day(15)}, false},
		"who should have woken yesterday is":           {Application{State: Suspended, SuspendedUntil: day(14)}, true},
		"a path that should have been looked at is":    {Application{State: InCharge, RecheckOn: day(14)}, true},
		"a decision has no promise of its own":         {Application{State: ToDecide, Since: day(1)}, false},
		"an end is never late":                         {Application{State: Withdrawn, WaitingSince: civil.NewDate(2020, 1, 1)}, false},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tc.a.LateOn(day(15), 14); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestMedian(t *testing.T) {
	t.Parallel()
	if _, known := Median(nil); known {
		t.Error("nothing has a median")
	}
	for want, n := range map[int][]int{5: {9, 5, 1}, 3: {4, 3}, 7: {7}} {
		if got, known := Median(n); !known || got != want {
			t.Errorf("of %v: got %d, %v; want %d", n, got, known, want)
		}
	}
}

func TestRoomFor(t *testing.T) {
	t.Parallel()
	places := []civil.Date{day(2), day(3), day(3), day(20)}
	tests := map[string]struct {
		people int
		want   Room
		short  bool
	}{
		"enough places":                     {3, Room{People: 3, Places: 3, Last: day(3)}, false},
		"one has to wait for a later place": {4, Room{People: 4, Places: 3, Last: day(20)}, true},
		"one finds no place at all":         {5, Room{People: 5, Places: 3}, true},
		"nobody waits":                      {0, Room{Places: 3}, false},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := RoomFor(tc.people, places, day(11)); got != tc.want || got.Short() != tc.short {
				t.Errorf("got %+v, short %v; want %+v, %v", got, got.Short(), tc.want, tc.short)
			}
		})
	}
}
