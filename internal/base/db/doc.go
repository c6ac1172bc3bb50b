// Package db is the only place that knows that there are two database engines.
//
// The program writes one text of SQL, in PostgreSQL's $1 style, and runs it on
// an embedded SQLite file or on a PostgreSQL server. This package opens the
// engine, gives the ways to it, and makes the two behave alike:
//
//   - Write runs a command: all or nothing, as if no other command ran at the
//     same time. SQLite has one writer goroutine, which puts the commands that
//     wait into one durable commit (see writer); PostgreSQL runs SERIALIZABLE
//     and tries again, a bounded number of times, when commands collide.
//   - Claim writes what needs no such care (job claims, sessions, the access
//     log): READ COMMITTED on PostgreSQL, the same writer on SQLite.
//   - Append writes new records that no rule compares with others: as Claim.
//   - Import writes much, alone and without deadline: imports and the demo.
//   - Read shows one unchanging state to several queries of a page; Reader is
//     for a single query.
//
// The function given to Write, Append or Claim may run more than once, so it changes
// nothing but the database and variables that it sets afresh on each run. It
// sends no mail, calls no network, reads no file, does not sleep and does not
// call Write. What must happen once, after the data are safe, is given to
// Tx.AfterCommit.
//
// What the package makes equal:
//
//   - Arguments: instants in UTC and whole microseconds (on SQLite as text of
//     fixed width, so that text order is time order), named types as what they
//     are made of, driver.Valuer, nil slices as NULL. Text that is not UTF-8 or
//     holds a NUL is refused as Invalid before it reaches an engine.
//   - Failures: after a failed statement the transaction is over; later
//     statements repeat the failure and nothing is kept, even when the function
//     hides the error. Errors have a kind of package fault; their text never
//     holds the value of an argument.
//   - Absence: no row is fault.NotFound, never sql.ErrNoRows.
//
// What remains different is avoided by rule and watched by the conformance
// tests: lower and LIKE know only ASCII on SQLite, so search and sort on
// columns that Go has folded; the place of NULLs is always written; aggregates
// of dates and times are read with civil.Date and Instant; booleans are read
// into a bool, not into a type made of it; a query is read to
// its end before the next statement (PostgreSQL has one conversation per
// transaction). Column types are TEXT, BIGINT, DATE, TIMESTAMP, BOOLEAN,
// BYTEA; their names mean the same on both engines.
package db
