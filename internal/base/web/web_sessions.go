package web

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/web/ui"
)

// sessionLine is one open session on the page of its user.
type sessionLine struct {
	Device, Since, Seen string
	Current             bool
	Close               string // POST path
}

// accessesView is the page of one's own accesses.
type accessesView struct {
	Factor   factorView
	Passkeys passkeyView
	Identity identityView
	Lines    []sessionLine
	List     []ui.FieldError
}

// showSessions answers GET /accessi.
func (s *Server) showSessions(c *Ctx) error {
	page, err := s.accessesPage(c, "", nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// accessesPage is the page with one of its boxes open, when wrong says what has
// to change in it.
func (s *Server) accessesPage(c *Ctx, box string, wrong error) (templ.Component, error) {
	state, err := s.factors.State(c.Context(), c.account.User)
	if err != nil {
		return nil, err
	}
	lines, err := s.sessionLines(c)
	if err != nil {
		return nil, err
	}
	v := accessesView{Lines: lines, List: Summary(c.L, wrong, map[string]string{"password": c.L.T("password.old"), "nome": c.L.T("passkey.name")})}
	v.Factor = factorView{App: state.App, Codes: state.Codes, Passkeys: state.Passkeys, Must: s.demands(c.account), Wrong: box, Errors: Fields(c.L, wrong)}
	if v.Passkeys, err = s.passkeysOf(c, v.Factor, wrong); err != nil {
		return nil, err
	}
	if v.Identity, err = s.identityOf(c, v.Factor); err != nil {
		return nil, err
	}
	for i := range v.List {
		if v.List[i].Name == "password" {
			v.List[i].Name += "-" + box // the field's id: the page has it several times
		}
	}
	return sessionsPage(c.Frame("sessions.title", ""), v), nil
}

func (s *Server) sessionLines(c *Ctx) ([]sessionLine, error) {
	open, err := s.o.Sessions.Of(c.Context(), c.account.User)
	if err != nil {
		return nil, err
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
	return lines, nil
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
