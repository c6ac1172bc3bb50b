package selection

import (
	"log/slog"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Entry is somebody on the shortlist of a request, put there by a human.
type Entry struct {
	Request    id.Request
	Person     id.Person
	AddedBy    id.User
	AddedOn    civil.Date
	Note       string     // why this person; the team only
	PersonOn   civil.Date // the person agrees to be proposed
	ReferentOn civil.Date // the referent agrees
	ReferentBy id.User
	SentOn     civil.Date
}

// LogValue keeps the note out of the log.
func (e Entry) LogValue() slog.Value {
	return slog.StringValue("entry of request " + string(e.Request))
}

// MaySend reports whether both agree.
func (e Entry) MaySend() bool { return !e.PersonOn.IsZero() && !e.ReferentOn.IsZero() }

// Tick is one of the two agreements.
type Tick string

// The two agreements.
const (
	PersonAgrees   Tick = "person"
	ReferentAgrees Tick = "referent"
)

// Ticks lists the agreements.
func Ticks() []Tick { return []Tick{PersonAgrees, ReferentAgrees} }

// set gives or takes back an agreement. What has been sent stays as it was sent.
func (e Entry) set(t Tick, on civil.Date, by id.User) (Entry, error) {
	const op = "selection.Entry.set"
	if !e.SentOn.IsZero() {
		return e, fault.New(fault.Conflict, op, "selection.error.sent")
	}
	switch t {
	case PersonAgrees:
		e.PersonOn = on
	case ReferentAgrees:
		if e.ReferentOn, e.ReferentBy = on, by; on.IsZero() {
			e.ReferentBy = ""
		}
	default:
		return e, fault.Bad(op, fault.Field{Name: "tick", Key: "error.field.choice"})
	}
	return e, nil
}

// toSend are the entries that go out now: those with both agreements that have not
// been sent. None is a Conflict: nothing is sent without both.
func toSend(all []Entry) ([]Entry, error) {
	var out []Entry
	for _, e := range all {
		if e.MaySend() && e.SentOn.IsZero() {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Conflict, "selection.toSend", "selection.error.nobody")
	}
	return out, nil
}
