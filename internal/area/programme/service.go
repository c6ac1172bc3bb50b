package programme

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/journal"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
}

// Service carries out the commands of this area.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// SetRulesCmd changes the rules from a day on. Seen is Settings.Last of
// SectionRules when the form was shown.
type SetRulesCmd struct {
	From  civil.Date
	Rules Rules
	Seen  int64
}

// SetRules makes the given rules hold from a day on and returns the number of
// the change, 0 when nothing differs. Undo: UndoChange. The errors are Denied,
// Invalid (from and the names of AllRules) and Conflict when somebody else
// changed rules meanwhile.
func (s *Service) SetRules(ctx context.Context, actor access.Actor, cmd SetRulesCmd) (int64, error) {
	const op = "programme.SetRules"
	if err := access.RequireAny(actor, access.SettingAdmin); err != nil {
		return 0, fault.Wrap(op, err)
	}
	if err := cmd.Rules.Check(); err != nil {
		return 0, fault.Wrap(op, err)
	}
	return s.set(ctx, actor, op, SectionRules, cmd.From, cmd.Seen, cmd.Rules.values())
}

// SetIdentityCmd changes what the programme shows of itself from a day on.
type SetIdentityCmd struct {
	From     civil.Date
	Identity Identity
	Seen     int64 // Settings.Last of SectionIdentity
}

// SetIdentity is SetRules for the identity; the fields of the error are those
// of Identity.Check and from.
func (s *Service) SetIdentity(ctx context.Context, actor access.Actor, cmd SetIdentityCmd) (int64, error) {
	const op = "programme.SetIdentity"
	if err := access.RequireAny(actor, access.SettingAdmin); err != nil {
		return 0, fault.Wrap(op, err)
	}
	cmd.Identity.Colour = strings.ToLower(cmd.Identity.Colour)
	if err := cmd.Identity.Check(); err != nil {
		return 0, fault.Wrap(op, err)
	}
	return s.set(ctx, actor, op, SectionIdentity, cmd.From, cmd.Seen, cmd.Identity.values())
}

func (s *Service) set(ctx context.Context, actor access.Actor, op string, section Section, from civil.Date, seen int64, values map[string]string) (int64, error) {
	if err := checkFrom(from, s.Clock.Today()); err != nil {
		return 0, fault.Wrap(op, err)
	}
	var number int64
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		all, err := AllSettings(ctx, tx)
		if err != nil {
			return err
		}
		if all.Last(section) != seen {
			return fault.New(fault.Conflict, op, "programme.error.stale")
		}
		rows := all.change(from, values)
		number = 0
		if len(rows) == 0 {
			return nil
		}
		number = rows[0].Number
		return s.save(ctx, tx, actor, rows, journal.Codes{"section": string(section)})
	})
	return number, fault.Wrap(op, err)
}

// UndoChange brings back what held before a change of rules or identity and
// tells which section it was. The errors are Denied, NotFound for an unknown
// change, and Conflict when a later change touched the same settings.
func (s *Service) UndoChange(ctx context.Context, actor access.Actor, number int64) (Section, error) {
	const op = "programme.UndoChange"
	if err := access.RequireAny(actor, access.SettingAdmin); err != nil {
		return "", fault.Wrap(op, err)
	}
	var section Section
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		all, err := AllSettings(ctx, tx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(v Setting) bool { return v.Number == number }) {
			return fault.Absent(op)
		}
		rows, ok := all.undo(number)
		if !ok {
			return fault.New(fault.Conflict, op, "programme.error.cannot_undo")
		}
		section = rows[0].section()
		return s.save(ctx, tx, actor, rows, journal.Codes{"section": string(section), "undoes": strconv.FormatInt(number, 10)})
	})
	return section, fault.Wrap(op, err)
}

// save writes the settings of one change, its event and its audit line.
func (s *Service) save(ctx context.Context, tx *db.Tx, actor access.Actor, rows []Setting, codes journal.Codes) error {
	slices.SortFunc(rows, func(a, b Setting) int { return strings.Compare(a.Code, b.Code) })
	for i := range rows {
		rows[i].SetAt, rows[i].SetBy = s.Clock.Now(), actor.User
	}
	if err := insertSettings(ctx, tx, rows); err != nil {
		return err
	}
	number := strconv.FormatInt(rows[0].Number, 10)
	codes = maps.Clone(codes)
	codes["change"], codes["from"] = number, rows[0].From.String()
	_, err := s.Journal.Record(ctx, tx, journal.Event{Kind: SettingChanged, Actor: actor.User, Quantity: int64(len(rows)), Codes: codes})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.SettingAdmin, "setting", codes["section"])
}

// checkFrom keeps the day of a change within reason: from the first day that
// defaults hold to five years from now.
func checkFrom(from, today civil.Date) error {
	var c fault.Check
	c.Fail(from.IsZero(), "from", "programme.error.from_needed")
	c.Fail(!from.IsZero() && (from.Before(firstDay) || from.After(today.AddMonths(60))), "from", "programme.error.from_range")
	return c.Err("programme.checkFrom")
}

// firstDay is the day from which the defaults hold; nothing is dated before.
var firstDay = civil.NewDate(2000, 1, 1)
