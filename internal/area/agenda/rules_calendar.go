package agenda

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"insieme/internal/base/civil"
)

// How far a calendar program is told about the past, in days. Everything to
// come is told.
const feedPast = 30

// Entry is an appointment as a calendar program outside the house gets it:
// nothing about the person but initials.
type Entry struct {
	Appointment
	Initials string
}

// UID is the same for ever, so that a calendar changes its copy instead of
// adding one (RFC 5545, 3.8.4.7).
func (a Appointment) UID() string { return string(a.ID) + "@insieme" }

// Sequence grows with every change (RFC 5545, 3.8.7.4).
func (a Appointment) Sequence() int { return max(0, a.Version-1) }

// Gone reports whether a calendar should cross it out.
func (a Appointment) Gone() bool { return !a.State.Takes() }

// initials are the first letters of a name: "R. M." for Rossi Marta.
func initials(surname, given string) string {
	var out []string
	for _, name := range []string{surname, given} {
		if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(name)); r != utf8.RuneError {
			out = append(out, string(unicode.ToUpper(r))+".")
		}
	}
	return strings.Join(out, " ")
}

// Topic is what somebody came to the help desk for.
type Topic string

// The topics.
const (
	TopicInformation  Topic = "information"
	TopicApplication  Topic = "application"
	TopicDocuments    Topic = "documents"
	TopicConversation Topic = "conversation"
	TopicOther        Topic = "other"
)

// Topics lists the topics in the order of pages.
func Topics() []Topic {
	return []Topic{TopicInformation, TopicApplication, TopicDocuments, TopicConversation, TopicOther}
}

// Visit is somebody who came to the help desk without an appointment.
type Visit struct {
	ID     VisitID
	OnDay  civil.Date
	Minute int
	Topic  Topic
}
