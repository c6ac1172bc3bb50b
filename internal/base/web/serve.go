package web

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/obs"
)

// Limits of one request.
const (
	maxBody  = 1 << 20
	deadline = 15 * time.Second

	// A file comes over a telephone's connection; see app.Run for the server's
	// own limit.
	uploadDeadline = time.Minute
	maxUploads     = 32
)

// policy is the content policy: nothing inline, nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// outside is around everything, also what no route answers (files, redirects
// of the mux): the headers that protect the reader.
func (s *Server) outside(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		if s.o.Sessions.Secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// serve is the path of every request of a route, in the order of the package
// comment.
func (s *Server) serve(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := s.o.Wall.Start()
		number := obs.NewRequestID()
		allowed, most := limits(route, r)
		ctx, cancel := context.WithTimeout(obs.WithRequestID(r.Context(), number), allowed)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, most)
		c := &Ctx{server: s, w: &answer{ResponseWriter: w}, r: r, route: route, number: number}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				c.fail(panicked(p))
			}
			took := s.o.Wall.Since(started)
			s.o.Metrics.Request(method(r), route.Pattern, c.w.status, took)
			s.o.Log.Info("request", "request", number, "method", method(r), "pattern", route.Pattern,
				"status", c.w.status, "ms", took.Milliseconds(), "user", string(c.Actor.User))
		}()
		if err := s.run(c); err != nil {
			c.fail(err)
		}
		if c.w.status == 0 { // a handler that returned nil without an answer
			c.fail(fault.New(fault.Internal, "web.serve "+route.Pattern, ""))
		}
	})
}

// run finds out who asks, whether they may, and lets the handler answer.
func (s *Server) run(c *Ctx) error {
	c.L = s.o.Catalogue.In(c.language(""))
	session, err := s.o.Sessions.Load(c.r)
	if err != nil {
		return err
	}
	c.Session = session
	if err := s.identify(c); err != nil {
		return err
	}
	if err := s.csrf.Check(c.r); err != nil {
		return errCrossSite
	}
	switch {
	case c.route.Action == access.Public:
	case c.Actor.Anonymous():
		return c.askToSignIn()
	case !access.Allows(c.Actor, c.route.Action):
		return fault.Refused("web." + string(c.route.Action))
	case c.account.MustChange && !c.freeOfChange():
		return c.Redirect("/password")
	case c.lacksFactor() && !c.freeOfFactor():
		return c.askForFactor()
	}
	if isMultipart(c.r) && c.route.Upload > 0 {
		leave, err := s.enterUpload(c.Context())
		if err != nil {
			return err
		}
		defer leave()
	}
	return c.route.Handler(c)
}

// identify sets the actor of the request from its session. A user who left
// the programme is nobody from their next request on.
func (s *Server) identify(c *Ctx) error {
	user := c.Session.User()
	if user == "" {
		return nil
	}
	account, err := s.o.Users.ByID(c.Context(), user)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err != nil || !account.Active {
		return c.Session.End()
	}
	c.account, c.Actor = account, account.Actor
	c.L = s.o.Catalogue.In(c.language(account.Lang))
	return nil
}

// freeOfChange reports whether a page is open to who must first choose a
// password of their own.
func (c *Ctx) freeOfChange() bool { return c.route.Pattern == "/password" }

// freeOfFactor reports whether a page is open to who must first set up a second
// factor, or belongs to what comes before.
func (c *Ctx) freeOfFactor() bool {
	switch c.route.Pattern {
	case pathApp, pathPasskey, pathPasskey + "/inizia":
		return true
	default:
		return c.freeOfChange()
	}
}

// method is the request's method as a label; anybody can invent new ones.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	default:
		return "other"
	}
}

// panicked is a defect as an error, with its place for the log. What was
// thrown is told only if it is a text or an error: another value may be anybody.
func panicked(p any) error {
	what := fmt.Sprintf("[%T]", p)
	switch p := p.(type) {
	case string:
		what = p
	case error:
		what = p.Error()
	}
	return &fault.Error{Kind: fault.Internal, Op: "web.panic", Cause: fmt.Errorf("%s\n%s", what, debug.Stack())}
}

// answer notes the status of what is sent, and sends one status only.
type answer struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	if a.status != 0 {
		return
	}
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.ResponseWriter.Write(b)
}

// Unwrap gives http.ResponseController the writer below.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
