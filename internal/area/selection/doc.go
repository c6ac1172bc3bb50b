// Package selection keeps what companies ask for and finds, with reasons, the
// people who fit. A human decides, always (R6.1).
//
// # Vocabulary
//
// A request says how many people a company looks for, in which occupation, with
// which musts (each with the reason why it is indispensable) and wishes, on which
// terms. What may not be asked of anybody is refused with the law. The items of
// good work (R6.5) are agreed and dated: a request keeps the version by which it
// was described, and what is not known is shown as unknown.
//
//	 received     opened            sent                  filled
//	---------> draft ----> open ----------> shortlist_sent ----> filled
//	             |          | ^   expired     |                    |
//	             |          | +---refreshed-- expired <---+        |
//	             +----------+-----withdrawn--> withdrawn  |        |
//	                        ^---------reopened------------+--------+
//
// A request without work climbs the ladder of Oggi (7, 14, 21, 30 days: settings)
// and runs out unless somebody asks the company again.
//
// Candidates answers a request with the musts and whom they exclude, and the
// people who pass. What is unknown of somebody excludes nobody: it is a question
// to ask. Until the ranking engine stands behind it, it is a plain filter over
// the people on a pathway.
//
// # Trades

// The vocabulary of trades is in the pure package occupation; here is its storage:
// what `insieme import esco` read of the Commission's classification, and the local
// words that somebody confirmed (table occupation_synonym). An installation without
// an import works with the starter vocabulary.
//
// # Who may do what
//
// request.view reads requests and the people who fit (those also under
// person.view), request.edit writes and moves them.
//
// # Events
//
// Out: request_received, request_changed, request_opened, request_refreshed,
// request_shortlist_sent, request_filled, request_withdrawn (code reason),
// request_expired, request_reopened; each with company and request. In: none.
package selection
