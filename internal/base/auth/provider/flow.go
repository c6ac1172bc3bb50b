package provider

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"insieme/internal/base/fault"
)

// flowTime is how long proving oneself at the provider may take.
const flowTime = 10 * time.Minute

// pending is what waits in the session while somebody is at the provider.
type pending struct {
	State, Nonce, Verifier string
	For                    string
	At                     int64 // seconds since the epoch
}

// Begin begins a flow: the address to send the browser to, and the ticket that
// waits in its session meanwhile. purpose comes back in the Proof. The error is
// Busy (auth.provider.unreachable).
func (p *Provider) Begin(ctx context.Context, purpose string) (address, ticket string, err error) {
	const op = "provider.Begin"
	at, err := p.find(ctx)
	if err != nil {
		return "", "", fault.Wrap(op, err)
	}
	w := pending{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), For: purpose, At: p.wall.Now().Unix()}
	t, err := json.Marshal(w)
	if err != nil {
		return "", "", fault.Wrap(op, err)
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(w.Nonce), oauth2.S256ChallengeOption(w.Verifier)}
	if len(p.config.Levels) > 0 {
		options = append(options, oauth2.SetAuthURLParam("acr_values", strings.Join(p.config.Levels, " ")))
	}
	return p.oauth(at).AuthCodeURL(w.State, options...), string(t), nil
}

func (p *Provider) oauth(at *endpoint) *oauth2.Config {
	e := at.Endpoint()
	e.AuthStyle = at.style
	return &oauth2.Config{
		ClientID: p.config.ClientID, ClientSecret: p.config.Secret, Endpoint: e, RedirectURL: p.back,
		Scopes: append([]string{oidc.ScopeOpenID}, p.config.Scopes...),
	}
}

// Finish holds what the browser brings back against the ticket that waited in
// its session; the caller has taken it out. The errors are Busy
// (auth.provider.unreachable) and Invalid: auth.provider.late for an answer that
// nobody waits for (another browser's, one that comes twice, a slow one),
// auth.provider.refused when the person or the provider said no,
// auth.provider.level when the level demanded was not reached, and
// auth.provider.wrong for everything that proves nothing.
func (p *Provider) Finish(ctx context.Context, ticket string, answer url.Values) (Proof, error) {
	var w pending
	switch {
	case ticket == "" || json.Unmarshal([]byte(ticket), &w) != nil || w.State == "":
		return Proof{}, refused("auth.provider.late", "nobody waits for this answer")
	case !same(w.State, answer.Get("state")):
		return Proof{}, refused("auth.provider.late", "state")
	case p.wall.Now().Unix()-w.At > int64(flowTime.Seconds()):
		return Proof{}, refused("auth.provider.late", "too slow")
	case answer.Get("iss") != "" && answer.Get("iss") != p.config.Issuer: // RFC 9207
		return Proof{}, refused("auth.provider.wrong", "answer of another issuer")
	case answer.Get("error") != "":
		return Proof{}, errorOf(answer.Get("error"))
	}
	at, err := p.find(ctx)
	if err != nil {
		return Proof{}, fault.Wrap("provider.Finish", err)
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := p.oauth(at).Exchange(ctx, answer.Get("code"), oauth2.VerifierOption(w.Verifier))
	if err != nil {
		return Proof{}, exchangeFailure(err)
	}
	raw, _ := token.Extra("id_token").(string)
	t, err := at.Verifier(&oidc.Config{ClientID: p.config.ClientID}).Verify(ctx, raw)
	if err != nil {
		return Proof{}, refused("auth.provider.wrong", tokenFailure(err))
	}
	if !same(w.Nonce, t.Nonce) {
		return Proof{}, refused("auth.provider.wrong", "nonce")
	}
	proof, err := p.read(ctx, at, t, token)
	proof.For = w.For
	return proof, err
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// errorOf is what the provider's error means for the person. An error that the
// standard does not know is not repeated: it may be anything.
func errorOf(code string) error {
	switch {
	case code == "access_denied":
		return refused("auth.provider.refused", code)
	case code == "temporarily_unavailable" || code == "server_error":
		return unreachable("provider.Finish", code)
	case slices.Contains([]string{
		"invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope", "login_required", "interaction_required",
		"consent_required", "account_selection_required", "unmet_authentication_requirements",
	}, code):
		return refused("auth.provider.wrong", "the provider says "+code)
	default:
		return refused("auth.provider.wrong", "the provider says an unknown error")
	}
}

func exchangeFailure(err error) error {
	var answered *oauth2.RetrieveError
	if errors.As(err, &answered) && answered.Response.StatusCode < 500 {
		return refused("auth.provider.wrong", "the provider does not take the code")
	}
	return unreachable("provider.Finish", "no token for the code")
}

func tokenFailure(err error) string {
	var expired *oidc.TokenExpiredError
	if errors.As(err, &expired) {
		return "token expired"
	}
	return "token: signature, keys, issuer or audience"
}
