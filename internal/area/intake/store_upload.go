package intake

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
)

func putUpload(ctx context.Context, tx *db.Tx, token string, of file.ID, until time.Time) error {
	return tx.ExecOne(ctx, `INSERT INTO application_upload (form_token, file, expires_at) VALUES ($1, $2, $3)`, token, of, until)
}

// takeUpload takes the file that waits under a token away from there; "" when
// none does.
func takeUpload(ctx context.Context, tx *db.Tx, token string) (file.ID, error) {
	of, err := db.One(ctx, tx, db.Scalar[file.ID], `DELETE FROM application_upload WHERE form_token = $1 RETURNING file`, token)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return of, fault.Wrap("intake.takeUpload", err)
}

// uploadByToken is the file that waits under a token; fault.NotFound.
func uploadByToken(ctx context.Context, q db.Queryer, token string, now time.Time) (file.ID, error) {
	return db.One(ctx, q, db.Scalar[file.ID], `SELECT file FROM application_upload WHERE form_token = $1 AND expires_at > $2`, token, now)
}

func countUploads(ctx context.Context, q db.Queryer) (int, error) {
	return db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM application_upload`)
}

// deleteExpiredUploads removes the files of forms that nobody came back to.
func deleteExpiredUploads(ctx context.Context, tx *db.Tx, now time.Time) error {
	const op = "intake.deleteExpiredUploads"
	tokens, err := db.All(ctx, tx, db.Scalar[string], `SELECT form_token FROM application_upload WHERE expires_at <= $1`, now)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, token := range tokens {
		of, err := takeUpload(ctx, tx, token)
		if err != nil {
			return fault.Wrap(op, err)
		}
		if err := file.DropIn(ctx, tx, of); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
