package db

import "sync/atomic"

// Stats counts what a database has done since it was opened, for metrics and
// benchmarks.
type Stats struct {
	Groups   int64 // SQLite: commits with commands in them
	Members  int64 // SQLite: commands in those commits
	Largest  int64 // SQLite: most commands in one commit
	Alone    int64 // SQLite: commands run again alone, because their group was lost
	Slow     int64 // SQLite: commands rolled back for holding the writer too long
	Writes   int64 // transactions that write and were committed
	Retries  int64 // PostgreSQL: runs beyond the first of a command
	Serial   int64 // PostgreSQL: serialisation failures and deadlocks
	GaveUp   int64 // PostgreSQL: commands refused as Busy after the last try
	Failures int64 // statements that failed, on either engine
}

type counters struct {
	groups, members, largest, alone, slow atomic.Int64
	writes, retries, serial, gaveUp       atomic.Int64
	failures                              atomic.Int64
}

// Stats reads the counters.
func (d *DB) Stats() Stats {
	c := &d.count
	return Stats{
		Groups: c.groups.Load(), Members: c.members.Load(), Largest: c.largest.Load(),
		Alone: c.alone.Load(), Slow: c.slow.Load(), Writes: c.writes.Load(),
		Retries: c.retries.Load(), Serial: c.serial.Load(), GaveUp: c.gaveUp.Load(),
		Failures: c.failures.Load(),
	}
}
