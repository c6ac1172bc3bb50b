// Package score says how well a person and a request fit, both ways, and why.
// It is pure: facts in, integers out, the same on any machine.
//
// Inputs are stated facts only (facts.go). Sex, age, citizenship, birth place,
// name, photo, health, fragility and what social services know have no field
// here, and a test by reflection keeps it so (requirement R6.6).
//
//   - Gates (truth.go, gate.go): three-valued. Only a known no on what the request
//     marks indispensable excludes; what is not known is a question to ask.
//   - Criteria (criteria.go): named, in millionths, weighted by a published version
//     of weights (weights.go). The company's side and the person's are added up
//     apart, 500,000 each at most; total = company + person − imbalance, and the
//     imbalance is half of their difference, so that a job that is perfect for
//     one of the two and bad for the other is not on top.
//   - What is not known earns nothing and is never held against anybody by a
//     gate; the explanation tells what it could add.
//   - Index (block.go, index.go, rank.go): the same scores for a million people
//     in milliseconds, from columns and bitmaps, current while it is read.
//   - Explanation (explain.go, render.go), gaps (gap.go), audit (audit.go).
//
// Occupations, requirements, languages are small numbers whose meaning others
// keep; how near two occupations are is given as data.
package score
