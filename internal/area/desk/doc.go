// Package desk is where people of the programme work: Oggi, the list of
// people, the page of a person, the search. It crosses all areas and owns no
// fact: it reads the journal, the areas' fact views and their panels.
//
// It keeps one table, person_card, with one row for each person: what a list
// sorts and filters by across areas. The row is a projection: refreshed in the
// writer's transaction, rebuilt at will, compared by insieme check --deep.
// Three further tables, desk_text and what belongs to it, hold the folded words
// under which a person is found (base/db, search.go); they are written from the
// job queue, and an hourly run puts in whom they miss. A search as one types
// reads a bounded number of rows: surnames first, then names, then the rest of
// the profile; where few answer, words that differ by a slip.
//
// A search of the list may be kept under a name and shared (person.search):
// desk_search, name and words sealed, gone with the user who made it, or with the
// person whom it names. Whoever opens a shared one sees their own scope of it.
//
// Several people of the list may be handed over to another referent
// (person.assign): a preview says who changes and who stays and why, one
// transaction does it, and one undo takes it back for whom nobody has changed
// since. A list of people, or the ticked rows, may be taken away as a file by who
// holds person.export; the audit says who took how many.
//
// A person's stage is where the newest application stands: the state of its
// pathway when it has one, of the application otherwise.
//
// Typed words never stand in a URL: a search is posted and gets an id of the
// session. Every look at a person's page is written down before it is sent.
package desk
