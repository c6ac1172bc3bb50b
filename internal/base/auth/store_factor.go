package auth

import "insieme/internal/base/db"

const selectFactors = `SELECT (SELECT count(*) FROM second_factor WHERE user_id = $1), (SELECT count(*) FROM recovery_code WHERE user_id = $1),
	(SELECT count(*) FROM passkey WHERE user_id = $1), (SELECT count(*) FROM identity_link WHERE user_id = $1)`

const selectApp = `SELECT secret, last_step FROM second_factor WHERE user_id = $1`

const insertApp = `INSERT INTO second_factor (user_id, secret, last_step, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT (user_id) DO NOTHING`

const useStep = `UPDATE second_factor SET last_step = $2 WHERE user_id = $1 AND last_step < $2`

const deleteApp = `DELETE FROM second_factor WHERE user_id = $1`

const insertCode = `INSERT INTO recovery_code (user_id, hash) VALUES ($1, $2)`

const deleteCode = `DELETE FROM recovery_code WHERE user_id = $1 AND hash = $2`

const deleteCodes = `DELETE FROM recovery_code WHERE user_id = $1`

func scanState(s db.Scanner) (FactorState, error) {
	var f FactorState
	var apps int
	err := s.Scan(&apps, &f.Codes, &f.Passkeys, &f.Linked)
	f.App = apps > 0
	return f, err
}

// app is a row of second_factor.
type app struct {
	sealed []byte
	last   int64
}

func scanApp(s db.Scanner) (app, error) {
	var a app
	err := s.Scan(&a.sealed, &a.last)
	return a, err
}
