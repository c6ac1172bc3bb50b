package main

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

func TestLoadSharesTheOperationsAmongTheClients(t *testing.T) {
	t.Parallel()
	var done [100]atomic.Int32
	s, err := load(t.Context(), 8, len(done), func(_ context.Context, client, op int) error {
		if op%8 != client {
			t.Errorf("client %d got operation %d", client, op)
		}
		done[op].Add(1)
		return nil
	})
	if err != nil || s.Failed != 0 || len(s.took) != len(done) {
		t.Errorf("got %d done, %d failed, %v", len(s.took), s.Failed, err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("operation %d was done %d times", i, n)
		}
	}
}

func TestLoadCountsFailuresApart(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	s, err := load(t.Context(), 2, 10, func(_ context.Context, _, op int) error {
		if op == 3 {
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) || s.Failed != 1 || len(s.took) != 9 {
		t.Errorf("got %d done, %d failed, %v", len(s.took), s.Failed, err)
	}
}

func TestPercentile(t *testing.T) {
	t.Parallel()
	var hundred []time.Duration
	for i := range 100 {
		hundred = append(hundred, time.Duration(i+1))
	}
	tests := []struct {
		name   string
		values []time.Duration
		p      int
		want   time.Duration
	}{
		{"the middle of a hundred", hundred, 50, 50},
		{"ninety-nine of a hundred", hundred, 99, 99},
		{"of few, the largest", hundred[:3], 99, 3},
		{"of one", hundred[:1], 50, 1},
		{"of none", nil, 50, 0},
	}
	for _, tt := range tests {
		if got := percentile(tt.values, tt.p); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestPooledIgnoresADisturbedRound(t *testing.T) {
	t.Parallel()
	got := pooled([]sample{{Ops: 5, PerSecond: 100, P99: 2}, {Ops: 5, PerSecond: 3, P99: 900}, {Ops: 5, PerSecond: 110, P99: 3}})
	if got.PerSecond != 100 || got.P99 != 3 || got.Ops != 15 {
		t.Errorf("got %+v", got)
	}
}

func TestStatsHoldsTheSourceAgainstItsBudgets(t *testing.T) {
	t.Parallel()
	const fine = "// Package fine has a story.\npackage fine\n\nimport _ \"example.org/used/part\"\n\nfunc short() {}\n"
	long := "package fine\n\nfunc long() {\n" + strings.Repeat("\tshort()\n", 80) + "}\n"
	source := func(extra fstest.MapFS) fstest.MapFS {
		all := fstest.MapFS{
			"go.mod":                   {Data: []byte("module x\n\nrequire (\n\texample.org/used v1.0.0\n\texample.org/other v1.0.0 // indirect\n)\n")},
			"internal/fine/fine.go":    {Data: []byte(fine)},
			"internal/fine/f_test.go":  {Data: []byte("package fine\n\n// A test.\n\nvar _ = 1\nvar _ = 2\n")},
			"internal/fine/f_templ.go": {Data: []byte("package fine\n" + strings.Repeat("\n", 5000))},
		}
		for path, file := range extra {
			all[path] = file
		}
		return all
	}
	tests := []struct {
		name, want string
		extra      fstest.MapFS
	}{
		{"nothing is broken", "", nil},
		{"a long file", "a file of more than", fstest.MapFS{"internal/fine/big.go": {Data: []byte("package fine\n" + strings.Repeat("\n", 601))}}},
		{"a long function", "a function of more than", fstest.MapFS{"internal/fine/long.go": {Data: []byte(long)}}},
		{"a package without a story", "packages without", fstest.MapFS{"internal/mute/mute.go": {Data: []byte("package mute\n")}}},
		{"too much without test", "lines of test", fstest.MapFS{"internal/fine/more.go": {Data: []byte("package fine\n" + strings.Repeat("\n", 20))}}},
	}
	for _, tt := range tests {
		r, err := statsOf(source(tt.extra))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Broken, "; "); (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want something about %q", tt.name, got, tt.want)
		}
		if !slices.Equal(r.Dependencies, []string{"example.org/used"}) {
			t.Errorf("%s: dependencies %v, want the one that is imported", tt.name, r.Dependencies)
		}
	}
}

func TestUnknownBenchmarkListsThoseThereAre(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"nothing"}, &out); err == nil {
		t.Error("no error")
	}
	for _, b := range benches() {
		if !strings.Contains(out.String(), b.name) {
			t.Errorf("%s is not listed", b.name)
		}
	}
}
