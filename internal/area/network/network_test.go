package network_test

import (
	"context"
	"testing"
	"time"

	"insieme/internal/area/network"
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

// house is a network on a real database.
type house struct {
	*network.Service
	t     *testing.T
	admin access.Actor
}

var (
	today = civil.NewDate(2022, time.November, 10)
	ctx   = context.Background()
)

const goodPassword = "quattro parole in fila"

func newHouse(t *testing.T) *house {
	t.Helper()
	return houseOn(t, dbtest.New(t))
}

func houseOn(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part(), network.Part())
	if err != nil {
		t.Fatal(err)
	}
	sessions := auth.NewSessions(d, auth.Options{})
	return &house{
		Service: network.NewService(network.Deps{
			DB: d, Journal: j, Clock: c, Sessions: sessions, Passwords: auth.NewHasher(2), Factors: auth.NewFactors(sessions, crypt.Ephemeral()),
		}),
		t:     t,
		admin: access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Administrator}},
	}
}

// user adds a user with a role, of no organisation.
func (h *house) user(login string, roles ...access.Role) id.User {
	h.t.Helper()
	return h.add(network.AddUserCmd{Login: login, Name: "Anna Bianchi", Password: goodPassword, Roles: roles})
}

// member is user, with an organisation.
func (h *house) member(login string, roles ...access.Role) id.User {
	h.t.Helper()
	return h.add(network.AddUserCmd{
		Login: login, Name: "Anna Bianchi", Password: goodPassword, Roles: roles, Organisation: h.organisation("Comune di Bologna"),
	})
}

func (h *house) add(cmd network.AddUserCmd) id.User {
	h.t.Helper()
	u, err := h.AddUser(ctx, access.System(), cmd)
	if err != nil {
		h.t.Fatal(err)
	}
	return u
}

// organisation adds a public body that serves the whole territory.
func (h *house) organisation(name string) id.Organisation {
	h.t.Helper()
	o, err := h.AddOrganisation(ctx, access.System(), network.OrganisationCmd{Name: name, Pole: network.PolePublic, Kind: network.KindMunicipality})
	if err != nil {
		h.t.Fatal(err)
	}
	return o
}
