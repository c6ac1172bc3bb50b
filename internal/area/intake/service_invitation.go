package intake

import (
	"cmp"
	"context"
	"encoding/json"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/job"
	"insieme/internal/base/message"
)

// jobInvitation tells a person the day of the interview.
const jobInvitation = "intake.invitation"

// invitationJob is what the job knows: the rest is read when it runs.
type invitationJob struct {
	Appointment agenda.AppointmentID `json:"appointment"`
}

// regret is how long the message waits: a date that is taken back or changed
// meanwhile is told to nobody.
const regret = 10 * time.Minute

// askInvitation queues the message about an appointment.
func (s *Service) askInvitation(ctx context.Context, tx *db.Tx, a agenda.Appointment) error {
	return s.Jobs.Enqueue(ctx, tx, job.Spec{
		Kind: jobInvitation, Key: string(a.ID), Payload: invitationJob{a.ID}, RunAt: s.Wall.Now().Add(regret),
	})
}

// handleInvitation is the job.
func (s *Service) handleInvitation(ctx context.Context, payload json.RawMessage) error {
	var of invitationJob
	if err := json.Unmarshal(payload, &of); err != nil {
		return fault.Wrap("intake.handleInvitation", err)
	}
	return s.TellInvitation(ctx, of.Appointment)
}

// TellInvitation puts the message with the day of an interview into the outbox,
// once for each appointment: nothing for one that no longer stands, or for who
// can only be called.
func (s *Service) TellInvitation(ctx context.Context, appointment agenda.AppointmentID) error {
	const op = "intake.TellInvitation"
	q := s.DB.Reader()
	a, err := agenda.Load(ctx, q, appointment)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if a.State != agenda.Set {
		return nil
	}
	who, err := person.Load(ctx, q, s.Keys, a.Person)
	if err != nil {
		return fault.Wrap(op, err)
	}
	identity, err := programme.IdentityAt(ctx, q, s.Clock.Today())
	if err != nil {
		return fault.Wrap(op, err)
	}
	m, reached := invitationMessage(who, a, identity)
	if !reached {
		return nil
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		if a.Application != "" {
			link, err := s.linkIn(ctx, tx, a.Application)
			if err != nil {
				return err
			}
			m.Vars["contact"] = s.address(link)
		}
		_, err := s.Outbox.QueueIn(ctx, tx, m)
		return err
	})
	return fault.Wrap(op, err)
}

// invitationMessage is the message for a person; ok is false for who has
// neither an address nor a mobile telephone. The place is the appointment's,
// or the service's own.
func invitationMessage(who person.Person, a agenda.Appointment, identity programme.Identity) (m message.Message, ok bool) {
	lang := i18n.ParseLang(who.Lang)
	m = message.Message{
		Template: templateInvitation, Key: string(a.ID), Lang: lang, Person: who.ID, Application: a.Application,
		Vars: map[string]string{
			"name": who.GivenName, "day": new(i18n.Catalogue).In(lang).Date(a.OnDay), "hour": hour(a.Minute), "place": cmp.Or(a.Place, identity.Address),
			"contact": cmp.Or(identity.Phone, identity.Email, identity.Address),
		},
	}
	if m.Channel, m.To, ok = reach(who); m.Channel == message.SMS {
		m.Template = templateInvitationShort
		delete(m.Vars, "name")
	}
	return m, ok
}
