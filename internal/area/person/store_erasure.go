package person

import (
	"context"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const eraseIdentity = `UPDATE person SET surname = '', given_name = '', surname_key = '', given_key = '', surname_sound = '',
	given_sound = '', birth_date = NULL, sex = '',
	citizenship = '', fiscal_sealed = NULL, fiscal_blind = NULL, municipality = NULL, address = '', education = '', italian_level = '',
	trades = '', trade_other = '', lang = 'it', interpreter = '', referent = NULL, erased_on = $2, version = version + 1
	WHERE id = $1 AND erased_on IS NULL`

// eraseIn erases identities of one person from this area's tables. Merges stay:
// they join identities that lead to nobody and keep the figures as they were
// published. Birth years are coarsened to the first of five.
func eraseIn(ctx context.Context, tx *db.Tx, people []id.Person, on civil.Date) error {
	const op = "person.eraseIn"
	if err := dropDocumentsIn(ctx, tx, people); err != nil {
		return err
	}
	for _, p := range people {
		for _, statement := range []string{
			`DELETE FROM person_work_wish WHERE person = $1`,
			`DELETE FROM person_work_past WHERE person = $1`,
			`DELETE FROM person_work_requirement WHERE person = $1`,
			`DELETE FROM person_work_language WHERE person = $1`,
			`DELETE FROM person_work_term WHERE person = $1`,
			`DELETE FROM person_work WHERE person = $1`,
			`DELETE FROM person_contact WHERE person = $1`,
			`DELETE FROM person_consent WHERE person = $1`,
			`DELETE FROM person_note WHERE person = $1`,
			`DELETE FROM person_distinct WHERE one = $1 OR other = $1`,
			`DELETE FROM person_duplicate WHERE one = $1 OR other = $1`,
			`DELETE FROM person_retention WHERE person = $1`,
			`DELETE FROM person_handover WHERE person = $1`,
			`DELETE FROM person_source WHERE person = $1`,
			`UPDATE person_alias SET before = NULL WHERE alias = $1 OR person = $1`,
			`UPDATE person_dimension SET birth_year = birth_year - birth_year % 5 WHERE person = $1`,
		} {
			if _, err := tx.Exec(ctx, statement, p); err != nil {
				return fault.Wrap(op, err)
			}
		}
		if err := tx.ExecOne(ctx, eraseIdentity, p, on); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

func insertErasureIn(ctx context.Context, tx *db.Tx, person id.Person, by id.User, at time.Time, cmd EraseCmd) error {
	return insertRows(ctx, tx, "person_erasure", []string{"person", "erased_by", "erased_at", "reason", "authority"},
		[][]any{{person, id.Null(by), at, cmd.Reason, cmd.Authority}})
}

// overdueRecords reads the records whose last fact, under any of their
// identities, is older than a day. It reads the whole journal.
const overdueRecords = `SELECT COALESCE(p.merged_into, p.id), MAX(e.occurred_on) FROM event e JOIN person p ON p.id = e.person
	WHERE p.erased_on IS NULL GROUP BY COALESCE(p.merged_into, p.id) HAVING MAX(e.occurred_on) < $1`

// putRetentionIn writes the proposals anew.
func putRetentionIn(ctx context.Context, tx *db.Tx, all []Overdue) error {
	if _, err := tx.Exec(ctx, `DELETE FROM person_retention`); err != nil {
		return err
	}
	_, err := tx.Bulk(ctx, "person_retention", []string{"person", "last_on", "due_on"}, func(yield func([]any) bool) {
		for _, o := range all {
			if !yield([]any{o.ID, o.LastOn, o.DueOn}) {
				return
			}
		}
	})
	return err
}
