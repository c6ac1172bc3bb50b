package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/obs"
	"insieme/internal/base/web/static"
)

// unmatched is the pattern under which requests for no page are logged.
const unmatched = "(none)"

// mount builds the table of patterns.
func (s *Server) mount() (mux *http.ServeMux, err error) {
	mux = http.NewServeMux()
	defer func() { // ServeMux tells conflicts by a panic that names both patterns
		if p := recover(); p != nil {
			mux, err = nil, fmt.Errorf("web: %v", p)
		}
	}()
	for _, r := range s.routes {
		if r.Handler == nil || r.Action == "" || r.Method == "" {
			return nil, fmt.Errorf("web: route %s %s lacks a method, an action or a handler", r.Method, r.Pattern)
		}
		mux.Handle(r.Method+" "+exact(r.Pattern), s.serve(r))
	}
	nothing := Route{Pattern: unmatched, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: func(*Ctx) error { return fault.Absent("web.mux") }}
	mux.Handle("/", s.serve(nothing))
	mux.Handle("GET /static/", static.Handler())
	mux.Handle("GET /healthz", obs.Alive())
	mux.Handle("GET /readyz", obs.Ready(s.o.Log, s.o.Ready))
	mux.Handle("GET /metrics", s.fromThisMachine(s.o.Metrics.Handler()))
	return mux, nil
}

// exact keeps a pattern that ends in a slash from matching everything below it.
func exact(pattern string) string {
	if strings.HasSuffix(pattern, "/") {
		return pattern + "{$}"
	}
	return pattern
}

// fromThisMachine lets only this machine ask, and not through a proxy. To
// collect from elsewhere, the configuration opens a second listener.
func (s *Server) fromThisMachine(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !from.Addr().Unmap().IsLoopback() || r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("Forwarded") != "" {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
