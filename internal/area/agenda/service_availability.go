package agenda

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// editing runs a command of who keeps the agenda, with its audit row about a
// user (or "" for the whole programme).
func (s *Service) editing(ctx context.Context, actor access.Actor, op string, do func(tx *db.Tx) (id.User, error)) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := access.RequireAny(actor, access.AgendaEdit); err != nil {
			return err
		}
		about, err := do(tx)
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "user", about)
	})
	return fault.Wrap(op, err)
}

// placed reads the room of an offer or a booking: one that is in use, which
// says the place unless somebody wrote another.
func placed(ctx context.Context, q db.Queryer, room RoomID, place *string) error {
	if room == "" {
		return nil
	}
	r, err := loadRoom(ctx, q, room)
	if fault.Is(err, fault.NotFound) || err == nil && !r.Active {
		return fault.Bad("agenda.placed", fault.Field{Name: "room", Key: "error.field.choice"})
	}
	if err == nil && *place == "" {
		*place = r.Label()
	}
	return err
}

// AddAvailability writes weekly hours and makes their places. It is undone by
// EndAvailability.
func (s *Service) AddAvailability(ctx context.Context, actor access.Actor, a Availability) (AvailabilityID, int, error) {
	var places int
	err := s.editing(ctx, actor, "agenda.AddAvailability", func(tx *db.Tx) (id.User, error) {
		a.Ended = false
		if err := a.check(s.Clock.Today()); err != nil {
			return "", err
		}
		if err := holdsInterviews(ctx, tx, a.User); err != nil {
			return "", err
		}
		place := a.Place
		if err := placed(ctx, tx, a.Room, &place); err != nil {
			return "", err
		}
		a.ID = id.New[AvailabilityID]()
		if err := insertAvailabilityIn(ctx, tx, a); err != nil {
			return "", err
		}
		var err error
		places, err = s.rollIn(ctx, tx, a)
		return a.User, err
	})
	return a.ID, places, err
}

// EndAvailability ends weekly hours: places that nobody took go with them,
// appointments stay.
func (s *Service) EndAvailability(ctx context.Context, actor access.Actor, of AvailabilityID) error {
	return s.turn(ctx, actor, of, true)
}

// ResumeAvailability makes ended hours hold again: the undo of EndAvailability.
func (s *Service) ResumeAvailability(ctx context.Context, actor access.Actor, of AvailabilityID) error {
	return s.turn(ctx, actor, of, false)
}

func (s *Service) turn(ctx context.Context, actor access.Actor, of AvailabilityID, ended bool) error {
	const op = "agenda.turnAvailability"
	return s.editing(ctx, actor, op, func(tx *db.Tx) (id.User, error) {
		a, err := loadAvailability(ctx, tx, of)
		if err != nil {
			return "", err
		}
		if a.Ended == ended {
			return "", fault.New(fault.Conflict, op, "agenda.error.not_now")
		}
		if err := endAvailabilityIn(ctx, tx, of, ended); err != nil {
			return "", err
		}
		if ended {
			return a.User, dropPlacesIn(ctx, tx, of, s.Clock.Today())
		}
		a.Ended = false
		_, err = s.rollIn(ctx, tx, a)
		return a.User, err
	})
}

// rollIn makes the places of weekly hours that are missing up to the horizon
// and counts them.
func (s *Service) rollIn(ctx context.Context, tx *db.Tx, a Availability) (int, error) {
	today := s.Clock.Today()
	to := today.AddDays(Horizon)
	there, err := offered(ctx, tx, a.User, a.Room, today, to)
	if err != nil {
		return 0, err
	}
	place := a.Place
	if a.Room != "" && place == "" {
		room, err := loadRoom(ctx, tx, a.Room)
		if err != nil {
			return 0, err
		}
		place = room.Label()
	}
	times := a.Times(today, to, there)
	for _, t := range times {
		v := Slot{ID: id.New[SlotID](), User: a.User, Kind: Interview, Time: t, Place: place, Room: a.Room, Availability: a.ID}
		if _, err := offerSlotIn(ctx, tx, v); err != nil {
			return 0, err
		}
	}
	return len(times), nil
}

// RollAll makes the places of all weekly hours up to the horizon, each in a
// transaction of its own. It is the daily job's work and may run twice.
func (s *Service) RollAll(ctx context.Context) error {
	all, err := Availabilities(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return fault.Wrap("agenda.RollAll", err)
	}
	for _, a := range all {
		if a.Ended {
			continue
		}
		err := s.DB.Write(ctx, func(tx *db.Tx) error {
			now, err := loadAvailability(ctx, tx, a.ID)
			if err != nil || now.Ended {
				return err
			}
			_, err = s.rollIn(ctx, tx, now)
			return err
		})
		if err != nil {
			return fault.Wrap("agenda.RollAll", err)
		}
	}
	return nil
}

// AddDayOff says that a user, or everybody, has no places on some days.
// Appointments that are there already stay and are counted: somebody has to
// move them.
func (s *Service) AddDayOff(ctx context.Context, actor access.Actor, d DayOff) (DayOffID, int, error) {
	var there int
	err := s.editing(ctx, actor, "agenda.AddDayOff", func(tx *db.Tx) (id.User, error) {
		d.Lifted = false
		if d.User != "" {
			d.Name = "" // why somebody is away is nobody's business here
		}
		if err := d.check(s.Clock.Today()); err != nil {
			return "", err
		}
		if d.User != "" {
			if err := works(ctx, tx, d.User); err != nil {
				return "", err
			}
		}
		d.ID = id.New[DayOffID]()
		if err := insertDayOffIn(ctx, tx, d); err != nil {
			return "", err
		}
		var err error
		there, err = setBetween(ctx, tx, d.User, d.From, d.Until)
		return d.User, err
	})
	return d.ID, there, err
}

// LiftDayOff takes a day off back; lifted false puts it in force again.
func (s *Service) LiftDayOff(ctx context.Context, actor access.Actor, of DayOffID) error {
	return s.lift(ctx, actor, of, true)
}

// RestoreDayOff puts a lifted day off in force again: the undo of LiftDayOff.
func (s *Service) RestoreDayOff(ctx context.Context, actor access.Actor, of DayOffID) error {
	return s.lift(ctx, actor, of, false)
}

func (s *Service) lift(ctx context.Context, actor access.Actor, of DayOffID, lifted bool) error {
	const op = "agenda.liftDayOff"
	return s.editing(ctx, actor, op, func(tx *db.Tx) (id.User, error) {
		d, err := loadDayOff(ctx, tx, of)
		if err != nil {
			return "", err
		}
		if d.Lifted == lifted {
			return "", fault.New(fault.Conflict, op, "agenda.error.not_now")
		}
		return d.User, liftDayOffIn(ctx, tx, of, lifted)
	})
}

// AddRoom writes a room down. A name that is there already is Invalid.
func (s *Service) AddRoom(ctx context.Context, actor access.Actor, r Room) (RoomID, error) {
	const op = "agenda.AddRoom"
	err := s.editing(ctx, actor, op, func(tx *db.Tx) (id.User, error) {
		r.ID, r.Active = id.New[RoomID](), true
		if err := r.check(); err != nil {
			return "", err
		}
		ok, err := insertRoomIn(ctx, tx, r)
		if err == nil && !ok {
			err = fault.Bad(op, fault.Field{Name: "name", Key: "agenda.error.room_there"})
		}
		return "", err
	})
	return r.ID, err
}

// CloseRoom takes a room out of use: nothing new is offered there.
func (s *Service) CloseRoom(ctx context.Context, actor access.Actor, of RoomID) error {
	return s.useRoom(ctx, actor, of, false)
}

// ReopenRoom puts a closed room in use again: the undo of CloseRoom.
func (s *Service) ReopenRoom(ctx context.Context, actor access.Actor, of RoomID) error {
	return s.useRoom(ctx, actor, of, true)
}

func (s *Service) useRoom(ctx context.Context, actor access.Actor, of RoomID, active bool) error {
	const op = "agenda.useRoom"
	return s.editing(ctx, actor, op, func(tx *db.Tx) (id.User, error) {
		r, err := loadRoom(ctx, tx, of)
		if err != nil {
			return "", err
		}
		if r.Active == active {
			return "", fault.New(fault.Conflict, op, "agenda.error.not_now")
		}
		return "", useRoomIn(ctx, tx, of, active)
	})
}
