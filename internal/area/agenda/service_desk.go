package agenda

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// VisitCmd is somebody at the help desk without an appointment, now. Person is
// empty unless who they are is known and matters.
type VisitCmd struct {
	Topic  Topic
	Person id.Person
}

// RecordVisit counts a walk-in. It is undone by DropVisit.
func (s *Service) RecordVisit(ctx context.Context, actor access.Actor, cmd VisitCmd) (VisitID, error) {
	const op = "agenda.RecordVisit"
	var visit Visit
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		if cmd.Person != "" {
			if err := allowed(ctx, tx, actor, cmd.Person); err != nil {
				return err
			}
		}
		if !slices.Contains(Topics(), cmd.Topic) {
			return fault.Bad(op, fault.Field{Name: "topic", Key: "error.field.choice"})
		}
		now := s.Clock.Local()
		visit = Visit{ID: id.New[VisitID](), OnDay: s.Clock.Today(), Minute: now.Hour()*60 + now.Minute(), Topic: cmd.Topic}
		e, err := s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindVisited, Actor: actor.User, Person: cmd.Person, Codes: journal.Codes{"topic": string(cmd.Topic)},
		})
		if err != nil {
			return err
		}
		if err := insertVisitIn(ctx, tx, visit, actor.User, cmd.Person, e.ID); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "desk_visit", visit.ID)
	})
	return visit.ID, fault.Wrap(op, err)
}

// DropVisit takes a walk-in back: its fact is voided.
func (s *Service) DropVisit(ctx context.Context, actor access.Actor, of VisitID) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		event, err := dropVisitIn(ctx, tx, of)
		if err != nil {
			return err
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, event, "taken_back"); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "desk_visit", of)
	})
	return fault.Wrap("agenda.DropVisit", err)
}

// Secret is the last part of a calendar's address: who has it reads the
// calendar.
type Secret string

// digest is what the database keeps of a secret.
func (s Secret) digest() string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// MakeFeed gives the actor's calendar a new secret address; a former one stops
// working. The secret is shown once.
func (s *Service) MakeFeed(ctx context.Context, actor access.Actor) (Secret, error) {
	if err := mayFeed(actor); err != nil {
		return "", err
	}
	secret := Secret(rand.Text())
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := putFeedIn(ctx, tx, actor.User, secret.digest(), s.Clock.Now()); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaView, "user", actor.User)
	})
	return secret, fault.Wrap("agenda.MakeFeed", err)
}

// DropFeed makes the actor's calendar address stop working.
func (s *Service) DropFeed(ctx context.Context, actor access.Actor) error {
	if err := mayFeed(actor); err != nil {
		return err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := dropFeedIn(ctx, tx, actor.User); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaView, "user", actor.User)
	})
	return fault.Wrap("agenda.DropFeed", err)
}

func mayFeed(actor access.Actor) error {
	if actor.User == "" {
		return fault.Refused("agenda.feed")
	}
	return access.RequireAny(actor, access.AgendaView)
}
