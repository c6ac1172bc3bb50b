// Package occupation goes from any words to a trade.
//
// A Vocabulary is a graph: occupations in ISCO groups, the skills that they
// need, and the words that people use for them in several languages. A Linker
// reads a free title in one language ("add. pulizie urgente, full time, zona
// Corticella") and ranks the occupations that it may mean, each with its
// evidence; where the first is not clearly ahead it says so (Answer.Sure is
// false) instead of forcing a code. What somebody confirms becomes a further
// label of the occupation, and counts from then on.
//
// Nothing here is learned from examples. The evidence of an occupation is how
// many of the title's stems and letter triples its best label has, its
// preferred label, all its labels together, and its ISCO group. What each piece
// brings is measured by Measure and printed by `insieme eval occupations`
// (docs/matching.md keeps the table).
//
// Floating point is used only while an index is built, to round logarithms to
// integers; scores are integers in millionths, so that two machines rank alike.
// The package is pure: it reads no file, clock or database.
package occupation
