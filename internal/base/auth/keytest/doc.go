// Package keytest is an authenticator in software, for tests of passkeys: what
// a telephone and the browser in front of it do, after the standard Web
// Authentication (W3C, level 3), with one kind of key (ES256) and no
// attestation. It can misbehave: another origin, no check of its holder, a
// counter that does not grow.
package keytest
