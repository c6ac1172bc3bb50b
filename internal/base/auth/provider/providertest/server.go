package providertest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
)

// What the program is registered as.
const (
	Client = "insieme"
	Secret = "parola-del-servizio"
)

// Token is what a token says.
type Token struct {
	Issuer   string   `json:"iss,omitempty"`
	Subject  string   `json:"sub,omitempty"`
	Audience []string `json:"aud,omitempty"`
	Party    string   `json:"azp,omitempty"`
	Expires  int64    `json:"exp"`
	Issued   int64    `json:"iat"`
	Nonce    string   `json:"nonce,omitempty"`
	Level    string   `json:"acr,omitempty"`
	Methods  []string `json:"amr,omitempty"`
	Person
}

// Person is what a token or the page about somebody tells of them.
type Person struct {
	FiscalCode string `json:"fiscalNumber,omitempty"`
	GivenName  string `json:"given_name,omitempty"`
	Surname    string `json:"family_name,omitempty"`
	BirthDate  string `json:"birthdate,omitempty"`
}

// Server is the provider. Its fields are set between flows.
type Server struct {
	URL string
	// Change changes the next tokens before they are signed; nil leaves them right.
	Change func(*Token)
	// Forged signs by a key that the provider does not publish.
	Forged bool
	// Down makes the provider answer everything with an error.
	Down bool
	// Page is the page about who signs in; its subject is PageOf, or theirs.
	Page   Person
	PageOf string

	t          testing.TB
	mu         sync.Mutex
	key, other *ecdsa.PrivateKey
	codes      map[string]asked
	subject    string
	now        func() time.Time
}

// asked is what a code stands for.
type asked struct{ subject, nonce, challenge, back string }

// New starts a provider that ends with the test.
func New(t testing.TB) *Server {
	t.Helper()
	s := &Server{t: t, codes: map[string]asked{}, key: newKey(t), other: newKey(t), now: clock.Wall{}.Now}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", s.configuration)
	mux.HandleFunc("GET /keys", s.keys)
	mux.HandleFunc("POST /token", s.token)
	mux.HandleFunc("GET /userinfo", s.userInfo)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.Down {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Config is what the program has to know of the provider.
func (s *Server) Config() provider.Config {
	return provider.Config{
		Issuer: s.URL, ClientID: Client, Secret: Secret,
		LabelIt: "Entra con l'account di prova", LabelEn: "Sign in with the trial account", Strong: []string{"mfa"},
	}
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Approve does what a browser and a person do at the provider: it follows the
// address, signs in as a subject, and returns what the browser brings back.
func (s *Server) Approve(address, subject string) url.Values {
	s.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		s.t.Fatal(err)
	}
	q := u.Query()
	if u.Scheme+"://"+u.Host != s.URL || q.Get("response_type") != "code" || q.Get("client_id") != Client || q.Get("code_challenge_method") != "S256" {
		s.t.Fatalf("the program asks by %s", address)
	}
	for _, name := range []string{"state", "nonce", "code_challenge", "redirect_uri"} {
		if q.Get(name) == "" {
			s.t.Fatalf("the program asks without %s", name)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	code := rand.Text()
	s.codes[code] = asked{subject: subject, nonce: q.Get("nonce"), challenge: q.Get("code_challenge"), back: q.Get("redirect_uri")}
	return url.Values{"state": {q.Get("state")}, "code": {code}}
}

func (s *Server) configuration(w http.ResponseWriter, _ *http.Request) {
	s.write(w, struct {
		Issuer   string   `json:"issuer"`
		Door     string   `json:"authorization_endpoint"`
		Token    string   `json:"token_endpoint"`
		Keys     string   `json:"jwks_uri"`
		UserInfo string   `json:"userinfo_endpoint"`
		Signs    []string `json:"id_token_signing_alg_values_supported"`
	}{s.URL, s.URL + "/authorize", s.URL + "/token", s.URL + "/keys", s.URL + "/userinfo", []string{"ES256"}})
}

type publicKey struct {
	Kind  string `json:"kty"`
	Curve string `json:"crv"`
	ID    string `json:"kid"`
	Use   string `json:"use"`
	X     string `json:"x"`
	Y     string `json:"y"`
}

func (s *Server) keys(w http.ResponseWriter, _ *http.Request) {
	point, err := s.key.PublicKey.Bytes() // 4, then both coordinates
	if err != nil {
		s.t.Error(err)
		return
	}
	s.write(w, struct {
		Keys []publicKey `json:"keys"`
	}{[]publicKey{{Kind: "EC", Curve: "P-256", ID: "uno", Use: "sig", X: text(point[1:33]), Y: text(point[33:])}}})
}

func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	client, secret, _ := r.BasicAuth()
	code := r.PostFormValue("code")
	a, known := s.codes[code]
	delete(s.codes, code)
	challenge := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if client != Client || secret != Secret || !known || a.challenge != text(challenge[:]) || a.back != r.PostFormValue("redirect_uri") {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_grant"}`))
		return
	}
	now := s.now()
	t := Token{Issuer: s.URL, Subject: a.subject, Audience: []string{Client}, Issued: now.Unix(), Expires: now.Add(time.Minute).Unix(), Nonce: a.nonce}
	if s.Change != nil {
		s.Change(&t)
	}
	s.subject = t.Subject
	s.write(w, struct {
		Access  string `json:"access_token"`
		Kind    string `json:"token_type"`
		IDToken string `json:"id_token"`
	}{"lasciapassare-di-prova", "Bearer", s.sign(t)})
}

// sign writes a token and its signature.
func (s *Server) sign(t Token) string {
	body, err := json.Marshal(t)
	if err != nil {
		s.t.Error(err)
	}
	key := s.key
	if s.Forged {
		key = s.other
	}
	signed := text([]byte(`{"alg":"ES256","kid":"uno","typ":"JWT"}`)) + "." + text(body)
	sum := sha256.Sum256([]byte(signed))
	one, two, err := ecdsa.Sign(rand.Reader, key, sum[:])
	if err != nil {
		s.t.Error(err)
	}
	signature := make([]byte, 64)
	one.FillBytes(signature[:32])
	two.FillBytes(signature[32:])
	return signed + "." + text(signature)
}

func (s *Server) userInfo(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer lasciapassare-di-prova" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	of := s.PageOf
	if of == "" {
		of = s.subject
	}
	s.write(w, struct {
		Subject string `json:"sub"`
		Person
	}{of, s.Page})
}

func (s *Server) write(w http.ResponseWriter, answer any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		s.t.Error(err)
	}
}

func text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
