package person

import (
	"log/slog"
	"slices"
	"time"

	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Audience is who a document is for.
type Audience string

// The audiences.
const (
	ForCompany Audience = "company" // may go to companies, with the person's consent
	ForTeam    Audience = "team"    // stays in the programme
)

// Audiences lists the audiences.
func Audiences() []Audience { return []Audience{ForTeam, ForCompany} }

// DocumentCV is the kind of the file that comes with an application.
const DocumentCV = "cv"

// DocumentKinds lists what papers there are.
func DocumentKinds() []string {
	return []string{DocumentCV, "certificate", "licence", "identity", "permit", "other"}
}

// DocumentID names a document.
type DocumentID string

// Document is a paper of a person: which file, what it is, whom it is for.
type Document struct {
	ID         DocumentID
	Person     id.Person // the identity it was added under
	File       string    // of base/file
	Kind       string    // one of DocumentKinds
	Audience   Audience
	AddedBy    id.User // empty: the person, with the application
	AddedAt    time.Time
	ArchivedAt time.Time // zero while it is offered
}

// LogValue says which document it is and nothing of it.
func (d Document) LogValue() slog.Value { return slog.StringValue("document " + string(d.ID)) }

// checkDocument holds what a document is said to be against the lists.
func checkDocument(kind string, audience Audience) error {
	var c fault.Check
	c.Fail(!slices.Contains(DocumentKinds(), kind), "kind", "error.field.choice")
	c.Fail(!slices.Contains(Audiences(), audience), "audience", "error.field.choice")
	// Papers that say who somebody is are nobody's business outside.
	c.Fail(audience == ForCompany && (kind == "identity" || kind == "permit"), "audience", "person.error.document_audience")
	return c.Err("person.AddDocument")
}
