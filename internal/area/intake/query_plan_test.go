package intake

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
)

// crowd is how many applications the plans are made for.
const crowd = 100_000

// TestQueueReadsByIndex looks at the plan of every query that the queue can
// ask, on a crowd of which few wait: the state finds them, and no more than
// those are sorted.
func TestQueueReadsByIndex(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("plans need a crowd")
	}
	d := dbtest.New(t)
	gather(t, d)
	n := 0
	for _, scope := range everyScope() {
		for _, f := range everyFilter() {
			for _, after := range []QueueCursor{{}, {day(2), "80000000000000000000000000"}} {
				n++
				query, args := queueSQL(scope, f, after, day(2), 51)
				plan, err := dbtest.Explain(t.Context(), d, query, args...)
				switch {
				case err != nil:
					t.Errorf("%+v: %v in\n%s", f, err, query)
				case slices.Contains(plan.Whole, "application"):
					t.Errorf("%+v reads every application: %s", f, plan.Text)
				case plan.SortsMore(crowd/10, "application_queue", "application_organisation"):
					t.Errorf("%+v sorts every application: %s", f, plan.Text)
				}
			}
		}
	}
	if n != 768 {
		t.Errorf("%d kinds of list, want 768: has a filter been added?", n)
	}
}

// TestQueueFiguresInEveryScope asks for what stands beside the queue: the text
// of these queries depends on the scope only.
func TestQueueFiguresInEveryScope(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.at(ToInvite)
	ctx, q := t.Context(), h.db.Reader()
	for name, scope := range everyScope() {
		var errs []error
		for _, column := range Queues() {
			_, err := facets(ctx, q, scope, column, h.clock.Today())
			errs = append(errs, err)
		}
		_, err := stageCounts(ctx, q, scope)
		errs = append(errs, err)
		_, err = waits(ctx, q, scope, day(1))
		errs = append(errs, err)
		_, err = referrals(ctx, q, scope, 10)
		for _, err := range append(errs, err) {
			if err != nil {
				t.Errorf("scope %s: %v", name, err)
			}
		}
	}
}

func everyScope() map[string]access.Scope {
	point, worker := access.Actor{Organisation: id.New[id.Organisation](), Roles: []access.Role{access.AccessPoint}},
		access.Actor{User: id.New[id.User](), Roles: []access.Role{access.CaseWorker}}
	return map[string]access.Scope{
		"all":          access.ScopeOf(access.System(), access.IntakeQueue),
		"nothing":      {},
		"own":          access.ScopeOf(worker, access.PersonPrivate),
		"organisation": access.ScopeOf(point, access.IntakeRefer),
	}
}

func everyFilter() []QueueFilter {
	var out []QueueFilter
	for _, column := range Queues() {
		for _, district := range []string{"", "navile"} {
			for _, channel := range append(Channels(), "") {
				for _, young := range []bool{false, true} {
					out = append(out, QueueFilter{Column: column, District: district, Channel: channel, Young: young})
				}
			}
		}
	}
	return out
}

// gather writes the applications of some years: few wait, most have ended.
func gather(t *testing.T, d *db.DB) {
	t.Helper()
	const people = 1000
	keys, r := crypt.Ephemeral(), rand.New(rand.NewPCG(2017, 5))
	states := []State{Received, Verifying, ToInvite, InterviewSet, ToDecide, Suspended, InCharge}
	var records []person.Past
	for i := range people {
		records = append(records, person.Past{Person: person.Person{
			ID: id.New[id.Person](), Version: 1, Surname: fmt.Sprintf("Rossi%d", i), GivenName: "Marta",
			BirthDate: day(1).AddMonths(-12 * (18 + i%50)), Lang: "it", CreatedAt: day(1).At(9, 0, time.UTC),
		}})
	}
	applications := func(yield func([]any) bool) {
		for i := range crowd {
			a := Application{
				ID: id.New[id.Application](), Person: records[i%people].ID, District: "navile", Channel: ChannelSite, State: NotInTarget,
				Since: day(1).AddDays(-r.IntN(2000)),
			}
			if r.IntN(100) == 0 {
				a.State = states[r.IntN(len(states))]
			}
			a.WaitingSince, a.ReceivedOn = a.Since, a.Since
			if !yield(append(append([]any{NewFormToken(), string(a.ID), []byte("sealed")}, values(a)...), 1)) {
				return
			}
		}
	}
	err := d.Import(t.Context(), func(tx *db.Tx) error {
		if err := person.ImportIn(t.Context(), tx, keys, records); err != nil {
			return err
		}
		_, err := tx.Bulk(t.Context(), tableApplication, columnNames("form_token, code_blind, code_sealed, "+applicationColumns), applications)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Analyse(t.Context()); err != nil {
		t.Fatal(err)
	}
}
