package intake

import (
	"context"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// PastReceiver receives the applications of a list from elsewhere (R10.5): on
// their day, without answers and without a message to anybody.
type PastReceiver struct{ *Service }

var _ person.Receiver = PastReceiver{}

// Channels are the words for the channels, and their codes.
func (PastReceiver) Channels() map[string]string {
	words := map[string]string{"help desk": string(ChannelHelpDesk), "sportello del programma": string(ChannelHelpDesk), "web": string(ChannelSite), "online": string(ChannelSite)}
	for _, c := range Channels() {
		text := Texts["intake.channel."+string(c)]
		words[string(c)], words[text.It], words[text.En] = string(c), string(c), string(c)
	}
	return words
}

// Needed reports whether none of a person's identities has an application that
// was received on a day. Invalid: a day that is to come, a channel that is none,
// another application that is still open.
func (r PastReceiver) Needed(ctx context.Context, q db.Queryer, people []id.Person, on civil.Date, channel string) (bool, error) {
	const op = "intake.Needed"
	var c fault.Check
	c.Fail(channel == "", "channel", "error.field.required")
	c.Fail(on.After(r.Clock.Today()), "received_on", "person.error.future")
	if err := c.Err(op); err != nil {
		return false, err
	}
	all, err := applicationsOf(ctx, q, people)
	if err != nil {
		return false, fault.Wrap(op, err)
	}
	for _, a := range all {
		if a.ReceivedOn == on {
			return false, nil
		}
		c.Fail(!a.State.IsEnd(), "received_on", "intake.error.open_already")
	}
	return true, c.Err(op)
}

// ReceiveIn receives an application of a person whose record there is.
func (r PastReceiver) ReceiveIn(ctx context.Context, tx *db.Tx, actor access.Actor, who id.Person, district string, on civil.Date, channel string) error {
	a := Application{ID: id.New[id.Application](), Person: who, District: district, Channel: Channel(channel)}
	b, err := newBirth(r.Keys, a.ID, NewFormToken(), NewCode())
	if err != nil {
		return err
	}
	_, _, err = r.open(ctx, tx, actor, access.IntakeReceive, a, b, Happening{Fact: FactReceived, On: on, Channel: Channel(channel)})
	return err
}
