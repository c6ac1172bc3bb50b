package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
)

var _ = context.Background

func TestExplore(t *testing.T) {
	d := dbtest.New(t)
	start := time.Now()
	fill(t, d, 100_000)
	t.Log("filled", time.Since(start))
	for _, analysed := range []bool{false, true} {
		if analysed {
			start = time.Now()
			if err := d.Analyse(t.Context()); err != nil {
				t.Fatal(err)
			}
			t.Log("analysed", time.Since(start))
		}
		for name, scope := range map[string]access.Scope{"all": access.Unlimited(), "own": access.ScopeOf(access.Actor{User: uid(3), Roles: []access.Role{access.CaseWorker}}, access.PersonPrivate)} {
			for _, g := range []string{"", "pact", "ended", "applying"} {
				for _, dis := range []string{"", "d3"} {
					for _, ref := range []id.User{"", uid(5)} {
						for _, s := range []Sort{ByName, ByDue} {
							for _, after := range []At{{}, {Key: "m", Person: "01900000"}} {
								if s == ByDue && after.Key != "" {
									after.Key = "2024-01-01"
								}
								f := Filter{Group: g, District: dis, Referent: ref, Sort: s}
								q, args := peopleSQL(d.Engine(), scope, f, after, 51)
								st := time.Now()
								cards, err := db.All(t.Context(), d.Reader(), scanCard, q, args...)
								el := time.Since(st)
								if err != nil {
									t.Fatal(err)
								}
								ex := "EXPLAIN QUERY PLAN "
								if d.Engine() == db.Postgres {
									ex = "EXPLAIN "
								}
								rows, err := d.Reader().Query(t.Context(), ex+q, args...)
								if err != nil {
									t.Fatal(err)
								}
								var plan []string
								for rows.Next() {
									var a, b, c int
									var s string
									if d.Engine() == db.Postgres {
										rows.Scan(&s)
									} else {
										rows.Scan(&a, &b, &c, &s)
									}
									plan = append(plan, s)
								}
								rows.Close()
								fmt.Printf("%v %s g=%s d=%s r=%v %s after=%v: %d rows %v | %s\n", analysed, name, g, dis, ref != "", s, after.Key != "", len(cards), el.Round(100*time.Microsecond), strings.Join(plan, " ; "))
							}
						}
					}
				}
			}
		}
	}
}

func uid(n int) id.User { return id.User(fmt.Sprintf("%032x", n)) }

func fill(t *testing.T, d *db.DB, n int) {
	r := rand.New(rand.NewPCG(1, 2))
	weights := []struct {
		stage string
		n     int
	}{{"received", 2}, {"to_invite", 3}, {"suspended", 5}, {"pact_proposed", 1}, {"reactivating", 20}, {"ready", 40}, {"in_experience", 10}, {"at_work", 70}, {"closed", 400}, {"withdrawn", 200}, {"not_eligible", 250}}
	total := 0
	for _, w := range weights {
		total += w.n
	}
	err := d.Import(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Bulk(t.Context(), "person_card", strings.FieldsFunc(cardColumns, notName), func(yield func([]any) bool) {
			for i := range n {
				c := Card{Person: id.Person(fmt.Sprintf("%032x", r.Uint64())), Surname: "S", GivenName: "G"}
				_ = i
				c.NameKey = string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26))) + fmt.Sprint(r.IntN(5000)) + " x"
				c.District = fmt.Sprintf("d%d", r.IntN(7))
				k := r.IntN(total)
				for _, w := range weights {
					if k -= w.n; k < 0 {
						c.Stage = w.stage
						break
					}
				}
				if r.IntN(3) > 0 {
					c.Referent = uid(r.IntN(200))
				}
				c.Interviewer = uid(r.IntN(200))
				if r.IntN(10) == 0 {
					c.NextDue, _ = civil.ParseDate("2022-01-01")
					c.NextDue = c.NextDue.AddDays(r.IntN(1000))
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
}
