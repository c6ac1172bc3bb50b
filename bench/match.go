package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"insieme/internal/area/selection/score"
)

// The budgets of the ranking index.
const (
	maxTypical    = 1.0
	maxAll        = 2.2
	minPostgres   = 50
	maxBytes      = 120
	minUpdateRate = 10_000
	streamBytes   = 100 // a person
)

// matchReport compares ranking with reading as much memory once.
type matchReport struct {
	Environment environment `json:"environment"`
	People      int         `json:"people"`
	Rounds      int         `json:"rounds"`
	Requests    int         `json:"requests"` // of each kind
	LoadSeconds float64     `json:"load_seconds"`
	Bytes       float64     `json:"bytes_per_person"`

	StreamBytes int     `json:"stream_bytes"`
	StreamMs    float64 `json:"stream_ms"`
	TypicalMs   float64 `json:"typical_ms"`
	AllMs       float64 `json:"all_ms"`
	PostgresMs  float64 `json:"postgres_ms,omitempty"`
	CountMs     float64 `json:"count_ms"` // the chips' numbers, typical request
	Passing     float64 `json:"typical_passing_share"`

	RatioTypical  float64  `json:"ratio_typical"`
	RatioAll      float64  `json:"ratio_all"`
	RatioPostgres *float64 `json:"ratio_postgres"`
	// The same by the time that the thread computed, all rounds together: what
	// neighbours on the machine change least.
	CPURatioTypical float64 `json:"cpu_ratio_typical"`
	CPURatioAll     float64 `json:"cpu_ratio_all"`

	UpdatesPerSecond float64 `json:"updates_per_second"` // while one core ranks
	RankedMeanwhile  int     `json:"ranked_meanwhile"`
	SlowestMeanwhile float64 `json:"slowest_ranking_ms_meanwhile"`
	Broken           bool    `json:"broken"`
}

func matchBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	people := f.Int("people", 1_000_000, "people in the index")
	rounds := f.Int("rounds", 9, "rounds, stream and requests in turns")
	requests := f.Int("requests", 5, "requests of each kind in a round")
	postgres := f.String("postgres", "", "URL of a PostgreSQL in which to run the same query")
	return func(ctx context.Context) (report, error) {
		m := &matcher{matchReport: matchReport{Environment: here(), People: *people, Rounds: *rounds, Requests: *requests}}
		if err := m.load(); err != nil {
			return nil, err
		}
		if err := m.measure(); err != nil {
			return nil, err
		}
		if err := m.update(); err != nil {
			return nil, err
		}
		if *postgres != "" {
			if err := m.askPostgres(ctx, *postgres); err != nil {
				return nil, err
			}
		}
		r := &m.matchReport
		r.Broken = r.RatioTypical > maxTypical || r.RatioAll > maxAll || r.Bytes > maxBytes || r.UpdatesPerSecond < minUpdateRate ||
			(r.RatioPostgres != nil && *r.RatioPostgres < minPostgres)
		if r.Broken {
			return r, errBroken
		}
		return r, nil
	}
}

type matcher struct {
	matchReport

	index        *score.Index
	typical, all []*score.Scorer
	stream       []uint64
}

// load builds the index as the program does: row by row, in order of identity.
func (m *matcher) load() error {
	r := rand.New(rand.NewPCG(1, 1))
	var inside time.Duration
	begin := time.Now()
	index, err := score.Build(m.People, func(yield func(*score.Person) error) error {
		for i := range m.People {
			made := time.Now()
			p := score.SamplePerson(r, score.SampleID(i+1))
			inside += time.Since(made)
			if err := yield(&p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.index, m.LoadSeconds = index, ratio(float64(time.Since(begin)-inside), float64(time.Second))
	m.Bytes = ratio(float64(index.Bytes()), float64(m.People))
	m.StreamBytes = min(index.Bytes(), streamBytes*m.People)
	m.stream = make([]uint64, m.StreamBytes/8)
	for i := range m.stream {
		m.stream[i] = uint64(i)
	}
	for range m.Requests {
		all := score.SampleRequest(r, 0)
		typical := score.SampleRequest(r, 0)
		for c := range 5 { // about half say no to each
			typical.Must = append(typical.Must, score.Clause{Any: []score.Code{score.Code(c + 1)}, Reason: "bench"})
		}
		typical.Languages[0].Level, typical.Languages[0].Must, typical.Languages[0].Reason = score.B1, true, "bench"
		for request, to := range map[*score.Request]*[]*score.Scorer{&all: &m.all, &typical: &m.typical} {
			s, err := score.NewScorer(*request, score.DefaultWeights())
			if err != nil {
				return err
			}
			*to = append(*to, s)
		}
	}
	c := m.index.Count(m.typical[0])
	m.Passing = float64(c.Passing*10_000/max(c.People, 1)) / 10_000
	return nil
}

// measure takes turns, so that what drifts drifts for all.
func (m *matcher) measure() error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	sum := uint64(0)
	var stream, typical, all, count spell
	rank := func(s *score.Scorer) func() error {
		return func() error {
			_, err := m.index.Top(s, 100)
			return err
		}
	}
	for i := range m.Rounds * m.Requests {
		i %= m.Requests
		err := errors.Join(
			stream.once(func() error { sum += total(m.stream); return nil }),
			typical.once(rank(m.typical[i])),
			all.once(rank(m.all[i])),
			count.once(func() error { m.index.Count(m.typical[i]); return nil }))
		if err != nil {
			return err
		}
	}
	if sum == 0 && len(m.stream) > 1 {
		return fmt.Errorf("the stream was not read")
	}
	m.StreamMs, m.TypicalMs, m.AllMs, m.CountMs = stream.middle(), typical.middle(), all.middle(), count.middle()
	m.RatioTypical, m.RatioAll = ratio(m.TypicalMs, m.StreamMs), ratio(m.AllMs, m.StreamMs)
	m.CPURatioTypical, m.CPURatioAll = ratio(float64(typical.cpu), float64(stream.cpu)), ratio(float64(all.cpu), float64(stream.cpu))
	return nil
}

// spell is one kind of work, done again and again in turns with others.
type spell struct {
	took []time.Duration
	cpu  time.Duration // altogether
}

func (s *spell) once(do func() error) error {
	begin, before := time.Now(), threadTime()
	err := do()
	s.took, s.cpu = append(s.took, time.Since(begin)), s.cpu+threadTime()-before
	return err
}

func (s *spell) middle() float64 {
	slices.Sort(s.took)
	return millis(s.took[len(s.took)/2])
}

// threadTime is how long this thread has used a core: what one core needs, and
// not what its other guests do to the clock.
func threadTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(1, &u); err != nil { // RUSAGE_THREAD
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// total reads memory once, as quickly as plain code does.
func total(words []uint64) uint64 {
	var a, b, c, d uint64
	for len(words) >= 8 {
		w := words[:8]
		a += w[0] + w[4]
		b += w[1] + w[5]
		c += w[2] + w[6]
		d += w[3] + w[7]
		words = words[8:]
	}
	return a + b + c + d
}

// update changes people as fast as it can while the same index is ranked.
func (m *matcher) update() error {
	const long = time.Second
	var stop atomic.Bool
	done := make(chan error, 1)
	go func() {
		var slowest time.Duration
		n := 0
		var err error
		for ; !stop.Load() && err == nil; n++ {
			begin := time.Now()
			_, err = m.index.Top(m.typical[n%len(m.typical)], 100)
			slowest = max(slowest, time.Since(begin))
		}
		m.RankedMeanwhile, m.SlowestMeanwhile = n, millis(slowest)
		done <- err
	}()
	r := rand.New(rand.NewPCG(3, 3))
	changed := make([]score.Person, 500)
	for i := range changed {
		changed[i] = score.SamplePerson(r, score.SampleID(1+r.IntN(m.People)))
	}
	n, begin := 0, time.Now()
	for ; time.Since(begin) < long; n++ {
		p := &changed[n%len(changed)]
		p.ID = score.SampleID(1 + r.IntN(m.People))
		if err := m.index.Update(*p); err != nil {
			return err
		}
	}
	m.UpdatesPerSecond = ratio(float64(n), time.Since(begin).Seconds())
	stop.Store(true)
	return <-done
}

func (r *matchReport) table(w io.Writer) {
	r.Environment.table(w)
	fmt.Fprintf(w, "%d people, best 100, one core; medians of %d rounds of %d requests\n\n", r.People, r.Rounds, r.Requests)
	row := func(what string, ms, over float64, limit string) {
		fmt.Fprintf(w, "%-44s %9.2f ms  %6.2fx  %s\n", what, ms, over, limit)
	}
	row(fmt.Sprintf("reading %d MB once", r.StreamBytes/1_000_000), r.StreamMs, 1, "")
	row(fmt.Sprintf("gates leave %.1f %%", 100*r.Passing), r.TypicalMs, r.RatioTypical, fmt.Sprintf("at most %.1f", maxTypical))
	row("everybody passes", r.AllMs, r.RatioAll, fmt.Sprintf("at most %.1f", maxAll))
	row("numbers of the chips", r.CountMs, ratio(r.CountMs, r.StreamMs), "")
	fmt.Fprintf(w, "by computing time: %.2fx and %.2fx\n", r.CPURatioTypical, r.CPURatioAll)
	if r.RatioPostgres != nil {
		fmt.Fprintf(w, "%-44s %9.2f ms  %6.0fx  at least %d\n", "PostgreSQL, gates leave as many", r.PostgresMs, *r.RatioPostgres, minPostgres)
	}
	fmt.Fprintf(w, "\nloaded in %.2f s, %.1f bytes a person; %.0f changes a second while %d rankings were made (slowest %.1f ms)\n",
		r.LoadSeconds, r.Bytes, r.UpdatesPerSecond, r.RankedMeanwhile, r.SlowestMeanwhile)
}
