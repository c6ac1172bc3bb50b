package journal_test

import (
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// TestFactsAreInTheOrderOfTheirDays writes a fact that becomes known late: a
// history tells it where it happened, and facts of one day as they were written.
func TestFactsAreInTheOrderOfTheirDays(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		app, person := id.New[id.Application](), id.New[id.Person]()
		day := func(n int) civil.Date { return civil.NewDate(2022, 11, n) }
		write := func(n int) id.Event {
			return f.record(t, journal.Event{Kind: happened, OccurredOn: day(n), Application: app, Person: person}).ID
		}
		third, first, second, fourth := write(5), write(1), write(3), write(5)
		want := []id.Event{first, second, third, fourth}
		forward, err := journal.ByApplication(t.Context(), d.Reader(), app)
		if err != nil {
			t.Fatal(err)
		}
		backward, err := journal.ByPerson(t.Context(), d.Reader(), person)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range want {
			if forward[i].ID != e || backward[len(want)-1-i].ID != e {
				t.Errorf("fact %d: got the one of %s, and backward that of %s", i+1, forward[i].OccurredOn, backward[len(want)-1-i].OccurredOn)
			}
		}
	})
}
