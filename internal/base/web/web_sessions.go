package web

import (
	"net/http"

	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
)

// sessionLine is one open session on the page of its user.
type sessionLine struct {
	Device, Since, Seen string
	Current             bool
	Close               string // POST path
}

// showSessions answers GET /accessi.
func (s *Server) showSessions(c *Ctx) error {
	open, err := s.o.Sessions.Of(c.Context(), c.account.User)
	if err != nil {
		return err
	}
	lines := make([]sessionLine, len(open))
	for i, o := range open {
		created, seen := o.Created.In(c.Zone()), o.Seen.In(c.Zone())
		lines[i] = sessionLine{
			Device: o.Device, Current: o.ID == c.Session.ID(), Close: "/accessi/" + string(o.ID) + "/chiudi",
			Since: c.L.DayMonth(civil.DateOf(created)) + " " + c.L.Clock(created),
			Seen:  c.L.DayMonth(civil.DateOf(seen)) + " " + c.L.Clock(seen),
		}
		if o.Device == "" {
			lines[i].Device = c.L.T("sessions.unknown")
		}
	}
	return c.Page(http.StatusOK, sessionsPage(c.Frame("sessions.title", ""), lines))
}

// endSession answers POST /accessi/{id}/chiudi.
func (s *Server) endSession(c *Ctx) error {
	session, err := PathID[auth.SessionID](c, "id")
	if err != nil {
		return err
	}
	var nothing struct{}
	if err := c.Decode(&nothing); err != nil {
		return err
	}
	if session == c.Session.ID() {
		return s.signOut(c)
	}
	if err := s.o.Sessions.Revoke(c.Context(), c.account.User, session); err != nil {
		return err
	}
	return c.Done("/accessi", Flash{Key: "sessions.closed"})
}
