// Package auth knows who is at the other end: passwords, sign-in, sessions.
//
// A password is kept as an argon2id text (19 MiB, two passes). Checking one
// takes the same work whether the login exists or not, and only a few run at
// a time, so that a flood of attempts cannot eat the memory of the machine.
// Attempts are counted for each account and each network address, under a
// keyed hash that names neither; after the free ones the wait grows.
//
// A session is a row named by the hash of a random token; only the browser
// has the token. It ends after eight idle hours and after twelve in any case,
// by the machine's clock, and its user or an administrator can end it at once.
// Looking at pages does not write the row but every few minutes.
//
// A second factor is an app that shows codes by the clock (RFC 6238): its secret
// is sealed, a code serves once, and wrong ones are counted like passwords. Ten
// codes on paper stand in for a lost telephone; they are kept hashed and serve
// once. Who has given the password and not yet the code is halfway: a session
// without a user, for ten minutes.
//
// A passkey is a key in the user's telephone or computer that proves itself to
// one host name only; it demands fingerprint, face or PIN, and so is two factors
// at once. Its record is sealed; a counter that does not grow tells a copy.
//
// An account at an identity provider (package provider) lets in the user who has
// linked it, and nobody else: what the provider calls them is kept as a keyed
// hash.
//
// Who the users are is the business of the area that keeps them; it answers
// through Directory.
package auth
