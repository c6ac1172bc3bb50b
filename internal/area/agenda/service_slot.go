package agenda

import (
	"context"
	"slices"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// InterviewerRoles lists the roles of those who hold interviews.
func InterviewerRoles() []access.Role {
	return []access.Role{access.Interviewer, access.CaseWorker, access.Coordinator}
}

// Offered says what became of an offer.
type Offered struct {
	Places  []SlotID
	Skipped int // hours at which there is a place or an appointment already
}

// Offer offers places for interviews, for oneself or for a colleague. Hours
// that are not free are left out. It is undone by Withdraw.
func (s *Service) Offer(ctx context.Context, actor access.Actor, o Offer) (Offered, error) {
	const op = "agenda.Offer"
	var out Offered
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		out = Offered{}
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		if err := o.check(s.Clock.Today()); err != nil {
			return err
		}
		if err := holdsInterviews(ctx, tx, o.User); err != nil {
			return err
		}
		o := o
		if err := placed(ctx, tx, o.Room, &o.Place); err != nil {
			return err
		}
		for _, t := range o.times() {
			if err := s.offerOne(ctx, tx, o, t, &out); err != nil {
				return err
			}
		}
		if len(out.Places) == 0 {
			return fault.New(fault.Conflict, op, "agenda.error.none_free")
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "user", o.User)
	})
	return out, fault.Wrap(op, err)
}

func holdsInterviews(ctx context.Context, q db.Queryer, user id.User) error {
	u, err := network.UserByID(ctx, q, user)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	can := slices.ContainsFunc(u.Roles, func(r access.Role) bool { return slices.Contains(InterviewerRoles(), r) })
	if err != nil || !u.Active || !can {
		return fault.Bad("agenda.holdsInterviews", fault.Field{Name: "user", Key: "agenda.error.user"})
	}
	return nil
}

// offerOne writes one place unless its hour is taken.
func (s *Service) offerOne(ctx context.Context, tx *db.Tx, o Offer, t Time, out *Offered) error {
	busy, err := atTheSameTime(ctx, tx, parties{user: o.User, room: o.Room}, t, "")
	if err != nil {
		return err
	}
	overlap, err := offeredAt(ctx, tx, o.User, o.Room, t)
	if err != nil {
		return err
	}
	if busy || overlap {
		out.Skipped++
		return nil
	}
	v := Slot{ID: id.New[SlotID](), User: o.User, Kind: o.Kind, Time: t, Place: o.Place, Room: o.Room}
	if v.ID, err = offerSlotIn(ctx, tx, v); err != nil {
		return err
	}
	out.Places = append(out.Places, v.ID)
	return nil
}

// Withdraw takes back a place that nobody has taken; another is a Conflict.
func (s *Service) Withdraw(ctx context.Context, actor access.Actor, slot SlotID) error {
	const op = "agenda.Withdraw"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		v, err := LoadSlot(ctx, tx, slot)
		if err != nil {
			return err
		}
		done, err := withdrawSlotIn(ctx, tx, slot)
		if err != nil {
			return err
		}
		if !done {
			return fault.New(fault.Conflict, op, "agenda.error.slot_taken")
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "user", v.User)
	})
	return fault.Wrap(op, err)
}

// Restore offers a withdrawn place again: the undo of Withdraw. A place that
// is offered, or whose hour is gone or taken, is a Conflict.
func (s *Service) Restore(ctx context.Context, actor access.Actor, slot SlotID) error {
	const op = "agenda.Restore"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		v, err := LoadSlot(ctx, tx, slot)
		if err != nil {
			return err
		}
		overlap, err := offeredAt(ctx, tx, v.User, v.Room, v.Time)
		if err != nil {
			return err
		}
		if !v.Withdrawn || overlap || v.OnDay.Before(s.Clock.Today()) {
			return fault.New(fault.Conflict, op, "agenda.error.not_now")
		}
		if _, err := offerSlotIn(ctx, tx, v); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "user", v.User)
	})
	return fault.Wrap(op, err)
}
