// Package programme holds what makes one programme different from another:
// its name and colour, the rules it works by, the territory it serves. None of
// it is written in code. The defaults, installed by migration, are those of
// the first programme; another city changes them on one page.
//
// A setting is a dated value: it holds from a day on, until a later day's
// takes its place. Nothing is overwritten: a correction is a further row, and
// the history of values is on the page. Whoever applies a rule asks for the
// rules of the day that the rule is about (RulesAt): the day of the decision
// for a promise, the day of receipt for a requirement. So a change today
// leaves yesterday's promises as they were made.
//
// The territory is a list of municipalities, each in a district. A place that
// leaves the list is closed, never deleted, because people who applied from
// there stay in the records.
//
// Who may: permission setting.admin changes, every part of the program reads.
// Event out: setting_changed (codes section and from; change, the number of
// the change; undoes, the number of the change taken back). None in.
package programme
