package provider

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// Config says where people prove who they are, and what is believed of it.
type Config struct {
	Issuer   string // an https address, as in the provider's tokens; empty is no provider
	ClientID string
	Secret   string
	// SecretFile is where the secret stands, instead of Secret.
	SecretFile string
	// LabelIt and LabelEn are what the button says, as a whole.
	LabelIt, LabelEn string
	Scopes           []string // beside openid
	// Claim holds the codice fiscale, with or without "TINIT-". Without it a flow
	// tells the subject only.
	Claim string
	// Levels are the values of acr one of which is asked for and demanded; none
	// demands nothing.
	Levels []string
	// Strong are the values of acr or amr that say that two factors were given.
	Strong []string
}

// String hides the settings, one of which is a secret.
func (c Config) String() string { return "[provider]" }

// GoString hides the settings from %#v.
func (c Config) GoString() string { return c.String() }

// LogValue hides the secret from logs.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

// WithSecret is the configuration with the secret that stands in its file. The
// errors are those of the file, and a file that everybody may read.
func (c Config) WithSecret() (Config, error) {
	if c.Issuer == "" || c.SecretFile == "" {
		return c, nil
	}
	info, err := os.Stat(c.SecretFile)
	if err != nil {
		return c, err
	}
	if info.Mode().Perm()&0o007 != 0 {
		return c, fmt.Errorf("%s may be read by everybody: chmod 640", c.SecretFile)
	}
	text, err := os.ReadFile(c.SecretFile)
	if err != nil {
		return c, err
	}
	if c.Secret = strings.TrimSpace(string(text)); c.Secret == "" {
		return c, fmt.Errorf("%s is empty", c.SecretFile)
	}
	return c, nil
}

const (
	// answerTime is how long the provider may take for one answer: somebody waits
	// for the page.
	answerTime = 5 * time.Second
	// pauseTime is how long a provider that did not answer is left alone, so that
	// those who wait do not wait one after the other.
	pauseTime = 5 * time.Second
)

// Provider is one identity provider. It is safe for concurrent use.
type Provider struct {
	config Config
	back   string // the address that the provider leads back to
	client *http.Client
	wall   clock.Wall

	mu       sync.Mutex
	known    *endpoint
	failure  error
	failedAt time.Time
}

// endpoint is the provider's configuration as it publishes it.
type endpoint struct {
	*oidc.Provider
	style oauth2.AuthStyle
}

// New makes a provider that leads back to an address of this program; nil for a
// configuration without an issuer. It asks the provider nothing yet.
func New(c Config, back string) *Provider {
	if c.Issuer == "" {
		return nil
	}
	return &Provider{config: c, back: back, client: &http.Client{Timeout: answerTime}}
}

// Issuer names the provider.
func (p *Provider) Issuer() string { return p.config.Issuer }

// Label is what the button says, and the language it is written in: the name of
// a public way in, such as SPID, is not translated further.
func (p *Provider) Label(reader i18n.Lang) (label string, in i18n.Lang) {
	if reader == i18n.En {
		return p.config.LabelEn, i18n.En
	}
	return p.config.LabelIt, i18n.It
}

// find reads the provider's configuration, once; the error is Busy
// (auth.provider.unreachable).
func (p *Provider) find(ctx context.Context) (*endpoint, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known != nil {
		return p.known, nil
	}
	if p.failure != nil && p.wall.Now().Sub(p.failedAt) < pauseTime {
		return nil, p.failure
	}
	// The next who asks needs the answer too, whether this reader goes away or not.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.client), p.config.Issuer)
	if err != nil {
		p.failure, p.failedAt = unreachable("provider.find", discoveryFailure(err)), p.wall.Now()
		return nil, p.failure
	}
	p.known, p.failure = &endpoint{found, authStyle(found, p.config)}, nil
	return p.known, nil
}

// authStyle is how the secret is sent. Trying both ways, as the library would,
// may use up the code.
func authStyle(found *oidc.Provider, c Config) oauth2.AuthStyle {
	var said struct {
		Methods []string `json:"token_endpoint_auth_methods_supported"`
	}
	err := found.Claims(&said)
	if c.Secret == "" || err == nil && len(said.Methods) > 0 && !slices.Contains(said.Methods, "client_secret_basic") {
		return oauth2.AuthStyleInParams
	}
	return oauth2.AuthStyleInHeader
}

// discoveryFailure says why in words for the log, without what was answered.
func discoveryFailure(err error) string {
	var address *url.Error
	var mismatch *oidc.IssuerMismatchError
	switch {
	case errors.As(err, &address):
		return "discovery: no answer: " + address.Err.Error()
	case errors.As(err, &mismatch):
		return "discovery: the provider calls itself by another issuer"
	default:
		return "discovery: the answer is no OpenID configuration"
	}
}

// unreachable is the fault of a provider that does not answer.
func unreachable(op, why string) error {
	return &fault.Error{Kind: fault.Busy, Op: op, Safe: "auth.provider.unreachable", Cause: errors.New(why)}
}

// refused is the fault of an answer that lets nobody in: the message for the
// person, and why for the log.
func refused(key, why string) error {
	return &fault.Error{Kind: fault.Invalid, Op: "provider.Finish", Fields: []fault.Field{{Key: key}}, Cause: errors.New(why)}
}
