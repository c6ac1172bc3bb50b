package e2e

import (
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// TestARealInstallation takes an empty database of either engine, runs `serve`
// and `user add`, and then lives one person's way through the programme in the
// browser, today.
func TestARealInstallation(t *testing.T) {
	t.Parallel()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			i := Install(t, dbtest.Empty(t, e))
			for _, who := range []struct {
				name string
				role access.Role
			}{
				{"Ada Conti", access.Administrator}, {"Chiara Bianchi", access.Coordinator}, {"Olga Neri", access.Office},
				{"Ivo Galli", access.Interviewer}, {"Luca Serra", access.CaseWorker},
			} {
				i.User(who.name, who.role)
			}
			rome, err := time.LoadLocation("Europe/Rome")
			if err != nil {
				t.Fatal(err)
			}
			today := civil.DateOf(time.Now().In(rome))
			life{
				t: t, home: i.URL, habits: Habits{Name: "real-" + string(e)}, today: today,
				interview: today, walkIn: true, offered: today.AddDays(1), comes: func() {},
				who: Yasmine(), decision: "In target, da riattivare", promised: []int{3, 6, 10},
			}.lived()
			if said := i.command("", "check", "--db", i.db); said == "" {
				t.Error("check says nothing")
			}
		})
	}
}
