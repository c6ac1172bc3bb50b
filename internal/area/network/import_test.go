package network_test

import (
	"testing"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestImportedOrganisationsAndUsersAreAsGiven(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		o := network.Organisation{ID: id.New[id.Organisation](), Name: "Caritas", Pole: network.PoleCivil, Kind: network.KindParishDesk, AccessPoint: true, Active: true, Version: 1}
		u := network.User{
			ID: id.New[id.User](), Login: "Caritas", Name: "Anna Bianchi", Organisation: o.ID, Lang: network.Italian, Active: true, Version: 1,
			CreatedAt: time.Date(2017, 5, 22, 8, 0, 0, 0, time.UTC), Roles: []access.Role{access.AccessPoint},
		}
		put := func(u network.User) error {
			return d.Import(ctx, func(tx *db.Tx) error {
				return network.ImportIn(ctx, tx, []network.Organisation{o}, []network.ImportedUser{{User: u, Hash: "x"}})
			})
		}
		bad := u
		bad.Roles = nil
		if err := put(bad); !fault.Is(err, fault.Invalid) {
			t.Errorf("a user without a role: got %v, want invalid", err)
		}
		if err := put(u); err != nil {
			t.Fatal(err)
		}
		a, err := network.NewDirectory(d).ByLogin(ctx, "caritas")
		if err != nil || a.User != u.ID || a.Hash != "x" || a.Actor.Organisation != o.ID {
			t.Errorf("got %+v, %v", a, err)
		}
		got, err := network.UserByID(ctx, d.Reader(), u.ID)
		if err != nil || !got.CreatedAt.Equal(u.CreatedAt) {
			t.Errorf("created: got %v, %v, want %v", got.CreatedAt, err, u.CreatedAt)
		}
	})
}
