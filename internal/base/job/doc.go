// Package job does later what must not be done inside a command: sending,
// indexing, looking for duplicates, waking what waits for a day.
//
// A job is a row, written in the transaction of the command that wants it: both
// are there or neither. Its payload holds identities, never personal data. A
// kind and a key name a job; asking for the same one again does nothing, also
// for a month after it has run.
//
//	open ──claimed and run──▶ done          (swept away after a month)
//	open ──failed──▶ open, due later        (seconds at first, then hours)
//	open ──failed too often, or for good──▶ dead ──retried by hand──▶ open
//
// Workers, of any number of processes, claim due jobs for a lease. Who dies
// leaves a lease that ends, and the job is due again: so a job runs at least
// once, and a handler must bear to run twice. A handler that may not (sending a
// message) keeps a state of its own.
//
// A schedule is a job that the clock asks for: its key is the instant of the
// day or interval, so that of all processes one writes it. After a standstill
// only the latest instant is made up for; handlers do all that is due by now,
// not what was due in one turn.
//
// Which kinds a program can run is said before Run. Jobs of other kinds stay
// open, for a newer program.
//
// Who holds job.admin sees the kinds and the dead jobs, and may revive or drop
// these, on /amministrazione/lavori.
package job
