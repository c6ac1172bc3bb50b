package agenda_test

import (
	"context"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

var (
	ctx   = context.Background()
	today = civil.NewDate(2022, time.November, 10)
)

// house is the area on a real database, with the areas below it.
type house struct {
	*agenda.Service
	t      *testing.T
	people *person.Service
	users  *network.Service
	clock  clock.Programme
	anna   access.Actor // holds interviews
}

func newHouse(t *testing.T) *house {
	t.Helper()
	d := dbtest.New(t)
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part(), network.Part(), person.Part(), agenda.Part())
	if err != nil {
		t.Fatal(err)
	}
	h := &house{
		Service: agenda.NewService(agenda.Deps{DB: d, Journal: j, Clock: c}),
		t:       t, clock: c,
		people: person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: crypt.Ephemeral()}),
		users: network.NewService(network.Deps{
			DB: d, Journal: j, Clock: c, Sessions: auth.NewSessions(d, auth.Options{}), Passwords: auth.NewHasher(1),
		}),
	}
	h.anna = h.user("anna", access.Interviewer)
	return h
}

func (h *house) user(login string, roles ...access.Role) access.Actor {
	h.t.Helper()
	u, err := h.users.AddUser(ctx, access.System(), network.AddUserCmd{
		Login: login, Name: "Anna Bianchi", Password: "quattro parole in fila", Roles: roles, Lang: network.Italian,
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return access.Actor{User: u, Roles: roles}
}

// stranger is an actor with a role whom the database does not know.
func stranger(role access.Role) access.Actor {
	return access.Actor{User: id.New[id.User](), Roles: []access.Role{role}}
}

func (h *house) register(surname string) id.Person {
	h.t.Helper()
	var p id.Person
	h.write(func(tx *db.Tx) (err error) {
		p, err = h.people.RegisterIn(ctx, tx, access.System(), person.New{Surname: surname, GivenName: "Marta"})
		return err
	})
	return p
}

func (h *house) write(fn func(tx *db.Tx) error) {
	h.t.Helper()
	if err := h.DB.Write(ctx, fn); err != nil {
		h.t.Fatal(err)
	}
}

// offer offers places of 45 minutes from nine o'clock on a day.
func (h *house) offer(on civil.Date, places int) []agenda.SlotID {
	h.t.Helper()
	out, err := h.Offer(ctx, h.anna, agenda.Offer{
		User: h.anna.User, Kind: agenda.Interview, OnDay: on, From: 540, Until: 540 + 45*places, Length: 45, Weeks: 1, Place: "Stanza 2",
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out.Places
}

// book books in a transaction of its own, as another area's command does.
func (h *house) book(b agenda.Booking) (agenda.Appointment, error) {
	var a agenda.Appointment
	err := h.DB.Write(ctx, func(tx *db.Tx) (err error) {
		a, err = h.BookIn(ctx, tx, h.anna, b)
		return err
	})
	return a, err
}

func (h *house) mark(a agenda.AppointmentID, state agenda.State) error {
	return h.DB.Write(ctx, func(tx *db.Tx) error {
		_, err := h.MarkIn(ctx, tx, h.anna, agenda.MarkCmd{Appointment: a, State: state})
		return err
	})
}

func (h *house) free() int {
	h.t.Helper()
	slots, err := agenda.FreeSlots(ctx, h.DB.Reader(), agenda.Interview, today, today.AddDays(90))
	if err != nil {
		h.t.Fatal(err)
	}
	return len(slots)
}

func (h *house) live(p id.Person) []journal.Event {
	h.t.Helper()
	events, err := journal.ByPerson(ctx, h.DB.Reader(), p)
	if err != nil {
		h.t.Fatal(err)
	}
	return journal.Live(events)
}
