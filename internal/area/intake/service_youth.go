package intake

import (
	"context"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// AnswerYouth records what a young person says besides the form, in the
// session that has sent it. The caller knows the application from there. It may
// be said again: the last answers count.
func (s *Service) AnswerYouth(ctx context.Context, application id.Application, f YouthForm) error {
	const op = "intake.AnswerYouth"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := load(ctx, tx, application)
		if err != nil {
			return err
		}
		who, err := person.Load(ctx, tx, s.Keys, a.Person)
		if err != nil {
			return err
		}
		y, err := f.Read(who.BirthDate, s.Clock.Today())
		if err != nil {
			return err
		}
		if err := putYouthIn(ctx, tx, a.ID, y); err != nil {
			return err
		}
		if _, err := s.attest(ctx, tx, access.System(), a, Happening{Fact: FactYouth}, journal.Codes{codeBy: byPerson}); err != nil {
			return err
		}
		return audit.Change(ctx, tx, access.System(), access.IntakeReceive, "application", a.ID)
	}))
}

// asksYouth reports whether an application is asked the questions of young
// people: by the person's age, or since they came by that link.
func (s *Service) asksYouth(ctx context.Context, q db.Queryer, r Receipt, who person.Person) (bool, error) {
	if IsYoung(who.BirthDate, r.ReceivedOn) {
		return true, nil
	}
	y, err := youthOf(ctx, q, r.Application)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return y.ByLink, err
}
