package person

import (
	"context"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// MergeCmd says that two records are one person. Keep stays, Alias becomes
// another name for it.
type MergeCmd struct {
	Keep         id.Person
	KeepVersion  int
	Alias        id.Person
	AliasVersion int
	Take         []string // names of Comparable fields whose value comes from Alias
}

// Merge makes one record an alias of another. Facts stay under the identity
// they were written with; telephones and addresses of the alias are copied. It
// is undone by Unmerge.
func (s *Service) Merge(ctx context.Context, actor access.Actor, cmd MergeCmd) error {
	const op = "person.Merge"
	if cmd.Keep == cmd.Alias {
		return fault.New(fault.Conflict, op, "person.error.same_record")
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		keep, err := s.allowed(ctx, tx, actor, access.PersonMerge, cmd.Keep)
		if err != nil {
			return err
		}
		alias, err := s.allowed(ctx, tx, actor, access.PersonMerge, cmd.Alias)
		if err != nil {
			return err
		}
		if err := claim(ctx, tx, keep.ID, cmd.KeepVersion); err != nil {
			return err
		}
		if err := claim(ctx, tx, alias.ID, cmd.AliasVersion); err != nil {
			return err
		}
		undo, err := s.absorb(ctx, tx, keep, alias, cmd.Take)
		if err != nil {
			return err
		}
		return s.recordMerge(ctx, tx, actor, keep, alias, undo)
	})
	return fault.Wrap(op, err)
}

// absorb writes into the record that stays what it takes from the other.
func (s *Service) absorb(ctx context.Context, tx *db.Tx, keep, alias Person, fields []string) (mergeUndo, error) {
	is, undo, err := take(keep, alias, fields)
	if err != nil {
		return undo, err
	}
	is.CreatedAt = s.Clock.Now() // of the contacts added now
	is.Contacts = slices.Clone(keep.Contacts)
	for _, c := range alias.Contacts {
		if !slices.ContainsFunc(keep.Contacts, func(o Contact) bool { return o.Kind == c.Kind && o.Value == c.Value }) {
			c.ID = id.New[ContactID]()
			is.Contacts = append(is.Contacts, c)
			undo.Added = append(undo.Added, c.ID)
		}
	}
	if err := s.rewrite(ctx, tx, keep, is); err != nil {
		return undo, err
	}
	if keep.Referent == "" && alias.Referent != "" {
		span := ReferentSpan{User: alias.Referent, From: s.Clock.Today(), Reason: "other"}
		undo.Referent = alias.Referent
		return undo, changeReferentIn(ctx, tx, id.New[ReferentID](), keep.ID, span)
	}
	return undo, nil
}

// rewrite is writeProfile for a record whose district follows from it.
func (s *Service) rewrite(ctx context.Context, tx *db.Tx, was, is Person) error {
	district, err := districtOf(ctx, tx, New{Municipality: is.Municipality})
	if err != nil {
		return err
	}
	return s.writeProfile(ctx, tx, was, is, district)
}

// recordMerge makes one record an alias of the other. The fact comes last: the
// journal's projections read what it says.
func (s *Service) recordMerge(ctx context.Context, tx *db.Tx, actor access.Actor, keep, alias Person, undo mergeUndo) error {
	row := Alias{ID: id.New[AliasID](), Alias: alias.ID, Person: keep.ID, RecordedAt: s.Clock.Now()}
	if err := mergeIn(ctx, tx, s.Keys, row, undo); err != nil {
		return err
	}
	if err := forgetDuplicatesIn(ctx, tx, alias.ID); err != nil {
		return err
	}
	e, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindMerged, Actor: actor.User, Person: keep.ID, Codes: journal.Codes{"alias": string(alias.ID)},
	})
	if err != nil {
		return err
	}
	if err := nameMergeIn(ctx, tx, row.ID, e.ID); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.PersonMerge, "person", keep.ID)
}

// Unmerge takes a merge back: the alias is a record of its own again, and the
// record that stayed loses what it took, unless somebody has corrected it since.
// A record that is no alias is a Conflict.
func (s *Service) Unmerge(ctx context.Context, actor access.Actor, alias id.Person) error {
	const op = "person.Unmerge"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		subject, err := Subject(ctx, tx, alias)
		if err != nil {
			return err
		}
		if err := access.Require(actor, access.PersonMerge, subject); err != nil {
			return err
		}
		row, undo, err := standingAlias(ctx, tx, s.Keys, alias)
		if fault.Is(err, fault.NotFound) {
			return fault.New(fault.Conflict, op, "person.error.not_merged")
		}
		if err != nil {
			return err
		}
		if err := s.release(ctx, tx, row, undo); err != nil {
			return err
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, row.Event, "not_same_person"); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonMerge, "person", row.Person)
	})
	return fault.Wrap(op, err)
}

// release puts the record that stayed back and lets the alias go.
func (s *Service) release(ctx context.Context, tx *db.Tx, row Alias, undo mergeUndo) error {
	was, err := Load(ctx, tx, s.Keys, row.Person)
	if err != nil {
		return err
	}
	is, err := undo.putBack(was)
	if err != nil {
		return err
	}
	is.Contacts = slices.DeleteFunc(slices.Clone(was.Contacts), func(c Contact) bool { return slices.Contains(undo.Added, c.ID) })
	if err := claim(ctx, tx, was.ID, was.Version); err != nil {
		return err
	}
	if err := s.rewrite(ctx, tx, was, is); err != nil {
		return err
	}
	if err := deleteContactsIn(ctx, tx, undo.Added); err != nil {
		return err
	}
	if undo.Referent != "" && undo.Referent == was.Referent {
		if err := takeReferentBackIn(ctx, tx, was.ID, undo.Referent); err != nil {
			return err
		}
	}
	return unmergeIn(ctx, tx, row, s.Clock.Now())
}

// KeepApartCmd says that two records are two people.
type KeepApartCmd struct{ One, Other id.Person }

// KeepApart remembers that two records are two people: they are no longer
// offered as duplicates. Saying it twice is no error. It is undone by merging.
func (s *Service) KeepApart(ctx context.Context, actor access.Actor, cmd KeepApartCmd) error {
	const op = "person.KeepApart"
	if cmd.One == cmd.Other {
		return fault.New(fault.Conflict, op, "person.error.same_record")
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		for _, p := range []id.Person{cmd.One, cmd.Other} {
			if _, err := s.allowed(ctx, tx, actor, access.PersonMerge, p); err != nil {
				return err
			}
		}
		if err := keepApartIn(ctx, tx, cmd.One, cmd.Other, actor.User, s.Clock.Now()); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonMerge, "person", cmd.One)
	})
	return fault.Wrap(op, err)
}
