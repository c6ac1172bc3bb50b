package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/i18n"
	"insieme/internal/base/obs"
	"insieme/internal/base/web/ui"
)

// Options are what a server is made of.
type Options struct {
	Routes    []Route
	Nav       []NavItem
	Catalogue *i18n.Catalogue
	Sessions  *auth.Sessions
	Users     auth.Directory
	// Keys seal second factors and passkeys; nil are keys that end with the
	// process, for tests.
	Keys *crypt.Keys
	// PublicURL is the address that people type. Passkeys are valid for its host;
	// without one there are none.
	PublicURL string
	// Demand says who has to have a second factor; nil is nobody.
	Demand func(access.Actor) bool
	// Staff is where users may sign in by an account of their own; nil is nowhere.
	Staff *provider.Provider
	Clock clock.Programme
	Wall  clock.Wall
	Look  func(ctx context.Context) (ui.ProgrammeLook, error) // name, city and colour, as set today
	// Public fills what the public pages share (menu, help desk, footer) into
	// a frame; nil leaves it empty.
	Public  func(c *Ctx, f *ui.PublicFrame) error
	Log     *slog.Logger
	Metrics *obs.Metrics
	Ready   []obs.Check // what /readyz asks
	// Proxies are the addresses whose X-Forwarded-For is believed.
	Proxies []netip.Prefix
	// Home is where sign-in leads when no page was asked for; "" is /oggi.
	Home string
	Demo bool // invented data: every page says so
}

// Server serves the pages.
type Server struct {
	o       Options
	door    *auth.Door
	factors *auth.Factors
	keys    *auth.Passkeys
	// identities are the users' accounts at Options.Staff.
	identities *auth.Identities
	routes     []Route
	csrf       *http.CrossOriginProtection
	uploads    chan struct{} // places for forms with files: each may take Route.Upload of memory
	handler    http.Handler
}

// New makes a server. A route that is declared twice, or without a handler or
// an action, is an error.
func New(o Options) (*Server, error) {
	if o.Catalogue == nil || o.Sessions == nil || o.Users == nil || o.Look == nil || o.Log == nil || o.Metrics == nil {
		return nil, errors.New("web: options are incomplete")
	}
	if o.Home == "" {
		o.Home = "/oggi"
	}
	if o.Keys == nil {
		o.Keys = crypt.Ephemeral()
	}
	s := &Server{o: o, factors: auth.NewFactors(o.Sessions, o.Keys), keys: auth.NewPasskeys(o.Sessions, o.Keys, o.Users), door: auth.NewDoor(o.Sessions, o.Users), identities: auth.NewIdentities(o.Sessions, o.Keys, o.Users), csrf: http.NewCrossOriginProtection(),
		uploads: make(chan struct{}, maxUploads)}
	s.routes = append(s.builtin(), o.Routes...)
	mux, err := s.mount()
	if err != nil {
		return nil, err
	}
	s.handler = s.outside(mux)
	return s, nil
}

// Handler is the whole program as one handler.
func (s *Server) Handler() http.Handler { return s.handler }

// Routes lists every page with its action, this package's own included: the
// table behind docs/permissions.md and the test of roles against routes.
func (s *Server) Routes() []Route { return append([]Route(nil), s.routes...) }

// Catalogue is what the server speaks.
func (s *Server) Catalogue() *i18n.Catalogue { return s.o.Catalogue }

// builtin lists the pages of this package.
func (s *Server) builtin() []Route {
	return []Route{
		{Method: http.MethodGet, Pattern: "/entra", Action: access.Public, Handler: s.showSignIn},
		{Method: http.MethodPost, Pattern: "/entra", Action: access.Public, Handler: s.signIn},
		{Method: http.MethodGet, Pattern: pathCode, Action: access.Public, Handler: s.showCode},
		{Method: http.MethodPost, Pattern: pathCode, Action: access.Public, Handler: s.giveCode},
		{Method: http.MethodPost, Pattern: pathEnter + "/inizia", Action: access.Public, Handler: s.beginEnter},
		{Method: http.MethodPost, Pattern: pathEnter, Action: access.Public, Handler: s.enterByPasskey},
		{Method: http.MethodGet, Pattern: pathIdentity, Action: access.Public, Handler: s.goToProvider},
		{Method: http.MethodGet, Pattern: PathIdentityBack, Action: access.Public, Handler: s.comeBack},
		{Method: http.MethodPost, Pattern: "/esci", Action: access.Public, Handler: s.signOut},
		{Method: http.MethodGet, Pattern: "/password", Action: access.SignedIn, Handler: s.showPassword},
		{Method: http.MethodPost, Pattern: "/password", Action: access.SignedIn, Handler: s.changePassword},
		{Method: http.MethodGet, Pattern: "/accessi", Action: access.SignedIn, Handler: s.showSessions},
		{Method: http.MethodPost, Pattern: "/accessi/{id}/chiudi", Action: access.SignedIn, Handler: s.endSession},
		{Method: http.MethodGet, Pattern: pathApp, Action: access.SignedIn, Handler: s.showApp},
		{Method: http.MethodPost, Pattern: pathApp, Action: access.SignedIn, Handler: s.addApp},
		{Method: http.MethodPost, Pattern: pathApp + "/togli", Action: access.SignedIn, Handler: s.removeApp},
		{Method: http.MethodPost, Pattern: "/accessi/codici", Action: access.SignedIn, Handler: s.newCodes},
		{Method: http.MethodPost, Pattern: pathPasskey + "/inizia", Action: access.SignedIn, Handler: s.beginPasskey},
		{Method: http.MethodPost, Pattern: pathPasskey, Action: access.SignedIn, Handler: s.addPasskey},
		{Method: http.MethodPost, Pattern: pathPasskey + "/{passkey}/togli", Action: access.SignedIn, Handler: s.removePasskey},
		{Method: http.MethodPost, Pattern: pathLink, Action: access.SignedIn, Handler: s.askToLink},
		{Method: http.MethodGet, Pattern: pathLink + "/vai", Action: access.SignedIn, Handler: s.goToLink},
		{Method: http.MethodPost, Pattern: pathLink + "/togli", Action: access.SignedIn, Handler: s.unlink},
		{Method: http.MethodPost, Pattern: "/lingua", Action: access.Public, Handler: s.setLanguage},
		{Method: http.MethodGet, Pattern: "/programma.css", Action: access.Public, Handler: s.programmeStyle},
	}
}
