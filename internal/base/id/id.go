package id

import (
	"crypto/rand"
	"database/sql/driver"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
)

// Length is the number of characters of an identity.
const Length = 26

// The encoding keeps the order of the bytes and is lower case, as URLs read best.
var encoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// New makes an identity for now, from the system's random source. The instant
// only orders identities; it is never read back as a fact.
func New[T ~string]() T {
	return T(make26(clock.Wall{}.Now(), rand.Reader))
}

// At makes an identity for a given instant from a given source of randomness:
// for the demo and for imports, which must be repeatable.
func At[T ~string](t time.Time, random io.Reader) T { return T(make26(t, random)) }

func make26(t time.Time, random io.Reader) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(t.UnixMilli())<<16)
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		panic("id: no randomness: " + err.Error()) // crypto/rand does not fail on supported systems
	}
	return encoding.EncodeToString(b[:])
}

// Parse reads an identity from outside. Anything that is not one is absent
// (fault.NotFound), so that a forged URL answers like an unknown record.
func Parse[T ~string](s string) (T, error) {
	if len(s) != Length {
		return "", fault.Absent("id.Parse")
	}
	if _, err := encoding.DecodeString(s); err != nil {
		return "", fault.Absent("id.Parse")
	}
	return T(s), nil
}

// The identities that the journal names in its columns.
type (
	// Person is a human being of the programme.
	Person string
	// Application is one run of a person through the programme: from its
	// receipt to its end, pathway included.
	Application string
	// User is somebody who signs in.
	User string
	// Organisation is a member of the network.
	Organisation string
	// Company offers work.
	Company string
	// Request is a company's request for staff.
	Request string
	// Placement is an internship or a job.
	Placement string
	// Venture is a self-employment or social project.
	Venture string
	// Event is a fact in the journal.
	Event string
)

// Null stores an identity where it may be absent: the empty identity is NULL.
func Null[T ~string](v T) driver.Valuer { return null(v) }

type null string

// Value implements driver.Valuer.
func (n null) Value() (driver.Value, error) {
	if n == "" {
		return nil, nil
	}
	return string(n), nil
}

// ScanNull reads an identity that may be NULL into v.
func ScanNull[T ~string](v *T) *Nullable[T] { return &Nullable[T]{v} }

// Nullable is a scan target for an identity that may be NULL.
type Nullable[T ~string] struct{ target *T }

// Scan implements sql.Scanner.
func (n *Nullable[T]) Scan(src any) error {
	switch s := src.(type) {
	case nil:
		*n.target = ""
	case string:
		*n.target = T(s)
	case []byte:
		*n.target = T(s)
	default:
		return fmt.Errorf("id: cannot scan %T", src)
	}
	return nil
}
