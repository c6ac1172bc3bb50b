package crypt

import (
	"context"
	"errors"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// ErrWrongKeys says that the key file belongs to another database.
var ErrWrongKeys = errors.New("crypt: these keys are not this database's: bring back its own key file")

// canary is the sealed text of table crypt_check; it is no secret.
const canary = "insieme"

// blindCheck names the row that proves the key of the blind index.
const blindCheck = "blind"

const selectChecks = `SELECT key_id, sealed, blind FROM crypt_check ORDER BY key_id`

const insertCheck = `INSERT INTO crypt_check (key_id, sealed, blind, made_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (key_id) DO NOTHING`

const deleteCheck = `DELETE FROM crypt_check WHERE key_id <> $1 AND key_id <> $2`

// check is a row of crypt_check.
type check struct {
	key    string
	sealed []byte
	blind  string
}

func scanCheck(s db.Scanner) (check, error) {
	var c check
	err := s.Scan(&c.key, &c.sealed, &c.blind)
	return c, err
}

// Check proves that the keys are those of the database, and lets the newest
// one in when all that the database knows are there. The error wraps
// ErrWrongKeys.
func (k *Keys) Check(ctx context.Context, d *db.DB) error {
	const op = "crypt.Check"
	return d.Write(ctx, func(tx *db.Tx) error {
		known, err := db.All(ctx, tx, scanCheck, selectChecks)
		if err != nil {
			return fault.Wrap(op, err)
		}
		for _, c := range known {
			if !k.fits(c) {
				return fault.Wrap(op, ErrWrongKeys)
			}
		}
		return fault.Wrap(op, k.introduce(ctx, tx))
	})
}

func (k *Keys) fits(c check) bool {
	if c.key == blindCheck {
		return c.blind == k.Blind(blindCheck, canary)
	}
	plain, err := k.Open(c.sealed, "crypt_check", c.key, "sealed")
	return err == nil && string(plain) == canary
}

func (k *Keys) introduce(ctx context.Context, tx *db.Tx) error {
	now := clock.Wall{}.Now()
	if _, err := tx.Exec(ctx, insertCheck, blindCheck, nil, k.Blind(blindCheck, canary), now); err != nil {
		return err
	}
	name := k.newest().name()
	sealed, err := k.Seal([]byte(canary), "crypt_check", name, "sealed")
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, insertCheck, name, sealed, "", now)
	return err
}

// Retire forgets every key but the newest, after all values have been sealed
// with it. A file without the old keys fits from then on.
func (k *Keys) Retire(ctx context.Context, d *db.DB) error {
	return d.Write(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, deleteCheck, blindCheck, k.newest().name())
		return fault.Wrap("crypt.Retire", err)
	})
}
