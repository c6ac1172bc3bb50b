package person

import (
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// ErasureReasons lists why a person is erased: they asked, the time is over,
// the record should not be there, somebody ordered it.
func ErasureReasons() []string { return []string{"asked", "retention", "mistake", "order"} }

// EraseCmd erases a person for good. Authority is the paper that says so, by
// number and day. Confirmed is the box that whoever does it has to tick.
type EraseCmd struct {
	Person    id.Person
	Reason    string // one of ErasureReasons
	Authority string
	Confirmed bool
}

// LogValue keeps the authority, which is typed, out of the log.
func (c EraseCmd) LogValue() slog.Value { return slog.StringValue("erase " + string(c.Person)) }

const maxAuthority = 120

func (c EraseCmd) check() error {
	var f fault.Check
	f.Fail(!slices.Contains(ErasureReasons(), c.Reason), "reason", "error.field.choice")
	authority := strings.TrimSpace(c.Authority)
	f.Fail(authority == "", "authority", "person.error.authority")
	f.Fail(utf8.RuneCountInString(authority) > maxAuthority, "authority", "error.field.long", maxAuthority)
	f.Fail(!c.Confirmed, "confirmed", "person.error.confirmed")
	return f.Err("person.Erase")
}

// Overdue is a record that nothing has happened to for as long as records are
// kept.
type Overdue struct {
	Card
	LastOn civil.Date // day of the last fact
	DueOn  civil.Date // from when on its erasure is proposed
}

// LogValue keeps the name out of the log.
func (o Overdue) LogValue() slog.Value { return o.Card.LogValue() }

// dueOn is the day from which the erasure of a record is proposed.
func dueOn(last civil.Date, months int) civil.Date { return last.AddMonths(months) }

// lastKept is the day before which a last fact is too old.
func lastKept(today civil.Date, months int) civil.Date { return today.AddMonths(-months) }
