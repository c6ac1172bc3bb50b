// Package id makes and reads the identities of records.
//
// An identity is 26 characters of lower-case base32, the first ten from the
// time in milliseconds, the rest random: sorting by identity is sorting by
// creation, an index grows at its end, and nothing about a person can be read
// from it. Each kind of record has its own Go type, so that a person's
// identity cannot be passed where an application's is wanted. The types here
// are those that the journal names in its columns; an area declares its own
// further ones as `type X string`.
package id
