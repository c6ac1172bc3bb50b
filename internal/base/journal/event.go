package journal

import (
	"encoding/json"
	"fmt"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Kind names what happened, as a past participle of the glossary's words:
// "application_received". Kinds are owned by the area that records them.
type Kind string

// Voided is the kind of a row that takes another one back.
const Voided Kind = "voided"

// Codes are the closed-vocabulary details of a fact: reasons, outcomes,
// tracks, dates. Values are codes, never words typed by somebody.
type Codes map[string]string

// Event is one fact.
type Event struct {
	Seq        int64 // row order, set by the database; zero before it is recorded
	ID         id.Event
	Kind       Kind
	OccurredOn civil.Date
	RecordedAt time.Time
	Actor      id.User // empty for the programme itself

	Person       id.Person
	Application  id.Application
	Company      id.Company
	Request      id.Request
	Placement    id.Placement
	Venture      id.Venture
	Organisation id.Organisation

	Quantity int64 // hours, cents, heads: what the kind says
	Codes    Codes
	Voids    id.Event // set on rows of kind Voided
}

// Code reads one code; absent is empty.
func (e Event) Code(name string) string { return e.Codes[name] }

// CodeDate reads a code that holds a date; absent or malformed is no date.
func (e Event) CodeDate(name string) civil.Date {
	d, _ := civil.ParseDate(e.Codes[name])
	return d
}

const (
	maxCodes     = 12
	maxCodeBytes = 64
)

func (c Codes) encode() (string, error) {
	if len(c) == 0 {
		return "{}", nil
	}
	if len(c) > maxCodes {
		return "", fmt.Errorf("journal: %d codes, at most %d", len(c), maxCodes)
	}
	for name, value := range c {
		if len(value) > maxCodeBytes {
			return "", fmt.Errorf("journal: code %s is longer than %d bytes: not a code", name, maxCodeBytes)
		}
	}
	b, err := json.Marshal(map[string]string(c))
	return string(b), err
}

func decodeCodes(s string) (Codes, error) {
	if s == "" || s == "{}" {
		return nil, nil
	}
	var c Codes
	err := json.Unmarshal([]byte(s), &c)
	return c, err
}

// Live drops the rows that take others back and the rows taken back, keeping
// the order.
func Live(events []Event) []Event {
	gone := map[id.Event]bool{}
	for _, e := range events {
		if e.Voids != "" {
			gone[e.Voids] = true
		}
	}
	out := make([]Event, 0, len(events))
	for _, e := range events {
		if e.Voids == "" && !gone[e.ID] {
			out = append(out, e)
		}
	}
	return out
}
