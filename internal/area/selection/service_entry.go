package selection

import (
	"context"
	"log/slog"
	"strings"
	"unicode/utf8"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

const maxNote = 1000

// Add puts somebody on the shortlist of a request; it is undone by Remove. Only a
// human does it, for people whom they may see.
func (s *Service) Add(ctx context.Context, actor access.Actor, of id.Request, who id.Person) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.forEntry(ctx, tx, actor, access.RequestEdit, of, who)
		if err != nil {
			return err
		}
		subject, err := person.Subject(ctx, tx, who)
		if err != nil {
			return err
		}
		if err := access.Require(actor, access.PersonView, subject); err != nil {
			return err
		}
		_, err = loadEntry(ctx, tx, s.Keys, of, who)
		if err == nil || !fault.Is(err, fault.NotFound) {
			return err // on it already
		}
		e := Entry{Request: of, Person: who, AddedBy: actor.User, AddedOn: s.Clock.Today()}
		if err := insertEntry(ctx, tx, e); err != nil {
			return err
		}
		return s.entryIn(ctx, tx, actor, access.RequestEdit, r, who, KindAdded, "")
	})
	return fault.Wrap("selection.Add", err)
}

// forEntry is the request of a command on its shortlist, while people are looked
// for.
func (s *Service) forEntry(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, of id.Request, who id.Person) (Request, error) {
	r, err := load(ctx, q, of)
	if err != nil {
		return r, err
	}
	subject := access.Subject{Owners: []id.User{r.Owner}}
	if action == access.RequestAgree { // a matter of who follows the person
		if subject, err = person.Subject(ctx, q, who); err != nil {
			return r, err
		}
	}
	if err := access.Require(actor, action, subject); err != nil {
		return r, err
	}
	if !r.State.IsLive() {
		return r, fault.New(fault.Conflict, "selection.forEntry", "selection.error.state")
	}
	return r, nil
}

func (s *Service) entryIn(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, r Request, who id.Person, kind journal.Kind, tick Tick) error {
	e := journal.Event{Kind: kind, Actor: actor.User, Person: who, Company: r.Company, Request: r.ID}
	if tick != "" {
		e.Codes = journal.Codes{"tick": string(tick)}
	}
	if _, err := s.Journal.Record(ctx, tx, e); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, action, kindRequest, r.ID)
}

// Remove takes somebody off a shortlist; who has been sent stays.
func (s *Service) Remove(ctx context.Context, actor access.Actor, of id.Request, who id.Person) error {
	const op = "selection.Remove"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.forEntry(ctx, tx, actor, access.RequestEdit, of, who)
		if err != nil {
			return err
		}
		e, err := loadEntry(ctx, tx, s.Keys, of, who)
		if err != nil {
			return err
		}
		if !e.SentOn.IsZero() {
			return fault.New(fault.Conflict, op, "selection.error.sent")
		}
		if err := deleteEntry(ctx, tx, of, who); err != nil {
			return err
		}
		return s.entryIn(ctx, tx, actor, access.RequestEdit, r, who, KindRemoved, "")
	})
	return fault.Wrap(op, err)
}

// NoteCmd says why somebody is on a shortlist.
type NoteCmd struct {
	Request id.Request
	Person  id.Person
	Note    string
}

// LogValue keeps the note out of the log.
func (NoteCmd) LogValue() slog.Value { return slog.StringValue("[note]") }

// Note writes why somebody is on a shortlist, for the team; another note replaces it.
func (s *Service) Note(ctx context.Context, actor access.Actor, cmd NoteCmd) error {
	const op = "selection.Note"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.forEntry(ctx, tx, actor, access.RequestEdit, cmd.Request, cmd.Person)
		if err != nil {
			return err
		}
		e, err := loadEntry(ctx, tx, s.Keys, cmd.Request, cmd.Person)
		if err != nil {
			return err
		}
		if utf8.RuneCountInString(cmd.Note) > maxNote {
			return fault.Bad(op, fault.Field{Name: "note", Key: "error.field.long", Args: []any{maxNote}})
		}
		e.Note = strings.TrimSpace(cmd.Note)
		if err := updateEntry(ctx, tx, s.Keys, e); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.RequestEdit, kindRequest, r.ID)
	})
	return fault.Wrap(op, err)
}

// Agree gives or takes back one of the two agreements. Whoever follows the person
// does it: the person's yes is said to them, and the other is theirs.
func (s *Service) Agree(ctx context.Context, actor access.Actor, of id.Request, who id.Person, tick Tick, agrees person.Answer) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.forEntry(ctx, tx, actor, access.RequestAgree, of, who)
		if err != nil {
			return err
		}
		e, err := loadEntry(ctx, tx, s.Keys, of, who)
		if err != nil {
			return err
		}
		on, kind := s.Clock.Today(), KindAgreed
		if agrees == person.No {
			on, kind = civil.Date{}, KindDisagreed
		}
		if e, err = e.set(tick, on, actor.User); err != nil {
			return err
		}
		if err := updateEntry(ctx, tx, s.Keys, e); err != nil {
			return err
		}
		return s.entryIn(ctx, tx, actor, access.RequestAgree, r, who, kind, tick)
	})
	return fault.Wrap("selection.Agree", err)
}

// Send records that the shortlist went to the company: those with both agreements,
// never anybody else. It cannot be undone: what was sent was sent.
func (s *Service) Send(ctx context.Context, actor access.Actor, cmd Cmd) error {
	err := s.act(ctx, actor, cmd, Happening{Fact: FactSent}, func(tx *db.Tx, r *Request) error {
		all, err := entriesOf(ctx, tx, s.Keys, r.ID)
		if err != nil {
			return err
		}
		going, err := toSend(all)
		if err != nil {
			return err
		}
		for _, e := range going {
			e.SentOn = s.Clock.Today()
			if err := updateEntry(ctx, tx, s.Keys, e); err != nil {
				return err
			}
		}
		return nil
	})
	return fault.Wrap("selection.Send", err)
}

// Entries reads the shortlist of a request for an actor who may see it.
func (s *Service) Entries(ctx context.Context, actor access.Actor, of id.Request) ([]Entry, error) {
	const op = "selection.Entries"
	if _, err := s.allowed(ctx, s.DB.Reader(), actor, access.RequestView, of); err != nil {
		return nil, fault.Wrap(op, err)
	}
	all, err := entriesOf(ctx, s.DB.Reader(), s.Keys, of)
	return all, fault.Wrap(op, err)
}

// EraseIn takes people off all shortlists and forgets what was noted of them.
func EraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	return eraseIn(ctx, tx, people)
}
