// Package person keeps the record of every human being of the programme: who
// they are, how to reach them, what they can do, what they agreed to, who
// follows them, and what was noted about them.
//
// # Vocabulary
//
// A person's record is made when somebody applies, is referred, or is read in
// from a list of before (ImportPeople). The profile is what may be shared with partners
// (names, trades, education, Italian); codice fiscale, telephone, e-mail and
// notes are sealed. Codice fiscale, telephone and e-mail are found by blind
// index, exactly or not at all. Names are found by folded keys.
//
// Two records that may be one person are a duplicate (Similarity says how
// likely and why). Somebody looks at both and either merges them or keeps them
// apart, and the answer is remembered. A merge moves nothing: the one record
// becomes an alias of the other, facts stay under the identity they were
// written with, readers ask Identities. So a merge can be taken back.
//
//	         merge                     keep apart
//	alias <---------- possible duplicate ----------> two people
//	      ----------> (asked again only if a record changes)
//	        unmerge
//
// Each person has at most one referent at a time, with history. A handover gives
// many people one new referent, all or none, and is taken back as one. Notes come in
// pairs: what the team and partners may read, and what stays with its author
// and the referent.
//
// A dimension is a version of what breakdowns need (sex, birth year,
// citizenship group, education, district), valid from a day and known from an
// instant, so that nobody's move rewrites a published figure.
//
// # Who may do what
//
// person.view reads the record, person.contact how to reach the person,
// person.note reads and writes notes, person.private reads one's own people's
// private ones, person.edit corrects, person.merge unites and separates,
// person.assign chooses the referent, person.looks tells who looked. The
// subject is always the referent and the district of the record that counts
// (Canonical).
//
// # Events
//
// Out: person_updated (code changed: which fields), person_merged (code
// alias), referent_assigned (code user), note_added (code kind: note, call),
// consent_withdrawn (code kind), person_imported. In: none.
package person
