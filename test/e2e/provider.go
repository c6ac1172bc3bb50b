package e2e

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"

	"insieme/internal/base/auth/provider"
)

// Provider is zitadel's example of an OpenID provider, in this process: somebody
// else's program that speaks the standard, with people of ours.
type Provider struct{ issuer string }

// register are the people of the provider.
type register map[string]*storage.User

// GetUserByID implements storage.UserStore.
func (r register) GetUserByID(id string) *storage.User { return r[id] }

// GetUserByUsername implements storage.UserStore.
func (r register) GetUserByUsername(name string) *storage.User { return r[name] }

// ExampleClientID implements storage.UserStore.
func (r register) ExampleClientID() string { return storage.ServiceUserID }

// aggregator is a provider that tells, of who has one, the codice fiscale and
// the birth date, on the page about them.
type aggregator struct {
	*storage.Storage
	people map[string]Told
}

// Told is what an aggregator tells of somebody beside the name.
type Told struct{ FiscalCode, Birth string }

// SetUserinfoFromToken implements op.Storage.
func (a *aggregator) SetUserinfoFromToken(ctx context.Context, info *oidc.UserInfo, token, subject, origin string) error {
	if err := a.Storage.SetUserinfoFromToken(ctx, info, token, subject, origin); err != nil {
		return err
	}
	if told, known := a.people[subject]; known {
		info.Birthdate = told.Birth
		info.AppendClaims("fiscalNumber", "TINIT-"+told.FiscalCode)
	}
	return nil
}

// Provide starts the provider. The program is registered with the addresses
// that it is led back to; people are known by a name, and all have the password.
func Provide(t *testing.T, people map[string]Told, names map[string]string, back ...string) *Provider {
	t.Helper()
	known := register{}
	for login, name := range names {
		first, last, _ := strings.Cut(name, " ")
		known[login] = &storage.User{ID: login, Username: login, Password: password, FirstName: first, LastName: last}
	}
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/favicon.ico" { // which the example does not have
			w.WriteHeader(http.StatusNoContent)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	issuer := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	clients := map[string]*storage.Client{"insieme": storage.WebClient("insieme", "segreto-di-prova", back...)}
	quiet := op.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil)))
	handler = exampleop.SetupServer(issuer, &aggregator{storage.NewStorageWithClients(known, clients), people}, nil, false, quiet)
	return &Provider{issuer}
}

// Config is what the program has to know of the provider.
func (p *Provider) Config(label string) provider.Config {
	return provider.Config{Issuer: p.issuer, ClientID: "insieme", Secret: "segreto-di-prova", LabelIt: label, LabelEn: label}
}

// Prove signs somebody in on the provider's own page.
func (v *Visitor) Prove(login string) *Visitor {
	v.t.Helper()
	return v.Fill("Username:", login).Fill("Password:", password).Press("Login")
}
