package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"syscall"
	"time"
)

// latency is a time in milliseconds, as reports print it.
type latency float64

func latencyOf(d time.Duration) latency {
	return latency(math.Round(float64(d.Microseconds())/10) / 100)
}

func (l latency) String() string { return fmt.Sprintf("%.2f", float64(l)) }

// sample is what some clients measured together.
type sample struct {
	Clients   int     `json:"clients"`
	Ops       int     `json:"ops"`
	Failed    int     `json:"failed"`
	Busy      int     `json:"busy"` // refused for now, and done again
	PerSecond float64 `json:"per_second"`
	P50       latency `json:"p50_ms"`
	P99       latency `json:"p99_ms"`
	CPU       latency `json:"cpu_ms"` // of this process for one operation, all threads

	took []time.Duration // each operation, ascending
	wall time.Duration
}

// load has clients do ops operations together, each client one after the other.
// The operation gets the number of its client and its own; failed operations
// are counted, and the first error is returned beside the sample.
func load(ctx context.Context, clients, ops int, do func(ctx context.Context, client, op int) error) (sample, error) {
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		first error
		s     = sample{Clients: clients, Ops: ops}
	)
	begin, busy := time.Now(), cpuTime()
	for c := range clients {
		wg.Go(func() {
			took := make([]time.Duration, 0, ops/clients+1)
			failed := 0
			var cause error
			for op := c; op < ops && ctx.Err() == nil; op += clients {
				start := time.Now()
				if err := do(ctx, c, op); err != nil {
					failed, cause = failed+1, err
					continue
				}
				took = append(took, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			s.took = append(s.took, took...)
			s.Failed += failed
			if first == nil {
				first = cause
			}
		})
	}
	wg.Wait()
	s.wall = time.Since(begin)
	s.CPU = latencyOf((cpuTime() - busy) / time.Duration(max(len(s.took), 1)))
	slices.Sort(s.took)
	s.summarise()
	if first == nil {
		first = ctx.Err()
	}
	return s, first
}

func (s *sample) summarise() {
	s.P50, s.P99 = latencyOf(percentile(s.took, 50)), latencyOf(percentile(s.took, 99))
	if s.wall > 0 {
		s.PerSecond = math.Round(float64(len(s.took))/s.wall.Seconds()*10) / 10
	}
}

// cpuTime is how long this process has used a processor.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// percentile is the smallest of ascending values that p of a hundred do not
// exceed.
func percentile(ascending []time.Duration, p int) time.Duration {
	if len(ascending) == 0 {
		return 0
	}
	i := (len(ascending)*p + 99) / 100
	return ascending[max(i-1, 0)]
}

// median is that of one figure over the rounds of a benchmark.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// pooled is one sample out of the samples of several rounds: the medians of
// their figures, so that one disturbed round does not count.
func pooled(rounds []sample) sample {
	if len(rounds) == 0 {
		return sample{}
	}
	out := sample{Clients: rounds[0].Clients}
	var speed, p50, p99, cpu []float64
	for _, s := range rounds {
		out.Ops += s.Ops
		out.Failed += s.Failed
		out.Busy += s.Busy
		speed, p50, p99 = append(speed, s.PerSecond), append(p50, float64(s.P50)), append(p99, float64(s.P99))
		cpu = append(cpu, float64(s.CPU))
	}
	out.PerSecond, out.P50, out.P99 = median(speed), latency(median(p50)), latency(median(p99))
	out.CPU = latency(median(cpu))
	return out
}
