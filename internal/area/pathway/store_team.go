package pathway

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const memberColumns = `id, person, app_user, part, reason, from_day, to_day`

func scanMember(s db.Scanner) (Member, error) {
	var m Member
	err := s.Scan(&m.ID, &m.Person, &m.User, &m.Part, &m.Reason, &m.From, &m.To)
	return m, err
}

// TeamOf reads the team of a person's identities, past members included: those
// of now first, then the last to leave.
func TeamOf(ctx context.Context, q db.Queryer, people ...id.Person) ([]Member, error) {
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = string(p)
	}
	rows, err := db.All(ctx, q, scanMember, `SELECT `+memberColumns+` FROM team_member WHERE person IN (`+db.Places(1, len(people))+`)
		ORDER BY CASE WHEN to_day IS NULL THEN 0 ELSE 1 END, to_day DESC, from_day, id`, args...)
	return rows, fault.Wrap("pathway.TeamOf", err)
}

func loadMember(ctx context.Context, q db.Queryer, member MemberID) (Member, error) {
	m, err := db.One(ctx, q, scanMember, `SELECT `+memberColumns+` FROM team_member WHERE id = $1`, string(member))
	return m, fault.Wrap("pathway.loadMember", err)
}

func insertMember(ctx context.Context, tx *db.Tx, m Member) error {
	_, err := tx.Exec(ctx, `INSERT INTO team_member (`+memberColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(m.ID), string(m.Person), string(m.User), m.Part, m.Reason, m.From, m.To)
	return fault.Wrap("pathway.insertMember", err)
}

func endMember(ctx context.Context, tx *db.Tx, member MemberID, on civil.Date) error {
	err := tx.ExecOne(ctx, `UPDATE team_member SET to_day = $1 WHERE id = $2 AND to_day IS NULL`, on, string(member))
	return fault.Wrap("pathway.endMember", err)
}
