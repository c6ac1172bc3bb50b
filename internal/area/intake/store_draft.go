package intake

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// draftRow is a draft as it is stored: what was typed is sealed.
type draftRow struct {
	ID        DraftID
	CodeBlind string
	FormToken string
	Sealed    []byte
	Step      FormStep
	Lang      string
	UpdatedAt time.Time
	ExpiresAt time.Time
}

func scanDraft(s db.Scanner) (draftRow, error) {
	var d draftRow
	err := s.Scan(&d.ID, &d.FormToken, &d.Sealed, &d.Step, &d.Lang, db.Instant(&d.ExpiresAt))
	return d, err
}

const draftColumns = `id, form_token, sealed, step, lang, expires_at`

// draftByID reads a draft that has not expired; any other is fault.NotFound.
func draftByID(ctx context.Context, q db.Queryer, draft DraftID, now time.Time) (draftRow, error) {
	d, err := db.One(ctx, q, scanDraft, `SELECT `+draftColumns+` FROM application_draft WHERE id = $1 AND expires_at > $2`, draft, now)
	return d, fault.Wrap("intake.draftByID", err)
}

// draftByCode is draftByID for who has only the code.
func draftByCode(ctx context.Context, q db.Queryer, blind string, now time.Time) (draftRow, error) {
	d, err := db.One(ctx, q, scanDraft, `SELECT `+draftColumns+` FROM application_draft WHERE code_blind = $1 AND expires_at > $2`, blind, now)
	return d, fault.Wrap("intake.draftByCode", err)
}

// putDraft writes a new draft, or a known one over its earlier answers.
func putDraft(ctx context.Context, tx *db.Tx, d draftRow) error {
	_, err := tx.Exec(ctx, `INSERT INTO application_draft (id, code_blind, form_token, sealed, step, lang, channel, updated_at, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, step = excluded.step, lang = excluded.lang,
			updated_at = excluded.updated_at, expires_at = excluded.expires_at`,
		d.ID, d.CodeBlind, d.FormToken, d.Sealed, int(d.Step), d.Lang, ChannelSite, d.UpdatedAt, d.ExpiresAt)
	return fault.Wrap("intake.putDraft", err)
}

// deleteDraft removes a draft that has become an application; one that is gone
// already is no error.
func deleteDraft(ctx context.Context, tx *db.Tx, draft DraftID) error {
	_, err := tx.Exec(ctx, `DELETE FROM application_draft WHERE id = $1`, draft)
	return fault.Wrap("intake.deleteDraft", err)
}

// deleteExpiredDrafts removes the drafts nobody came back to, and says how many.
func deleteExpiredDrafts(ctx context.Context, tx *db.Tx, now time.Time) (int64, error) {
	n, err := tx.Exec(ctx, `DELETE FROM application_draft WHERE expires_at <= $1`, now)
	return n, fault.Wrap("intake.deleteExpiredDrafts", err)
}
