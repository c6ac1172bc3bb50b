// Package agenda keeps the hours that people of the programme offer, and the
// appointments that persons of the programme have with them.
//
// # Vocabulary
//
// A place is an hour that an interviewer offers for one interview; it is free
// until an appointment takes it, and free again when that appointment is moved
// or called off. An appointment may also be made at any other hour. Nobody has
// two appointments at the same time. Hours are wall time of the programme's
// town: a day and minutes after midnight, without a zone.
//
//	set ──> present    the person came
//	    ──> excused    told us beforehand
//	    ──> absent     did not come
//	    ──> moved      another appointment takes its place
//	    ──> cancelled  called off
//	any of these ──> set   taken back
//
// Places come from weekly hours (Availability), nine weeks ahead, or are offered
// by hand. Those that weekly hours made are copies: they go when the hours end.
// Public holidays have none; a day off, of one user or of the whole programme,
// hides the places of its days until it is lifted. A room holds one appointment
// at a time, as a user and a person have one: each booking looks at all three
// inside its serialisable transaction. Who comes to the help desk without an
// appointment is counted, without a name unless it is on their own page.
//
// A user's calendar program reads the agenda from a secret address that can be
// switched off. Calendars leave the house, so an entry holds day, hour, place,
// kind and initials, and nothing else.
//
// What an appointment means for the case is not known here: the interview of
// an application is fixed and marked through intake's commands, which call
// BookIn and MarkIn in their own transaction.
//
// # Who may do what
//
// agenda.view reads appointments and free places; agenda.edit offers and
// withdraws places, makes appointments and records presence. The subject is
// the person's.
//
// # Events
//
// Out: appointment_set (codes kind, day), appointment_marked (codes kind,
// state), both naming the person and, where there is one, the application;
// desk_visited (code topic), naming the person only when it is known. In: none.
package agenda
