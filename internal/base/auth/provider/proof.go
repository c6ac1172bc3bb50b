package provider

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Proof is who somebody has proved to be. Issuer and Subject together name them
// for ever; the other texts are as the provider wrote them, and empty when it
// was not asked.
type Proof struct {
	Issuer, Subject string
	For             string // the purpose given to Begin
	Strong          bool   // by two factors
	Person          Person
}

// LogValue keeps who it is out of the log.
func (Proof) LogValue() slog.Value { return slog.StringValue("[proof]") }

// Person is what a provider of citizens tells of one. FiscalCode is without
// "TINIT-"; BirthDate is year, month, day.
type Person struct{ FiscalCode, GivenName, Surname, BirthDate string }

// LogValue keeps the person out of the log.
func (Person) LogValue() slog.Value { return slog.StringValue("[person]") }

// maxSubject is how long a subject may be, by the standard.
const maxSubject = 255

// claims are what a token or the provider's page about a person says, by name.
type claims map[string]json.RawMessage

// text is the first of some claims that is there as a text.
func (c claims) text(names ...string) string {
	for _, name := range names {
		var s string
		if json.Unmarshal(c[name], &s) == nil && s != "" {
			return s
		}
	}
	return ""
}

// list reads a claim that is a list of texts.
func (c claims) list(name string) []string {
	var all []string
	if json.Unmarshal(c[name], &all) != nil {
		return nil
	}
	return all
}

// read makes a proof of a token whose signature, issuer, audience, expiry and
// nonce are right.
func (p *Provider) read(ctx context.Context, at *endpoint, t *oidc.IDToken, token *oauth2.Token) (Proof, error) {
	var c claims
	if err := t.Claims(&c); err != nil {
		return Proof{}, refused("auth.provider.wrong", "claims")
	}
	if azp := c.text("azp"); azp != "" && azp != p.config.ClientID || azp == "" && len(t.Audience) > 1 {
		return Proof{}, refused("auth.provider.wrong", "made for another program")
	}
	if t.Subject == "" || len(t.Subject) > maxSubject {
		return Proof{}, refused("auth.provider.wrong", "subject")
	}
	acr := c.text("acr")
	if len(p.config.Levels) > 0 && !slices.Contains(p.config.Levels, acr) {
		return Proof{}, refused("auth.provider.level", "acr")
	}
	proof := Proof{Issuer: p.config.Issuer, Subject: t.Subject}
	proof.Strong = slices.ContainsFunc(append(c.list("amr"), acr), func(s string) bool { return s != "" && slices.Contains(p.config.Strong, s) })
	if p.config.Claim == "" {
		return proof, nil
	}
	if who := c.person(p.config.Claim); who.FiscalCode == "" || who.Surname == "" {
		more, err := p.ask(ctx, at, t.Subject, token)
		if err != nil {
			return Proof{}, err
		}
		maps.Copy(c, more)
	}
	if proof.Person = c.person(p.config.Claim); proof.Person.FiscalCode == "" {
		return Proof{}, refused("auth.provider.nameless", "no codice fiscale in the claims")
	}
	return proof, nil
}

// ask reads the provider's page about the person: many tell names only there.
func (p *Provider) ask(ctx context.Context, at *endpoint, subject string, token *oauth2.Token) (claims, error) {
	if at.UserInfoEndpoint() == "" {
		return nil, nil
	}
	info, err := at.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return nil, unreachable("provider.Finish", "no user info")
	}
	var c claims
	if info.Subject != subject || info.Claims(&c) != nil {
		return nil, refused("auth.provider.wrong", "user info of somebody else")
	}
	return c, nil
}

// person reads the names under OpenID's claims, or under those of SPID, where
// "name" is the given name.
func (c claims) person(fiscal string) Person {
	who := Person{GivenName: c.text("given_name"), Surname: c.text("family_name"), BirthDate: c.text("birthdate", "dateOfBirth")}
	if spid := c.text("familyName"); who.Surname == "" && spid != "" {
		who.GivenName, who.Surname = c.text("name"), spid
	}
	code := strings.ToUpper(strings.TrimSpace(c.text(fiscal)))
	who.FiscalCode = strings.TrimPrefix(code, "TINIT-")
	return who
}
