package auth

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// The vectors of RFC 6238, appendix B, for SHA-1.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	t.Parallel()
	key := []byte("12345678901234567890")
	for at, want := range map[int64]string{
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		if got := codeOf(key, stepOf(time.Unix(at, 0)), 8); got != want {
			t.Errorf("at %d: got %s, want %s", at, got, want)
		}
	}
}

func TestAStepFitsAroundNowAndNeverTwice(t *testing.T) {
	t.Parallel()
	key, now := []byte("12345678901234567890"), time.Unix(1111111111, 0)
	here := stepOf(now)
	tests := []struct {
		name string
		of   int64 // whose code is given
		last int64
		ok   bool
	}{
		{"now", here, 0, true},
		{"one period late", here - 1, 0, true},
		{"one period early", here + 1, 0, true},
		{"two periods late", here - 2, 0, false},
		{"two periods early", here + 2, 0, false},
		{"used already", here, here, false},
		{"before the one used", here - 1, here, false},
		{"after the one used", here + 1, here, true},
	}
	for _, tt := range tests {
		step, ok := stepThatFits(key, codeOf(key, tt.of, totpDigits), now, tt.last)
		if ok != tt.ok || ok && step != tt.of {
			t.Errorf("%s: got %d, %v, want %d, %v", tt.name, step, ok, tt.of, tt.ok)
		}
	}
}

func TestCodesOnPaperDifferAndReadHoweverTheyAreTyped(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range newRecoveryCodes() {
		if len(c) != 14 || seen[c] || isAppCode(foldCode(c)) {
			t.Errorf("got the code %q", c)
		}
		seen[c] = true
	}
	if got := foldCode(" K3PD-9wxm\u00a02fht"); got != "k3pd9wxm2fht" {
		t.Errorf("got %q", got)
	}
}

// newFactors is a keeper with a user.
func newFactors(d *db.DB) (*Factors, Account) {
	user := id.New[id.User]()
	f := NewFactors(NewSessions(d, Options{Key: []byte("una chiave di prova")}), crypt.Ephemeral())
	return f, Account{User: user, Login: "anna", Active: true, Actor: access.Actor{User: user, Roles: []access.Role{access.Coordinator}}}
}

// setUp gives a user an app, and returns its secret and the codes on paper.
func setUp(t *testing.T, f *Factors, user Account) (secret string, codes []string) {
	t.Helper()
	draft, err := f.Draft(user, "Insieme")
	if err != nil {
		t.Fatal(err)
	}
	codes, err = f.AddApp(t.Context(), user, draft.Sealed, CodeAt(draft.Secret, clock.Wall{}.Now()))
	if err != nil {
		t.Fatal(err)
	}
	return draft.Secret, codes
}

func refused(err error) bool {
	fields := fault.FieldsOf(err)
	return fault.Is(err, fault.Invalid) && len(fields) == 1 && fields[0].Key == "auth.factor.wrong"
}

// soon is a code that the app will show, which is accepted as it is now.
func soon(secret string) string {
	return CodeAt(secret, clock.Wall{}.Now().Add(totpPeriod*time.Second))
}

func TestACodeServesOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f, user := newFactors(d)
		secret, codes := setUp(t, f, user)
		if err := f.Check(t.Context(), user, CodeAt(secret, clock.Wall{}.Now())); !refused(err) {
			t.Errorf("the code of the set-up again: %v", err)
		}
		code := soon(secret)
		if err := f.Check(t.Context(), user, code[:3]+" "+code[3:]); err != nil {
			t.Errorf("a new code: %v", err)
		}
		if err := f.Check(t.Context(), user, code); !refused(err) {
			t.Errorf("the same code again: %v", err)
		}
		if err := f.Check(t.Context(), user, codes[0]); err != nil {
			t.Errorf("a code on paper: %v", err)
		}
		if err := f.Check(t.Context(), user, codes[0]); !refused(err) {
			t.Errorf("a code on paper again: %v", err)
		}
		other := user
		other.User = id.New[id.User]()
		if err := f.Check(t.Context(), other, codes[1]); !refused(err) {
			t.Errorf("somebody else's code on paper: %v", err)
		}
		state, err := f.State(t.Context(), user.User)
		if err != nil || !state.App || state.Codes != recoveryCodes-1 {
			t.Errorf("got %+v, %v, want an app and one code less", state, err)
		}
	})
}

func TestTheSameCodeAtTheSameMomentServesOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f, user := newFactors(d)
		secret, _ := setUp(t, f, user)
		code := soon(secret)
		var in atomic.Int32
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if f.Check(t.Context(), user, code) == nil {
					in.Add(1)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			t.Errorf("%d came in with one code, want 1", in.Load())
		}
	})
}

func TestWrongCodesAreSlowedDown(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f, user := newFactors(d)
		secret, _ := setUp(t, f, user)
		for range accountThrottle.free + 1 {
			if err := f.Check(t.Context(), user, "nonsense"); !refused(err) {
				t.Fatalf("got %v, want a refusal", err)
			}
		}
		if err := f.Check(t.Context(), user, soon(secret)); WaitOf(err) == 0 {
			t.Errorf("the right code after too many wrong ones: %v, want to wait", err)
		}
	})
}

func TestSecretsAreSealedAndBelongToTheirUser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f, user := newFactors(d)
		draft, err := f.Draft(user, "Insieme")
		if err != nil {
			t.Fatal(err)
		}
		other := user
		other.User = id.New[id.User]()
		for _, sealed := range []string{"", "x", "%%", draft.Sealed[:20]} {
			if _, err := f.AddApp(t.Context(), user, sealed, CodeAt(draft.Secret, clock.Wall{}.Now())); !fault.Is(err, fault.Invalid) {
				t.Errorf("draft %q: %v, want invalid", sealed, err)
			}
		}
		if _, err := f.AddApp(t.Context(), other, draft.Sealed, CodeAt(draft.Secret, clock.Wall{}.Now())); !fault.Is(err, fault.Invalid) {
			t.Errorf("somebody else's draft: %v, want invalid", err)
		}
		if _, err := f.AddApp(t.Context(), user, draft.Sealed, "000000x"); !fault.Is(err, fault.Invalid) {
			t.Errorf("a wrong first code: %v, want invalid", err)
		}
		setUp(t, f, user)
		again, err := f.Draft(user, "Insieme")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.AddApp(t.Context(), user, again.Sealed, CodeAt(again.Secret, clock.Wall{}.Now())); !fault.Is(err, fault.Conflict) {
			t.Errorf("a second app: %v, want a conflict", err)
		}
	})
}

func TestWhatIsTakenAwayServesNoMore(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f, user := newFactors(d)
		if _, err := f.NewCodes(t.Context(), user); !fault.Is(err, fault.Conflict) {
			t.Errorf("codes for who has no second factor: %v, want a conflict", err)
		}
		secret, old := setUp(t, f, user)
		codes, err := f.NewCodes(t.Context(), user)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(t.Context(), user, old[0]); !refused(err) {
			t.Errorf("a code that was replaced: %v", err)
		}
		if err := f.RemoveApp(t.Context(), user); err != nil {
			t.Fatal(err)
		}
		for _, code := range []string{soon(secret), codes[0]} {
			if err := f.Check(t.Context(), user, code); !refused(err) {
				t.Errorf("a code of a removed app: %v", err)
			}
		}
		if err := f.RemoveApp(t.Context(), user); !fault.Is(err, fault.Conflict) {
			t.Errorf("removing twice: %v, want a conflict", err)
		}
		_, codes = setUp(t, f, user)
		boss := access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Administrator}}
		if err := f.Reset(t.Context(), boss, user.User); err != nil {
			t.Fatal(err)
		}
		if state, err := f.State(t.Context(), user.User); err != nil || state.Any() || state.Codes != 0 {
			t.Errorf("after the reset: %+v, %v", state, err)
		}
		if err := f.Check(t.Context(), user, codes[0]); !refused(err) {
			t.Errorf("a code after the reset: %v", err)
		}
		if n := count(t, d, "SELECT count(*) FROM audit_log WHERE action = 'factor.reset' AND actor = $1 AND subject = $2", boss.User, user.User); n != 1 {
			t.Errorf("the reset is noted %d times, want once", n)
		}
	})
}
