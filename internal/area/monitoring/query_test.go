package monitoring_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"insieme/internal/area/company"
	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/monitoring/indicator"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// house is a journal with people, on a clock that stands at noon.
type house struct {
	t       *testing.T
	db      *db.DB
	clock   clock.Programme
	journal *journal.Journal
	people  *person.Service
}

func newHouse(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.Fixed(civil.MustDate("2022-01-03").At(12, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, person.Part(), company.Part(), intake.Part())
	if err != nil {
		t.Fatal(err)
	}
	people := person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: crypt.Ephemeral()})
	return &house{t, d, c, j, people}
}

func (h *house) write(fn func(tx *db.Tx) error) {
	h.t.Helper()
	if err := h.db.Write(h.t.Context(), fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) on(day string) { h.clock.Set(civil.MustDate(day).At(12, 0, time.UTC)) }

func (h *house) person(surname string) id.Person {
	h.t.Helper()
	var p id.Person
	h.write(func(tx *db.Tx) (err error) {
		p, err = h.people.RegisterIn(h.t.Context(), tx, access.System(), person.New{Surname: surname, GivenName: "Ada"})
		return err
	})
	return p
}

// fact records facts of today, in order.
func (h *house) fact(p id.Person, facts ...intake.Fact) id.Event {
	h.t.Helper()
	var last id.Event
	h.write(func(tx *db.Tx) error {
		for _, f := range facts {
			e, err := h.journal.Record(h.t.Context(), tx, journal.Event{Kind: journal.Kind(f), Person: p, Application: id.Application("a-" + p)})
			if err != nil {
				return err
			}
			last = e.ID
		}
		return nil
	})
	return last
}

// merge says today that alias is keep.
func (h *house) merge(keep, alias id.Person) {
	h.t.Helper()
	version := func(p id.Person) int {
		loaded, err := person.Load(h.t.Context(), h.db.Reader(), h.people.Keys, p)
		if err != nil {
			h.t.Fatal(err)
		}
		return loaded.Version
	}
	err := h.people.Merge(h.t.Context(), access.System(), person.MergeCmd{
		Keep: keep, KeepVersion: version(keep), Alias: alias, AliasVersion: version(alias),
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// figures are the values as of a day in the order of indicator.All.
func (h *house) figures(at string) []int64 {
	h.t.Helper()
	all, err := monitoring.Figures(h.t.Context(), h.db.Reader(), civil.MustDate(at))
	if err != nil {
		h.t.Fatal(err)
	}
	var out []int64
	for _, f := range all {
		out = append(out, f.Value)
	}
	return out
}

func (h *house) want(at string, want ...int64) {
	h.t.Helper()
	if got := h.figures(at)[:len(want)]; !slices.Equal(got, want) {
		h.t.Errorf("at %s: applications, registered, interviewed, in target, ready = %v, want %v", at, got, want)
	}
}

func TestFiguresCountUpToTheDay(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.want("2022-12-31", 0, 0, 0, 0, 0)
		ada, bea := h.person("Neri"), h.person("Bassi")
		h.on("2022-01-10")
		h.fact(ada, intake.FactReceived)
		h.on("2022-02-01")
		h.fact(bea, intake.FactReceived)
		h.fact(ada, intake.FactInterviewed, intake.FactReady)
		h.on("2022-03-01")
		h.fact(bea, intake.FactInterviewed, intake.FactReactivation)
		h.want("2022-01-09", 0, 0, 0, 0, 0)
		h.want("2022-01-10", 1, 1, 0, 0, 0)
		h.want("2022-02-28", 2, 2, 1, 1, 1)
		h.want("2022-03-01", 2, 2, 2, 2, 1)
	})
}

func TestOnlyTheFirstDecisionCounts(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		ada, bea := h.person("Neri"), h.person("Bassi")
		h.fact(ada, intake.FactNotInTarget)
		h.fact(bea, intake.FactReactivation)
		h.on("2022-02-01")
		h.fact(ada, intake.FactReopened, intake.FactReady)
		h.fact(bea, intake.FactReady)
		h.want("2022-02-01", 0, 0, 0, 1, 0)
	})
}

func TestPeopleAreCountedOnceFromTheDayTheMergeIsKnown(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		one, two, three := h.person("Neri"), h.person("Nerri"), h.person("Neri Ada")
		for _, p := range []id.Person{one, two, three} {
			h.fact(p, intake.FactReceived, intake.FactInterviewed, intake.FactReady)
		}
		h.on("2022-02-01")
		h.merge(two, three)
		h.on("2022-03-01")
		h.merge(one, two) // three is one now, by way of two
		h.want("2022-01-31", 3, 3, 3, 3, 3)
		h.want("2022-02-01", 3, 2, 2, 2, 2)
		h.want("2022-03-01", 3, 1, 1, 1, 1)

		h.on("2022-04-01")
		if err := h.people.Unmerge(t.Context(), access.System(), two); err != nil {
			t.Fatal(err)
		}
		h.want("2022-03-01", 3, 2, 2, 2, 2)
	})
}

func TestAnInterviewTakenBackOrDeletedLowersTheFigureByOne(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		var held []id.Event
		for _, surname := range []string{"Neri", "Bassi", "Conti"} {
			held = append(held, h.fact(h.person(surname), intake.FactReceived, intake.FactInterviewed))
		}
		h.want("2022-01-31", 3, 3, 3, 0, 0)
		h.on("2022-06-01")
		h.write(func(tx *db.Tx) error {
			_, err := h.journal.Void(t.Context(), tx, "", held[0], "undone")
			return err
		})
		h.want("2022-01-31", 3, 3, 2, 0, 0)
		h.write(func(tx *db.Tx) error {
			return tx.ExecOne(t.Context(), `DELETE FROM event WHERE id = $1`, held[1])
		})
		h.want("2022-01-31", 3, 3, 1, 0, 0)
	})
}

func TestFiguresAreWrittenForPrograms(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(monitoring.Figure{Code: indicator.PeopleReady, Value: 130, Unit: indicator.People, At: civil.MustDate("2017-12-31")})
	if want := `{"code":"people_ready","value":130,"unit":"people","at":"2017-12-31"}`; err != nil || string(b) != want {
		t.Errorf("got %s, %v; want %s", b, err, want)
	}
}
