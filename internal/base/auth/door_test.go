package auth

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// people is a directory in memory; the real one is an area's.
type people struct {
	mu     sync.Mutex
	byName map[string]Account
}

func (p *people) ByLogin(_ context.Context, login string) (Account, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if a, ok := p.byName[login]; ok {
		return a, nil
	}
	return Account{}, fault.Absent("people.ByLogin")
}

func (p *people) ByID(ctx context.Context, user id.User) (Account, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.byName {
		if a.User == user {
			return a, nil
		}
	}
	return Account{}, fault.Absent("people.ByID")
}

func (p *people) SetHash(_ context.Context, user id.User, hash string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for login, a := range p.byName {
		if a.User == user {
			a.Hash, a.MustChange = hash, false
			p.byName[login] = a
		}
	}
	return nil
}

const secret = "quattro parole in fila"

func newDoor(t *testing.T, d *db.DB) (*Door, *people) {
	t.Helper()
	users := &people{byName: map[string]Account{}}
	door := NewDoor(NewSessions(d, Options{Key: []byte("una chiave di prova")}), users)
	hash, err := door.Hash(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	for login, active := range map[string]bool{"anna": true, "uscita": false} {
		user := id.New[id.User]()
		users.byName[login] = Account{User: user, Login: login, Hash: hash, Active: active, Actor: access.Actor{User: user}}
	}
	return door, users
}

func wrong(err error) bool {
	fields := fault.FieldsOf(err)
	return fault.Is(err, fault.Invalid) && len(fields) == 1 && fields[0].Key == "auth.wrong"
}

func TestEnterTellsNobodyWhatWasWrong(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		door, _ := newDoor(t, d)
		tests := []struct {
			name, login, password string
			ok                    bool
		}{
			{"right", "anna", secret, true},
			{"right, written with capitals and spaces", " Anna ", secret, true},
			{"wrong password", "anna", "un'altra", false},
			{"unknown login", "nessuno", secret, false},
			{"who left", "uscita", secret, false},
			{"nothing at all", "", "", false},
		}
		for i, tt := range tests {
			account, err := door.Enter(t.Context(), tt.login, tt.password, "192.0.2."+string(rune('1'+i)))
			if tt.ok && (err != nil || account.Login != "anna") {
				t.Errorf("%s: got %v, want to come in", tt.name, err)
			}
			if !tt.ok && !wrong(err) {
				t.Errorf("%s: got %v, want auth.wrong", tt.name, err)
			}
		}
	})
}

func TestEnterIsNotedAndNamesNobodyInTheTableOfAttempts(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	door, users := newDoor(t, d)
	if _, err := door.Enter(t.Context(), "anna", "sbagliata", "192.0.2.7"); !wrong(err) {
		t.Fatal(err)
	}
	if n := count(t, d, "SELECT count(*) FROM signin_attempt WHERE subject LIKE '%anna%' OR subject LIKE '%192%'"); n != 0 {
		t.Error("the table of attempts names who and where")
	}
	if _, err := door.Enter(t.Context(), "anna", secret, "192.0.2.7"); err != nil {
		t.Fatal(err)
	}
	if n := count(t, d, "SELECT count(*) FROM audit_log WHERE action = 'session.open' AND subject = $1", users.byName["anna"].User); n != 1 {
		t.Errorf("got %d audit rows of the sign-in, want 1", n)
	}
}

func TestAccountMustWaitAfterFiveFailures(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		door, _ := newDoor(t, d)
		for range 5 {
			if _, err := door.Enter(t.Context(), "anna", "sbagliata", "192.0.2.7"); !wrong(err) {
				t.Fatal(err)
			}
		}
		if _, err := door.Enter(t.Context(), "anna", secret, "192.0.2.7"); err != nil {
			t.Fatalf("after five failures the right password: got %v, want to come in", err)
		}
		for range 6 {
			if _, err := door.Enter(t.Context(), "anna", "sbagliata", "192.0.2.7"); !wrong(err) {
				t.Fatal(err)
			}
		}
		_, err := door.Enter(t.Context(), "anna", secret, "198.51.100.1")
		if wait := WaitOf(err); !fault.Is(err, fault.Busy) || wait <= 0 || wait > 10*time.Second {
			t.Fatalf("after six failures even the right password from elsewhere: got %v and wait %v, want up to 10 s", err, wait)
		}
		change(t, d, "UPDATE signin_attempt SET free_at = $1", clock.Wall{}.Now())
		if _, err := door.Enter(t.Context(), "anna", secret, "198.51.100.1"); err != nil {
			t.Errorf("after the wait: got %v, want to come in", err)
		}
		if _, err := door.Enter(t.Context(), "anna", "sbagliata", "192.0.2.7"); !wrong(err) {
			t.Errorf("after coming in the count is at the beginning: got %v", err)
		}
	})
}

func TestAddressMustWaitAfterManyFailuresOnManyAccounts(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	door, _ := newDoor(t, d)
	address := door.sessions.subject("address", "192.0.2.7")
	change(t, d, "INSERT INTO signin_attempt (subject, tries, last_at, free_at) VALUES ($1, 50, $2, $2)", address, clock.Wall{}.Now())
	if _, err := door.Enter(t.Context(), "uno", "x", "192.0.2.7"); !wrong(err) {
		t.Fatal(err)
	}
	if _, err := door.Enter(t.Context(), "due", "x", "192.0.2.7"); WaitOf(err) == 0 {
		t.Errorf("the same address on another account: got %v, want to wait", err)
	}
	if _, err := door.Enter(t.Context(), "due", "x", "192.0.2.8"); !wrong(err) {
		t.Errorf("another address: got %v, want no wait", err)
	}
}

func TestAttemptsAreForgottenAfterAQuietTime(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		door, _ := newDoor(t, d)
		long := clock.Wall{}.Now().Add(-forgetAfter - time.Minute)
		account := door.sessions.subject("account", "anna")
		change(t, d, "INSERT INTO signin_attempt (subject, tries, last_at, free_at) VALUES ($1, 9, $2, $2)", account, long)
		for range 5 {
			if _, err := door.Enter(t.Context(), "anna", "sbagliata", "192.0.2.7"); !wrong(err) {
				t.Fatalf("got %v, want five free tries again", err)
			}
		}
	})
}

func TestAttemptsAtTheSameMomentAreAllCounted(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		door, _ := newDoor(t, d)
		subject := door.sessions.subject("account", "anna")
		var through atomic.Int64
		var group sync.WaitGroup
		for range 40 {
			group.Go(func() {
				if err := door.sessions.attempt(t.Context(), subject); err == nil {
					through.Add(1)
				}
			})
		}
		group.Wait()
		if got := through.Load(); got > 6 {
			t.Errorf("got %d attempts through at once, want at most 6", got)
		}
	})
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	door, users := newDoor(t, d)
	anna := users.byName["anna"]
	here, there := signIn(t, door.sessions, "", anna.User), signIn(t, door.sessions, "", anna.User)
	var current SessionID
	request(t, door.sessions, here, func(s *Session) { current = s.ID() })
	tests := []struct{ name, old, new, field, key string }{
		{"the old one is wrong", "non questa", "una nuova e lunga", "old", "auth.password.old"},
		{"the same again", secret, secret, "new", "auth.password.same"},
		{"too short", secret, "breve", "new", "auth.password.short"},
	}
	for _, tt := range tests {
		err := door.ChangePassword(t.Context(), anna, current, tt.old, tt.new)
		fields := fault.FieldsOf(err)
		if len(fields) != 1 || fields[0].Name != tt.field || fields[0].Key != tt.key {
			t.Errorf("%s: got %v, want %s on %s", tt.name, err, tt.key, tt.field)
		}
	}
	if err := door.ChangePassword(t.Context(), anna, current, secret, "una nuova e lunga"); err != nil {
		t.Fatal(err)
	}
	if _, err := door.Enter(t.Context(), "anna", "una nuova e lunga", "192.0.2.7"); err != nil {
		t.Errorf("with the new password: got %v, want to come in", err)
	}
	if _, err := door.Enter(t.Context(), "anna", secret, "192.0.2.7"); !wrong(err) {
		t.Errorf("with the old password: got %v, want auth.wrong", err)
	}
	if userOf(t, door.sessions, here) != anna.User || userOf(t, door.sessions, there) != "" {
		t.Error("want the other session ended and this one not")
	}
}

func TestWaitingIsSaidInWords(t *testing.T) {
	t.Parallel()
	catalogue, err := i18n.NewCatalogue(Texts)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		wait time.Duration
		want string
	}{
		{time.Millisecond, "un secondo"}, {9500 * time.Millisecond, "10 secondi"}, {time.Minute, "60 secondi"},
		{61 * time.Second, "2 minuti"}, {15 * time.Minute, "15 minuti"},
	}
	for _, tt := range tests {
		if got := Waiting(catalogue.In(i18n.It), tt.wait); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.wait, got, tt.want)
		}
	}
}
