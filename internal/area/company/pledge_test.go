package company

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"insieme/internal/base/fault"
)

func pledge(t *testing.T, kind PledgeKind, places int) Pledge {
	t.Helper()
	p, err := NewPledge(Pledge{Kind: kind, MadeOn: day("2022-01-10"), DueOn: day("2022-06-30")}, places)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryMoveOfAPlaceDoesWhatTheGoldenTableSays(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, from := range Stages() {
		p := pledge(t, PledgeAny, 1)
		p.Places[0].Stage = from
		for _, to := range Stages() {
			next, err := p.Move(1, to, day("2022-02-01"))
			if err == nil {
				fmt.Fprintf(&b, "%-12s -> %s\n", from, next.Places[0].Stage)
			} else if !fault.Is(err, fault.Conflict) {
				t.Errorf("%s to %s: %v", from, to, err)
			}
		}
	}
	const path = "testdata/stages.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || b.String() != string(want) {
		t.Errorf("the stages changed (%v):\n%s", err, b.String())
	}
}

func TestABalanceSaysWhatWasKeptLateAndStillOwed(t *testing.T) {
	t.Parallel()
	p := pledge(t, PledgeJob, 4)
	move := func(number int, to Stage, on string) {
		var err error
		if p, err = p.Move(number, to, day(on)); err != nil {
			t.Fatal(err)
		}
	}
	move(1, StageHired, "2022-03-01")
	move(2, StageInternship, "2022-03-01")
	move(3, StageInternship, "2022-03-01")
	move(3, StageHired, "2022-09-01")
	move(4, StageOffered, "2022-03-01")
	tests := []struct {
		on                 string
		kept, inTime, late int
	}{
		{"2022-06-30", 2, 1, 0}, // of the day's own knowledge nothing is asked: a ledger is read today
		{"2022-09-01", 2, 1, 2},
	}
	for _, tt := range tests {
		if b := p.Balance(day(tt.on)); b.Places != 4 || b.Kept != tt.kept || b.InTime != tt.inTime || b.Late != tt.late {
			t.Errorf("on %s: %+v", tt.on, b)
		}
	}
	gone, err := p.Withdraw(day("2022-10-01"))
	if err != nil {
		t.Fatal(err)
	}
	if b := gone.Balance(day("2022-11-01")); b.Places != 2 || b.Late != 0 {
		t.Errorf("withdrawn: %+v", b)
	}
	if _, err := gone.Move(4, StageHired, day("2022-11-01")); !fault.Is(err, fault.Conflict) {
		t.Errorf("a place of a pledge that was withdrawn moves: %v", err)
	}
}

func TestAnInternshipKeepsWhatPromisedOneAndNotAJob(t *testing.T) {
	t.Parallel()
	for kind, want := range map[PledgeKind]int{PledgeAny: 1, PledgeInternship: 1, PledgeJob: 0} {
		p, err := pledge(t, kind, 1).Move(1, StageInternship, day("2022-02-01"))
		if got := p.Balance(day("2022-02-02")).Kept; err != nil || got != want {
			t.Errorf("%s: kept %d, %v", kind, got, err)
		}
	}
}

func TestAPledgeNeedsPlacesAndADay(t *testing.T) {
	t.Parallel()
	_, err := NewPledge(Pledge{Kind: "x", MadeOn: day("2022-02-01"), DueOn: day("2022-01-01")}, 0)
	if got := len(fault.FieldsOf(err)); got != 3 {
		t.Errorf("%d fields are wrong: %v", got, err)
	}
}
