package desk

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
)

// crowd is how many people the plans are made for.
const crowd = 100_000

// TestPeopleListReadsByIndex holds every text that the list of people can have
// against the engine, and its plan on a crowd: nobody reads the whole table, or
// sorts more of it than a filter by stage or by who looks after a case leaves.
func TestPeopleListReadsByIndex(t *testing.T) {
	t.Parallel()
	people := crowd
	if testing.Short() {
		people = 1000
	}
	d := dbtest.New(t)
	gather(t, d, people)
	lists := everyList()
	for name, list := range lists {
		query, args := peopleSQL(list.scope, list.filter, list.after, 51)
		plan, err := dbtest.Explain(t.Context(), d, query, args...)
		if err != nil {
			t.Errorf("%s: %v in\n%s", name, err, query)
		}
		if fault := wrong(plan, list.filter.Sort); fault != "" && !testing.Short() { // few rows are best read as a whole
			t.Errorf("%s: %s in\n%s\n%s", name, fault, query, plan.Text)
		}
	}
	if len(lists) != 1728 {
		t.Errorf("%d kinds of list, want 1728: has a filter been added?", len(lists))
	}
}

// TestACardIsReadByIndex holds the statements that run in every command about a
// person: none may read a table that grows with the programme.
func TestACardIsReadByIndex(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	for name, query := range map[string]string{
		"the facts": selectFacts + `WHERE c.id = $1`, "the promises": selectPromises + `WHERE application = $1`,
	} {
		plan, err := dbtest.Avoidable(t.Context(), d, query, "80000000000000000000000000000000")
		if err != nil || len(plan.Indexes) == 0 {
			t.Fatalf("%s: %v in\n%s", name, err, plan.Text)
		}
		for _, table := range plan.Whole {
			if !slices.Contains([]string{"municipality", "district", "m", "d", "CONSTANT"}, table) {
				t.Errorf("%s: reads %s as a whole\n%s", name, table, plan.Text)
			}
		}
	}
}

// list is one kind of list of people.
type list struct {
	scope  access.Scope
	filter Filter
	after  At
}

// everyList makes every combination of filter, order, scope and place.
func everyList() map[string]list {
	scopes := map[string]access.Scope{
		"all":          access.ScopeOf(access.System(), access.PersonView),
		"nothing":      access.Scope{},
		"own":          access.ScopeOf(access.Actor{User: userNumber(3), Roles: []access.Role{access.CaseWorker}}, access.PersonPrivate),
		"organisation": access.ScopeOf(access.Actor{Organisation: organisation, Roles: []access.Role{access.AccessPoint}}, access.IntakeRefer),
	}
	out := map[string]list{}
	filters := []Filter{{}}
	for _, g := range Groups() {
		filters = append(filters, Filter{Group: g.Code})
	}
	twice := func(change func(*Filter)) {
		for _, f := range filters {
			change(&f)
			filters = append(filters, f)
		}
	}
	twice(func(f *Filter) { f.District = "d3" })
	twice(func(f *Filter) { f.Referent = userNumber(5) })
	for _, f := range filters {
		f.Words = []string{"mart", "ros"}
		filters = append(filters, f)
		f.common = true
		filters = append(filters, f)
	}
	twice(func(f *Filter) { f.Sort = ByDue })
	for name, scope := range scopes {
		for _, f := range filters {
			key := "m"
			if f.Sort == ByDue {
				key = "2022-11-10"
			}
			for _, after := range []At{{}, {Key: key, Person: "80000000000000000000000000000000"}} {
				out[fmt.Sprintf("scope %s, %+v after %q", name, f, after.Key)] = list{scope, f, after}
			}
		}
	}
	return out
}

const organisation = id.Organisation("0a000000000000000000000000000001")

func userNumber(n int) id.User { return id.User(fmt.Sprintf("%032x", n)) }

// gather writes the cards of many people in the mix that a programme has: most
// cases have ended, few stand in any one step before.
func gather(t *testing.T, d *db.DB, n int) {
	t.Helper()
	stages := strings.Fields(strings.Repeat("closed ", 400) + strings.Repeat("not_eligible ", 250) + strings.Repeat("withdrawn ", 200) +
		strings.Repeat("at_work ", 70) + strings.Repeat("ready ", 40) + strings.Repeat("reactivating ", 20) + strings.Repeat("in_experience ", 10) +
		strings.Repeat("suspended ", 5) + "to_invite to_invite to_invite received received pact_proposed")
	r := rand.New(rand.NewPCG(2017, 5))
	first, _ := civil.ParseDate("2022-01-01")
	err := d.Import(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Bulk(t.Context(), "person_card", strings.FieldsFunc(cardColumns, notName), func(yield func([]any) bool) {
			for range n {
				c := Card{
					Person: id.Person(fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64())), Surname: "ROSSI", GivenName: "Marta",
					NameKey:  string([]rune{'a' + r.Int32N(26), 'a' + r.Int32N(26), 'a' + r.Int32N(26)}) + "rossi marta",
					District: fmt.Sprintf("d%d", r.IntN(7)), Stage: stages[r.IntN(len(stages))], Interviewer: userNumber(r.IntN(200)),
				}
				if r.IntN(3) > 0 {
					c.Referent = userNumber(r.IntN(200))
				}
				if r.IntN(20) == 0 {
					c.Organisation = organisation
				}
				if r.IntN(10) == 0 {
					c.NextDue = first.AddDays(r.IntN(1000))
				}
				if !yield(cardValues(c)) {
					return
				}
			}
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Analyse(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// wrong says what is wrong with a plan: reading everybody, or sorting more than
// a filter leaves. Within a stage the index has the list's order, so that the
// engine leaves it when the page is full.
func wrong(p dbtest.Plan, order Sort) string {
	byStage := "person_card_stage"
	if order == ByDue {
		byStage = "person_card_stage_due"
	}
	narrow := []string{byStage, "person_card_referent", "person_card_interviewer", "person_card_organisation", "sqlite_autoindex_person_card_1"}
	switch {
	case slices.Contains(p.Whole, "person_card"):
		return "reads the whole table"
	case p.SortsMore(crowd/10, narrow...):
		return "sorts the whole table"
	}
	return ""
}
