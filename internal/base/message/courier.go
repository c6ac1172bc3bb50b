package message

import (
	"context"
	"log/slog"

	"insieme/internal/base/i18n"
)

// Parcel is a message on its way.
type Parcel struct {
	MessageID string // the same at each try: "0123…@example.org"
	To        string
	Subject   string
	Body      string
	Lang      i18n.Lang
}

// LogValue keeps the content out of logs.
func (p Parcel) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String keeps the content out of printed text.
func (p Parcel) String() string { return "[parcel " + p.MessageID + "]" }

// Fate is what a courier knows about a parcel after trying.
type Fate int

// The fates. Lost is the zero value: whoever says nothing knows nothing.
const (
	Lost     Fate = iota // it may have been taken or not
	Taken                // the other side has taken it
	Rejected             // the other side will not take it
	Later                // it was not taken, and may be another time
)

// Outcome is a fate and why, as a code without anybody's words.
type Outcome struct {
	Fate   Fate
	Reason Reason
}

// Courier carries parcels of one channel. Deliver tries once and says what came
// of it: Taken, Rejected and Later only when that is certain. It keeps to ctx.
type Courier interface {
	Deliver(ctx context.Context, p Parcel) Outcome
}
