package auth

import "insieme/internal/base/db"

const selectPasskeys = `SELECT id, name, credential, record, counter, made_at, used_at FROM passkey WHERE user_id = $1 ORDER BY made_at, id`

const insertPasskey = `INSERT INTO passkey (id, user_id, name, credential, record, counter, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`

const usePasskey = `UPDATE passkey SET counter = $3, record = $4, used_at = $5 WHERE id = $1 AND counter = $2`

const deletePasskey = `DELETE FROM passkey WHERE id = $1 AND user_id = $2`

const deletePasskeys = `DELETE FROM passkey WHERE user_id = $1`

// passkeyRow is a row of passkey.
type passkeyRow struct {
	Passkey
	credential string
	record     []byte
	counter    int64
}

func scanPasskey(s db.Scanner) (passkeyRow, error) {
	var r passkeyRow
	err := s.Scan(&r.ID, &r.Name, &r.credential, &r.record, &r.counter, db.Instant(&r.Made), db.Instant(&r.Used))
	return r, err
}
