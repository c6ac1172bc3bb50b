package message

import (
	"context"
	"encoding/json"
	"time"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const insertMessage = `INSERT INTO message (id, template, key, channel, lang, person, application, content, state, tries, queued_at,
	changed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', 0, $9, $9, 1) ON CONFLICT (template, key) DO NOTHING`

// insert writes a message; false means that it was there already.
func insert(ctx context.Context, tx *db.Tx, m Message, of ID, sealed []byte, at time.Time) (bool, error) {
	n, err := tx.Exec(ctx, insertMessage, of, m.Template, m.Key, m.Channel, m.Lang, id.Null(m.Person), id.Null(m.Application), sealed, at)
	return n == 1, err
}

const lineColumns = `id, template, channel, lang, person, application, state, reason, tries, queued_at, changed_at, version`

const selectLetter = `SELECT ` + lineColumns + `, content FROM message WHERE id = $1`

func lineTargets(l *Line) []any {
	return []any{&l.ID, &l.Template, &l.Channel, &l.Lang, id.ScanNull(&l.Person), id.ScanNull(&l.Application), &l.State, &l.Reason,
		&l.Tries, db.Instant(&l.QueuedAt), db.Instant(&l.ChangedAt), &l.Version}
}

func scanLine(s db.Scanner) (Line, error) {
	var l Line
	err := s.Scan(lineTargets(&l)...)
	return l, err
}

// load reads a message with its content; an unknown one is fault.NotFound.
func load(ctx context.Context, q db.Queryer, keys *crypt.Keys, of ID) (Letter, error) {
	return db.One(ctx, q, func(s db.Scanner) (Letter, error) {
		var l Letter
		var sealed []byte
		if err := s.Scan(append(lineTargets(&l.Line), &sealed)...); err != nil {
			return l, err
		}
		if l.Erased = len(sealed) == 0; l.Erased {
			return l, nil
		}
		plain, err := keys.Open(sealed, "message", string(l.ID), "content")
		if err != nil {
			return l, err
		}
		return l, fault.Wrap("message.load", json.Unmarshal(plain, &l.content))
	}, selectLetter, of)
}

const updateState = `UPDATE message SET state = $3, reason = $4, tries = $5, changed_at = $6, version = version + 1
	WHERE id = $1 AND version = $2`

// move brings a message to another state, from the version that was loaded, and
// returns it as it is then. A step that the table of states does not know is a
// Conflict.
func move(ctx context.Context, tx *db.Tx, l Line, to State, why Reason, at time.Time) (Line, error) {
	if !CanFollow(l.State, to) {
		return l, fault.New(fault.Conflict, "message.move "+string(l.State)+" "+string(to), "message.error.state")
	}
	switch {
	case to == Sending:
		l.Tries++
	case l.State != Sending && to == Queued: // by hand: counted anew
		l.Tries = 0
	}
	if err := tx.ExecOne(ctx, updateState, l.ID, l.Version, to, why, l.Tries, at); err != nil {
		return l, err
	}
	l.State, l.Reason, l.ChangedAt, l.Version = to, why, at, l.Version+1
	return l, nil
}

const selectMuted = `SELECT 1 FROM message_mute WHERE application = $1`

const insertMute = `INSERT INTO message_mute (application, muted_by, muted_at) VALUES ($1, $2, $3) ON CONFLICT (application) DO NOTHING`

const deleteMute = `DELETE FROM message_mute WHERE application = $1`

const eraseContent = `UPDATE message SET content = NULL, version = version + 1 WHERE person = $1 AND content IS NOT NULL`
