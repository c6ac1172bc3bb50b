package app

import (
	"fmt"

	"insieme/internal/area/agenda"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/base/web"
)

// appointments gives Oggi the actor's appointments of today. Presence at an
// interview is recorded by area intake, which it moves; the buttons appear
// when its hour has come.
func appointments(b Base) func(c *web.Ctx) ([]desk.AppointmentLine, error) {
	return func(c *web.Ctx) ([]desk.AppointmentLine, error) {
		all, err := agenda.Day(c.Context(), b.DB.Reader(), c.Actor.User, c.Today())
		if err != nil {
			return nil, err
		}
		now := b.Clock.Local()
		lines := make([]desk.AppointmentLine, 0, len(all))
		for _, a := range all {
			line := desk.AppointmentLine{
				Time: fmt.Sprintf("%d:%02d", a.Minute/60, a.Minute%60), Person: a.Person,
				What: c.L.T("agenda.kind." + string(a.Kind)), State: string(a.State),
			}
			if a.Place != "" {
				line.What += ", " + a.Place
			}
			if a.State == agenda.Set && a.HasCome(c.Today(), now.Hour()*60+now.Minute()) {
				line.Post = presencePath(a)
			}
			lines = append(lines, line)
		}
		return lines, nil
	}
}

// presencePath is where presence is recorded: an interview moves an
// application, any other appointment only its own row.
func presencePath(a agenda.Appointment) string {
	if a.Kind == agenda.Interview && a.Application != "" {
		return intake.PresencePath(a.Application)
	}
	return agenda.PresencePath(a.ID)
}
