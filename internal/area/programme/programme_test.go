package programme_test

import (
	"context"
	"testing"
	"time"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// house is a programme on a real database.
type house struct {
	*programme.Service
	t     *testing.T
	admin access.Actor
}

var today = civil.NewDate(2022, time.November, 10)

func newHouse(t *testing.T) *house {
	t.Helper()
	return houseOn(t, dbtest.New(t))
}

func houseOn(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part())
	if err != nil {
		t.Fatal(err)
	}
	return &house{
		Service: programme.NewService(programme.Deps{DB: d, Journal: j, Clock: c}), t: t,
		admin: access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Administrator}},
	}
}

func (h *house) rules(day civil.Date) programme.Rules {
	h.t.Helper()
	r, err := programme.RulesAt(context.Background(), h.DB.Reader(), day)
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

func (h *house) settings() programme.Settings {
	h.t.Helper()
	s, err := programme.AllSettings(context.Background(), h.DB.Reader())
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (h *house) territory() programme.Territory {
	h.t.Helper()
	v, err := programme.TerritoryOf(context.Background(), h.DB.Reader())
	if err != nil {
		h.t.Fatal(err)
	}
	return v
}

func (h *house) events() []journal.Event {
	h.t.Helper()
	all, err := journal.All(context.Background(), h.DB.Reader(), 0, 100)
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}
