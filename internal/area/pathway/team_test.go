package pathway

import (
	"testing"

	"insieme/internal/base/fault"
)

func TestWhoMayJoinATeam(t *testing.T) {
	t.Parallel()
	today := day("2022-03-01")
	good := Member{User: "bea", Part: "tutor", Reason: "expertise", From: day("2022-02-01")}
	team := []Member{{User: "ada", Part: "second", From: day("2022-01-01")}, {User: "eva", Part: "tutor", From: day("2021-01-01"), To: day("2021-02-01")}}
	change := func(f func(*Member)) Member { m := good; f(&m); return m }
	tests := []struct {
		name  string
		m     Member
		field string
	}{
		{"somebody new", good, ""},
		{"somebody who was there before", change(func(m *Member) { m.User = "eva" }), ""},
		{"somebody who is there for something else", change(func(m *Member) { m.User = "ada" }), ""},
		{"somebody who is there for the same", change(func(m *Member) { m.User, m.Part = "ada", "second" }), "user"},
		{"nobody", change(func(m *Member) { m.User = "" }), "user"},
		{"a part that nobody knows", change(func(m *Member) { m.Part = "luck" }), "part"},
		{"without a reason", change(func(m *Member) { m.Reason = "" }), "reason"},
		{"from tomorrow", change(func(m *Member) { m.From = day("2022-03-02") }), "from"},
	}
	for _, tt := range tests {
		fields := fault.FieldsOf(tt.m.Joins(team, today))
		got := ""
		if len(fields) > 0 {
			got = fields[0].Name
		}
		if got != tt.field {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.field)
		}
	}
}

func TestAMemberLeavesOnce(t *testing.T) {
	t.Parallel()
	today, m := day("2022-03-01"), Member{From: day("2022-02-01")}
	gone, err := m.Leaves(today, today)
	if err != nil || gone.To != today {
		t.Errorf("got %s, %v", gone.To, err)
	}
	if _, err := gone.Leaves(today, today); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second time: got %v", err)
	}
	if _, err := m.Leaves(day("2022-01-31"), today); !fault.Is(err, fault.Invalid) {
		t.Errorf("before it began: got %v", err)
	}
}
