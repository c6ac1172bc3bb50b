package programme

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/journal"
)

// SetTerritoryCmd gives the whole territory anew as two pasted lists; see
// ParseTerritory. Seen is Territory.Mark when the form was shown.
type SetTerritoryCmd struct {
	Districts, Municipalities string
	Seen                      string
}

// TryTerritory says what SetTerritory would change, and changes nothing.
func (s *Service) TryTerritory(ctx context.Context, actor access.Actor, cmd SetTerritoryCmd) (TerritoryChange, error) {
	const op = "programme.TryTerritory"
	if err := access.RequireAny(actor, access.SettingAdmin); err != nil {
		return TerritoryChange{}, fault.Wrap(op, err)
	}
	list, err := ParseTerritory(cmd.Districts, cmd.Municipalities)
	if err != nil {
		return TerritoryChange{}, fault.Wrap(op, err)
	}
	var change TerritoryChange
	err = s.DB.Read(ctx, func(q db.Queryer) error {
		now, err := TerritoryOf(ctx, q)
		_, change = now.move(list)
		return err
	})
	return change, fault.Wrap(op, err)
}

// SetTerritory makes the listed places the programme's area from now on and
// closes the others. Undo: the former lists again, since nothing is deleted.
// The errors are Denied, Invalid (districts, municipalities: one for each
// wrong line) and Conflict when somebody else changed the territory meanwhile.
func (s *Service) SetTerritory(ctx context.Context, actor access.Actor, cmd SetTerritoryCmd) (TerritoryChange, error) {
	const op = "programme.SetTerritory"
	if err := access.RequireAny(actor, access.SettingAdmin); err != nil {
		return TerritoryChange{}, fault.Wrap(op, err)
	}
	list, err := ParseTerritory(cmd.Districts, cmd.Municipalities)
	if err != nil {
		return TerritoryChange{}, fault.Wrap(op, err)
	}
	var change TerritoryChange
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		now, err := TerritoryOf(ctx, tx)
		if err != nil {
			return err
		}
		if now.Mark() != cmd.Seen {
			return fault.New(fault.Conflict, op, "programme.error.stale")
		}
		var rows Territory
		if rows, change = now.move(list); change.Size() == 0 {
			return nil
		}
		return s.saveTerritory(ctx, tx, actor, rows, change)
	})
	return change, fault.Wrap(op, err)
}

func (s *Service) saveTerritory(ctx context.Context, tx *db.Tx, actor access.Actor, rows Territory, change TerritoryChange) error {
	if err := saveTerritory(ctx, tx, rows); err != nil {
		return err
	}
	_, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: SettingChanged, Actor: actor.User, Quantity: int64(change.Size()),
		Codes: journal.Codes{"section": string(SectionTerritory), "from": s.Clock.Today().String()},
	})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.SettingAdmin, "setting", string(SectionTerritory))
}
