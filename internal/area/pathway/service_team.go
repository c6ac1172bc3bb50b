package pathway

import (
	"context"
	"slices"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// JoinTeamCmd adds somebody to a person's team; From is zero for today.
type JoinTeamCmd struct {
	Person       id.Person
	User         id.User
	Part, Reason string
	From         civil.Date
}

// JoinTeam adds somebody to a person's team. It is undone by LeaveTeam.
func (s *Service) JoinTeam(ctx context.Context, actor access.Actor, c JoinTeamCmd) error {
	const op = "pathway.JoinTeam"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		people, err := s.teamPeople(ctx, tx, actor, c.Person)
		if err != nil {
			return err
		}
		team, err := TeamOf(ctx, tx, people...)
		if err != nil {
			return err
		}
		m := Member{ID: id.New[MemberID](), Person: c.Person, User: c.User, Part: c.Part, Reason: c.Reason, From: s.day(c.From)}
		if err := m.Joins(team, s.Clock.Today()); err != nil {
			return err
		}
		names, err := network.Names(ctx, tx, m.User)
		if err != nil {
			return err
		}
		if names[m.User] == "" {
			return fault.Bad(op, fault.Field{Name: "user", Key: "error.field.choice"})
		}
		if err := insertMember(ctx, tx, m); err != nil {
			return err
		}
		return s.recordTeam(ctx, tx, actor, m, KindTeamJoined, m.From)
	}))
}

// LeaveTeamCmd ends somebody's time in a team; On is zero for today.
type LeaveTeamCmd struct {
	Person id.Person
	Member MemberID
	On     civil.Date
}

// LeaveTeam ends somebody's time in a person's team. It is undone by JoinTeam.
func (s *Service) LeaveTeam(ctx context.Context, actor access.Actor, c LeaveTeamCmd) error {
	const op = "pathway.LeaveTeam"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		people, err := s.teamPeople(ctx, tx, actor, c.Person)
		if err != nil {
			return err
		}
		m, err := loadMember(ctx, tx, c.Member)
		if err != nil {
			return err
		}
		if !slices.Contains(people, m.Person) {
			return fault.Absent(op)
		}
		m, err = m.Leaves(s.day(c.On), s.Clock.Today())
		if err != nil {
			return err
		}
		if err := endMember(ctx, tx, m.ID, m.To); err != nil {
			return err
		}
		return s.recordTeam(ctx, tx, actor, m, KindTeamLeft, m.To)
	}))
}

// teamPeople are the identities of a person whose team the actor may change.
func (s *Service) teamPeople(ctx context.Context, q db.Queryer, actor access.Actor, who id.Person) ([]id.Person, error) {
	subject, err := person.Subject(ctx, q, who)
	if err != nil {
		return nil, err
	}
	if err := access.Require(actor, access.PathwayEdit, subject); err != nil {
		return nil, err
	}
	return person.Identities(ctx, q, who)
}

func (s *Service) recordTeam(ctx context.Context, tx *db.Tx, actor access.Actor, m Member, kind journal.Kind, on civil.Date) error {
	_, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: kind, OccurredOn: on, Actor: actor.User, Person: m.Person, Codes: journal.Codes{"part": m.Part, "member": string(m.ID)},
	})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.PathwayEdit, "team_member", m.ID)
}
