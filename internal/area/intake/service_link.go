package intake

import (
	"context"
	"encoding/json"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
)

// jobLink sends the invitation to choose a day.
const jobLink = "intake.link"

// linkJob is what the job knows.
type linkJob struct {
	Link  InvitationID `json:"link"`
	Batch string       `json:"batch"`
}

// secret is the last part of a link's address. It is made from the identity
// with the installation's key, so that every message can carry it and the
// database holds nothing that opens it.
func (s *Service) secret(l InvitationID) string { return s.Keys.Blind("intake.link", string(l)) }

func (s *Service) linkBlind(secret string) string { return s.Keys.Blind("intake.link_index", secret) }

// address is a link as messages carry it. It names nobody.
func (s *Service) address(l Link) string { return s.Public + pathLink + "/" + s.secret(l.ID) }

// linkIn is the standing link of an application, made when there is none.
func (s *Service) linkIn(ctx context.Context, tx *db.Tx, application id.Application) (Link, error) {
	l, err := linkOf(ctx, tx, application)
	if !fault.Is(err, fault.NotFound) {
		return l, err
	}
	l = Link{ID: id.New[InvitationID](), Application: application}
	return l, insertLinkIn(ctx, tx, l, s.linkBlind(s.secret(l.ID)))
}

// OpenLink finds the application of a link; fault.NotFound for one that is
// unknown or withdrawn.
func (s *Service) OpenLink(ctx context.Context, secret string) (id.Application, error) {
	if secret == "" {
		return "", fault.Absent("intake.OpenLink")
	}
	l, err := linkByBlind(ctx, s.DB.Reader(), s.linkBlind(secret))
	return l.Application, fault.Wrap("intake.OpenLink", err)
}

// maxBatch is how many people are invited with one click.
const maxBatch = 60

// SendLinksCmd invites people to choose the day of their interview themselves.
type SendLinksCmd struct{ Applications []id.Application }

// Sent says what became of an invitation of many.
type Sent struct {
	Batch  string
	People int
	ToCall int // have no address and no mobile telephone
}

// SendLinks invites those who wait for a day: each gets a message with their
// own link, after some minutes in which WithdrawLinks takes it back. All must be
// waiting, or nobody is invited.
func (s *Service) SendLinks(ctx context.Context, actor access.Actor, c SendLinksCmd) (Sent, error) {
	const op = "intake.SendLinks"
	var out Sent
	if n := len(c.Applications); n == 0 || n > maxBatch {
		return out, fault.Bad(op, fault.Field{Name: "chosen", Key: "intake.error.chosen", Args: []any{maxBatch}})
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		out = Sent{Batch: string(id.New[InvitationID]())}
		for _, application := range c.Applications {
			a, err := allowed(ctx, tx, actor, access.IntakeInvite, Cmd{Application: application})
			if err != nil {
				return err
			}
			if a.State != ToInvite {
				return fault.New(fault.Conflict, op, "intake.error.not_now")
			}
			who, err := person.Load(ctx, tx, s.Keys, a.Person)
			if err != nil {
				return err
			}
			if _, _, reached := reach(who); !reached {
				out.ToCall++
				continue
			}
			if err := s.sendIn(ctx, tx, actor, a, out.Batch); err != nil {
				return err
			}
			out.People++
		}
		return nil
	})
	return out, fault.Wrap(op, err)
}

// sendIn writes one invitation, its fact and its job.
func (s *Service) sendIn(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, batch string) error {
	l, err := s.linkIn(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	e, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: journal.Kind(FactOffered), Actor: actor.User, Person: a.Person, Application: a.ID, Organisation: a.Organisation,
	})
	if err != nil {
		return err
	}
	l.SentOn, l.Event = s.Clock.Today(), e.ID
	if err := sendLinkIn(ctx, tx, l, actor.User, batch); err != nil {
		return err
	}
	if err := audit.Change(ctx, tx, actor, access.IntakeInvite, "application", a.ID); err != nil {
		return err
	}
	return s.Jobs.Enqueue(ctx, tx, job.Spec{
		Kind: jobLink, Key: string(l.ID) + "/" + batch, Payload: linkJob{l.ID, batch}, RunAt: s.Wall.Now().Add(regret),
	})
}

// WithdrawLinks takes back invitations sent together: the undo of SendLinks.
// Their links stop working; a message that has left says so when it is opened.
// Who has chosen a day meanwhile keeps it, and their link.
func (s *Service) WithdrawLinks(ctx context.Context, actor access.Actor, batch string) (int, error) {
	const op = "intake.WithdrawLinks"
	n := 0
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		n = 0
		links, err := linksOfBatch(ctx, tx, batch)
		if err != nil {
			return err
		}
		if len(links) == 0 {
			return fault.Absent(op)
		}
		for _, l := range links {
			a, err := allowed(ctx, tx, actor, access.IntakeInvite, Cmd{Application: l.Application})
			if err != nil {
				return err
			}
			if l.Withdrawn || a.State != ToInvite {
				continue
			}
			if err := withdrawLinkIn(ctx, tx, l.ID); err != nil {
				return err
			}
			if _, err := s.Journal.Void(ctx, tx, actor.User, l.Event, "undone"); err != nil {
				return err
			}
			if err := audit.Change(ctx, tx, actor, access.IntakeInvite, "application", a.ID); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return fault.New(fault.Conflict, op, "intake.error.not_now")
		}
		return nil
	})
	return n, fault.Wrap(op, err)
}

func (s *Service) handleLink(ctx context.Context, payload json.RawMessage) error {
	var of linkJob
	if err := json.Unmarshal(payload, &of); err != nil {
		return fault.Wrap("intake.handleLink", err)
	}
	return s.TellLink(ctx, of.Link, of.Batch)
}

// TellLink puts the invitation to choose a day into the outbox, once for each
// sending: nothing for one withdrawn, or answered meanwhile.
func (s *Service) TellLink(ctx context.Context, of InvitationID, batch string) error {
	const op = "intake.TellLink"
	q := s.DB.Reader()
	l, err := linkByID(ctx, q, of)
	if err != nil {
		return fault.Wrap(op, err)
	}
	a, err := load(ctx, q, l.Application)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if !l.Invited() || a.State != ToInvite {
		return nil
	}
	return fault.Wrap(op, s.tell(ctx, a, telling{
		template: templateLink, short: templateLinkShort, key: string(l.ID) + "/" + batch, vars: map[string]string{"link": s.address(l)},
	}))
}

// telling is a message about an application in two lengths.
type telling struct {
	template, short, key string
	vars                 map[string]string
	day                  civil.Date // {day}, in the reader's language; zero for none
}

// tell puts a message into the outbox for who can be written to. Both lengths
// may use {contact}; the longer one {name} as well.
func (s *Service) tell(ctx context.Context, a Application, t telling) error {
	q := s.DB.Reader()
	who, err := person.Load(ctx, q, s.Keys, a.Person)
	if err != nil {
		return err
	}
	channel, to, reached := reach(who)
	if !reached {
		return nil
	}
	identity, err := programme.IdentityAt(ctx, q, s.Clock.Today())
	if err != nil {
		return err
	}
	m := message.Message{
		Template: t.template, Key: t.key, Lang: i18n.ParseLang(who.Lang), Person: who.ID, Application: a.ID, Channel: channel, To: to, Vars: t.vars,
	}
	if !t.day.IsZero() {
		m.Vars["day"] = new(i18n.Catalogue).In(m.Lang).Date(t.day)
	}
	if channel == message.SMS {
		m.Template = t.short
	} else {
		m.Vars["name"], m.Vars["contact"] = who.GivenName, contactOf(identity)
	}
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		_, err := s.Outbox.QueueIn(ctx, tx, m)
		return err
	})
}
