package app

import (
	"context"
	"errors"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
)

// Need is something that a working installation has.
type Need struct {
	What   string
	Err    error // nil when it is there
	Remedy string
}

// Needs checks what an installation has to have in its tables before anybody
// can work: somebody who administers, an area, rules.
func Needs(ctx context.Context, d *db.DB) []Need {
	q := d.Reader()
	var out []Need
	admins, err := network.UsersWithRole(ctx, q, access.Administrator)
	if err == nil && len(admins) == 0 {
		err = errors.New("nobody administers")
	}
	out = append(out, Need{"somebody administers", err, "insieme user add LOGIN --name NAME --role administrator"})
	_, err = programme.RulesAt(ctx, q, clock.Wall{}.Today())
	out = append(out, Need{"rules of the programme", err, "set them on the page Amministrazione, Programma"})
	places, err := programme.Municipalities(ctx, q)
	if err == nil && len(places) == 0 {
		err = errors.New("no municipality")
	}
	return append(out, Need{"area of the programme", err, "name districts and municipalities on the page Amministrazione, Programma"})
}
