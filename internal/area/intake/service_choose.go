package intake

import (
	"cmp"
	"context"
	"slices"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// codeBy says who did what staff do otherwise.
const codeBy = "by"

const byPerson = "person"

func contactOf(i programme.Identity) string { return cmp.Or(i.Phone, i.Email, i.Address) }

// Appointed is what a person has and may do about the day of the interview.
type Appointed struct {
	Application Application
	Set         *agenda.Appointment // the one to come; nil for none
	MayChange   bool                // alone, and in time
	MayChoose   bool                // invited, or in time for a change
	Offered     []agenda.SlotID     // freed places that were offered, newest first
	Standby     bool
	Hours       int // until how many hours before a change is possible
}

// Appointed reads it, for who has shown a code or a link.
func (s *Service) Appointed(ctx context.Context, q db.Queryer, application id.Application) (Appointed, error) {
	const op = "intake.Appointed"
	a, err := load(ctx, q, application)
	if err != nil {
		return Appointed{}, fault.Wrap(op, err)
	}
	rules, err := programme.RulesAt(ctx, q, s.Clock.Today())
	if err != nil {
		return Appointed{}, fault.Wrap(op, err)
	}
	v := Appointed{Application: a, Hours: rules.ChangeHours}
	if v.Standby, err = onStandby(ctx, q, a.ID); err != nil {
		return v, fault.Wrap(op, err)
	}
	if v.Offered, err = offeredTo(ctx, q, a.ID); err != nil {
		return v, fault.Wrap(op, err)
	}
	switch a.State {
	case InterviewSet:
		all, err := agenda.OfApplication(ctx, q, a.ID)
		if err != nil {
			return v, fault.Wrap(op, err)
		}
		if i := slices.IndexFunc(all, func(a agenda.Appointment) bool { return a.State == agenda.Set }); i >= 0 {
			v.Set = &all[i]
			v.MayChange = MayChange(s.instant(all[i].Time), s.Clock.Now(), rules.ChangeHours)
			v.MayChoose = v.MayChange
		}
	case ToInvite:
		l, err := linkOf(ctx, q, a.ID)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return v, fault.Wrap(op, err)
		}
		v.MayChoose = err == nil && l.Invited()
	}
	return v, nil
}

// instant is when a time begins.
func (s *Service) instant(t agenda.Time) time.Time {
	return t.OnDay.At(t.Minute/60, t.Minute%60, s.Clock.Zone())
}

// takes reports whether a place may be taken: any by who may choose, a freed one
// by who was offered it.
func (v Appointed) takes(slot agenda.SlotID) bool { return v.MayChoose || v.wasOffered(slot) }

func (v Appointed) wasOffered(slot agenda.SlotID) bool {
	waits := v.Application.State == ToInvite || v.MayChange
	return waits && slices.Contains(v.Offered, slot)
}

// Places lists the free places that a person may choose from, in order of time:
// not those of the next hours, within which they could not be changed again,
// except a freed one that they were offered.
func (s *Service) Places(ctx context.Context, q db.Queryer, v Appointed) ([]agenda.Slot, error) {
	today, now := s.Clock.Today(), s.Clock.Now()
	free, err := agenda.FreeSlots(ctx, q, agenda.Interview, today, today.AddDays(placesFar))
	return slices.DeleteFunc(free, func(p agenda.Slot) bool {
		at := s.instant(p.Time)
		return !at.After(now) || !v.takes(p.ID) || !v.wasOffered(p.ID) && !MayChange(at, now, v.Hours)
	}), fault.Wrap("intake.Places", err)
}

// Choose is the person's own choice of a place: the first, or another one. The
// one they had is free again for others. A place taken meanwhile is a Conflict.
func (s *Service) Choose(ctx context.Context, application id.Application, slot agenda.SlotID) (id.Event, error) {
	const op = "intake.Choose"
	if slot == "" {
		return "", fault.Bad(op, fault.Field{Name: "slot", Key: "intake.error.place"})
	}
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		v, err := s.Appointed(ctx, tx, application)
		if err != nil {
			return err
		}
		places, err := s.Places(ctx, tx, v)
		if err != nil {
			return err
		}
		if !v.MayChoose && !v.wasOffered(slot) {
			return fault.New(fault.Conflict, op, "intake.error.choose_late")
		}
		if !slices.ContainsFunc(places, func(p agenda.Slot) bool { return p.ID == slot }) {
			return fault.New(fault.Conflict, op, "agenda.error.slot_taken")
		}
		if v.wasOffered(slot) {
			if err := leaveStandbyIn(ctx, tx, application); err != nil {
				return err
			}
		}
		event, err = s.setIn(ctx, tx, access.System(), v.Application, InviteCmd{Slot: slot}, journal.Codes{codeBy: byPerson})
		return err
	})
	return event, fault.Wrap(op, err)
}

// CallOff is the person's own no to the day that was fixed, in time: told
// beforehand. They may choose another day with the same link.
func (s *Service) CallOff(ctx context.Context, application id.Application) error {
	const op = "intake.CallOff"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		v, err := s.Appointed(ctx, tx, application)
		if err != nil {
			return err
		}
		if !v.MayChange {
			return fault.New(fault.Conflict, op, "intake.error.choose_late")
		}
		actor := access.System()
		appointment, err := s.mark(ctx, tx, actor, application, agenda.Excused)
		if err != nil {
			return err
		}
		codes := journal.Codes{codeAppointment: string(appointment), codePresence: string(agenda.Excused), codeBy: byPerson}
		if _, _, err = s.record(ctx, tx, actor, access.AgendaEdit, v.Application, Happening{Fact: FactMissed}, codes); err != nil {
			return err
		}
		return s.keepInvitedIn(ctx, tx, application)
	})
	return fault.Wrap(op, err)
}

// keepInvitedIn lets somebody who called off choose again with the same link.
func (s *Service) keepInvitedIn(ctx context.Context, tx *db.Tx, application id.Application) error {
	l, err := s.linkIn(ctx, tx, application)
	if err != nil || l.Invited() {
		return err
	}
	return inviteAgainIn(ctx, tx, l.ID, s.Clock.Today())
}
