// Package pathway is what follows a decision in target: the pact between the
// person and the programme, the plan with its steps, and the promises with
// their days.
//
// The pact says what the person commits to and what the programme commits to
// (R2.9). The promises bind the programme, not the person: reactivation,
// an opportunity of an interview in a company, an experience in a company,
// within 3, 6 and 10 months of the decision for who is to be reactivated, 3
// and 6 for who is ready (R3.1 to R3.3). The months are dated settings of the
// programme; a promise keeps the terms of the day of its decision. Nobody types
// a promise: it is computed from facts and pauses, in any order of arrival.
//
// States:
//
//	decided ──> pact_to_propose ──> pact_proposed ──> reactivating ──> ready
//	                                      │                              ▲ │
//	                                      └──────── ready track ─────────┘ │
//	   closed <── at_work <── in_experience <── in_selection <─────────────┘
//
// A fact may come earlier than the chart draws it: an opportunity during the
// reactivation counts for its promise. Any state can be closed with a balance,
// and a closed pathway can be reopened.
//
// Who may do what: coordinators everything; case workers their own people.
// Events in: decided_ready and decided_reactivation of area intake, which open
// the pathway (a projection). Events out: the facts in state.go, step_planned,
// step_held, step_missed, promise_broken. Areas selection and placement will
// record opportunities, experiences and jobs through RecordOpportunity,
// RecordExperience and RecordJob.
package pathway
