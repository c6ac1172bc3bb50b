// Package journal is the spine of the programme: one row for every fact,
// written in the same transaction as the change itself.
//
// A fact has two times. Occurred on is when it happened, recorded at is when
// the programme knew; "as of" can ask either. It names people, applications
// and organisations by identity only, carries a small set of codes and nothing
// that identifies or belongs to a special category of data: such reasons stay
// encrypted in the area that owns them and the journal says "other".
//
// Rows are never changed. A mistake is voided by a further row that names it;
// a wrong day is voided and recorded again. Readers that want what stands ask
// for live events: those that no known row voids.
//
// Three kinds of reader exist. Projections run inside the writer's
// transaction, keep one table each, have no other effect and can be rebuilt.
// Subscribers run after commit from the job queue, at least once, and are
// idempotent by event id. Tail gives new rows in order to processes that keep
// something in memory.
package journal
