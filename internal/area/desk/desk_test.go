package desk

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// card is a person of the list, with a name that sorts by its number.
func card(n int, change func(*Card)) Card {
	c := Card{
		Person:  id.At[id.Person](time.UnixMilli(int64(n)), zeros{}),
		Surname: fmt.Sprintf("Cognome%03d", n), GivenName: "Nome", NameKey: fmt.Sprintf("cognome%03d nome", n),
		District: "bologna", Stage: "ready", Step: "a14",
	}
	change(&c)
	return c
}

type zeros struct{}

// Read implements io.Reader: identities of a test are those of its numbers.
func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func fill(t *testing.T, d *db.DB, cards ...Card) {
	t.Helper()
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		for _, c := range cards {
			if err := putCard(t.Context(), tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func names(t *testing.T, d *db.DB, scope access.Scope, f Filter, at At, limit int) []string {
	t.Helper()
	cards, err := People(t.Context(), d.Reader(), scope, f, at, limit)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range cards {
		out = append(out, c.Surname)
	}
	return out
}

func TestTheListIsReadPageByPageWithoutGapOrRepeat(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		var all []Card
		for n := range 23 {
			all = append(all, card(n, func(c *Card) { c.NextDue = civil.MustDate("2022-12-01").AddDays(n % 5) }))
		}
		fill(t, d, all...)
		for _, order := range []Sort{ByName, ByDue} {
			var seen []string
			at := At{}
			for {
				cards, err := People(t.Context(), d.Reader(), access.Unlimited(), Filter{Sort: order}, at, 5)
				if err != nil {
					t.Fatal(err)
				}
				if len(cards) == 0 {
					break
				}
				for _, c := range cards {
					seen = append(seen, c.Surname)
				}
				last := cards[len(cards)-1]
				at = At{Key: last.NameKey, Person: last.Person}
				if order == ByDue {
					at.Key = last.NextDue.String()
				}
			}
			sorted := slices.Clone(seen)
			slices.Sort(sorted)
			if len(slices.Compact(sorted)) != 23 || len(seen) != 23 {
				t.Errorf("by %s: %d rows, %d people", order, len(seen), len(slices.Compact(sorted)))
			}
		}
	})
}

func TestFiltersAndScopesNarrowTheList(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	worker := id.New[id.User]()
	fill(t, d,
		card(1, func(c *Card) { c.Stage = "suspended" }),
		card(2, func(c *Card) { c.Referent = worker }),
		card(3, func(c *Card) { c.District = "imola"; c.Stage = "reactivating" }),
		card(4, func(c *Card) { c.Interviewer = worker; c.Stage = "to_decide" }),
	)
	tests := []struct {
		name  string
		scope access.Scope
		f     Filter
		want  []string
	}{
		{"everybody", access.Unlimited(), Filter{}, []string{"Cognome001", "Cognome002", "Cognome003", "Cognome004"}},
		{"a group of stages", access.Unlimited(), Filter{Group: "suspended"}, []string{"Cognome001"}},
		{"a district", access.Unlimited(), Filter{District: "imola"}, []string{"Cognome003"}},
		{"a referent", access.Unlimited(), Filter{Referent: worker}, []string{"Cognome002"}},
		{"nobody without a grant", access.ScopeOf(access.Actor{}, access.PersonView), Filter{}, nil},
		{"nobody for who administers", access.ScopeOf(access.Actor{User: worker, Roles: []access.Role{access.Administrator}}, access.PersonView), Filter{}, nil},
		{"one's own as referent or interviewer", access.ScopeOf(access.Actor{User: worker, Roles: []access.Role{access.CaseWorker}}, access.PersonPrivate), Filter{}, []string{"Cognome002", "Cognome004"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := names(t, d, tt.scope, tt.f, At{}, 10); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func catalogue(t *testing.T) *i18n.Catalogue {
	t.Helper()
	c, err := i18n.NewCatalogue(Texts, EventTexts, i18n.Texts{
		"person.trade.warehouse": {It: "Magazzino", En: "Warehouse"}, "person.trade.cleaning": {It: "Pulizie", En: "Cleaning"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestThePortfolioCountsByStage(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	today := civil.MustDate("2022-11-10")
	fill(t, d,
		card(1, func(c *Card) { c.NextDue = today.AddDays(-1) }), card(2, func(c *Card) { c.NextDue = today }),
		card(3, func(c *Card) { c.Stage = "suspended" }),
	)
	got, err := Portfolio(context.Background(), d.Reader(), access.Unlimited(), "", today)
	want := []StageCount{{"ready", 2, 1}, {"suspended", 1, 0}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

func TestTheStoryKeepsAFactTakenBackAndHidesTheRowThatTookIt(t *testing.T) {
	t.Parallel()
	today := civil.MustDate("2022-11-10")
	events := []journal.Event{
		{ID: "v", Kind: journal.Voided, OccurredOn: today, Voids: "b"},
		{ID: "b", Kind: "decided_ready", OccurredOn: today.AddDays(-1)},
		{ID: "a", Kind: "application_received", OccurredOn: today.AddDays(-9), Codes: journal.Codes{"channel": "site"}},
	}
	v := story(catalogue(t).In(i18n.It), today, events, nil, "")
	if v.total != 2 || len(v.moments) != 2 || !v.moments[0].Voided || v.moments[1].Voided {
		t.Errorf("story %+v", v.moments)
	}
	if only := story(catalogue(t).In(i18n.It), today, events, nil, "incontri"); len(only.moments) != 0 || only.total != 2 {
		t.Errorf("meetings: %d of %d", len(only.moments), only.total)
	}
}

func TestEveryStageBelongsToAGroup(t *testing.T) {
	t.Parallel()
	for _, g := range Groups() {
		for _, s := range g.Stages {
			if groupOf(s) != g.Code {
				t.Errorf("%s is in %s and in %s", s, g.Code, groupOf(s))
			}
		}
	}
	if stagesOf("unheard") != nil {
		t.Error("an unknown group has stages")
	}
}
