package person

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// UpdateCmd corrects a record: Record is the whole of it as it should be, with
// its ID; District and Consents are left alone.
type UpdateCmd struct {
	Version int // the one that the user saw
	Record  New
}

// LogValue keeps the record out of the log.
func (UpdateCmd) LogValue() slog.Value { return slog.StringValue("[person]") }

// Update corrects a record. What stays the same writes nothing, not even a
// version. It is undone by another correction.
func (s *Service) Update(ctx context.Context, actor access.Actor, cmd UpdateCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		was, err := s.allowed(ctx, tx, actor, access.PersonEdit, cmd.Record.ID)
		if err != nil {
			return err
		}
		if _, err := s.allowed(ctx, tx, actor, access.PersonContact, cmd.Record.ID); err != nil {
			return err
		}
		return s.updateIn(ctx, tx, actor, was, cmd)
	})
	return fault.Wrap("person.Update", err)
}

func (s *Service) updateIn(ctx context.Context, tx *db.Tx, actor access.Actor, was Person, cmd UpdateCmd) error {
	n := cmd.Record
	n.Consents, n.District = nil, ""
	if err := checkNew(n, s.Clock.Today()); err != nil {
		return err
	}
	district, err := districtOf(ctx, tx, n)
	if err != nil {
		return err
	}
	is := becoming(was, n)
	changed := changedSections(was, is)
	if len(changed) == 0 {
		return nil
	}
	if err := claim(ctx, tx, was.ID, cmd.Version); err != nil {
		return err
	}
	is.CreatedAt = s.Clock.Now() // of the rows added now
	if err := s.writeProfile(ctx, tx, was, is, district); err != nil {
		return err
	}
	_, err = s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindUpdated, Actor: actor.User, Person: was.ID, Codes: journal.Codes{"changed": joinSections(changed)},
	})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.PersonEdit, "person", was.ID)
}

// becoming is a record after a correction; contacts that stay keep their rows.
func becoming(was Person, n New) Person {
	is := n.profile()
	is.Contacts = keepRows(was.Contacts, newContacts(n.Phones, n.Emails))
	return is
}

// writeProfile writes what a record has become: the profile, contacts that
// came and went, and a dimension where breakdowns would see the difference.
func (s *Service) writeProfile(ctx context.Context, tx *db.Tx, was, is Person, district string) error {
	if err := updatePersonIn(ctx, tx, s.Keys, is); err != nil {
		return err
	}
	if err := dropContactsIn(ctx, tx, missing(was.Contacts, is.Contacts)); err != nil {
		return err
	}
	if err := insertContactsIn(ctx, tx, s.Keys, is, missing(is.Contacts, was.Contacts)); err != nil {
		return err
	}
	return s.redimension(ctx, tx, is, district)
}

// redimension adds versions of the dimensions where breakdowns would see a
// difference.
func (s *Service) redimension(ctx context.Context, tx *db.Tx, p Person, district string) error {
	versions, err := standingDimensions(ctx, tx, p.ID)
	if err != nil {
		return err
	}
	for _, d := range nextDimensions(versions, p.dimension(district), s.Clock.Today(), s.Clock.Now()) {
		if err := insertDimensionIn(ctx, tx, p.ID, d); err != nil {
			return err
		}
	}
	return nil
}

// keepRows gives values that a record already has the rows that they have.
func keepRows(old, typed []Contact) []Contact {
	for i, c := range typed {
		if j := slices.IndexFunc(old, func(o Contact) bool { return o.Kind == c.Kind && o.Value == c.Value }); j >= 0 {
			typed[i] = old[j]
		}
	}
	return typed
}

// missing lists the contacts of a that b does not have.
func missing(a, b []Contact) []Contact {
	return slices.DeleteFunc(slices.Clone(a), func(c Contact) bool {
		return slices.ContainsFunc(b, func(o Contact) bool { return o.ID == c.ID })
	})
}

func joinSections(sections []Section) string {
	words := make([]string, len(sections))
	for i, s := range sections {
		words[i] = string(s)
	}
	return strings.Join(words, " ")
}

// ConsentCmd names a consent of a person.
type ConsentCmd struct {
	Person        id.Person
	Kind          string
	NoticeVersion string // for giving: which text was read
}

// GiveConsent notes that a person agrees; one that holds already stays as it is.
func (s *Service) GiveConsent(ctx context.Context, actor access.Actor, cmd ConsentCmd) error {
	const op = "person.GiveConsent"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := s.allowed(ctx, tx, actor, access.PersonEdit, cmd.Person)
		if err != nil || p.Agreed(cmd.Kind) {
			return err
		}
		if !slices.Contains(ConsentKinds(), cmd.Kind) || cmd.NoticeVersion == "" {
			return fault.Bad(op, fault.Field{Name: "kind", Key: "error.field.choice"})
		}
		p.CreatedAt = s.Clock.Now()
		if err := insertConsentsIn(ctx, tx, p, givenNow([]Consent{{Kind: cmd.Kind, NoticeVersion: cmd.NoticeVersion}}, p)); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonEdit, "person", p.ID)
	})
	return fault.Wrap(op, err)
}

// WithdrawConsent notes that a person no longer agrees; the past stays. None
// in force is a Conflict. The privacy notice has been read and cannot be unread.
func (s *Service) WithdrawConsent(ctx context.Context, actor access.Actor, cmd ConsentCmd) error {
	const op = "person.WithdrawConsent"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := s.allowed(ctx, tx, actor, access.PersonEdit, cmd.Person)
		if err != nil {
			return err
		}
		if !p.Agreed(cmd.Kind) || cmd.Kind == ConsentPrivacy {
			return fault.New(fault.Conflict, op, "person.error.no_consent")
		}
		if err := withdrawConsentIn(ctx, tx, p.ID, cmd.Kind, s.Clock.Now()); err != nil {
			return err
		}
		if _, err := s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindConsentWithdrawn, Actor: actor.User, Person: p.ID, Codes: journal.Codes{"kind": cmd.Kind},
		}); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonEdit, "person", p.ID)
	})
	return fault.Wrap(op, err)
}
