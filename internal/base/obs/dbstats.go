package obs

import (
	"github.com/prometheus/client_golang/prometheus"

	"insieme/internal/base/db"
)

// dbCounter is one counter of the database with its name for Prometheus.
type dbCounter struct {
	desc *prometheus.Desc
	kind prometheus.ValueType
	read func(db.Stats) int64
}

// dbCollector reads the database's counters when it is asked; it keeps none.
type dbCollector struct {
	stats    func() db.Stats
	counters []dbCounter
}

func newDBCollector(stats func() db.Stats) *dbCollector {
	c := &dbCollector{stats: stats}
	add := func(name, help string, read func(db.Stats) int64) {
		c.counters = append(c.counters, dbCounter{prometheus.NewDesc("insieme_db_"+name+"_total", help, nil, nil), prometheus.CounterValue, read})
	}
	add("writes", "Transactions that wrote and were committed.", func(s db.Stats) int64 { return s.Writes })
	add("groups", "Group commits (SQLite).", func(s db.Stats) int64 { return s.Groups })
	add("group_members", "Commands in group commits (SQLite).", func(s db.Stats) int64 { return s.Members })
	add("alone", "Commands run again alone after their group was lost (SQLite).", func(s db.Stats) int64 { return s.Alone })
	add("slow", "Commands rolled back for holding the writer too long (SQLite).", func(s db.Stats) int64 { return s.Slow })
	add("retries", "Runs of commands beyond the first (PostgreSQL).", func(s db.Stats) int64 { return s.Retries })
	add("serialisation_failures", "Serialisation failures and deadlocks (PostgreSQL).", func(s db.Stats) int64 { return s.Serial })
	add("gave_up", "Commands refused after the last try (PostgreSQL).", func(s db.Stats) int64 { return s.GaveUp })
	add("failures", "Statements that failed.", func(s db.Stats) int64 { return s.Failures })
	c.counters = append(c.counters, dbCounter{
		prometheus.NewDesc("insieme_db_group_largest", "Most commands in one group commit (SQLite).", nil, nil),
		prometheus.GaugeValue, func(s db.Stats) int64 { return s.Largest },
	})
	return c
}

// Describe implements prometheus.Collector.
func (c *dbCollector) Describe(out chan<- *prometheus.Desc) {
	for _, k := range c.counters {
		out <- k.desc
	}
}

// Collect implements prometheus.Collector.
func (c *dbCollector) Collect(out chan<- prometheus.Metric) {
	s := c.stats()
	for _, k := range c.counters {
		out <- prometheus.MustNewConstMetric(k.desc, k.kind, float64(k.read(s)))
	}
}
