package auth

import (
	"strings"
	"testing"

	"insieme/internal/base/auth/keytest"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const address = "192.0.2.7"

var here = Place{Host: "insieme.example", Origin: "https://insieme.example"}

// keyring is passkeys of one user, who has none yet.
type keyring struct {
	*Passkeys
	t    *testing.T
	d    *db.DB
	anna Account
	all  *people
}

func newKeyring(t *testing.T, d *db.DB) *keyring {
	t.Helper()
	door, users := newDoor(t, d)
	return &keyring{Passkeys: NewPasskeys(door.sessions, crypt.Ephemeral(), users), t: t, d: d, anna: users.byName["anna"], all: users}
}

// add makes a passkey of anna's in an authenticator.
func (k *keyring) add(a *keytest.Authenticator) error {
	k.t.Helper()
	options, ticket, err := k.BeginAdd(k.t.Context(), here, "Insieme", k.anna)
	if err != nil {
		k.t.Fatal(err)
	}
	return k.Add(k.t.Context(), here, k.anna, ticket, "Telefono", a.Create(options))
}

// enter gives a passkey.
func (k *keyring) enter(a *keytest.Authenticator) (Account, error) {
	k.t.Helper()
	options, ticket, err := k.BeginEnter(here)
	if err != nil {
		k.t.Fatal(err)
	}
	return k.Enter(k.t.Context(), here, ticket, a.Get(options), address)
}

func (k *keyring) authenticator() *keytest.Authenticator {
	return keytest.New(k.t, here.Host, here.Origin)
}

func notAccepted(err error) bool {
	fields := fault.FieldsOf(err)
	return fault.Is(err, fault.Invalid) && len(fields) == 1 && fields[0].Key == "auth.passkey.wrong"
}

func TestAPasskeyLetsItsUserIn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		k := newKeyring(t, d)
		phone := k.authenticator()
		if err := k.add(phone); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got, err := k.enter(phone); err != nil || got.User != k.anna.User {
				t.Fatalf("got %v, %v, want anna", got.User, err)
			}
		}
		synced := k.authenticator() // one that does not count, as those of telephones that copy their keys
		synced.Counts = false
		if err := k.add(synced); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if _, err := k.enter(synced); err != nil {
				t.Errorf("a passkey without a counter: %v", err)
			}
		}
		all, err := k.Of(t.Context(), k.anna.User)
		if err != nil || len(all) != 2 || all[0].Name != "Telefono" || all[0].Used.IsZero() {
			t.Errorf("got %+v, %v", all, err)
		}
		if n := count(t, d, "SELECT count(*) FROM audit_log WHERE action = 'session.passkey' AND subject = $1", k.anna.User); n != 4 {
			t.Errorf("signing in is noted %d times, want 4", n)
		}
	})
}

func TestPasskeysThatProveNothingAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		spoil func(k *keyring, phone *keytest.Authenticator)
	}{
		{"on another page", func(_ *keyring, p *keytest.Authenticator) { p.Origin = "https://insieme.example.evil" }},
		{"for another host", func(_ *keyring, p *keytest.Authenticator) { p.Host = "evil.example" }},
		{"without asking who holds it", func(_ *keyring, p *keytest.Authenticator) { p.Careless = true }},
		{"with a counter that goes back, as a copy's", func(_ *keyring, p *keytest.Authenticator) { p.Counter = 1 }},
		{"with a counter that stands still", func(_ *keyring, p *keytest.Authenticator) { p.Counts = false }},
		{"that was removed", func(k *keyring, _ *keytest.Authenticator) {
			all, err := k.Of(k.t.Context(), k.anna.User)
			if err == nil {
				err = k.Remove(k.t.Context(), k.anna, all[0].ID)
			}
			if err != nil {
				k.t.Fatal(err)
			}
		}},
		{"of who left", func(k *keyring, _ *keytest.Authenticator) {
			gone := k.anna
			gone.Active = false
			k.all.byName["anna"] = gone
		}},
		{"that is another's than it says", func(k *keyring, p *keytest.Authenticator) { *p = *k.stolen(p) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			k := newKeyring(t, dbtest.New(t))
			phone := k.authenticator()
			if err := k.add(phone); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				if _, err := k.enter(phone); err != nil {
					t.Fatal(err)
				}
			}
			tt.spoil(k, phone)
			if _, err := k.enter(phone); !notAccepted(err) {
				t.Errorf("got %v, want a refusal", err)
			}
		})
	}
}

// stolen is a stranger's key that claims to be anna's.
func (k *keyring) stolen(of *keytest.Authenticator) *keytest.Authenticator {
	k.t.Helper()
	options, _, err := k.BeginAdd(k.t.Context(), here, "Insieme", k.anna)
	if err != nil {
		k.t.Fatal(err)
	}
	other := k.authenticator()
	other.Create(options)
	other.Counter = of.Counter
	return other
}

func TestATicketServesItsOwnCeremony(t *testing.T) {
	t.Parallel()
	k := newKeyring(t, dbtest.New(t))
	ctx, phone := t.Context(), k.authenticator()
	options, ticket, err := k.BeginAdd(ctx, here, "Insieme", k.anna)
	if err != nil {
		t.Fatal(err)
	}
	answer := phone.Create(options)
	other := k.anna
	other.User = id.New[id.User]()
	if err := k.Add(ctx, here, other, ticket, "Telefono", answer); !notAccepted(err) {
		t.Errorf("for another user: %v", err)
	}
	for _, bad := range []string{"", "{}", "x", "[1]", answer[:40], strings.Repeat("[", 3000)} {
		if err := k.Add(ctx, here, k.anna, ticket, "Telefono", bad); !notAccepted(err) {
			t.Errorf("the answer %.20q: %v", bad, err)
		}
		if _, err := k.Enter(ctx, here, ticket, bad, "192.0.2.9"); !notAccepted(err) {
			t.Errorf("entering with %.20q: %v", bad, err)
		}
	}
	for name, want := range map[string]string{"": "auth.passkey.name", " ": "auth.passkey.name", strings.Repeat("è", 61): "auth.passkey.long"} {
		err := k.Add(ctx, here, k.anna, ticket, name, answer)
		if f := fault.FieldsOf(err); len(f) != 1 || f[0].Key != want || f[0].Name != "nome" {
			t.Errorf("the name %.10q: %v", name, err)
		}
	}
	if err := k.Add(ctx, here, k.anna, "", "Telefono", answer); fault.FieldsOf(err)[0].Key != "auth.passkey.late" {
		t.Errorf("without a ticket: %v", err)
	}
	if err := k.Add(ctx, here, k.anna, ticket, "Telefono", answer); err != nil {
		t.Fatal(err)
	}
	if err := k.Add(ctx, here, k.anna, ticket, "Telefono", answer); !notAccepted(err) {
		t.Errorf("the same passkey twice: %v", err)
	}
	if err := k.Remove(ctx, other, PasskeyID(id.New[PasskeyID]())); !fault.Is(err, fault.NotFound) {
		t.Errorf("removing nothing: %v", err)
	}
	all, err := k.Of(ctx, k.anna.User)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Remove(ctx, other, all[0].ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("removing somebody else's: %v", err)
	}
}

func TestWrongPasskeysAreSlowedDownByAddress(t *testing.T) {
	t.Parallel()
	k := newKeyring(t, dbtest.New(t))
	_, ticket, err := k.BeginEnter(here)
	if err != nil {
		t.Fatal(err)
	}
	for range addressThrottle.free + 1 {
		if _, err := k.Enter(t.Context(), here, ticket, "{}", address); !notAccepted(err) {
			t.Fatal(err)
		}
	}
	if _, err := k.Enter(t.Context(), here, ticket, "{}", address); WaitOf(err) == 0 {
		t.Errorf("got %v, want to wait", err)
	}
}
