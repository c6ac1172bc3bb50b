package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"insieme/internal/base/db"
)

// clients are the numbers of clients that are measured; the first is what the
// goal speaks of.
var clients = []int{64, 8, 1}

// intakeRun is one run of the benchmark.
type intakeRun struct {
	site   *site
	bare   *bare
	copier *copier
	random *rand.Rand
	report *intakeReport
	o      intakeOptions
}

// run measures round by round. The driver is measured before and after the 64
// clients, so that a drift of the machine cancels out.
func (m *intakeRun) run(ctx context.Context) error {
	http := map[int][]sample{}
	var driver, working []sample
	for range m.o.rounds {
		before, err := m.driver(ctx)
		if err != nil {
			return err
		}
		for _, n := range clients {
			old := m.site.DB.Stats()
			s, err := m.forms(ctx, n)
			if err != nil {
				return err
			}
			http[n] = append(http[n], s)
			if n != clients[0] {
				continue
			}
			m.count(old, m.site.DB.Stats())
			after, err := m.driver(ctx)
			if err != nil {
				return err
			}
			driver = append(driver, before, after)
			m.report.Ratios = append(m.report.Ratios, ratio(s.PerSecond, (before.PerSecond+after.PerSecond)/2))
		}
	}
	if err := m.sweep(ctx); err != nil { // the driver's jobs are nobody's
		return err
	}
	stop := m.site.working(ctx)
	for range m.o.rounds {
		s, err := m.forms(ctx, clients[0])
		if err != nil {
			stop()
			return err
		}
		working = append(working, s)
	}
	stop()
	m.report.Driver, m.report.Working = pooled(driver), pooled(working)
	for i := len(clients) - 1; i >= 0; i-- {
		m.report.HTTP = append(m.report.HTTP, pooled(http[clients[i]]))
	}
	m.report.Ratio = ratio(median(m.report.Ratios), 1)
	m.report.RetryRate = ratio(float64(100*m.report.Retries), float64(m.report.Writes)) / 100
	return m.sweep(ctx)
}

// driver measures the driver alone.
func (m *intakeRun) driver(ctx context.Context) (sample, error) {
	ops := max(m.o.ops/3, 1)
	return load(ctx, 1, ops, m.bare.prepare(m.copier, ops))
}

// forms measures the program: forms that have been opened before, by as many
// clients, all of which must be received.
func (m *intakeRun) forms(ctx context.Context, n int) (sample, error) {
	ops := max(m.o.ops*n/(n+16), n)
	v, err := dial(ctx, m.site.addr, n)
	if err != nil {
		return sample{}, err
	}
	defer v.close()
	if err := v.prepare(ctx, ops, m.random); err != nil {
		return sample{}, err
	}
	before, err := m.received(ctx)
	if err != nil {
		return sample{}, err
	}
	s, err := load(ctx, n, ops, v.send)
	s.Busy = int(v.busy.Load())
	if err != nil {
		return s, err
	}
	after, err := m.received(ctx)
	if err == nil && after-before != ops {
		err = fmt.Errorf("%d forms were acknowledged, %d applications are there", ops, after-before)
	}
	return s, err
}

// count notes how the commands of a round were committed.
func (m *intakeRun) count(old, now db.Stats) {
	m.report.Group = ratio(float64(now.Members-old.Members), float64(now.Groups-old.Groups))
	m.report.Retries += now.Retries - old.Retries
	m.report.Writes += now.Writes - old.Writes
}

func (m *intakeRun) received(ctx context.Context) (int, error) {
	return db.One(ctx, m.site.DB.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM application`)
}

// sweep removes the jobs that are left.
func (m *intakeRun) sweep(ctx context.Context) error {
	return m.site.DB.Import(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM job`)
		return err
	})
}
