// Package crypt keeps what must not be read out of a stolen database: health
// and social answers, notes of the équipe, documents, codice fiscale, contacts.
//
// A value is sealed with AES-256-GCM and bound to its table, row and column, so
// that a sealed value moved elsewhere does not open. What must be found again
// by its exact text has beside it a blind index, an HMAC of the folded text:
// equal texts have equal indexes, and without the key nothing follows from one.
//
// The keys live in a file of their own, apart from the database and from its
// backups (two backups in one place are one theft). The file has one line a
// key; the last key seals and all of them open, so a key is changed by adding
// one, sealing every value again (Reseal) and then removing the old ones
// (Retire). The key of the blind index never changes.
//
// The database holds a small sealed value of each key in table crypt_check, and
// Check refuses a file whose keys do not open them: a program with the wrong
// file must not start writing values that the right one cannot read.
package crypt
