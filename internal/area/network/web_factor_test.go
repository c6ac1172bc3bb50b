package network_test

import (
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestALostSecondFactorIsResetByAnotherAdministrator(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin, worker := s.browser(access.Administrator), s.browser(access.CaseWorker)
	u := s.users[access.CaseWorker]
	path := usersPath + "/" + string(u)
	admin.Get(path).Want(200).Good().WantNoText("Azzera l'accesso")
	account, err := network.NewDirectory(s.DB).ByID(ctx, u)
	if err != nil {
		t.Fatal(err)
	}
	draft, err := s.Factors.Draft(account, "Insieme")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Factors.AddApp(ctx, account, draft.Sealed, auth.CodeAt(draft.Secret, clock.Wall{}.Now())); err != nil {
		t.Fatal(err)
	}
	admin.Get(path).Want(200).Good().Submit(`form[action="`+path+`/secondo-fattore"]`, nil).WantRedirect(path).Follow().WantText("azzerato")
	worker.Get(networkPath).WantRedirect("/entra")
	if state, err := s.FactorsOf(ctx, s.admin, u); err != nil || state.Any() {
		t.Errorf("after the reset: %+v, %v", state, err)
	}
	admin.Post(usersPath+"/"+string(s.users[access.Administrator])+"/secondo-fattore", nil).Want(409)
	admin.Post(usersPath+"/"+string(id.New[id.User]())+"/secondo-fattore", nil).Want(404)
	office := access.Actor{User: u, Roles: []access.Role{access.Office}}
	if err := s.ResetFactor(ctx, office, u); !fault.Is(err, fault.Denied) {
		t.Errorf("by who may not: %v, want denied", err)
	}
	if _, err := s.FactorsOf(ctx, office, u); !fault.Is(err, fault.Denied) {
		t.Errorf("looking by who may not: %v, want denied", err)
	}
}

func TestALinkedAccountIsTakenAwayByAnAdministrator(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin, _ := s.browser(access.Administrator), s.browser(access.CaseWorker)
	u := s.users[access.CaseWorker]
	path := usersPath + "/" + string(u)
	directory := network.NewDirectory(s.DB)
	account, err := directory.ByID(ctx, u)
	if err != nil {
		t.Fatal(err)
	}
	identities := auth.NewIdentities(s.Sessions, crypt.Ephemeral(), directory)
	proof := provider.Proof{Issuer: "https://accessi.comune.example", Subject: "qualcuno"}
	if err := identities.Link(ctx, account, proof); err != nil {
		t.Fatal(err)
	}
	admin.Get(path).Want(200).Good().Submit(`form[action="`+path+`/secondo-fattore"]`, nil).WantRedirect(path)
	if _, err := identities.Enter(ctx, proof); !fault.Is(err, fault.Invalid) {
		t.Errorf("after the reset: %v", err)
	}
}
