package intake

import (
	"context"
	"encoding/json"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

const insertInstrument = `INSERT INTO assessment_instrument (code, version, valid_from, content) VALUES ($1, $2, $3, $4)`

// insertInstrumentIn writes a new version. A version is never changed.
func insertInstrumentIn(ctx context.Context, tx *db.Tx, in Instrument) error {
	const op = "intake.insertInstrument"
	content, err := json.Marshal(in)
	if err != nil {
		return fault.Wrap(op, err)
	}
	_, err = tx.Exec(ctx, insertInstrument, in.Code, in.Version, in.ValidFrom, string(content))
	return fault.Wrap(op, err)
}

// deleteInstrumentIn removes a version that nobody has used.
func deleteInstrumentIn(ctx context.Context, tx *db.Tx, in Instrument) error {
	err := tx.ExecOne(ctx, `DELETE FROM assessment_instrument WHERE code = $1 AND version = $2`, in.Code, in.Version)
	return fault.Wrap("intake.deleteInstrument", err)
}
