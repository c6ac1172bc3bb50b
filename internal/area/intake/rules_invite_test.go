package intake

import (
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

func TestAChangeIsPossibleUntilSomeHoursBefore(t *testing.T) {
	t.Parallel()
	at := time.Date(2022, time.March, 10, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name  string
		now   time.Time
		hours int
		want  bool
	}{
		{"a day and a minute before", at.Add(-24*time.Hour - time.Minute), 24, true},
		{"exactly a day before", at.Add(-24 * time.Hour), 24, true},
		{"a minute less", at.Add(-24*time.Hour + time.Minute), 24, false},
		{"no hours: until it begins", at, 0, true},
		{"no hours: not after", at.Add(time.Second), 0, false},
	} {
		if got := MayChange(at, tt.now, tt.hours); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

func TestAnInvitationWithoutAnswerBecomesACall(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		gone int
		late bool
	}{{0, false}, {6, false}, {7, true}, {30, true}} {
		days, late := Link{SentOn: day(1)}.Unanswered(day(1).AddDays(tt.gone), 7)
		if days != tt.gone || late != tt.late {
			t.Errorf("after %d days: got %d, %v", tt.gone, days, late)
		}
	}
}

func TestOnlyAbsencesWithoutAWordCount(t *testing.T) {
	t.Parallel()
	how := map[id.Event]agenda.State{"a": agenda.Absent, "b": agenda.Excused, "c": agenda.Absent, "d": agenda.Moved}
	entry := func(e id.Event, f Fact) Entry { return Entry{Event: e, Happening: Happening{Fact: f}} }
	for _, tt := range []struct {
		name    string
		history []Entry
		want    int
	}{
		{"none", nil, 0},
		{"excused and moved are none", []Entry{entry("b", FactMissed), entry("d", FactMissed)}, 0},
		{"two", []Entry{entry("a", FactMissed), entry("b", FactMissed), entry("c", FactMissed)}, 2},
		{"those before an interview that was held are forgotten", []Entry{entry("a", FactMissed), entry("x", FactInterviewed), entry("c", FactMissed)}, 1},
		{"and those before a reopening", []Entry{entry("a", FactMissed), entry("x", FactReopened)}, 0},
	} {
		if got := Missed(tt.history, func(e id.Event) agenda.State { return how[e] }); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestAFreedPlaceGoesToTheFirstToWhomItIsOfUse(t *testing.T) {
	t.Parallel()
	waits := func(a id.Application) Waiter { return Waiter{Application: a, State: ToInvite} }
	set := func(a id.Application, on civil.Date) Waiter {
		return Waiter{Application: a, State: InterviewSet, InterviewOn: on}
	}
	asked := Waiter{Application: "asked", State: ToInvite, Offered: true}
	for _, tt := range []struct {
		name string
		list []Waiter
		want id.Application
	}{
		{"nobody waits", nil, ""},
		{"the first", []Waiter{waits("one"), waits("two")}, "one"},
		{"not who was asked already", []Waiter{asked, waits("two")}, "two"},
		{"not whose it was", []Waiter{waits("by"), waits("two")}, "two"},
		{"who has a later day would come sooner", []Waiter{set("one", day(9)), waits("two")}, "one"},
		{"who has the same day or an earlier one has nothing from it", []Waiter{set("one", day(5)), set("two", day(3))}, ""},
	} {
		if got, ok := NextWaiter(tt.list, day(5), "by"); got.Application != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q", tt.name, got.Application)
		}
	}
}

func TestAnOfferEndsWithItsHoursOrThePlace(t *testing.T) {
	t.Parallel()
	now := time.Date(2022, time.March, 2, 9, 0, 0, 0, time.UTC)
	if got := OfferEnds(now, now.Add(48*time.Hour), 12); got != now.Add(12*time.Hour) {
		t.Errorf("got %v", got)
	}
	if got := OfferEnds(now, now.Add(3*time.Hour), 12); got != now.Add(3*time.Hour) {
		t.Errorf("got %v, want the place's beginning", got)
	}
}
