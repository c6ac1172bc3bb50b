package file

import (
	"context"
	"errors"
	"strconv"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// partSize is the plain size of one part: short enough for one insert not to
// be felt by the commands that wait.
const partSize = 256 << 10

// strayTime is how long a file may wait for the command that keeps it.
const strayTime = 24 * time.Hour

var errTorn = errors.New("file: parts are missing")

const insertFile = `INSERT INTO file (id, name_sealed, type, size, stored_at, kept) VALUES ($1, $2, $3, $4, $5, FALSE)`

const insertPart = `INSERT INTO file_part (file, number, sealed) VALUES ($1, $2, $3)`

// Put stores a file, sealed. It stays only when KeepIn follows.
func Put(ctx context.Context, d *db.DB, k *crypt.Keys, n New) (ID, error) {
	const op = "file.Put"
	of := id.New[ID]()
	name, err := k.Seal([]byte(n.Name), "file", string(of), "name_sealed")
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	err = d.Append(ctx, func(tx *db.Tx) error {
		return tx.ExecOne(ctx, insertFile, of, name, n.Type, len(n.Content), clock.Wall{}.Now())
	})
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	for number := 0; number*partSize < len(n.Content); number++ {
		plain := n.Content[number*partSize : min((number+1)*partSize, len(n.Content))]
		sealed, err := k.Seal(plain, "file_part", partKey(of, number), "sealed")
		if err != nil {
			return "", fault.Wrap(op, err)
		}
		err = d.Append(ctx, func(tx *db.Tx) error { return tx.ExecOne(ctx, insertPart, of, number, sealed) })
		if err != nil {
			return "", fault.Wrap(op, err)
		}
	}
	return of, nil
}

// partKey is a part's row for the seal, so that parts cannot change places.
func partKey(of ID, number int) string { return string(of) + "/" + strconv.Itoa(number) }

// KeepIn makes a stored file stay, in the command that says whose it is. One
// that has been kept already, or is not there, is a Conflict.
func KeepIn(ctx context.Context, tx *db.Tx, of ID) error {
	return fault.Wrap("file.KeepIn", tx.ExecOne(ctx, `UPDATE file SET kept = TRUE WHERE id = $1 AND NOT kept`, of))
}

// DropIn removes files. Those that are gone already are no error.
func DropIn(ctx context.Context, tx *db.Tx, files ...ID) error {
	const op = "file.DropIn"
	for _, of := range files {
		if _, err := tx.Exec(ctx, `DELETE FROM file_part WHERE file = $1`, of); err != nil {
			return fault.Wrap(op, err)
		}
		if _, err := tx.Exec(ctx, `DELETE FROM file WHERE id = $1`, of); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

const selectInfo = `SELECT id, name_sealed, type, size, stored_at FROM file WHERE id = $1`

// InfoOf says what is known of a file; fault.NotFound.
func InfoOf(ctx context.Context, q db.Queryer, k *crypt.Keys, of ID) (Info, error) {
	var name []byte
	i, err := db.One(ctx, q, func(s db.Scanner) (Info, error) {
		var i Info
		err := s.Scan(&i.ID, &name, &i.Type, &i.Size, db.Instant(&i.StoredAt))
		return i, err
	}, selectInfo, of)
	if err != nil {
		return i, fault.Wrap("file.InfoOf", err)
	}
	plain, err := k.Open(name, "file", string(of), "name_sealed")
	i.Name = string(plain)
	return i, fault.Wrap("file.InfoOf", err)
}

type part struct {
	number int
	sealed []byte
}

func scanPart(s db.Scanner) (part, error) {
	var p part
	err := s.Scan(&p.number, &p.sealed)
	return p, err
}

// Read opens a file. A part that is missing, changed or out of its place is
// an error, never a shorter file.
func Read(ctx context.Context, q db.Queryer, k *crypt.Keys, of ID) (Info, []byte, error) {
	const op = "file.Read"
	i, err := InfoOf(ctx, q, k, of)
	if err != nil {
		return i, nil, fault.Wrap(op, err)
	}
	parts, err := db.All(ctx, q, scanPart, `SELECT number, sealed FROM file_part WHERE file = $1 ORDER BY number`, of)
	if err != nil {
		return i, nil, fault.Wrap(op, err)
	}
	content := make([]byte, 0, i.Size)
	for n, p := range parts {
		plain, err := k.Open(p.sealed, "file_part", partKey(of, n), "sealed")
		if err != nil {
			return i, nil, fault.Wrap(op, err)
		}
		content = append(content, plain...)
	}
	if int64(len(content)) != i.Size {
		return i, nil, fault.Wrap(op, errTorn)
	}
	return i, content, nil
}

// Sweep removes the files that no command has kept in time: a daily job.
func Sweep(ctx context.Context, d *db.DB) error {
	before := clock.Wall{}.Now().Add(-strayTime)
	return fault.Wrap("file.Sweep", d.Write(ctx, func(tx *db.Tx) error {
		stray, err := db.All(ctx, tx, db.Scalar[ID], `SELECT id FROM file WHERE NOT kept AND stored_at < $1 ORDER BY stored_at LIMIT 50`, before)
		if err != nil {
			return err
		}
		return DropIn(ctx, tx, stray...)
	}))
}
