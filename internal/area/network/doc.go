// Package network holds the organisations of the three poles (R1.1) and the
// people who sign in for them.
//
// An organisation belongs to a pole and is of a kind. It may be an access
// point, which refers people and sees what became of it (R1.4), and it may be
// asked about active measures and paths of L.R. 14/15 (R2.4, R2.5), by a message
// to its address and in the page of its users with the role partner. A user
// belongs to at most one organisation, has roles and, for grants that reach a
// district, the districts they cover; what a role may do is the table of
// base/access, printed to docs/permissions.md.
//
// Nobody is deleted: organisations are archived and users deactivated, because
// the journal and the notes name them. A user who is deactivated is signed out
// at once. At least one active administrator remains at any time, so that
// nobody is locked out by a slip. Passwords given by an administrator are
// random, shown once and changed at first sign-in.
//
// Who may: network.view reads organisations, network.edit changes them,
// user.admin manages users and their sessions, audit.view reads who looked and
// who changed, and the table of permissions.
//
// Events out: organisation_added, organisation_changed, user_added,
// user_changed (codes what; the user's own words are never in the journal).
// None in.
package network
