package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"insieme/internal/base/db"
)

// What the benchmark of the pages is held against (docs/performance.md).
const (
	pageGoal   = 8.0 // p99 of a page over the p50 of its own statements on the bare driver
	searchGoal = 30  // milliseconds: p99 of a search as one types
	startGoal  = 2.0 // seconds until the program answers
	memoryGoal = 150 // megabytes of anonymous memory at rest
)

// readers is how many clients read pages together.
const readers = 8

type pagesOptions struct {
	people, care, rounds, ops int
	cache, postgres           string
	only                      string // one page only; empty for all
}

// pagesReport says what the pages of a day cost, beside their own statements
// on the driver alone.
type pagesReport struct {
	Environment environment  `json:"environment"`
	Engine      db.Engine    `json:"engine"`
	People      int          `json:"people"`
	Care        int          `json:"care"` // of them, in active care
	Rounds      int          `json:"rounds"`
	Pages       []pageReport `json:"pages"`
	Start       float64      `json:"start_s"`   // until the program answers
	Memory      float64      `json:"memory_mb"` // anonymous, at rest
	Broken      []string     `json:"broken"`
}

// pageReport is one page: through HTTP, and its statements alone.
type pageReport struct {
	Name       string  `json:"name"`
	Statements int     `json:"statements"` // of one page, on average
	HTTP       sample  `json:"http"`
	Driver     sample  `json:"driver"`
	Ratio      float64 `json:"ratio"` // HTTP p99 over the driver's p50: median of the rounds
}

func pagesBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	return readBench(f, "")
}

func searchBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	return readBench(f, "search")
}

func readBench(f *flag.FlagSet, only string) func(ctx context.Context) (report, error) {
	o := pagesOptions{only: only}
	f.IntVar(&o.people, "people", 1_000_000, "people in the database")
	f.IntVar(&o.care, "care", 20_000, "of them, people in active care")
	f.IntVar(&o.rounds, "rounds", 5, "rounds, the driver and the program in turns")
	f.IntVar(&o.ops, "ops", 1600, "pages of each kind in each round")
	f.StringVar(&o.cache, "cache", "", "folder that keeps the filled database for the next run")
	f.StringVar(&o.postgres, "postgres", "", "measure on this PostgreSQL server: host=… user=… dbname=…")
	return func(ctx context.Context) (report, error) { return measurePages(ctx, o) }
}

func measurePages(ctx context.Context, o pagesOptions) (report, error) {
	folder := o.cache
	if folder == "" {
		var err error
		if folder, err = os.MkdirTemp("", "insieme-bench-"); err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(folder) }()
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	database, drop, err := databaseOf(ctx, intakeOptions{people: o.people, cache: o.cache, postgres: o.postgres}, "pages", folder)
	if err != nil {
		return nil, err
	}
	defer drop()
	r := &pagesReport{Environment: here(), Rounds: o.rounds}
	if err := r.fill(ctx, o, database, folder); err != nil {
		return nil, err
	}
	if o.only == "" {
		if err := r.start(ctx, database, filepath.Join(folder, "bench.key")); err != nil {
			return nil, err
		}
	}
	t := &tracer{}
	s, err := openTraced(ctx, database, folder, db.Options{Trace: t.note})
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.close() }()
	m, err := newPagesRun(ctx, s, t, o, database)
	if err != nil {
		return nil, err
	}
	defer m.close()
	if err := m.run(ctx, r); err != nil {
		return nil, err
	}
	r.judge()
	if len(r.Broken) > 0 {
		return r, errBroken
	}
	return r, nil
}

// fill brings the database to its people and their cases.
func (r *pagesReport) fill(ctx context.Context, o pagesOptions, database, folder string) error {
	form, err := capture(ctx)
	if err != nil {
		return err
	}
	s, err := openSite(ctx, database, folder)
	if err != nil {
		return err
	}
	r.Engine = s.DB.Engine()
	err = fill(ctx, s.DB, form, o.people)
	if err == nil {
		err = inCare(ctx, s, o.care, 60)
	}
	if err == nil {
		r.People, err = db.One(ctx, s.DB.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM person`)
	}
	if err == nil {
		r.Care, err = db.One(ctx, s.DB.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM pathway WHERE state <> 'closed'`)
	}
	return errors.Join(err, s.close())
}

// judge holds the figures against their goals.
func (r *pagesReport) judge() {
	for _, p := range r.Pages {
		if p.Name == "search" && p.HTTP.P99 > searchGoal {
			r.Broken = append(r.Broken, fmt.Sprintf("a search takes %s ms, at most %d", p.HTTP.P99, searchGoal))
		}
		if p.Name != "search" && p.Ratio > pageGoal {
			r.Broken = append(r.Broken, fmt.Sprintf("%s: %.1f times its statements, at most %.0f", p.Name, p.Ratio, pageGoal))
		}
	}
	if r.Start > startGoal {
		r.Broken = append(r.Broken, fmt.Sprintf("the program answers after %.1f s, at most %.0f", r.Start, startGoal))
	}
	if r.Memory > memoryGoal {
		r.Broken = append(r.Broken, fmt.Sprintf("%.0f MB at rest, at most %d", r.Memory, memoryGoal))
	}
}

func (r *pagesReport) table(w io.Writer) {
	r.Environment.table(w)
	fmt.Fprintf(w, "pages on %s with %d people, %d in care; %d clients, median of %d rounds\n\n", r.Engine, r.People, r.Care, readers, r.Rounds)
	fmt.Fprintf(w, "%-10s %10s %22s %10s %10s %22s %10s %8s\n", "", "statements", "page p50 ms", "p99 ms", "a second", "driver p50 ms", "p99 ms", "p99/p50")
	for _, p := range r.Pages {
		fmt.Fprintf(w, "%-10s %10d %22s %10s %10.0f %22s %10s %8.1f\n", p.Name, p.Statements, p.HTTP.P50, p.HTTP.P99, p.HTTP.PerSecond, p.Driver.P50, p.Driver.P99, p.Ratio)
	}
	if r.Start > 0 {
		fmt.Fprintf(w, "\nthe program answers after %.2f s; %.0f MB of anonymous memory at rest\n", r.Start, r.Memory)
	}
	for _, b := range r.Broken {
		fmt.Fprintln(w, "broken:", b)
	}
}

// pagesRun is one run of the benchmark.
type pagesRun struct {
	site   *site
	tracer *tracer
	replay *replay
	v      *visitors
	o      pagesOptions
	random *rand.Rand
	kinds  []pageKind
}

// pageKind is one kind of page: it makes the requests of clients.
type pageKind struct {
	name    string
	request func(r *rand.Rand) []byte
}

func newPagesRun(ctx context.Context, s *site, t *tracer, o pagesOptions, database string) (*pagesRun, error) {
	m := &pagesRun{site: s, tracer: t, o: o, random: rand.New(rand.NewPCG(11, uint64(o.people)))}
	var err error
	if m.v, err = dial(ctx, s.addr, readers); err != nil {
		return nil, err
	}
	if m.replay, err = openReplay(ctx, s.DB, database, readers); err != nil {
		m.v.close()
		return nil, err
	}
	if err = m.v.signIn(workerLogin, workerPassword); err == nil {
		m.kinds, err = m.pages(ctx)
	}
	if err != nil {
		m.close()
		return nil, err
	}
	return m, nil
}

func (m *pagesRun) close() { m.v.close(); m.replay.close() }

// pages are the kinds of page that are measured.
func (m *pagesRun) pages(ctx context.Context) ([]pageKind, error) {
	people, err := db.All(ctx, m.site.DB.Reader(), db.Scalar[string], `SELECT person FROM pathway ORDER BY person LIMIT 5000`)
	if err != nil {
		return nil, err
	}
	names, err := db.All(ctx, m.site.DB.Reader(), db.Scalar[string], `SELECT surname_key || ' ' || given_key FROM person ORDER BY id LIMIT 5000`)
	if err != nil {
		return nil, err
	}
	workers, err := db.All(ctx, m.site.DB.Reader(), db.Scalar[string], `SELECT id FROM app_user WHERE login LIKE 'bench%' ORDER BY id`)
	if err != nil {
		return nil, err
	}
	lists := []string{"/persone?gruppo=ready", "/persone?gruppo=reactivating&ordine=due", "/persone?gruppo=ended", "/persone?gruppo=ready&distretto=bologna"}
	all := []pageKind{
		{"person", func(r *rand.Rand) []byte { return m.v.get("/persone/" + people[r.IntN(len(people))]) }},
		{"list", func(r *rand.Rand) []byte {
			list := lists[r.IntN(len(lists))]
			if r.IntN(2) == 0 {
				list += "&referente=" + workers[r.IntN(len(workers))]
			}
			return m.v.get(list)
		}},
		{"search", func(r *rand.Rand) []byte { return m.v.post("/cerca/subito", question(r, names[r.IntN(len(names))])) }},
	}
	if m.o.only == "" {
		return all, nil
	}
	return all[2:], nil
}

// run measures round by round, the driver beside the program.
func (m *pagesRun) run(ctx context.Context, r *pagesReport) error {
	for _, k := range m.kinds {
		p, err := m.page(ctx, k)
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		r.Pages = append(r.Pages, p)
	}
	return nil
}

// traced is how many different pages have their statements noted.
const traced = 200

func (m *pagesRun) page(ctx context.Context, k pageKind) (pageReport, error) {
	out := pageReport{Name: k.name}
	requests := make([][]byte, m.o.ops)
	for i := range requests {
		requests[i] = k.request(m.random)
	}
	var pages [][]statement
	for _, request := range requests[:min(traced, len(requests))] {
		seen, err := m.tracer.during(func() error { return m.v.read(0, request) })
		if err != nil {
			return out, err
		}
		pages = append(pages, seen)
		out.Statements += len(seen)
	}
	out.Statements /= len(pages)
	var http, driver []sample
	var ratios []float64
	for range m.o.rounds {
		d, err := load(ctx, readers, m.o.ops, func(ctx context.Context, client, op int) error {
			return m.replay.run(ctx, client, pages[op%len(pages)])
		})
		if err != nil {
			return out, err
		}
		h, err := load(ctx, readers, m.o.ops, func(_ context.Context, client, op int) error { return m.v.read(client, requests[op]) })
		if err != nil {
			return out, err
		}
		driver, http = append(driver, d), append(http, h)
		ratios = append(ratios, ratio(float64(h.P99), float64(d.P50)))
	}
	out.HTTP, out.Driver, out.Ratio = pooled(http), pooled(driver), ratio(median(ratios), 1)
	return out, nil
}

// wait is how long the program is left alone before its memory is read.
const wait = 5 * time.Second
