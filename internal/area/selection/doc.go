// Package selection will bring companies' requests and people together:
// requests, shortlists, proposals, answers. So far it keeps the vocabulary of
// trades that both sides are described with.
//
// The words and the ranking are in the pure package occupation; here is their
// storage: what `insieme import esco` read of the Commission's classification,
// and the local words that somebody confirmed (table occupation_synonym). An
// installation without an import works with the starter vocabulary.
//
// No events, in or out, yet. Nothing here is about people.
package selection
