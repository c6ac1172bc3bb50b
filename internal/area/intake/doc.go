// Package intake is the way in: a person's application from the form to the
// decision.
//
// An application is received with a receipt, alone on the site or together
// with an operator (R2.1, R2.2). The programme office checks the requirements
// (R2.3) and asks the network's partners two questions: has the person had an
// active measure in the last twelve months (R2.5), is a path under L.R. 14/15
// active or to be started (R2.4)? A measure suspends the application until a
// day; it is never a refusal, and it wakes by itself. Then the person is
// invited, interviewed with a versioned instrument (R2.6), and a decision is
// taken: in target and ready, in target and to be reactivated, or not in
// target with a reason and where the person is sent instead (R2.8).
//
//	referred ─> received ─> verifying ─> to_invite ─> interview_set ─> to_decide ─> in_target
//	               │         │  ▲  │         ▲              │              │
//	               │         │  │  │         └── missed ────┘              └─> not_in_target
//	               │         │  │  ├─> suspended (until a day, wakes)
//	               │         │  │  └─> in_charge (L.R. 14/15, looked at again on a day)
//	               │         │  └───── reported (to the social services, who may answer)
//	               └─────────┴─> not_eligible
//
// From any open state: withdrawn, unreachable, found_work_alone. Every end can
// be reopened.
//
// The state follows from the journal's facts alone (Apply); the table
// application holds the fold and `insieme check --deep` compares. A command's
// undo is the void of its fact: allowed for the newest fact only, and not while
// a fact of a later area stands on it.
//
// The questions of the shared verification are records of their own (Question):
// put to one organisation, told to it by a message without names, answered by
// somebody who has signed in for it (role partner) or by the one-time link of
// the message, which shows the minimum and is kept as a keyed hash. An answer is
// evidence: a person of the programme takes it over, and a measure proposes the
// suspension until its day. Answers count for some months; after that the
// requirement is to be verified again, without moving who waits (R2.5).
//
// Who may do what: coordinators and case workers everything; the programme
// office all but interview and decision; interviewers interview and decide;
// who keeps the agenda records who did not come; access points refer and see
// what became of their referrals; partners answer the questions put to their
// organisation and refer people, and see nothing else. Undo needs the permission of the command that
// it takes back (ActionOf). Answers of the social and health domains are sealed
// and need person.health.
//
// The form has eight short steps. What was typed (Form) is kept after each in a
// sealed draft, found by its code only and gone after some weeks; what it means
// (Answers) is read by the same rules on every variant: step by step, on one
// page, assisted, or completing a referral. A form carries a token from when it
// is shown: sent twice, or by many at once, it is received once. The receipt's
// code opens the person's road, which tells where they are, what is owed to
// them and by when; areas above add their promises to it (Ahead). On the public
// side nobody is refused: the requirements are verified by people.
//
// Whoever makes a record with a person (assisted form, referral) is told who may
// be here already, before it is made: as far as their scope goes, so that an
// access point hears of its own referrals only. What is listed is a look.
//
// Staff fix the day of an interview, or send the person a link with which they
// choose it, move it or call it off themselves until some hours before; the
// road's code opens the same page. The link names nobody, is made from the
// invitation's identity with the installation's key, and dies when the
// invitation is taken back. After an absence staff invite again: nobody is
// closed as unreachable by the program, it is proposed only. A place that is
// given up is offered to who would come at short notice, one after the other; it
// belongs to who takes it first. The day before, everybody is reminded.
//
// The instrument is data (Instrument): a version never changes, a new one begins
// on a day, and an assessment keeps the version of its day. Two versions are
// compared item by item, by code, where the answers are the same. Points are
// added up only where somebody has filled thresholds in, and what the rule says
// of them is a proposal.
//
// Events out: the facts of state.go, assessment_recorded, interview_offered and
// the verification_… that stand beside them. Events in: none.
package intake
