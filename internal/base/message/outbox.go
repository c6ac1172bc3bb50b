package message

import (
	"context"
	"encoding/json"
	"fmt"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
)

// Deps is what the outbox works with.
type Deps struct {
	DB       *db.DB
	Keys     *crypt.Keys
	Jobs     *job.Queue
	Clock    clock.Programme     // of the days that the outbox shows
	Couriers map[Channel]Courier // a channel that is not here holds its messages
	Domain   string              // right half of each Message-ID: the host of the public address
}

// Outbox keeps and delivers messages.
type Outbox struct {
	Deps
	templates map[string]Template
}

const kindDeliver = "message.deliver"

// New makes the outbox of a program from its areas' templates and takes the
// delivery on the queue. A template that is incomplete or there twice is an
// error.
func New(d Deps, templates ...[]Template) (*Outbox, error) {
	o := &Outbox{Deps: d, templates: map[string]Template{}}
	for _, set := range templates {
		for _, t := range set {
			if err := t.check(); err != nil {
				return nil, err
			}
			if _, twice := o.templates[t.Key]; twice {
				return nil, fmt.Errorf("message: template %q has two owners", t.Key)
			}
			o.templates[t.Key] = t
		}
	}
	d.Jobs.Handle(kindDeliver, o.deliver)
	return o, nil
}

// QueueIn renders a message, seals it and has it delivered after commit. The
// same template and key again change nothing, and the identity is then empty.
// Unknown templates and wrong values are the programmer's mistakes.
func (o *Outbox) QueueIn(ctx context.Context, tx *db.Tx, m Message) (ID, error) {
	const op = "message.QueueIn"
	t, ok := o.templates[m.Template]
	if !ok {
		return "", fault.Wrap(op, fmt.Errorf("message: no template %q", m.Template))
	}
	if m.To == "" || (m.Channel != Email && m.Channel != SMS) {
		return "", fault.Bad(op, fault.Field{Name: "to", Key: "message.error.to"})
	}
	c := content{To: m.To}
	var err error
	if c.Subject, c.Body, err = t.render(m.Lang, m.Vars); err != nil {
		return "", fault.Wrap(op, err)
	}
	plain, err := json.Marshal(c)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	of := id.New[ID]()
	sealed, err := o.Keys.Seal(plain, "message", string(of), "content")
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	if m.Key == "" {
		m.Key = string(of)
	}
	fresh, err := insert(ctx, tx, m, of, sealed, o.Clock.Now())
	if err != nil || !fresh {
		return "", fault.Wrap(op, err)
	}
	return of, fault.Wrap(op, o.enqueue(ctx, tx, of, 1))
}

// enqueue asks for the delivery of a message as it is in one version.
func (o *Outbox) enqueue(ctx context.Context, tx *db.Tx, of ID, version int64) error {
	return o.Jobs.Enqueue(ctx, tx, job.Spec{Kind: kindDeliver, Key: fmt.Sprintf("%s.%d", of, version), Payload: of})
}

// AgainCmd names a message to send again, as the user saw it.
type AgainCmd struct {
	Message ID
	Version int64
}

// SettleCmd names a message that did arrive, as the user saw it.
type SettleCmd struct {
	Message ID
	Version int64
}

// Again has a failed, uncertain or held message delivered once more. For an
// uncertain one the user takes it upon them that it may arrive twice.
func (o *Outbox) Again(ctx context.Context, actor access.Actor, cmd AgainCmd) error {
	return o.byHand(ctx, actor, "message.Again", cmd.Message, cmd.Version, func(tx *db.Tx, l Line) error {
		l, err := move(ctx, tx, l, Queued, "", o.Clock.Now())
		if err != nil {
			return err
		}
		return o.enqueue(ctx, tx, l.ID, l.Version)
	})
}

// Settle says that an uncertain message did arrive.
func (o *Outbox) Settle(ctx context.Context, actor access.Actor, cmd SettleCmd) error {
	return o.byHand(ctx, actor, "message.Settle", cmd.Message, cmd.Version, func(tx *db.Tx, l Line) error {
		_, err := move(ctx, tx, l, Sent, ByHand, o.Clock.Now())
		return err
	})
}

// byHand is the shape of both: authorise, load, check the version, move, audit.
func (o *Outbox) byHand(ctx context.Context, actor access.Actor, op string, of ID, version int64, do func(tx *db.Tx, l Line) error) error {
	if err := access.RequireAny(actor, access.OutboxSend); err != nil {
		return fault.Wrap(op, err)
	}
	err := o.DB.Write(ctx, func(tx *db.Tx) error {
		l, err := load(ctx, tx, o.Keys, of)
		if err != nil {
			return err
		}
		if l.Version != version {
			return fault.Stale(op)
		}
		if l.Erased {
			return fault.New(fault.Conflict, op, "message.error.erased")
		}
		if err := do(tx, l.Line); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.OutboxSend, "message", l.ID)
	})
	return fault.Wrap(op, err)
}

// MuteIn makes a case silent: its messages are held from now on.
func (o *Outbox) MuteIn(ctx context.Context, tx *db.Tx, actor access.Actor, a id.Application) error {
	_, err := tx.Exec(ctx, insertMute, a, id.Null(actor.User), o.Clock.Now())
	return fault.Wrap("message.MuteIn", err)
}

// UnmuteIn lets a case speak again. What was held stays held.
func (o *Outbox) UnmuteIn(ctx context.Context, tx *db.Tx, a id.Application) error {
	_, err := tx.Exec(ctx, deleteMute, a)
	return fault.Wrap("message.UnmuteIn", err)
}

// IsMuted reports whether a case is silent.
func IsMuted(ctx context.Context, q db.Queryer, a id.Application) (bool, error) {
	if a == "" {
		return false, nil
	}
	muted, err := db.Exists(ctx, q, selectMuted, a)
	return muted, fault.Wrap("message.IsMuted", err)
}

// EraseIn forgets what was told to a person; that it was told, and when, stays.
func (o *Outbox) EraseIn(ctx context.Context, tx *db.Tx, p id.Person) error {
	_, err := tx.Exec(ctx, eraseContent, p)
	return fault.Wrap("message.EraseIn", err)
}
