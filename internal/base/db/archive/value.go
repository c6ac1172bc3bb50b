package archive

import (
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

const instantLayout = "2006-01-02T15:04:05.000000Z"

var errValue = errors.New("archive: a value does not fit its column")

// cell takes one value of a row from the database and writes it for the file.
type cell struct {
	class   string
	missing bool // NULL
	text    sql.NullString
	number  sql.NullInt64
	real    sql.NullFloat64
	truth   sql.NullBool
	day     civil.Date
	instant time.Time
	bytes   []byte
}

// targets are where a row's two columns of this value are stored: whether it is
// NULL, and the value. Only the first tells an empty value from none.
func (c *cell) targets() []any {
	switch c.class {
	case "integer":
		return []any{&c.missing, &c.number}
	case "real":
		return []any{&c.missing, &c.real}
	case "boolean":
		return []any{&c.missing, &c.truth}
	case "date":
		return []any{&c.missing, &c.day}
	case "instant":
		return []any{&c.missing, db.Instant(&c.instant)}
	case "bytes":
		return []any{&c.missing, &c.bytes}
	default:
		return []any{&c.missing, &c.text}
	}
}

func (c *cell) json() any {
	if c.missing {
		return nil
	}
	switch c.class {
	case "integer":
		return c.number.Int64
	case "real":
		return c.real.Float64
	case "boolean":
		return c.truth.Bool
	case "date":
		return c.day.String()
	case "instant":
		return c.instant.Format(instantLayout)
	case "bytes":
		return base64.StdEncoding.EncodeToString(c.bytes)
	default:
		return c.text.String
	}
}

// argument reads a value of the file back as the database takes it.
func argument(c migrate.Column, raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return nil, nil
	}
	switch c.Class {
	case "integer":
		return decode[int64](raw)
	case "real":
		return decode[float64](raw)
	case "boolean":
		return decode[bool](raw)
	}
	text, err := decode[string](raw)
	if err != nil {
		return nil, err
	}
	switch c.Class {
	case "date":
		return civil.ParseDate(text)
	case "instant":
		return time.Parse(instantLayout, text)
	case "bytes":
		return base64.StdEncoding.DecodeString(text)
	}
	return text, nil
}

// decode reads a JSON value of one type; its error quotes nothing.
func decode[T any](raw json.RawMessage) (T, error) {
	var v T
	if json.Unmarshal(raw, &v) != nil {
		return v, errValue
	}
	return v, nil
}
