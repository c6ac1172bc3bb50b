package crash

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/db"
)

const (
	rounds  = 10
	clients = 200
	tries   = 20 // of a client that is told that the program is busy
)

func TestKilledProgramKeepsEveryAcknowledgedApplicationOnSQLite(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	t.Parallel()
	survive(t, "sqlite:"+t.TempDir()+"/insieme.db")
}

func TestKilledProgramKeepsEveryAcknowledgedApplicationOnPostgreSQL(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	t.Parallel()
	survive(t, postgres(t))
}

// survive kills the program in the middle of the submissions of many clients,
// starts it again, lets those without an answer try again with the same token,
// and counts: every acknowledged application is there, each token once.
func survive(t *testing.T, database string) {
	t.Helper()
	keys := keyFile(t)
	migrated(t, database)
	interrupted := 0
	var all []string
	for round := range rounds {
		tokens := make([]string, clients)
		for i := range tokens {
			tokens[i] = fmt.Sprintf("crash%03dround%03dtoken%08d", i, round, rand.IntN(1e8))
		}
		all = append(all, tokens...)
		unanswered := submitUntilKilled(t, start(t, database, keys), tokens)
		interrupted += len(unanswered)
		again := start(t, database, keys)
		tryAgain(t, again.addr, unanswered)
		again.kill(t)
		countEach(t, database, all, round)
	}
	if interrupted == 0 {
		t.Error("the program was never killed in the middle: nothing was tried")
	}
	t.Logf("%d of %d submissions were interrupted", interrupted, rounds*clients)
}

// submitUntilKilled sends all forms at the same time, kills the program after
// some of them were acknowledged, and returns the tokens without an answer.
func submitUntilKilled(t *testing.T, s *server, tokens []string) []string {
	t.Helper()
	var acknowledged atomic.Int64
	fatal := int64(1 + rand.IntN(len(tokens)*3/4))
	reached := make(chan struct{})
	var once sync.Once
	failed := make([]bool, len(tokens))
	var done sync.WaitGroup
	for i, token := range tokens {
		done.Go(func() {
			if submit(s.addr, token) != nil {
				failed[i] = true
				return
			}
			if acknowledged.Add(1) == fatal {
				once.Do(func() { close(reached) })
			}
		})
	}
	select {
	case <-reached:
	case <-time.After(30 * time.Second):
		t.Error("the submissions are not answered")
	}
	s.kill(t)
	done.Wait()
	var out []string
	for i, token := range tokens {
		if failed[i] {
			out = append(out, token)
		}
	}
	return out
}

// tryAgain sends forms once more, some at a time; each must be answered now.
func tryAgain(t *testing.T, addr string, tokens []string) {
	t.Helper()
	var done sync.WaitGroup
	room := make(chan struct{}, 16)
	for _, token := range tokens {
		room <- struct{}{}
		done.Go(func() {
			defer func() { <-room }()
			var err error
			for range tries {
				if err = submit(addr, token); err == nil {
					return
				}
			}
			t.Errorf("trying again: %v", err)
		})
	}
	done.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// submit sends the whole form in one request. Only the receipt acknowledges it.
func submit(addr, token string) error {
	client := http.Client{
		Timeout:       20 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{DisableKeepAlives: true},
	}
	r, err := client.PostForm("http://"+addr+"/candidatura/pagina-unica", form(token))
	if err != nil {
		return err
	}
	body, err := io.ReadAll(r.Body)
	if err := firstOf(err, r.Body.Close()); err != nil {
		return err
	}
	if r.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d: %s", r.StatusCode, errorsIn(body))
	}
	return nil
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// errorsIn is the part of a page that says what is wrong with the form.
func errorsIn(page []byte) string {
	at := bytes.Index(page, []byte("i-error"))
	if at < 0 {
		return ""
	}
	return string(page[at:min(len(page), at+400)])
}

func form(token string) url.Values {
	return url.Values{
		"form_token": {token}, "municipality": {"037006"}, "work_status": {"unemployed"}, "income_support": {"none"},
		"measures": {"no"}, "l14": {"no"}, "trades": {"warehouse"}, "education": {"upper_secondary"}, "italian_level": {"good"},
		"given_name": {"Prova"}, "surname": {"Caduta"}, "birth_date": {"1990-05-01"}, "sex": {"f"}, "citizenship": {"IT"},
		"phone": {"333 555 0" + token[5:8]}, "lang": {"it"}, "consent": {"1"},
	}
}

// countEach demands one application for each token, and one journal row for
// each application.
func countEach(t *testing.T, database string, tokens []string, round int) {
	t.Helper()
	d := open(t, database)
	rows, err := db.All(t.Context(), d.Reader(), db.Scalar[string], `SELECT form_token FROM application`)
	if err != nil {
		t.Fatal(err)
	}
	events, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT count(*) FROM event WHERE kind = 'application_received'`)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, token := range rows {
		found[token]++
	}
	var wrong []string
	for _, token := range tokens {
		if found[token] != 1 {
			wrong = append(wrong, fmt.Sprintf("%s: %d", token, found[token]))
		}
	}
	if len(wrong) > 0 || len(rows) != len(tokens) || events != len(tokens) {
		t.Fatalf("round %d: %d rows and %d events for %d tokens; not once: %s", round, len(rows), events, len(tokens), strings.Join(wrong, ", "))
	}
}
