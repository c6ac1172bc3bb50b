package obs

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"insieme/internal/base/db"
)

// Metrics are the program's measurements, on a registry of their own so that
// two programs in one test do not meet. Labels are route patterns, statuses
// and kinds of job: never a value that a person typed.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	jobs     *prometheus.CounterVec
	jobTime  *prometheus.HistogramVec
}

// NewMetrics makes an empty set of measurements.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "insieme_http_requests_total", Help: "Requests answered, by route pattern and status.",
		}, []string{"method", "pattern", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "insieme_http_request_seconds", Help: "Time to answer a request, by route pattern.",
			Buckets: []float64{.002, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"pattern"}),
		jobs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "insieme_jobs_total", Help: "Background jobs finished, by kind and outcome.",
		}, []string{"kind", "outcome"}),
		jobTime: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "insieme_job_seconds", Help: "Time a background job took, by kind.",
			Buckets: []float64{.01, .05, .25, 1, 5, 30, 120},
		}, []string{"kind"}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.jobs, m.jobTime, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Request counts one answer.
func (m *Metrics) Request(method, pattern string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, pattern, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(pattern).Observe(took.Seconds())
}

// Job counts one finished job; outcome is a word such as "done" or "failed".
func (m *Metrics) Job(kind, outcome string, took time.Duration) {
	m.jobs.WithLabelValues(kind, outcome).Inc()
	m.jobTime.WithLabelValues(kind).Observe(took.Seconds())
}

// WatchDB publishes the database's counters, read at each scrape.
func (m *Metrics) WatchDB(stats func() db.Stats) { m.registry.MustRegister(newDBCollector(stats)) }

// Handler answers with the measurements in Prometheus' text form. Who may ask
// is decided where it is mounted.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
