package auth

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// request loads the session of a browser's token, lets do act on it, saves it
// and gives back what the browser then holds.
func request(t *testing.T, s *Sessions, token string, do func(*Session)) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	if token != "" {
		r.AddCookie(&http.Cookie{Name: s.cookie, Value: token})
	}
	session, err := s.Load(r)
	if err != nil {
		t.Fatal(err)
	}
	do(session)
	w := httptest.NewRecorder()
	if err := session.Save(w); err != nil {
		t.Fatal(err)
	}
	for _, c := range w.Result().Cookies() {
		if c.MaxAge < 0 {
			token = ""
		} else {
			token = c.Value
		}
	}
	return token
}

func nothing(*Session) {}

func signIn(t *testing.T, s *Sessions, token string, user id.User) string {
	t.Helper()
	return request(t, s, token, func(session *Session) {
		if err := session.SignIn(user, "Firefox, Linux"); err != nil {
			t.Fatal(err)
		}
	})
}

func userOf(t *testing.T, s *Sessions, token string) id.User {
	t.Helper()
	var user id.User
	request(t, s, token, func(session *Session) { user = session.User() })
	return user
}

func change(t *testing.T, d *db.DB, query string, args ...any) {
	t.Helper()
	err := d.Claim(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), query, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, d *db.DB, query string, args ...any) int {
	t.Helper()
	n, err := db.One(t.Context(), d.Reader(), db.Scalar[int], query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSessionIsStoredOnlyWhenSomethingIsInIt(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := NewSessions(d, Options{})
		if token := request(t, s, "", nothing); token != "" || count(t, d, "SELECT count(*) FROM session") != 0 {
			t.Errorf("got token %q and a row for a visitor who did nothing, want none", token)
		}
		token := request(t, s, "", func(session *Session) { session.Put("x.k", "città") })
		got := ""
		request(t, s, token, func(session *Session) { got = session.Take("x.k") })
		if got != "città" {
			t.Errorf("got %q, want what was put", got)
		}
		request(t, s, token, func(session *Session) { got = session.Get("x.k") })
		if got != "" {
			t.Errorf("got %q after it was taken, want nothing", got)
		}
		if n := count(t, d, "SELECT count(*) FROM session WHERE token_hash = $1 OR data LIKE $2", token, "%"+token+"%"); n != 0 {
			t.Error("the token itself is in the table, want its hash only")
		}
	})
}

func TestSignInChangesTheTokenAndForgetsWhatWasThere(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	s := NewSessions(d, Options{})
	planted := request(t, s, "", func(session *Session) { session.Put("x.k", "di chi c'era prima") })
	user := id.New[id.User]()
	token := signIn(t, s, planted, user)
	if token == planted || userOf(t, s, planted) != "" {
		t.Error("the token from before the sign-in still works")
	}
	got := "?"
	request(t, s, token, func(session *Session) { got = session.Get("x.k") })
	if got != "" || userOf(t, s, token) != user {
		t.Errorf("got %q kept and user %q, want nothing and %q", got, userOf(t, s, token), user)
	}
}

func TestSessionEndsByTheMachinesClock(t *testing.T) {
	t.Parallel()
	now := clock.Wall{}.Now()
	tests := []struct {
		name, column string
		at           time.Time
		want         bool
	}{
		{"idle for less than eight hours", "seen_at", now.Add(-IdleTime + time.Minute), true},
		{"idle for more than eight hours", "seen_at", now.Add(-IdleTime - time.Minute), false},
		{"before its absolute end", "expires_at", now.Add(time.Minute), true},
		{"after its absolute end", "expires_at", now.Add(-time.Second), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := dbtest.New(t)
			s := NewSessions(d, Options{})
			user := id.New[id.User]()
			token := signIn(t, s, "", user)
			change(t, d, "UPDATE session SET "+tt.column+" = $1", tt.at)
			if got := userOf(t, s, token) == user; got != tt.want {
				t.Errorf("the session lives: got %v, want %v", got, tt.want)
			}
			open, err := s.Of(t.Context(), user)
			if err != nil || (len(open) == 1) != tt.want {
				t.Errorf("got %d open sessions listed (err %v), want it to agree", len(open), err)
			}
			if err := s.Sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			if left := count(t, d, "SELECT count(*) FROM session") == 1; left != tt.want {
				t.Errorf("the row after sweeping is there: got %v, want %v", left, tt.want)
			}
		})
	}
}

func TestSessionLastsTwelveHours(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	before := clock.Wall{}.Now()
	signIn(t, NewSessions(d, Options{}), "", id.New[id.User]())
	var expires time.Time
	_, err := db.One(t.Context(), d.Reader(), func(s db.Scanner) (bool, error) { return true, s.Scan(db.Instant(&expires)) },
		"SELECT expires_at FROM session")
	if err != nil {
		t.Fatal(err)
	}
	if got := expires.Sub(before); got < AbsoluteTime || got > AbsoluteTime+time.Minute {
		t.Errorf("got an end after %v, want %v", got, AbsoluteTime)
	}
}

func TestReadingPagesDoesNotWriteTheSession(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	s := NewSessions(d, Options{})
	token := signIn(t, s, "", id.New[id.User]())
	writes := d.Stats().Writes
	for range 5 {
		request(t, s, token, nothing)
	}
	if got := d.Stats().Writes - writes; got != 0 {
		t.Errorf("got %d writes for five requests, want none", got)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.AddCookie(&http.Cookie{Name: s.cookie, Value: token})
	session, err := s.Load(r)
	if err != nil {
		t.Fatal(err)
	}
	s.manager.Put(session.ctx, keySeen, clock.Wall{}.Now().Add(-touchEvery).Unix()) // the last time was long ago
	if _, _, err := s.manager.Commit(context.WithValue(session.ctx, existing{}, true)); err != nil {
		t.Fatal(err)
	}
	writes = d.Stats().Writes
	for range 5 {
		request(t, s, token, nothing)
	}
	if got := d.Stats().Writes - writes; got != 1 {
		t.Errorf("got %d writes for five requests after some minutes, want 1", got)
	}
}

func TestEndedSessionDoesNotComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := NewSessions(d, Options{})
		user := id.New[id.User]()
		token := signIn(t, s, "", user)
		after := request(t, s, token, func(session *Session) {
			session.Put("x.k", "in corso")
			if err := s.RevokeAll(t.Context(), user, ""); err != nil { // meanwhile, elsewhere
				t.Fatal(err)
			}
		})
		if after != "" || userOf(t, s, token) != "" || count(t, d, "SELECT count(*) FROM session") != 0 {
			t.Error("a session that was ended while a request ran is there again")
		}
	})
}

func TestRevokeEndsOneSessionOfItsOwnUser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := NewSessions(d, Options{})
		anna, bruno := id.New[id.User](), id.New[id.User]()
		first, second, other := signIn(t, s, "", anna), signIn(t, s, "", anna), signIn(t, s, "", bruno)
		var firstID SessionID
		request(t, s, first, func(session *Session) { firstID = session.ID() })
		if err := s.Revoke(t.Context(), bruno, firstID); !fault.Is(err, fault.NotFound) {
			t.Errorf("another user ends it: got %v, want NotFound", err)
		}
		if err := s.Revoke(t.Context(), anna, firstID); err != nil {
			t.Fatal(err)
		}
		if userOf(t, s, first) != "" || userOf(t, s, second) != anna || userOf(t, s, other) != bruno {
			t.Error("want exactly the first session ended")
		}
		open, err := s.Of(t.Context(), anna)
		if err != nil || len(open) != 1 || open[0].Device != "Firefox, Linux" {
			t.Errorf("got %v, %v, want the second session with its device", open, err)
		}
	})
}

func TestRevokeAllKeepsTheSessionAtHand(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	s := NewSessions(d, Options{})
	anna := id.New[id.User]()
	here, there := signIn(t, s, "", anna), signIn(t, s, "", anna)
	var keep SessionID
	request(t, s, here, func(session *Session) { keep = session.ID() })
	if err := s.RevokeAll(t.Context(), anna, keep); err != nil {
		t.Fatal(err)
	}
	if userOf(t, s, here) != anna || userOf(t, s, there) != "" {
		t.Error("want the session at hand to live and the other ended")
	}
}

func TestCookieIsClosedToScriptsAndOtherSites(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		secure bool
		want   []string
	}{
		{"plain", false, []string{"insieme=", "HttpOnly", "SameSite=Lax", "Path=/"}},
		{"https", true, []string{"__Host-insieme=", "HttpOnly", "SameSite=Lax", "Path=/", "Secure"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := NewSessions(dbtest.New(t), Options{Secure: tt.secure})
			session, err := s.Load(httptest.NewRequest(http.MethodGet, "/", nil))
			if err != nil {
				t.Fatal(err)
			}
			session.Put("x.k", "v")
			w := httptest.NewRecorder()
			if err := session.Save(w); err != nil {
				t.Fatal(err)
			}
			cookie := w.Header().Get("Set-Cookie")
			for _, want := range tt.want {
				if !strings.Contains(cookie, want) {
					t.Errorf("got cookie %q, want %q in it", cookie, want)
				}
			}
			if strings.Contains(cookie, "Max-Age") || strings.Contains(cookie, "Expires") {
				t.Errorf("got cookie %q, want one that ends with the browser", cookie)
			}
		})
	}
}

func TestForgedTokensAreNobodys(t *testing.T) {
	t.Parallel()
	s := NewSessions(dbtest.New(t), Options{})
	for _, token := range []string{"x", strings.Repeat("A", 43), strings.Repeat("A", 5000), "' OR 1=1 --"} {
		ended := request(t, s, token, func(session *Session) {
			if session.User() != "" || !session.Token() {
				t.Errorf("got user %q, want nobody with a token", session.User())
			}
		})
		if ended != "" {
			t.Errorf("the browser keeps the forged token %.10q", token)
		}
	}
}
