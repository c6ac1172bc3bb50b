package person_test

import (
	"context"
	"testing"
	"time"

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
	*person.Service
	t     *testing.T
	users *network.Service
	clock clock.Programme
}

func newHouse(t *testing.T) *house {
	t.Helper()
	d := dbtest.New(t)
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part(), network.Part(), person.Part())
	if err != nil {
		t.Fatal(err)
	}
	return &house{
		Service: person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: crypt.Ephemeral(), Vocabulary: words()}),
		t:       t, clock: c,
		users: network.NewService(network.Deps{
			DB: d, Journal: j, Clock: c, Sessions: auth.NewSessions(d, auth.Options{}), Passwords: auth.NewHasher(1),
		}),
	}
}

// user adds a user with roles and returns them as an actor.
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

// marta is a new record with everything filled in.
func marta() person.New {
	fiscal, err := civil.NewFiscalCode(civil.Holder{
		Surname: "Rossi", GivenName: "Marta", Birth: civil.NewDate(1985, 4, 12), Sex: "f", Place: "A944",
	})
	if err != nil {
		panic(err)
	}
	return person.New{
		Surname: "Rossi", GivenName: "Marta", BirthDate: civil.NewDate(1985, 4, 12), Sex: "f", Citizenship: "IT",
		FiscalCode: fiscal, Municipality: "037006", Address: "Via Rizzoli 1", Education: "tertiary", ItalianLevel: "native",
		Trades: []string{"kitchen", "care"}, TradeOther: "pasticciera", Lang: "it",
		Phones: []string{"333 123 4567", "+39 333 1234567"}, Emails: []string{" Marta@Example.org "},
		Consents: []person.Consent{{Kind: person.ConsentPrivacy, NoticeVersion: "2022-05"}},
	}
}

// register makes a record.
func (h *house) register(n person.New) id.Person {
	h.t.Helper()
	var p id.Person
	h.write(func(tx *db.Tx) (err error) {
		p, err = h.RegisterIn(ctx, tx, access.System(), n)
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

func (h *house) load(p id.Person) person.Person {
	h.t.Helper()
	v, err := person.Load(ctx, h.DB.Reader(), h.Keys, p)
	if err != nil {
		h.t.Fatal(err)
	}
	return v
}

// count runs a query that counts.
func (h *house) count(query string, args ...any) int {
	h.t.Helper()
	n, err := db.One(ctx, h.DB.Reader(), db.Scalar[int], query, args...)
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

// kinds lists the kinds of the live events about a person, oldest first.
func (h *house) kinds(p id.Person) []journal.Kind {
	h.t.Helper()
	events, err := journal.ByPerson(ctx, h.DB.Reader(), p)
	if err != nil {
		h.t.Fatal(err)
	}
	var kinds []journal.Kind
	for _, e := range journal.Live(events) {
		kinds = append([]journal.Kind{e.Kind}, kinds...)
	}
	return kinds
}

// stranger is an actor with a role who is nobody's referent.
func stranger(role access.Role) access.Actor {
	return access.Actor{User: id.New[id.User](), Roles: []access.Role{role}}
}
