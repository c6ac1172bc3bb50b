package message

import (
	"context"
	"encoding/json"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

const (
	// dialogue is how long a courier may talk to the other side.
	dialogue = 90 * time.Second
	// maxTries is when a message that is always "later" has failed. It is less
	// than the tries of a job, so that no message waits for a dead job.
	maxTries = 6
)

// deliver is the job: it takes a message that is still to be sent through one
// dialogue.
func (o *Outbox) deliver(ctx context.Context, payload json.RawMessage) error {
	const op = "message.deliver"
	var of ID
	if err := json.Unmarshal(payload, &of); err != nil {
		return fault.Wrap(op, err)
	}
	letter, err := o.begin(ctx, of)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if letter.State != Sending {
		return nil // sent, held or uncertain: nothing to do
	}
	talk, cancel := context.WithTimeout(ctx, dialogue)
	defer cancel()
	out := o.Couriers[letter.Channel].Deliver(talk, Parcel{
		MessageID: o.MessageID(of), To: letter.To, Subject: letter.Subject, Body: letter.Body, Lang: letter.Lang,
	})
	return fault.Wrap(op, o.end(context.WithoutCancel(ctx), letter.Line, out))
}

// MessageID is the identity of a message in mail headers and servers' logs.
func (o *Outbox) MessageID(of ID) string { return string(of) + "@" + o.Domain }

// begin commits the state "sending" before anybody is talked to, and returns
// the message as it is then. One that is found in that state was left there by
// a program that died: it becomes uncertain.
func (o *Outbox) begin(ctx context.Context, of ID) (letter Letter, err error) {
	err = o.DB.Write(ctx, func(tx *db.Tx) error {
		var err error
		if letter, err = load(ctx, tx, o.Keys, of); err != nil {
			return err
		}
		to, why, err := o.step(ctx, tx, letter)
		if err != nil || to == letter.State {
			return err
		}
		letter.Line, err = move(ctx, tx, letter.Line, to, why, o.Clock.Now())
		return err
	})
	return letter, err
}

// step decides what a message that a job has found becomes.
func (o *Outbox) step(ctx context.Context, tx *db.Tx, l Letter) (State, Reason, error) {
	switch {
	case l.State == Sending:
		return Uncertain, Crash, nil
	case l.State != Queued:
		return l.State, l.Reason, nil
	case l.Erased:
		return Held, Erased, nil
	case o.Couriers[l.Channel] == nil:
		return Held, NoCourier, nil
	}
	muted, err := IsMuted(ctx, tx, l.Application)
	if muted {
		return Held, Muted, err
	}
	return Sending, "", err
}

// end writes down what came of the dialogue. The error asks for another try.
func (o *Outbox) end(ctx context.Context, l Line, out Outcome) error {
	var again error
	to, why := Uncertain, out.Reason
	switch {
	case out.Fate == Taken:
		to = Sent
	case out.Fate == Rejected:
		to = Failed
	case out.Fate == Later && l.Tries >= maxTries:
		to, why = Failed, GaveUp
	case out.Fate == Later:
		to, again = Queued, fault.New(fault.Busy, "message.end", "")
	}
	err := o.DB.Write(ctx, func(tx *db.Tx) error {
		_, err := move(ctx, tx, l, to, why, o.Clock.Now())
		return err
	})
	if err != nil {
		return err // the next try finds "sending" and calls it uncertain
	}
	return again
}
