package auth

import "insieme/internal/base/db"

const selectIdentity = `SELECT made_at, used_at FROM identity_link WHERE user_id = $1 AND issuer = $2`

const insertIdentity = `INSERT INTO identity_link (user_id, issuer, subject_blind, made_at) VALUES ($1, $2, $3, $4)`

const ownerOfIdentity = `SELECT user_id FROM identity_link WHERE subject_blind = $1`

const useIdentity = `UPDATE identity_link SET used_at = $2 WHERE subject_blind = $1`

const deleteIdentities = `DELETE FROM identity_link WHERE user_id = $1`

func scanIdentity(s db.Scanner) (Identity, error) {
	var i Identity
	err := s.Scan(db.Instant(&i.Made), db.Instant(&i.Used))
	return i, err
}
