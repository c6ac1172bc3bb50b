// Package company is the register of companies and the relation with them: who
// they are, every contact, the Board, what they promise and what they need
// (R5.1 to R5.6, R5.9).
//
// The relation is annex 5 (flow 5): the business association is told before and
// after every contact with a company; a step that is missing shows as missing
// and blocks nothing. After a contact what is done next, by whom and when is
// compulsory. What is known of a company counts for some months (a setting),
// then it is stale: out of the list that people start from, counted and shown
// on request, confirmed by one tap. A company gets so many proposals a month
// (a setting, or its own number), counted from facts that areas above write.
//
// States:
//
//	spotted ──> association_contacted ──> contacted ──> met ──> interested ──> board
//	   └────────────────────────────────────┘             │          └──────> active
//	                    not_interested <──────────────────┘ (with a reason; reopened)
//	   archived <── all but board (with a reason; restored)
//
// Joining the Board obliges to nothing (R5.2). A pledge says how many places, of
// what kind, by when (R5.3); each place goes from promised to offered,
// interviewed, internship, hired, and the ledger says what was kept, in time or
// late. Needs are asked by a link that works once and without an account.
//
// Codici fiscali are sealed, since a sole trader's is a person's; a company is
// found again by the keyed hash, its VAT number or its name and municipality.
//
// Who may do what: company officers and coordinators everything here; case
// workers and the office read. Events out: the facts in state.go, pledge_made,
// pledge_moved, pledge_withdrawn, showcase_agreed, showcase_ended, survey_sent,
// survey_answered, commitment_signed, company_changed. None in. Areas selection
// and placement will plug Panels into the company's page, name their kinds of
// proposals in Deps.LoadKinds and move places with MovePlace.
package company
