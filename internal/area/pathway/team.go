package pathway

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// MemberID is the identity of somebody's time in a person's team.
type MemberID string

// Member is somebody who follows a person beside the referent. Being one gives
// no right over the record: those are the roles'.
type Member struct {
	ID     MemberID
	Person id.Person
	User   id.User
	Part   string // one of Parts
	Reason string // one of TeamReasons
	From   civil.Date
	To     civil.Date // the last day; zero while it lasts
}

// Parts lists the codes of what somebody does in a team.
func Parts() []string {
	return []string{"second", "tutor", "job_search", "training", "language", "social", "other"}
}

// TeamReasons lists the codes of why somebody joins a team.
func TeamReasons() []string {
	return []string{"needs_more", "absence", "expertise", "asked_by_person", "other"}
}

// Joins holds somebody who joins against the team as it is: known codes, a day
// that has come, nobody twice at a time for the same part.
func (m Member) Joins(team []Member, today civil.Date) error {
	var c fault.Check
	c.Fail(m.User == "", "user", "error.field.required")
	c.Fail(!slices.Contains(Parts(), m.Part), "part", "error.field.required")
	c.Fail(!slices.Contains(TeamReasons(), m.Reason), "reason", "error.field.required")
	c.Fail(m.From.IsZero(), "from", "error.field.required")
	c.Fail(m.From.After(today), "from", "pathway.error.future")
	twice := slices.ContainsFunc(team, func(o Member) bool { return o.To.IsZero() && o.User == m.User && o.Part == m.Part })
	c.Fail(twice, "user", "pathway.error.in_team")
	return c.Err("pathway.Member.Joins")
}

// Leaves is the member's time ended on a day. One that has ended is a
// Conflict.
func (m Member) Leaves(on, today civil.Date) (Member, error) {
	const op = "pathway.Member.Leaves"
	if !m.To.IsZero() {
		return m, fault.Stale(op)
	}
	var c fault.Check
	c.Fail(on.Before(m.From), "to", "pathway.error.before_last")
	c.Fail(on.After(today), "to", "pathway.error.future")
	m.To = on
	return m, c.Err(op)
}
