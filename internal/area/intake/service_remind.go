package intake

import (
	"context"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Remind tells the people of tomorrow's appointments, of any kind, once for
// each: the daily job's work. It is here and not in area agenda because an
// interview's reminder carries the link that moves it.
func (s *Service) Remind(ctx context.Context) error {
	const op = "intake.Remind"
	q := s.DB.Reader()
	all, err := agenda.SetOn(ctx, q, s.Clock.Today().AddDays(1))
	if err != nil {
		return fault.Wrap(op, err)
	}
	identity, err := programme.IdentityAt(ctx, q, s.Clock.Today())
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, a := range all {
		who, err := person.Load(ctx, q, s.Keys, a.Person)
		if fault.Is(err, fault.NotFound) { // erased since
			continue
		}
		if err != nil {
			return fault.Wrap(op, err)
		}
		m, reached := invitationMessage(who, a, identity)
		if !reached {
			continue
		}
		m.Template = map[string]string{templateInvitation: templateReminder, templateInvitationShort: templateReminderShort}[m.Template]
		err = s.DB.Write(ctx, func(tx *db.Tx) error {
			if a.Kind == agenda.Interview && a.Application != "" {
				link, err := s.linkIn(ctx, tx, a.Application)
				if err != nil {
					return err
				}
				m.Vars["contact"] = s.address(link)
			}
			_, err := s.Outbox.QueueIn(ctx, tx, m)
			return err
		})
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
