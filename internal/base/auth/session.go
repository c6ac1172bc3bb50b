package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// How long a session lives, by the machine's clock.
const (
	IdleTime     = 8 * time.Hour
	AbsoluteTime = 12 * time.Hour
	touchEvery   = 5 * time.Minute // how often being active is written down
)

// SessionID names a session to its user and to administrators. Nobody can use
// it to act in the session.
type SessionID string

// Keys of a session's data that this package owns; others are prefixed by
// their owner's name.
const (
	keyID     = "auth.id"
	keyUser   = "auth.user"
	keyDevice = "auth.device"
	keySeen   = "auth.seen" // seconds since the epoch
)

// Options set up sessions.
type Options struct {
	// Secure marks cookies for https only; set it whenever the program is
	// reached through https.
	Secure bool
	// Key is the secret under which attempts to sign in are counted. All
	// processes of an installation share it; empty is a random one.
	Key []byte
}

// Sessions opens, finds and ends sessions.
type Sessions struct {
	db      *db.DB
	manager *scs.SessionManager
	cookie  string
	secure  bool
	key     []byte
	wall    clock.Wall
}

// NewSessions makes the keeper of the sessions of one database.
func NewSessions(d *db.DB, o Options) *Sessions {
	m := scs.New()
	m.Store = &store{db: d}
	m.Lifetime = AbsoluteTime
	m.HashTokenInStore = true
	s := &Sessions{db: d, manager: m, cookie: "insieme", secure: o.Secure, key: o.Key}
	if o.Secure {
		s.cookie = "__Host-insieme" // the browser then refuses it from a sub-domain or without https
	}
	if len(s.key) == 0 {
		s.key = []byte(id.New[string]() + id.New[string]())
	}
	return s
}

// Session is the session of one request. It is not safe for concurrent use.
type Session struct {
	all   *Sessions
	ctx   context.Context // the library keeps the data of a request there
	found bool            // the browser's token named a living session
	token bool            // the browser sent a token at all
}

// Load finds the session of a request, or begins one that is stored only when
// something is put into it.
func (s *Sessions) Load(r *http.Request) (*Session, error) {
	token := ""
	if c, err := r.Cookie(s.cookie); err == nil {
		token = c.Value
	}
	ctx, err := s.manager.Load(r.Context(), token)
	if err != nil {
		return nil, fault.Wrap("auth.Load", err)
	}
	session := &Session{all: s, ctx: ctx, token: token != ""}
	session.found = session.Get(keyID) != ""
	if session.found && s.wall.Now().Unix()-s.manager.GetInt64(ctx, keySeen) >= int64(touchEvery.Seconds()) {
		session.seen()
	}
	return session, nil
}

// Token reports whether the browser presented a token: with User empty, the
// session has ended.
func (s *Session) Token() bool { return s.token }

// ID names the session; empty before it is first saved.
func (s *Session) ID() SessionID { return SessionID(s.Get(keyID)) }

// User is who signed in; empty for nobody.
func (s *Session) User() id.User { return id.User(s.Get(keyUser)) }

// Get reads a text of the session; absent is empty.
func (s *Session) Get(key string) string { return s.all.manager.GetString(s.ctx, key) }

// Put keeps a text in the session; the empty text removes it.
func (s *Session) Put(key, value string) {
	switch {
	case value == s.Get(key):
	case value == "":
		s.all.manager.Remove(s.ctx, key)
	default:
		s.all.manager.Put(s.ctx, key, value)
	}
}

// Take reads a text of the session and removes it.
func (s *Session) Take(key string) string { return s.all.manager.PopString(s.ctx, key) }

func (s *Session) seen() { s.all.manager.Put(s.ctx, keySeen, s.all.wall.Now().Unix()) }

// SignIn makes the session a user's, under a new token so that one planted
// before is worth nothing. device is a few words such as "Firefox, Linux".
func (s *Session) SignIn(user id.User, device string) error {
	if err := s.all.manager.Clear(s.ctx); err != nil { // whoever sat here before leaves nothing behind
		return fault.Wrap("auth.SignIn", err)
	}
	if err := s.all.manager.RenewToken(s.ctx); err != nil {
		return fault.Wrap("auth.SignIn", err)
	}
	s.found = false
	s.Put(keyID, string(id.New[SessionID]()))
	s.Put(keyUser, string(user))
	s.Put(keyDevice, device)
	s.seen()
	return nil
}

// Renew gives the session a new token and keeps what is in it: for who has proved
// something without being a user. One planted before is worth nothing.
func (s *Session) Renew() error {
	if err := s.all.manager.RenewToken(s.ctx); err != nil {
		return fault.Wrap("auth.Renew", err)
	}
	s.found = false
	s.Put(keyID, string(id.New[SessionID]()))
	return nil
}

// End signs out: the session's row is gone at once.
func (s *Session) End() error {
	s.found = false
	return fault.Wrap("auth.End", s.all.manager.Destroy(s.ctx))
}

// Save stores what changed and tells the browser. Call it once, before the
// answer's status is written.
func (s *Session) Save(w http.ResponseWriter) error {
	switch s.all.manager.Status(s.ctx) {
	case scs.Modified:
		return s.save(w)
	case scs.Destroyed:
		s.all.setCookie(w, "")
	default:
		if s.token && !s.found {
			s.all.setCookie(w, "") // what the browser still sends has ended
		}
	}
	return nil
}

func (s *Session) save(w http.ResponseWriter) error {
	if s.Get(keyID) == "" {
		s.Put(keyID, string(id.New[SessionID]()))
	}
	s.seen()
	ctx := s.ctx
	if s.found {
		ctx = context.WithValue(ctx, existing{}, true)
	}
	token, _, err := s.all.manager.Commit(ctx)
	if fault.Is(err, fault.NotFound) { // ended by somebody else while this request ran
		s.all.setCookie(w, "")
		return nil
	}
	if err != nil {
		return fault.Wrap("auth.Save", err)
	}
	if !s.found {
		s.all.setCookie(w, token)
	}
	return nil
}

// Secure reports whether the program is reached through https.
func (s *Sessions) Secure() bool { return s.secure }

// setCookie hands the browser a token, or takes it away. The cookie ends with
// the browser: computers in offices are shared.
func (s *Sessions) setCookie(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: s.cookie, Value: token, Path: "/", HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}
