package auth

import (
	"testing"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// linked is a keeper with two users, of whom nobody has linked anything.
func linked(t *testing.T, d *db.DB) (i *Identities, users *people, anna, luca Account) {
	t.Helper()
	anna, luca = Account{User: id.New[id.User](), Login: "anna", Active: true}, Account{User: id.New[id.User](), Login: "luca", Active: true}
	anna.Actor.User, luca.Actor.User = anna.User, luca.User
	users = &people{byName: map[string]Account{"anna": anna, "luca": luca}}
	return NewIdentities(NewSessions(d, Options{Key: []byte("k")}), crypt.Ephemeral(), users), users, anna, luca
}

func TestAnAccountLetsInWhoHasLinkedItAndNobodyElse(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		i, users, anna, luca := linked(t, d)
		hers := provider.Proof{Issuer: "https://a.example", Subject: "anna@comune.example"}
		unknown := func(name string, p provider.Proof) {
			t.Helper()
			if _, err := i.Enter(t.Context(), p); !isBad(err, "auth.identity.unknown") {
				t.Errorf("%s: got %v", name, err)
			}
		}
		unknown("not linked", hers)
		if err := i.Link(t.Context(), anna, hers); err != nil {
			t.Fatal(err)
		}
		if _, err := i.Of(t.Context(), luca.User, hers.Issuer); !fault.Is(err, fault.NotFound) {
			t.Errorf("another user's: got %v", err)
		}
		unknown("the same name elsewhere", provider.Proof{Issuer: "https://b.example", Subject: hers.Subject})
		unknown("another name", provider.Proof{Issuer: hers.Issuer, Subject: "luca@comune.example"})
		before := clock.Wall{}.Now()
		got, err := i.Enter(t.Context(), hers)
		if err != nil || got.User != anna.User {
			t.Fatalf("got %v, %v", got, err)
		}
		link, err := i.Of(t.Context(), anna.User, hers.Issuer)
		if err != nil || link.Used.Before(before) || link.Made.After(before) {
			t.Errorf("got %+v, %v", link, err)
		}
		anna.Active = false
		users.byName["anna"] = anna
		unknown("who left", hers)
		delete(users.byName, "anna")
		unknown("who is gone", hers)
		plain, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT count(*) FROM identity_link WHERE subject_blind LIKE '%anna%'`)
		if err != nil || plain != 0 {
			t.Errorf("the table holds what the provider calls her: %v", err)
		}
	})
}

func TestOneAccountOneUser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		i, _, anna, luca := linked(t, d)
		one, two := provider.Proof{Issuer: "https://a.example", Subject: "1"}, provider.Proof{Issuer: "https://a.example", Subject: "2"}
		if err := i.Link(t.Context(), anna, one); err != nil {
			t.Fatal(err)
		}
		for name, err := range map[string]error{
			"another's account": i.Link(t.Context(), luca, one), "a second account": i.Link(t.Context(), anna, two),
		} {
			if !isBad(err, "auth.identity.taken") {
				t.Errorf("%s: got %v", name, err)
			}
		}
		if err := i.Unlink(t.Context(), luca); !fault.Is(err, fault.Conflict) {
			t.Errorf("nothing to unlink: got %v", err)
		}
		if err := i.Unlink(t.Context(), anna); err != nil {
			t.Fatal(err)
		}
		if _, err := i.Enter(t.Context(), one); !isBad(err, "auth.identity.unknown") {
			t.Errorf("unlinked: got %v", err)
		}
		if err := i.Link(t.Context(), luca, one); err != nil {
			t.Errorf("free again: got %v", err)
		}
		if err := NewFactors(i.sessions, i.keys).Reset(t.Context(), anna.Actor, luca.User); err != nil {
			t.Fatal(err)
		}
		if _, err := i.Enter(t.Context(), one); !isBad(err, "auth.identity.unknown") {
			t.Errorf("after a reset: got %v", err)
		}
		noted, err := db.All(t.Context(), d.Reader(), db.Scalar[string], `SELECT action FROM audit_log ORDER BY at, id`)
		if err != nil || len(noted) != 4 || noted[0] != "identity.link" || noted[1] != "identity.unlink" {
			t.Errorf("got %v, %v", noted, err)
		}
	})
}

// isBad reports whether an error tells the person one message.
func isBad(err error, key string) bool {
	fields := fault.FieldsOf(err)
	return fault.Is(err, fault.Invalid) && len(fields) == 1 && fields[0].Key == key
}

func TestARenewedSessionKeepsWhatIsInItUnderANewToken(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := NewSessions(d, Options{Key: []byte("k")})
		planted := request(t, s, "", func(s *Session) { s.Put("x", "risposta") })
		renewed := request(t, s, planted, func(s *Session) {
			if err := s.Renew(); err != nil {
				t.Error(err)
			}
			s.Put("y", "strada")
		})
		if renewed == "" || renewed == planted {
			t.Fatal("the token is the same")
		}
		request(t, s, planted, func(s *Session) {
			if s.Get("x")+s.Get("y") != "" {
				t.Error("the planted token still opens the session")
			}
		})
		request(t, s, renewed, func(s *Session) {
			if s.Get("x") != "risposta" || s.Get("y") != "strada" || s.User() != "" {
				t.Error("the session has lost what was in it, or has a user")
			}
		})
	})
}
