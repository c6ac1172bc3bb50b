package audit

import (
	"errors"
	"slices"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
)

var (
	worker     = access.Actor{User: id.New[id.User](), Roles: []access.Role{access.CaseWorker}}
	controller = access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Administrator}}
)

func TestLookIsThereWhenItReturns(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		person := id.New[id.Person]()
		before := clock.Wall{}.Now()
		if err := Look(t.Context(), d, worker, person, "person.health", "substitute"); err != nil {
			t.Fatal(err)
		}
		own := access.Subject{Owners: []id.User{worker.User}}
		rows, err := LooksAt(t.Context(), d.Reader(), worker, person, own, After{}, 10)
		if err != nil || len(rows) != 1 {
			t.Fatalf("got %v, %v, want one look", rows, err)
		}
		got := rows[0]
		if got.Actor != worker.User || got.Person != person || got.Page != "person.health" || got.Reason != "substitute" ||
			got.At.Before(before) || got.At.After(clock.Wall{}.Now()) {
			t.Errorf("got %+v, want who, whom, what, why and now", got)
		}
	})
}

func TestLooksArePagedFromTheNewestWithoutGapsAndDoubles(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		person, other := id.New[id.Person](), id.New[id.Person]()
		for range 7 {
			for _, p := range []id.Person{person, other} {
				if err := Look(t.Context(), d, worker, p, "person", ""); err != nil {
					t.Fatal(err)
				}
			}
		}
		same := clock.Wall{}.Now() // seven rows of one instant are the hard case
		if err := d.Claim(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), "UPDATE access_log SET at = $1", same)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		all := access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Coordinator}}
		var seen []LookID
		var after After
		for range 10 {
			rows, err := LooksAt(t.Context(), d.Reader(), all, person, access.Subject{}, after, 3)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) == 0 {
				break
			}
			for _, r := range rows {
				seen = append(seen, r.ID)
				after = After{At: r.At, ID: string(r.ID)}
			}
		}
		if len(seen) != 7 || !slices.IsSortedFunc(seen, func(a, b LookID) int { return -compare(a, b) }) {
			t.Errorf("got %d looks %v, want 7 falling ones", len(seen), seen)
		}
	})
}

func compare(a, b LookID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestChangeLivesAndDiesWithItsCommand(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := obs.WithRequestID(t.Context(), "REQUEST")
		subject := id.New[id.Application]()
		failed := errors.New("the rest of the command failed")
		for _, result := range []error{failed, nil} {
			err := d.Write(ctx, func(tx *db.Tx) error {
				if err := Change(ctx, tx, worker, access.IntakeVerify, "application", subject); err != nil {
					return err
				}
				return result
			})
			if !errors.Is(err, result) {
				t.Fatalf("got %v, want %v", err, result)
			}
		}
		rows, err := ChangesTo(t.Context(), d.Reader(), controller, subject, After{}, 10)
		if err != nil || len(rows) != 1 {
			t.Fatalf("got %v, %v, want the one that was committed", rows, err)
		}
		got := rows[0]
		if got.Actor != worker.User || got.Action != access.IntakeVerify || got.Kind != "application" || got.Subject != string(subject) || got.Request != "REQUEST" {
			t.Errorf("got %+v, want who, what, on what, in which request", got)
		}
	})
}

func TestTheProgramItselfIsWrittenAsNobody(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		if err := Look(t.Context(), d, access.System(), id.New[id.Person](), "export", ""); err != nil {
			t.Fatal(err)
		}
		rows, err := Looks(t.Context(), d.Reader(), controller, "", After{}, 10)
		if err != nil || len(rows) != 1 || rows[0].Actor != "" {
			t.Errorf("got %v, %v, want one look by nobody", rows, err)
		}
	})
}

func TestListsAreFilteredByWho(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		for _, who := range []access.Actor{worker, controller, worker} {
			if err := Look(t.Context(), d, who, id.New[id.Person](), "person", ""); err != nil {
				t.Fatal(err)
			}
			err := d.Write(t.Context(), func(tx *db.Tx) error {
				return Change(t.Context(), tx, who, access.PersonEdit, "person", id.New[id.Person]())
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		for by, want := range map[id.User]int{worker.User: 2, controller.User: 1, "": 3, "nobody": 0} {
			looks, err1 := Looks(t.Context(), d.Reader(), controller, by, After{}, 10)
			changes, err2 := Changes(t.Context(), d.Reader(), controller, by, After{At: clock.Wall{}.Now().Add(time.Hour), ID: "~"}, 10)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			if len(looks) != want || len(changes) != want {
				t.Errorf("by %q: got %d looks and %d changes, want %d", by, len(looks), len(changes), want)
			}
		}
	})
}

func TestLogsAreClosedToWhoMayNotReadThem(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	person := id.New[id.Person]()
	stranger := access.Subject{Owners: []id.User{id.New[id.User]()}}
	_, err := LooksAt(t.Context(), d.Reader(), worker, person, stranger, After{}, 10)
	if !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker reads who looked at another's case: got %v, want Denied", err)
	}
	_, err1 := Looks(t.Context(), d.Reader(), worker, "", After{}, 10)
	_, err2 := Changes(t.Context(), d.Reader(), worker, "", After{}, 10)
	_, err3 := ChangesTo(t.Context(), d.Reader(), worker, person, After{}, 10)
	for _, err := range []error{err1, err2, err3} {
		if !fault.Is(err, fault.Denied) {
			t.Errorf("a case worker reads a log: got %v, want Denied", err)
		}
	}
}
