// Package assign distributes proposals: everybody who is ready, every open
// request, at once. It is pure: a Problem in, a Result out, the same for any
// order of the rows. It proposes; a person decides and sends.
//
// What is maximised, in this order (requirements R6.1, R6.6):
//
//  1. pins of the operator hold and vetoes hold, or Solve says which cannot;
//  2. as many people as possible whose promise is about to expire get at least
//     one proposal; among such choices the one with the nearest due days, by the
//     sum of their ranks (without limits of tutors the sets of people who can
//     all be served are a matroid, and nearest first never costs a person);
//  3. the sum of the scores, with a bonus for pairs already communicated.
//
// Limits: proposals a person (k), an opening (p), a company, a tutor. A tutor
// belongs to a person and a company to an opening, so that the limits nest on
// either side and all of it is one circulation of minimum cost:
//
//	hub → tutor → person → opening → company → hub
//
// An auction with integer prices and shrinking ε (auction.go) finds prices that
// are right but for tutors, companies and promises; shortest augmenting paths
// (network.go) repair what these change, and alone they solve everything, so
// that they are the fallback when the auction takes too long. The answer is
// held against its prices at the end: a Result without that proof is an error.
//
// The one constraint outside the network, a group's share of the proposals, is
// priced (exposure.go) and branched upon until the gap is proven small.
package assign
