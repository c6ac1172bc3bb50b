package network_test

import (
	"slices"
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

var _ auth.Directory = (*network.Directory)(nil)

func TestAUserIsFoundByLoginAndIdentityWithRolesAndDistricts(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		u, err := h.AddUser(ctx, access.System(), network.AddUserCmd{
			Login: " Anna.Bianchi ", Name: "Anna Bianchi", Password: goodPassword,
			Roles: []access.Role{access.Office, access.CaseWorker}, Districts: []string{"imola", "bologna", "imola"},
		})
		if err != nil {
			t.Fatal(err)
		}
		directory := network.NewDirectory(d)
		a, err := directory.ByLogin(ctx, "ANNA.bianchi")
		if err != nil {
			t.Fatal(err)
		}
		if a.User != u || a.Login != "anna.bianchi" || a.RoleLabelKey != "network.role.case_worker" || !a.Active || a.MustChange {
			t.Errorf("account by login: got %+v", a)
		}
		if !slices.Equal(a.Actor.Districts, []string{"bologna", "imola"}) || !slices.Equal(a.Actor.Roles, []access.Role{access.CaseWorker, access.Office}) {
			t.Errorf("actor: got %+v", a.Actor)
		}
		if fits, err := auth.NewHasher(1).Verify(ctx, a.Hash, goodPassword); !fits || err != nil {
			t.Errorf("the password does not fit: %v", err)
		}
		if err := directory.SetHash(ctx, u, "other"); err != nil {
			t.Fatal(err)
		}
		if a, err = directory.ByID(ctx, u); err != nil || a.Hash != "other" {
			t.Errorf("after a change of password: got %+v, %v", a, err)
		}
	})
}

func TestAnUnknownUserIsNotFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	directory := network.NewDirectory(h.DB)
	if _, err := directory.ByLogin(ctx, "nobody"); !fault.Is(err, fault.NotFound) {
		t.Errorf("by login: got %v", err)
	}
	if _, err := directory.ByID(ctx, id.New[id.User]()); !fault.Is(err, fault.NotFound) {
		t.Errorf("by identity: got %v", err)
	}
}

func TestNamesAreReadForKnownUsersOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	u := h.user("anna", access.CaseWorker)
	names, err := network.Names(ctx, h.DB.Reader(), u, u, "", id.New[id.User]())
	if err != nil || len(names) != 1 || names[u] != "Anna Bianchi" {
		t.Errorf("got %v, %v", names, err)
	}
	if names, err := network.Names(ctx, h.DB.Reader()); err != nil || len(names) != 0 {
		t.Errorf("of nobody: got %v, %v", names, err)
	}
}

func TestUsersWithARoleAreListedByName(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	anna := h.user("anna", access.CaseWorker)
	h.user("bruno", access.Office)
	users, err := network.UsersWithRole(ctx, h.DB.Reader(), access.CaseWorker)
	if err != nil || len(users) != 1 || users[0].ID != anna {
		t.Errorf("got %v, %v", users, err)
	}
}
