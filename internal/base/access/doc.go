// Package access decides who may do what, and to whom. It is pure: no
// database, no request.
//
// An action is a word of the programme's permission vocabulary. A role grants
// actions, each with a reach: everybody's cases, those of one's districts, of
// one's organisation, or one's own. Can answers for one subject; ScopeOf gives
// the same answer as a condition in SQL, which every list query has to take as
// an argument, so that forgetting it does not compile. The table of grants is
// code (grants.go), printed to docs/permissions.md.
package access
