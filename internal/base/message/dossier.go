package message

import (
	"context"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
)

// Dossier is the messages' part of a person's whole file.
func (o *Outbox) Dossier() dossier.Section {
	return dossier.Section{Key: "messages", Tables: []string{"message", "message_mute"}, Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
		return o.dossier(ctx, q, r)
	}}
}

type fileMessage struct {
	Channel  Channel   `json:"channel" words:"message.channel."`
	State    State     `json:"state" words:"message.state."`
	To       string    `json:"to"`
	Subject  string    `json:"subject"`
	Body     string    `json:"body"`
	QueuedAt time.Time `json:"queued_at"`
	Silent   bool      `json:"silent"` // no message goes out in this case
}

const messagesInFile = 10_000

func (o *Outbox) dossier(ctx context.Context, q db.Queryer, r dossier.Reader) ([]fileMessage, error) {
	for _, action := range []access.Action{access.OutboxView, access.PersonContact} {
		if err := r.Demand(action); err != nil {
			return nil, err
		}
	}
	lines, err := OfPerson(ctx, q, r.People, messagesInFile)
	if err != nil {
		return nil, err
	}
	out := make([]fileMessage, len(lines))
	for i, line := range lines {
		l, err := load(ctx, q, o.Keys, line.ID)
		if err != nil {
			return nil, err
		}
		out[i] = fileMessage{l.Channel, l.State, l.To, l.Subject, withoutKeys(l.Body), l.QueuedAt, false}
		if l.Application != "" {
			if out[i].Silent, err = IsMuted(ctx, q, l.Application); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
