package company

import (
	"log/slog"
	"slices"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// ContactID is the identity of a contact.
type ContactID string

// Side is with whom a contact was.
type Side string

// The sides: the company itself, or its association before or after it.
const (
	WithCompany Side = "company"
	Before      Side = "before"
	After       Side = "after"
)

// Outcome is how a contact with a company went.
type Outcome string

// The outcomes.
const (
	NoAnswer       Outcome = "no_answer" // one way only
	Spoken         Outcome = "spoken"
	SaidInterested Outcome = "interested"
	SaidNo         Outcome = "not_interested"
)

// Outcomes lists the outcomes in the order of the form.
func Outcomes() []Outcome { return []Outcome{Spoken, SaidInterested, SaidNo, NoAnswer} }

// Ways lists how people get in touch.
func Ways() []string { return []string{"call", "email", "meeting", "visit", "event"} }

// isMeeting reports whether people see each other.
func isMeeting(way string) bool { return way == "meeting" || way == "visit" }

// topicTutoring is a contact about somebody who works there already: the
// association need not be told of each.
const topicTutoring = "tutoring"

// Topics lists what a contact can be about.
func Topics() []string {
	return []string{"presentation", "board", "pledge", "needs", "request", "candidates", topicTutoring, "other"}
}

// Contact is one contact with a company or with its association about it.
type Contact struct {
	ID           ContactID
	Company      id.Company
	Side         Side
	On           civil.Date
	Way          string
	Topic        string // with the company
	Outcome      Outcome
	Organisation id.Organisation // the association
	Counterpart  CounterpartID   // who was spoken with; empty when nobody in particular
	Note         string
	By           id.User
}

// LogValue keeps what was said out of the log.
func (c Contact) LogValue() slog.Value { return slog.StringValue("contact " + string(c.ID)) }

// needsAssociation reports whether the association is to be told before and
// after.
func (c Contact) needsAssociation() bool { return c.Side == WithCompany && c.Topic != topicTutoring }

// Check holds a contact against the rules.
func (c Contact) Check() error {
	var f fault.Check
	f.Fail(c.On.IsZero(), "on", "error.field.required")
	f.Fail(!in(Ways(), c.Way), "way", "company.error.choose")
	f.Fail(utf8.RuneCountInString(c.Note) > maxNote, "note", "company.error.long", maxNote)
	if c.Side == WithCompany {
		f.Fail(!in(Topics(), c.Topic), "topic", "company.error.choose")
		f.Fail(!in(Outcomes(), c.Outcome), "outcome", "company.error.choose")
		f.Fail(c.Outcome == NoAnswer && isMeeting(c.Way), "outcome", "company.error.met_nobody")
	} else {
		f.Fail(c.Organisation == "", "organisation", "company.error.choose")
	}
	return f.Err("company.Contact.Check")
}

// happenings are the facts that a contact is, in order. reason is why a company
// is not interested.
func (c Contact) happenings(reason string) []Happening {
	switch c.Side {
	case Before:
		return []Happening{{Fact: FactAssociation, On: c.On, Contact: c.ID, Of: c.Organisation}}
	case After:
		return []Happening{{Fact: FactInformed, On: c.On, Contact: c.ID, Of: c.Organisation}}
	}
	out := []Happening{{Fact: FactContacted, On: c.On, Contact: c.ID, Untold: !c.needsAssociation()}}
	add := func(f Fact) { out = append(out, Happening{Fact: f, On: c.On, Contact: c.ID}) }
	if c.Outcome != NoAnswer {
		add(FactAnswered)
	}
	if isMeeting(c.Way) {
		add(FactMet)
	}
	switch c.Outcome {
	case SaidInterested:
		add(FactInterested)
	case SaidNo:
		add(FactNotInterested)
		out[len(out)-1].Reason = reason
	}
	return out
}

// Told is a contact with when the association heard of it: no date where it has
// not, and then it is missing.
type Told struct {
	Contact
	Needed           bool // false where there is nobody to tell, or nothing to tell
	BeforeOn, ToldOn civil.Date
}

// Missing reports whether a step with the association is missing.
func (t Told) Missing() bool { return t.Needed && (t.BeforeOn.IsZero() || t.ToldOn.IsZero()) }

// Tell puts beside every contact with a company, newest first, when the
// association was told before and after. Before is the last time since the
// contact before this one; afterwards is the first time since. Without an
// association there is nobody to tell.
func Tell(contacts []Contact, hasAssociation bool) []Told {
	all := slices.Clone(contacts)
	slices.SortStableFunc(all, func(a, b Contact) int { return a.On.Compare(b.On) })
	var out []Told
	var called civil.Date
	for _, c := range all {
		switch {
		case c.Side == Before:
			called = c.On
		case c.Side == WithCompany:
			t := Told{Contact: c, Needed: hasAssociation && c.needsAssociation()}
			if t.Needed {
				if called.IsZero() && toldOn(all, Before, c.On) == c.On { // on the same day, written down later
					called = c.On
				}
				t.BeforeOn, t.ToldOn, called = called, toldOn(all, After, c.On), civil.Date{}
			}
			out = append(out, t)
		}
	}
	slices.Reverse(out)
	return out
}

// toldOn is the first time since a day that the association was spoken with.
func toldOn(contacts []Contact, side Side, since civil.Date) civil.Date {
	for _, c := range contacts {
		if c.Side == side && !c.On.Before(since) {
			return c.On
		}
	}
	return civil.Date{}
}

// NextAction is what is to be done next with a company: compulsory after every
// contact.
type NextAction struct {
	What string // code
	Note string
	Who  id.User
	On   civil.Date
}

// LogValue keeps the words out of the log.
func (NextAction) LogValue() slog.Value { return slog.StringValue("[next action]") }

// NextActions lists what can come next.
func NextActions() []string { return []string{"call", "meet", "send", "wait", "tell", "other"} }

// Check demands what, who and when.
func (n NextAction) Check(today civil.Date) error {
	var c fault.Check
	c.Fail(!in(NextActions(), n.What), "next_what", "company.error.next")
	c.Fail(n.Who == "", "next_who", "company.error.next_who")
	c.Fail(n.On.IsZero(), "next_on", "company.error.next_on")
	c.Fail(!n.On.IsZero() && n.On.Before(today), "next_on", "company.error.past")
	c.Fail(utf8.RuneCountInString(n.Note) > maxShort, "next_note", "company.error.long", maxShort)
	return c.Err("company.NextAction.Check")
}
