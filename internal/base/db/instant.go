package db

import (
	"database/sql"
	"errors"
	"time"
)

// Instant reads a TIMESTAMP, or an aggregate of one, which SQLite gives as
// text, into t: in UTC, NULL as the zero instant.
func Instant(t *time.Time) sql.Scanner { return (*instantScanner)(t) }

// NullInstant stores the zero instant as NULL.
func NullInstant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

type instantScanner time.Time

var errNoInstant = errors.New("db: not an instant")

// Scan implements sql.Scanner.
func (s *instantScanner) Scan(src any) error {
	var text string
	switch v := src.(type) {
	case nil:
		*s = instantScanner{}
		return nil
	case time.Time:
		*s = instantScanner(v.UTC())
		return nil
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return errNoInstant
	}
	t, err := time.Parse(instantLayout, text)
	if err != nil {
		return errNoInstant
	}
	*s = instantScanner(t)
	return nil
}
