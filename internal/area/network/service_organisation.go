package network

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// OrganisationCmd gives an organisation's details. ID is empty for a new one;
// Version is the one that the form has seen.
type OrganisationCmd struct {
	ID            id.Organisation
	Version       int64
	Name          string
	Pole          Pole
	Kind          Kind
	District      string // code; "" when it serves the whole territory
	AccessPoint   bool
	AnswersChecks bool
	Email         string
}

func (c OrganisationCmd) fill(o Organisation) Organisation {
	o.Name, o.Pole, o.Kind, o.District = c.Name, c.Pole, c.Kind, c.District
	o.AccessPoint, o.AnswersChecks, o.Email = c.AccessPoint, c.AnswersChecks, c.Email
	return o
}

// AddOrganisation adds an organisation. Undo: ArchiveOrganisation. The errors
// are Denied and Invalid (name, pole, kind, district).
func (s *Service) AddOrganisation(ctx context.Context, actor access.Actor, cmd OrganisationCmd) (id.Organisation, error) {
	const op = "network.AddOrganisation"
	if err := access.RequireAny(actor, access.NetworkEdit); err != nil {
		return "", fault.Wrap(op, err)
	}
	o := cmd.fill(Organisation{ID: id.New[id.Organisation](), Active: true})
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		districts, err := districtCodes(ctx, tx)
		if err != nil {
			return err
		}
		if err := o.Check(districts); err != nil {
			return err
		}
		if err := addOrganisation(ctx, tx, o); err != nil {
			return err
		}
		if err := s.record(ctx, tx, actor, journal.Event{Kind: OrganisationAdded, Organisation: o.ID}, "", ""); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.NetworkEdit, kindOrganisation, o.ID)
	})
	return o.ID, fault.Wrap(op, err)
}

// ChangeOrganisation changes an organisation's details. Undo: the former ones
// again. The errors are Denied, NotFound, Invalid (as AddOrganisation) and
// Conflict when somebody else changed it meanwhile.
func (s *Service) ChangeOrganisation(ctx context.Context, actor access.Actor, cmd OrganisationCmd) error {
	const op = "network.ChangeOrganisation"
	return s.changeOrganisation(ctx, actor, op, cmd.ID, partDetails, func(tx *db.Tx, o *Organisation) error {
		if o.Version != cmd.Version {
			return fault.New(fault.Conflict, op, "network.error.stale")
		}
		*o = cmd.fill(*o)
		districts, err := districtCodes(ctx, tx)
		if err != nil {
			return err
		}
		return o.Check(districts)
	})
}

// ArchiveOrganisation takes an organisation out of the lists. Undo:
// ReopenOrganisation. The errors are Denied, NotFound, and Conflict while it
// has active users or when it is archived already.
func (s *Service) ArchiveOrganisation(ctx context.Context, actor access.Actor, organisation id.Organisation) error {
	const op = "network.ArchiveOrganisation"
	return s.changeOrganisation(ctx, actor, op, organisation, partState, func(tx *db.Tx, o *Organisation) error {
		users, err := usersOfOrganisation(ctx, tx, organisation)
		if err != nil {
			return err
		}
		for _, u := range users {
			if u.Active {
				return fault.New(fault.Conflict, op, "network.error.has_users")
			}
		}
		return o.setActive(op, false)
	})
}

// ReopenOrganisation brings an archived organisation back. Undo:
// ArchiveOrganisation. The errors are Denied, NotFound and Conflict.
func (s *Service) ReopenOrganisation(ctx context.Context, actor access.Actor, organisation id.Organisation) error {
	const op = "network.ReopenOrganisation"
	return s.changeOrganisation(ctx, actor, op, organisation, partState, func(_ *db.Tx, o *Organisation) error { return o.setActive(op, true) })
}

// changeOrganisation is the path of every command on an organisation:
// authorise, load, the given rule, save, record.
func (s *Service) changeOrganisation(ctx context.Context, actor access.Actor, op string, organisation id.Organisation, part string, rule func(*db.Tx, *Organisation) error) error {
	if err := access.RequireAny(actor, access.NetworkEdit); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		o, err := OrganisationByID(ctx, tx, organisation)
		if err != nil {
			return err
		}
		if err := rule(tx, &o); err != nil {
			return err
		}
		if err := saveOrganisation(ctx, tx, o); err != nil {
			return err
		}
		if err := s.record(ctx, tx, actor, journal.Event{Kind: OrganisationChanged, Organisation: organisation}, "", part); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.NetworkEdit, kindOrganisation, organisation)
	}))
}
