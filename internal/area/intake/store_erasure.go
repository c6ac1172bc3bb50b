package intake

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// EraseIn takes what this area knows of some identities of one person out of
// its tables: answers, assessments, the code and what waits under the form's
// token. States and days stay: they are the journal's facts. An open
// application is a Conflict.
func EraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	const op = "intake.EraseIn"
	for _, p := range people {
		all, err := db.All(ctx, tx, func(s db.Scanner) (Application, error) {
			var a Application
			err := s.Scan(&a.ID, &a.State)
			return a, err
		}, `SELECT id, state FROM application WHERE person = $1`, p)
		if err != nil {
			return fault.Wrap(op, err)
		}
		for _, a := range all {
			if !a.State.IsEnd() && a.State != InTarget {
				return fault.New(fault.Conflict, op, "intake.error.erase_open")
			}
			for _, statement := range []string{
				`DELETE FROM assessment_answer WHERE assessment IN (SELECT id FROM assessment WHERE application = $1)`,
				`DELETE FROM application_answer WHERE application = $1`,
				`DELETE FROM application_youth WHERE application = $1`,
				`DELETE FROM verification_link WHERE request IN (SELECT id FROM verification_request WHERE application = $1)`,
				`UPDATE verification_request SET note = NULL, measure = '' WHERE application = $1`,
				`DELETE FROM standby_offer WHERE application = $1`,
				`DELETE FROM standby WHERE application = $1`,
				`UPDATE interview_invitation SET withdrawn = TRUE WHERE application = $1`,
			} {
				if _, err := tx.Exec(ctx, statement, a.ID); err != nil {
					return fault.Wrap(op, err)
				}
			}
			if err := tx.ExecOne(ctx, eraseCode, a.ID, []byte{}); err != nil {
				return fault.Wrap(op, err)
			}
		}
	}
	return nil
}

// eraseCode forgets the code and the token. Nobody has them any more: they only
// have to differ from all others.
const eraseCode = `UPDATE application SET code_blind = id, form_token = id, code_sealed = $2 WHERE id = $1`
