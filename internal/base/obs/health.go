package obs

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// Check is one thing without which the program cannot serve.
type Check struct {
	Name  string // a word for the operator: "database", "migrations"
	Probe func(ctx context.Context) error
}

const probeTime = 2 * time.Second

// Alive answers that the process runs: for a supervisor that restarts it.
func Alive() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		plain(w, http.StatusOK, "ok\n")
	})
}

// Ready answers 200 when every check passes and 503 with the names of those
// that fail: for a balancer that sends traffic. The causes go to the log.
func Ready(log *slog.Logger, checks []Check) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), probeTime)
		defer cancel()
		failed := ""
		for _, c := range checks {
			if err := c.Probe(ctx); err != nil {
				log.Warn("not ready", "check", c.Name, "cause", err)
				failed += "failed: " + c.Name + "\n"
			}
		}
		if failed != "" {
			plain(w, http.StatusServiceUnavailable, failed)
			return
		}
		plain(w, http.StatusOK, "ok\n")
	})
}

func plain(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body)) // the asker may be gone
}
