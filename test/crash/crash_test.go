package crash

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/db"
)

// clients send their forms at the same time.
const clients = 200

func TestKilledProgramKeepsWhatItAcknowledgedOnSQLite(t *testing.T) {
	only(t, db.SQLite)
	in := install(t, "sqlite:"+filepath.Join(t.TempDir(), "insieme.db"))
	survive(t, in, 10, func(s *server) (next *server) {
		s.kill()
		return in.serve()
	})
}

func TestKilledProgramKeepsWhatItAcknowledgedOnPostgres(t *testing.T) {
	only(t, db.Postgres)
	in := install(t, startPostgres(t).url())
	survive(t, in, 10, func(s *server) (next *server) {
		s.kill()
		return in.serve()
	})
}

// TestKilledPostgresKeepsWhatTheProgramAcknowledged kills the database server
// and all its processes with it; the program goes on.
func TestKilledPostgresKeepsWhatTheProgramAcknowledged(t *testing.T) {
	only(t, db.Postgres)
	pg := startPostgres(t)
	in := install(t, pg.url())
	survive(t, in, 3, func(s *server) (next *server) {
		pg.kill()
		pg.start()
		return s
	})
}

// only skips a test where it has no place.
func only(t *testing.T, e db.Engine) {
	t.Helper()
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	if suite := os.Getenv("TEST_ENGINE"); suite != "" && suite != string(e) {
		t.Skip("of the suite on " + string(e))
	}
	t.Parallel()
}

// survive lets many send their form at the same time, has something killed in
// the middle, lets those without an answer try again, and counts, again and
// again.
func survive(t *testing.T, in *installation, rounds int, kill func(s *server) (next *server)) {
	t.Helper()
	s := in.serve()
	var everybody []*applicant
	interrupted := 0
	for range rounds {
		all := applicants(clients)
		everybody = append(everybody, all...)
		unanswered, next := inTheMiddle(s, all, kill)
		s = next
		interrupted += len(unanswered)
		known := map[*applicant]string{} // receipts given before the end
		for _, a := range all {
			if a.code != "" {
				known[a] = a.code
			}
		}
		retry(t, s.addr, unanswered)
		again := all[rand.IntN(len(all))]
		retry(t, s.addr, []*applicant{again})
		if was := known[again]; was != "" && again.code != was {
			t.Errorf("a form sent again got receipt %s, before %s", again.code, was)
		}
		count(t, in, everybody)
		if t.Failed() {
			break
		}
	}
	s.kill()
	in.run("check", "--deep")
	if interrupted == 0 {
		t.Error("nothing was ever killed in the middle: nothing was tried")
	}
	t.Logf("%d of %d forms were interrupted", interrupted, len(everybody))
}

// inTheMiddle kills after a random number of acknowledgements.
func inTheMiddle(s *server, all []*applicant, kill func(s *server) *server) (unanswered []*applicant, next *server) {
	fatal := int64(1 + rand.IntN(len(all)*3/4))
	var acknowledged atomic.Int64
	reached := make(chan struct{})
	killed := make(chan *server)
	go func() {
		select {
		case <-reached:
		case <-time.After(20 * time.Second): // the form is refused: the test will say so
		}
		killed <- kill(s)
	}()
	unanswered = rush(s.addr, all, func() {
		if acknowledged.Add(1) == fatal {
			close(reached)
		}
	})
	return unanswered, <-killed
}

// count demands one application for each form.
func count(t *testing.T, in *installation, everybody []*applicant) {
	t.Helper()
	found := in.tokens()
	var wrong []string
	for _, a := range everybody {
		if found[a.token()] != 1 {
			wrong = append(wrong, fmt.Sprintf("%s: %d", a.token(), found[a.token()]))
		}
	}
	if len(wrong) > 0 || len(found) != len(everybody) {
		t.Errorf("%d forms became %d applications; not once: %s", len(everybody), len(found), strings.Join(wrong, ", "))
	}
}
