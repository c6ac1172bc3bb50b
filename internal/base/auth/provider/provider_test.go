package provider_test

import (
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/auth/provider/providertest"
	"insieme/internal/base/fault"
)

const back = "https://insieme.example/entra/identita/ritorno"

// begin starts a flow and fails the test when it cannot.
func begin(t *testing.T, p *provider.Provider) (address, ticket string) {
	t.Helper()
	address, ticket, err := p.Begin(t.Context(), "scopo")
	if err != nil {
		t.Fatal(err)
	}
	return address, ticket
}

// keyOf is what the person is told.
func keyOf(err error) string {
	if fields := fault.FieldsOf(err); len(fields) > 0 {
		return fields[0].Key
	}
	return fault.SafeOf(err)
}

func TestWhoSignsInIsProved(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	p := provider.New(s.Config(), back)
	for _, tt := range []struct {
		name   string
		change func(*providertest.Token)
		strong bool
	}{
		{"by one factor", nil, false},
		{"by two, told by amr", func(t *providertest.Token) { t.Methods = []string{"pwd", "mfa"} }, true},
		{"by two, told by acr", func(t *providertest.Token) { t.Level = "mfa" }, true},
		{"for several programs, this one acting", func(t *providertest.Token) { t.Audience, t.Party = append(t.Audience, "altro"), providertest.Client }, false},
	} {
		s.Change = tt.change
		address, ticket := begin(t, p)
		proof, err := p.Finish(t.Context(), ticket, s.Approve(address, "maria"))
		if err != nil || proof.Issuer != s.URL || proof.Subject != "maria" || proof.For != "scopo" || proof.Strong != tt.strong || proof.Person != (provider.Person{}) {
			t.Errorf("%s: got %+v, %v", tt.name, proof, err)
		}
	}
}

func TestAnAnswerThatProvesNothingIsRefused(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	config := s.Config()
	config.Levels = []string{"due", "tre"}
	p := provider.New(config, back)
	right := func(t *providertest.Token) { t.Level = "due" }
	token := func(wrong func(*providertest.Token)) func(*providertest.Server) {
		return func(s *providertest.Server) { s.Change = func(t *providertest.Token) { right(t); wrong(t) } }
	}
	tests := []struct {
		name   string
		server func(*providertest.Server)
		answer func(url.Values)
		want   string
	}{
		{"another state", nil, func(v url.Values) { v.Set("state", "altro") }, "late"},
		{"no state", nil, func(v url.Values) { v.Del("state") }, "late"},
		{"another issuer answers", nil, func(v url.Values) { v.Set("iss", "https://altrove.example") }, "wrong"},
		{"the person says no", nil, func(v url.Values) { v.Del("code"); v.Set("error", "access_denied") }, "refused"},
		{"an error of ours", nil, func(v url.Values) { v.Del("code"); v.Set("error", "invalid_scope") }, "wrong"},
		{"an error that nobody knows", nil, func(v url.Values) { v.Del("code"); v.Set("error", "Maria Rossi") }, "wrong"},
		{"an error of theirs", nil, func(v url.Values) { v.Del("code"); v.Set("error", "server_error") }, "unreachable"},
		{"no code", nil, func(v url.Values) { v.Del("code") }, "wrong"},
		{"an invented code", nil, func(v url.Values) { v.Set("code", "inventato") }, "wrong"},
		{"a provider that breaks down", func(s *providertest.Server) { s.Down = true }, nil, "unreachable"},
		{"a forged signature", func(s *providertest.Server) { s.Forged = true }, nil, "wrong"},
		{"an expired token", token(func(t *providertest.Token) { t.Expires = t.Issued - 60 }), nil, "wrong"},
		{"a token of another issuer", token(func(t *providertest.Token) { t.Issuer = "https://altrove.example" }), nil, "wrong"},
		{"a token for another program", token(func(t *providertest.Token) { t.Audience = []string{"altro"} }), nil, "wrong"},
		{"a token for several programs, nobody acting", token(func(t *providertest.Token) { t.Audience = append(t.Audience, "altro") }), nil, "wrong"},
		{"a token that another program asked for", token(func(t *providertest.Token) { t.Party = "altro" }), nil, "wrong"},
		{"another nonce", token(func(t *providertest.Token) { t.Nonce = "altro" }), nil, "wrong"},
		{"no nonce", token(func(t *providertest.Token) { t.Nonce = "" }), nil, "wrong"},
		{"nobody", token(func(t *providertest.Token) { t.Subject = "" }), nil, "wrong"},
		{"a subject without end", token(func(t *providertest.Token) { t.Subject = strings.Repeat("x", 256) }), nil, "wrong"},
		{"a level too low", token(func(t *providertest.Token) { t.Level = "uno" }), nil, "level"},
		{"no level", token(func(t *providertest.Token) { t.Level = "" }), nil, "level"},
	}
	for _, tt := range tests {
		s.Change, s.Forged, s.Down = right, false, false
		address, ticket := begin(t, p)
		if got := strings.Fields(query(t, address).Get("acr_values")); fmt.Sprint(got) != "[due tre]" {
			t.Fatalf("asks for the levels %q", got)
		}
		answer := s.Approve(address, "maria")
		if tt.server != nil {
			tt.server(s)
		}
		if tt.answer != nil {
			tt.answer(answer)
		}
		proof, err := p.Finish(t.Context(), ticket, answer)
		if err == nil || keyOf(err) != "auth.provider."+tt.want || proof.Subject != "" {
			t.Errorf("%s: got %v, want auth.provider.%s", tt.name, err, tt.want)
		}
		if err != nil && (strings.Contains(err.Error(), "Maria") || strings.Contains(err.Error(), "altro")) {
			t.Errorf("%s: the error repeats what was sent: %v", tt.name, err)
		}
	}
}

func TestAFlowBelongsToOneBrowserOnce(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	p := provider.New(s.Config(), back)
	mine, ticket := begin(t, p)
	theirs, other := begin(t, p)
	late := func(name, ticket string, answer url.Values) {
		t.Helper()
		if _, err := p.Finish(t.Context(), ticket, answer); keyOf(err) != "auth.provider.late" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	late("nothing waits", "", s.Approve(mine, "maria"))
	late("the ticket is damaged", "{", s.Approve(mine, "maria"))
	late("the ticket says nothing", "{}", url.Values{"code": {"x"}})
	late("the answer is another browser's", ticket, s.Approve(theirs, "mallory"))
	answer := s.Approve(mine, "maria")
	if _, err := p.Finish(t.Context(), ticket, answer); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Finish(t.Context(), ticket, answer); keyOf(err) != "auth.provider.wrong" {
		t.Errorf("the same code again: got %v", err)
	}
	stolen := s.Approve(mine, "maria") // the code of one flow under the state of another: PKCE
	stolen.Set("state", query(t, theirs).Get("state"))
	if _, err := p.Finish(t.Context(), other, stolen); keyOf(err) != "auth.provider.wrong" {
		t.Errorf("another flow's code: got %v", err)
	}
}

func TestAProviderThatIsNotThereIsAskedAgain(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	s.Down = true
	p := provider.New(s.Config(), back)
	for range 2 {
		if _, _, err := p.Begin(t.Context(), ""); keyOf(err) != "auth.provider.unreachable" || !fault.Is(err, fault.Busy) {
			t.Fatalf("got %v", err)
		}
	}
	s.Down = false
	if _, _, err := p.Begin(t.Context(), ""); keyOf(err) != "auth.provider.unreachable" {
		t.Errorf("asked again at once: got %v", err)
	}
	provider.Forget(p)
	begin(t, p)
}

func TestAProviderOfAnotherNameIsRefused(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	config := s.Config()
	config.Issuer += "/" // the address answers, under another name
	if _, _, err := provider.New(config, back).Begin(t.Context(), ""); keyOf(err) != "auth.provider.unreachable" || !strings.Contains(err.Error(), "another issuer") {
		t.Errorf("got %v", err)
	}
}

func TestCitizensAreNamed(t *testing.T) {
	t.Parallel()
	s := providertest.New(t)
	config := s.Config()
	config.Claim = "fiscalNumber"
	p := provider.New(config, back)
	maria := providertest.Person{FiscalCode: "tinit-RSSMRA80A41H501Y", GivenName: "Maria", Surname: "Rossi", BirthDate: "1980-01-01"}
	want := provider.Person{FiscalCode: "RSSMRA80A41H501Y", GivenName: "Maria", Surname: "Rossi", BirthDate: "1980-01-01"}
	tests := []struct {
		name         string
		token, page  providertest.Person
		of, key      string
		subjectWants provider.Person
	}{
		{"in the token", maria, providertest.Person{}, "", "", want},
		{"on the page about them", providertest.Person{}, maria, "", "", want},
		{"the code in the token, the names on the page", providertest.Person{FiscalCode: maria.FiscalCode}, maria, "", "", want},
		{"on the page about somebody else", providertest.Person{}, maria, "mallory", "wrong", provider.Person{}},
		{"nowhere", providertest.Person{GivenName: "Maria", Surname: "Rossi"}, providertest.Person{}, "", "nameless", provider.Person{}},
	}
	for _, tt := range tests {
		s.Change, s.Page, s.PageOf = func(t *providertest.Token) { t.Person = tt.token }, tt.page, tt.of
		address, ticket := begin(t, p)
		proof, err := p.Finish(t.Context(), ticket, s.Approve(address, "maria"))
		if proof.Person != tt.subjectWants || tt.key == "" && err != nil || tt.key != "" && keyOf(err) != "auth.provider."+tt.key {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
}

func TestSecretsAndPeopleStayOutOfTheLog(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	log := slog.New(slog.NewTextHandler(&b, nil))
	c := provider.Config{Issuer: "https://a.example", Secret: "parola-segreta"}
	who := provider.Person{FiscalCode: "RSSMRA80A41H501Y", Surname: "Rossi"}
	log.Info("x", "c", c, "p", provider.Proof{Subject: "maria", Person: who}, "w", who)
	b.WriteString(fmt.Sprintf("%v %+v %#v", c, c, c))
	for _, secret := range []string{"parola", "maria", "Rossi", "RSSMRA"} {
		if strings.Contains(b.String(), secret) {
			t.Errorf("the log holds %q: %s", secret, b.String())
		}
	}
}

func query(t *testing.T, address string) url.Values {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}
