package db

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"insieme/internal/base/fault"
)

func TestAPostgresFailureHasTheKindOfItsCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]fault.Kind{
		"23505": fault.Conflict, // unique
		"23503": fault.Conflict, // foreign key
		"23514": fault.Conflict, // check
		"23502": fault.Internal, // not null
		"22021": fault.Invalid,  // text outside of the encoding
		"22P02": fault.Internal, // text given for a number
		"40001": fault.Busy,     // serialisation
		"40P01": fault.Busy,     // deadlock
		"57014": fault.Busy,     // timeout
		"57P01": fault.Busy,     // shutdown
		"53300": fault.Busy,     // too many connections
		"08006": fault.Busy,     // connection lost
		"25006": fault.Busy,     // a standby, during a failover
		"42703": fault.Internal, // unknown column
		"":      fault.Internal,
	} {
		d := &DB{engine: Postgres}
		err := d.classify("test", "SELECT 1", fmt.Errorf("driver: %w", &pgconn.PgError{Code: code}))
		if got := fault.KindOf(err); got != want {
			t.Errorf("%s: got %v, want %v", code, got, want)
		}
	}
}

func TestWhatPostgresQuotesStaysOut(t *testing.T) {
	t.Parallel()
	d := &DB{engine: Postgres}
	for _, cause := range []error{
		&pgconn.PgError{Code: "23505", Message: "duplicate key", ConstraintName: "person_code", Detail: "Key (code)=(Rossi) already exists."},
		&pgconn.PgError{Code: "22P02", Message: `invalid input syntax for type bigint: "Rossi"`, Where: "unnamed portal parameter $1 = 'Rossi'"},
		&pgconn.PgError{Code: "XX000", Message: "Rossi", Hint: "Rossi", InternalQuery: "Rossi"},
		errors.New(`failed to encode args[0]: unable to encode "Rossi" into binary format for int8 (OID 20)`),
		errors.New(`failed to encode args[0]: unable to encode Rossi into binary format`),
	} {
		err := d.classify("test", "SELECT 1", cause)
		for e := err; e != nil; e = errors.Unwrap(e) {
			if text := fmt.Sprintf("%v %+v %#v", e, e, e); strings.Contains(text, "Rossi") {
				t.Errorf("%T of %v shows the value: %s", e, cause, text)
			}
		}
	}
}

func TestAnEndedContextIsBusyAndStaysVisible(t *testing.T) {
	t.Parallel()
	d := &DB{engine: Postgres}
	for _, want := range []error{context.Canceled, context.DeadlineExceeded} {
		err := d.classify("test", "", fmt.Errorf("timeout: %w", want))
		if !fault.Is(err, fault.Busy) || !errors.Is(err, want) {
			t.Errorf("got %v, want Busy because of %v", err, want)
		}
	}
}

func TestAnErrorWithAKindKeepsIt(t *testing.T) {
	t.Parallel()
	d := &DB{engine: Postgres}
	known := fault.Stale("area.Save")
	if got := d.classify("db.Exec", "", fmt.Errorf("scan: %w", known)); !errors.Is(got, known) || !fault.Is(got, fault.Conflict) {
		t.Errorf("got %v, want the error as it was", got)
	}
	if got := d.classify("db.Exec", "", nil); got != nil {
		t.Errorf("got %v for no error", got)
	}
}

func TestTheHeadOfAStatementIsOneShortLine(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"":                                  "",
		"SELECT a\n\t\tFROM  b":             "SELECT a FROM b",
		"SELECT " + strings.Repeat("a", 80): "SELECT " + strings.Repeat("a", 53) + "…",
	} {
		if got := head(query); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAPlaceListIsNumberedFromItsFirst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		first, n int
		want     string
	}{{3, 2, "$3,$4"}, {1, 1, "$1"}, {1, 0, "NULL"}, {9, 3, "$9,$10,$11"}} {
		if got := Places(c.first, c.n); got != c.want {
			t.Errorf("Places(%d, %d): got %s, want %s", c.first, c.n, got, c.want)
		}
	}
}
