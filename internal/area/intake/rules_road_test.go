package intake

import (
	"fmt"
	"strings"
	"testing"

	"insieme/internal/base/civil"
)

// drawn writes a road in one line: v behind, * here, . before, with days.
func drawn(road []RoadStep) string {
	var parts []string
	for _, s := range road {
		mark := map[Place]string{Behind: "v", Here: "*", Before: "."}[s.Place]
		if !s.On.IsZero() {
			mark += " on " + s.On.String()[5:]
		}
		if !s.By.IsZero() {
			mark += " by " + s.By.String()[5:]
		}
		parts = append(parts, mark)
	}
	return strings.Join(parts, " | ")
}

func TestTheRoadFollowsTheApplication(t *testing.T) {
	t.Parallel()
	d := civil.MustDate
	received := Application{State: Received, ReceivedOn: d("2022-03-01"), Since: d("2022-03-01")}
	with := func(change func(a *Application)) Application {
		a := received
		change(&a)
		return a
	}
	target := with(func(a *Application) {
		a.State, a.MeasureFreeOn, a.PathFreeOn = InTarget, d("2022-03-05"), d("2022-03-04")
		a.InterviewedOn, a.DecidedOn = d("2022-03-20"), d("2022-03-21")
	})
	opportunity := Pledge{Kind: PledgeOpportunity, From: d("2022-03-21"), Due: d("2022-06-21")}
	experience := Pledge{Kind: PledgeExperience, From: d("2022-03-21"), Due: d("2022-09-21")}
	given := func(p Pledge, on string) Pledge { p.KeptOn = d(on); return p }
	tests := []struct {
		name    string
		a       Application
		pledges []Pledge
		want    string
	}{
		{"received: the check is next", received, nil, "v on 03-01 | * | . | . | . | ."},
		{"suspended stands at the check", with(func(a *Application) { a.State = Suspended }), nil, "v on 03-01 | * | . | . | . | ."},
		{"verified: the interview is owed by a day", with(func(a *Application) {
			a.State, a.MeasureFreeOn, a.PathFreeOn = ToInvite, d("2022-03-05"), d("2022-03-04")
		}), []Pledge{{Kind: PledgeInvite, From: d("2022-03-01"), Due: d("2022-04-05")}}, "v on 03-01 | v on 03-05 | * by 04-05 | . | . | ."},
		{"the interview has a day", with(func(a *Application) {
			a.State, a.MeasureFreeOn, a.PathFreeOn, a.InterviewOn = InterviewSet, d("2022-03-05"), d("2022-03-04"), d("2022-03-20")
		}), nil, "v on 03-01 | v on 03-05 | * on 03-20 | . | . | ."},
		{"in target: the promises have their days", target, []Pledge{opportunity, experience},
			"v on 03-01 | v on 03-05 | v on 03-20 | * | . by 06-21 | . by 09-21"},
		{"after the opportunity the experience is next", target, []Pledge{given(opportunity, "2022-05-02"), experience},
			"v on 03-01 | v on 03-05 | v on 03-20 | v on 05-02 | v on 05-02 | * by 09-21"},
		{"after the experience the road is walked", target, []Pledge{given(opportunity, "2022-05-02"), given(experience, "2022-07-01")},
			"v on 03-01 | v on 03-05 | v on 03-20 | v on 05-02 | v on 05-02 | v on 07-01"},
		{"not in target: nobody stands anywhere", with(func(a *Application) {
			a.State, a.MeasureFreeOn, a.PathFreeOn, a.InterviewedOn = NotInTarget, d("2022-03-05"), d("2022-03-04"), d("2022-03-20")
		}), nil, "v on 03-01 | v on 03-05 | v on 03-20 | . | . | ."},
		{"withdrawn before the check", with(func(a *Application) { a.State = Withdrawn }), nil, "v on 03-01 | . | . | . | . | ."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := drawn(Road(tt.a, tt.pledges)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestEveryStateHasARoad(t *testing.T) {
	t.Parallel()
	for _, s := range States() {
		road := Road(Application{State: s, ReceivedOn: civil.MustDate("2022-03-01")}, nil)
		here := 0
		for _, step := range road {
			if step.Place == Here {
				here++
			}
		}
		if len(road) != 6 || here > 1 {
			t.Errorf("%s: %d stations, %d times here", s, len(road), here)
		}
		if stands := here == 1; stands == (s.IsEnd() && s != Reported) {
			t.Errorf("%s: stands somewhere = %v", s, stands)
		}
	}
}

func TestTheInvitationIsOwedWhileItIsOurTurn(t *testing.T) {
	t.Parallel()
	for _, s := range States() {
		_, ok := Invitation(Application{State: s, ReceivedOn: civil.MustDate("2022-03-01")}, 5)
		if want := s == Received || s == Verifying || s == ToInvite; ok != want {
			t.Errorf("%s: owed = %v, want %v", s, ok, want)
		}
	}
	p, _ := Invitation(Application{State: Received, ReceivedOn: civil.MustDate("2022-03-01")}, 5)
	if got := fmt.Sprint(p.Due, p.IsLate(p.Due), p.IsLate(p.Due.AddDays(1)), p.Share(p.From), p.Share(p.Due.AddDays(9))); got != "2022-04-05 false true 0 1" {
		t.Errorf("got %s", got)
	}
}
