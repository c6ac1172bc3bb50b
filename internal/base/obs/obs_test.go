package obs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/db"
)

// citizen is what a careless developer would log.
type citizen struct{ Surname, Phone string }

func (c citizen) String() string { return c.Surname + " " + c.Phone }

// shy knows how to speak of itself.
type shy struct{ Surname string }

func (shy) LogValue() slog.Value { return slog.StringValue("[person]") }

func TestLogHoldsNoPersonWhateverIsGivenToIt(t *testing.T) {
	t.Parallel()
	person := citizen{Surname: "Rossetti", Phone: "3331234567"}
	tests := []struct {
		name string
		attr slog.Attr
		want string // also shown
	}{
		{"a struct", slog.Any("person", person), "[obs.citizen]"},
		{"a pointer to it", slog.Any("person", &person), "[*obs.citizen]"},
		{"a slice of them", slog.Any("people", []citizen{person}), "[[]obs.citizen]"},
		{"a map of texts", slog.Any("filters", map[string]string{"q": "Rossetti"}), "[map[string]string]"},
		{"a list of texts", slog.Any("filters", []string{"Rossetti"}), "[[]string]"},
		{"bytes", slog.Any("raw", []byte("Rossetti")), "[[]uint8]"},
		{"a type that speaks for itself", slog.Any("person", shy{"Rossetti"}), "[person]"},
		{"a surname by its key", slog.String("surname", "Rossetti"), blank},
		{"a login by its key", slog.String("login", "Rossetti"), blank},
		{"an address in capitals", slog.String("RemoteAddress", "Rossetti"), blank},
		{"a query", slog.String("query", "cerca=Rossetti"), blank},
		{"an URL", slog.String("url", "/persone?q=Rossetti"), blank},
		{"inside a group", slog.Group("request", slog.String("phone", "Rossetti 3331234567")), blank},
		{"a request whole", slog.Any("request", httptest.NewRequest(http.MethodGet, "/?q=Rossetti", nil)), "[*http.Request]"},
	}
	for _, format := range []Format{JSON, Text} {
		for _, tt := range tests {
			t.Run(string(format)+": "+tt.name, func(t *testing.T) {
				t.Parallel()
				var out bytes.Buffer
				NewLogger(&out, format, slog.LevelInfo).Info("seen", tt.attr)
				if got := out.String(); strings.Contains(got, "Rossetti") || strings.Contains(got, "333") || !strings.Contains(got, tt.want) {
					t.Errorf("got %s, want %s and nobody's data", got, tt.want)
				}
			})
		}
	}
}

func TestLogTellsWhatAnOperatorNeeds(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	NewLogger(&out, JSON, slog.LevelInfo).Error("failed", "pattern", "/persone/{id}", "status", 500,
		"cause", fmt.Errorf("intake.Suspend: %w", errors.New("disk full")), "took", 3*time.Second)
	for _, want := range []string{`"msg":"failed"`, `"pattern":"/persone/{id}"`, `"status":500`, `"cause":"intake.Suspend: disk full"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %s, want %s in it", out.String(), want)
		}
	}
}

func TestRequestNumberTravelsInTheContext(t *testing.T) {
	t.Parallel()
	if got := RequestID(t.Context()); got != "" {
		t.Errorf("outside of a request: got %q, want nothing", got)
	}
	number := NewRequestID()
	if got := RequestID(WithRequestID(t.Context(), number)); got != number || number == NewRequestID() {
		t.Errorf("got %q, want %q, and each its own", got, number)
	}
}

func TestMetricsSpeakOfPatternsAndOfTheDatabase(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.WatchDB(func() db.Stats { return db.Stats{Retries: 7, Largest: 31} })
	m.Request("GET", "/persone/{id}", 404, 12*time.Millisecond)
	m.Job("promise.daily", "done", time.Second)
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`insieme_http_requests_total{method="GET",pattern="/persone/{id}",status="404"} 1`,
		`insieme_http_request_seconds_count{pattern="/persone/{id}"} 1`,
		`insieme_jobs_total{kind="promise.daily",outcome="done"} 1`,
		"insieme_db_retries_total 7", "insieme_db_group_largest 31",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("want %s in the measurements", want)
		}
	}
}

func TestReadyNamesWhatFailsAndLogsWhy(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	fine := Check{"database", func(context.Context) error { return nil }}
	broken := Check{"migrations", func(context.Context) error { return errors.New("two are missing") }}
	tests := []struct {
		name   string
		checks []Check
		status int
		body   string
	}{
		{"nothing to check", nil, 200, "ok\n"},
		{"all well", []Check{fine}, 200, "ok\n"},
		{"one fails", []Check{fine, broken}, 503, "failed: migrations\n"},
	}
	for _, tt := range tests {
		w := httptest.NewRecorder()
		Ready(NewLogger(&out, JSON, slog.LevelInfo), tt.checks).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		if w.Code != tt.status || w.Body.String() != tt.body {
			t.Errorf("%s: got %d %q, want %d %q", tt.name, w.Code, w.Body.String(), tt.status, tt.body)
		}
	}
	if !strings.Contains(out.String(), "two are missing") {
		t.Errorf("got log %s, want the cause in it", out.String())
	}
}
