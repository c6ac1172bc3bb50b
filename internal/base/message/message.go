package message

import (
	"log/slog"
	"time"

	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// ID identifies a message.
type ID string

// Channel is a way to reach somebody.
type Channel string

// The channels.
const (
	Email Channel = "email"
	SMS   Channel = "sms"
)

// State is where a message stands; see the package comment.
type State string

// The states.
const (
	Queued    State = "queued"
	Sending   State = "sending"
	Sent      State = "sent"
	Failed    State = "failed"
	Uncertain State = "uncertain"
	Held      State = "held"
)

// States lists the states in the order in which the outbox offers them: what
// needs somebody first.
func States() []State { return []State{Uncertain, Failed, Held, Queued, Sending, Sent} }

// next lists what may follow each state.
var next = map[State][]State{
	Queued:    {Sending, Held},
	Sending:   {Sent, Failed, Uncertain, Queued},
	Failed:    {Queued},
	Uncertain: {Queued, Sent},
	Held:      {Queued},
	Sent:      {},
}

// CanFollow reports whether a message may go from one state to another.
func CanFollow(from, to State) bool {
	for _, s := range next[from] {
		if s == to {
			return true
		}
	}
	return false
}

// Reason is a code of why a message is where it is.
type Reason string

// The reasons. A server's refusal adds its number: "refused.550".
const (
	NoCourier Reason = "no_courier" // held: nothing is set up for the channel
	Muted     Reason = "muted"      // held: the case is silent
	Refused   Reason = "refused"    // failed: the server says no
	Postponed Reason = "postponed"  // queued: the server says later
	NoAnswer  Reason = "no_answer"  // queued: the server cannot be reached
	GaveUp    Reason = "gave_up"    // failed: later came too often
	BrokenOff Reason = "broken_off" // uncertain: the answer did not come
	Crash     Reason = "crash"      // uncertain: the program ended meanwhile
	ByHand    Reason = "by_hand"    // sent: somebody says so
	Erased    Reason = "erased"     // held: the person's data are gone, and with them the text
)

// Message asks for something to be told.
type Message struct {
	Template    string
	Key         string // with Template its identity, so that asking twice tells once; empty for one of its own
	Channel     Channel
	To          string         // e-mail address or normal telephone number
	Lang        i18n.Lang      // the reader's
	Person      id.Person      // whom it is about, if anybody
	Application id.Application // in which case, if any
	Vars        map[string]string
}

// LogValue keeps address and values out of logs.
func (m Message) LogValue() slog.Value { return slog.StringValue(m.String()) }

// String keeps address and values out of printed text.
func (m Message) String() string { return "[message " + m.Template + "]" }

// Line is a message in a list: nothing of what it says.
type Line struct {
	ID          ID
	Template    string
	Channel     Channel
	Lang        i18n.Lang
	Person      id.Person      // may be empty
	Application id.Application // may be empty
	State       State
	Reason      Reason
	Tries       int
	QueuedAt    time.Time
	ChangedAt   time.Time
	Version     int64
}

// Letter is a message with what it says. Erased is true when that is gone.
type Letter struct {
	Line
	content
	Erased bool
}

// LogValue keeps the content out of logs.
func (l Letter) LogValue() slog.Value { return slog.StringValue(l.String()) }

// String keeps the content out of printed text.
func (l Letter) String() string { return "[message " + string(l.ID) + "]" }

// content is the sealed part.
type content struct {
	To      string `json:"to"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
}
