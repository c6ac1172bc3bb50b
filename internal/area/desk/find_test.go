package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/i18n"
	"insieme/internal/base/words"
)

// known writes people with the words under which they are found.
func known(t *testing.T, d *db.DB, people ...profile) {
	t.Helper()
	l := catalogue(t).In(i18n.It)
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		for n, p := range people {
			c := card(n, func(c *Card) {
				c.Surname, c.GivenName, c.Municipality, c.Trades = p.surname, p.givenName, p.municipality, p.trades
				c.NameKey = civil.Fold(p.surname) + " " + civil.Fold(p.givenName)
			})
			if err := putCard(t.Context(), tx, c); err != nil {
				return err
			}
			if err := db.PutText(t.Context(), tx, textTable, string(c.Person), textOf(l, p)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPeopleAreFoundByAnyPartOfNameAndProfile(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		known(t, d,
			profile{surname: "Nicolò", givenName: "D'Àvila", municipality: "Imola", trades: "warehouse"},
			profile{surname: "Ferrari", givenName: "Nadia", municipality: "Bologna", trades: "cleaning", tradeOther: "Sarta"},
			profile{surname: "Nadir", givenName: "Maga", municipality: "Bologna"},
		)
		for question, want := range map[string]string{
			"nicolo": "Nicolò", "d'avila": "Nicolò", "imola": "Nicolò", "ferr": "Ferrari", "NADIA ferrari": "Ferrari", "ferrari nad": "Ferrari",
			"pulizia bologna": "Ferrari", "rossi": "", `") OR 1=1 --`: "", "sarte": "| Ferrari", "sarta": "Ferrari", "fe": "", "bologna rossi": "",
			"nad":         "Nadir Ferrari",   // a surname before a given name
			"nadia":       "Ferrari | Nadir", // then what may be a slip
			"maga":        "Nadir Nicolò",    // a name before a trade
			"bolo":        "Ferrari Nadir",   // of equal rank by name
			"ferari":      " | Ferrari",      // a letter missing
			"fer rari":    "",                //
			"nadia farri": "",                // two slips are too many
			"magazino":    " | Nicolò",       // in the profile too
			"ferari imol": "", "%": "", "_____": "", "": "",
		} {
			found, err := Find(t.Context(), d.Reader(), access.Unlimited(), question)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i, c := range found.People {
				if i == len(found.People)-found.Near {
					got = append(got, "|")
				}
				got = append(got, c.Surname)
			}
			if g := strings.Join(got, " "); g != strings.TrimSpace(want) {
				t.Errorf("%q found %q, want %q", question, g, strings.TrimSpace(want))
			}
		}
		for question, want := range map[string][]string{"bologna": {"Ferrari", "Nadir"}, "magazzini": {"Nicolò"}, "bologna pulizie": {"Ferrari"}, "rossi": nil} {
			if got := names(t, d, access.Unlimited(), Filter{Words: words.Query(i18n.It, question)}, At{}, 10); !slices.Equal(got, want) {
				t.Errorf("the list for %q: %v, want %v", question, got, want)
			}
		}
		if found, err := Find(t.Context(), d.Reader(), access.ScopeOf(access.Actor{}, access.PersonView), "ferrari"); err != nil || len(found.People) > 0 {
			t.Errorf("who may see nobody found %v, %v", found, err)
		}
	})
}

// TestALongListOfPeopleIsFoundInItsOwnOrder holds both ways in which the list of
// people looks for words: they find the same.
func TestALongListOfPeopleIsFoundInItsOwnOrder(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		var all []profile
		for n := range 30 {
			all = append(all, profile{surname: fmt.Sprintf("Rossi%02d", n), givenName: "Marta", municipality: []string{"Imola", "Bologna", "Bologna"}[n%3]})
		}
		known(t, d, all...)
		for _, f := range []Filter{{Words: []string{"bolo"}}, {Words: []string{"bolo", "ros"}}, {Words: []string{"mart"}, District: "bologna"}, {Words: []string{"zorro"}}} {
			var both [2][]Card
			for i, often := range []bool{false, true} {
				f.common = often
				query, args := peopleSQL(access.Unlimited(), f, At{}, 12)
				cards, err := db.All(t.Context(), d.Reader(), scanCard, query, args...)
				if err != nil {
					t.Fatal(err)
				}
				both[i] = cards
			}
			if !slices.Equal(both[0], both[1]) {
				t.Errorf("%v: %d by the words, %d by the list", f.Words, len(both[0]), len(both[1]))
			}
		}
	})
}

func TestTheSearchCatchesUpWithPeopleItDoesNotKnow(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	c := card(1, func(*Card) {})
	fill(t, d, c)
	people, err := unindexed(t.Context(), d.Reader(), 10)
	if err != nil || !slices.Contains(people, c.Person) || len(people) != 1 {
		t.Fatalf("unknown: %v, %v", people, err)
	}
	// The card is nobody's: the run leaves no trace and no error.
	s := NewService(Deps{DB: d, Catalogue: catalogue(t)})
	if err := s.IndexMissing(t.Context()); err != nil {
		t.Error(err)
	}
}
