package intake

import (
	"context"
	"encoding/json"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
)

// jobFreed offers a place that has become free to the waiting list.
const jobFreed = "intake.freed"

// freedJob names the hour of a place.
type freedJob struct {
	User   id.User        `json:"user"`
	Day    civil.Date     `json:"day"`
	Minute int            `json:"minute"`
	By     id.Application `json:"by"` // whose hour it was: not offered back
}

// StandbyCmd says whether somebody would come at short notice.
type StandbyCmd struct {
	Cmd
	Would bool
}

// SetStandby puts an application on the waiting list, or takes it off.
func (s *Service) SetStandby(ctx context.Context, actor access.Actor, c StandbyCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, access.IntakeInvite, c.Cmd)
		if err != nil {
			return err
		}
		return s.standbyIn(ctx, tx, actor, a, c.Would)
	})
	return fault.Wrap("intake.SetStandby", err)
}

// WouldCome is the person's own word about coming at short notice.
func (s *Service) WouldCome(ctx context.Context, application id.Application, would bool) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := load(ctx, tx, application)
		if err != nil {
			return err
		}
		return s.standbyIn(ctx, tx, access.System(), a, would)
	})
	return fault.Wrap("intake.WouldCome", err)
}

func (s *Service) standbyIn(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, would bool) error {
	if would && a.State != ToInvite && a.State != InterviewSet {
		return fault.New(fault.Conflict, "intake.standby", "intake.error.not_now")
	}
	var err error
	if would {
		err = joinStandbyIn(ctx, tx, a.ID, s.Clock.Now())
	} else {
		err = leaveStandbyIn(ctx, tx, a.ID)
	}
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.IntakeInvite, "application", a.ID)
}

// askFreed has the place of an appointment that no longer takes its hour offered
// to the waiting list, after the minutes in which that may be taken back.
func (s *Service) askFreed(ctx context.Context, tx *db.Tx, a agenda.Appointment) error {
	if a.State.Takes() || !s.instant(a.Time).After(s.Clock.Now().Add(shortestNotice)) {
		return nil
	}
	return s.Jobs.Enqueue(ctx, tx, job.Spec{
		Kind: jobFreed, Key: string(a.ID), Payload: freedJob{a.User, a.OnDay, a.Minute, a.Application}, RunAt: s.Wall.Now().Add(regret),
	})
}

func (s *Service) handleFreed(ctx context.Context, payload json.RawMessage) error {
	var of freedJob
	if err := json.Unmarshal(payload, &of); err != nil {
		return fault.Wrap("intake.handleFreed", err)
	}
	_, err := s.offerFreed(ctx, of)
	return err
}

// offerFreed offers the place at an hour to the first of the waiting list to
// whom it is of use, by a message, and comes back for the next when their hours
// are over. The place is nobody's until somebody takes it: who comes first has
// it. It returns whom it was offered to; nobody when it is taken, too near, or
// the list is at its end.
func (s *Service) offerFreed(ctx context.Context, of freedJob) (id.Application, error) {
	const op = "intake.offerFreed"
	q := s.DB.Reader()
	free, err := agenda.FreeSlots(ctx, q, agenda.Interview, of.Day, of.Day)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	i := slices.IndexFunc(free, func(p agenda.Slot) bool { return p.User == of.User && p.Minute == of.Minute })
	if i < 0 || !s.instant(free[i].Time).After(s.Clock.Now().Add(shortestNotice)) {
		return "", nil
	}
	place := free[i]
	rules, err := programme.RulesAt(ctx, q, s.Clock.Today())
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	var to Waiter
	var link Link
	found := false
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		list, err := waiters(ctx, tx, place.ID)
		if err != nil {
			return err
		}
		if to, found = NextWaiter(list, of.Day, of.By); !found {
			return nil
		}
		now := s.Clock.Now()
		ends := OfferEnds(now, s.instant(place.Time), rules.OfferHours)
		if err := insertOfferIn(ctx, tx, place.ID, to.Application, now, ends); err != nil {
			return err
		}
		if link, err = s.linkIn(ctx, tx, to.Application); err != nil {
			return err
		}
		return s.Jobs.Enqueue(ctx, tx, job.Spec{
			Kind: jobFreed, Key: string(place.ID) + "/" + string(to.Application), Payload: of,
			RunAt: s.Wall.Now().Add(ends.Sub(now)),
		})
	})
	if err != nil || !found {
		return "", fault.Wrap(op, err)
	}
	a, err := load(ctx, q, to.Application)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	return to.Application, fault.Wrap(op, s.tell(ctx, a, telling{
		template: templateFreed, short: templateFreedShort, key: string(place.ID) + "/" + string(a.ID),
		day: of.Day, vars: map[string]string{"hour": hour(of.Minute), "link": s.address(link)},
	}))
}
