package web

import (
	"github.com/a-h/templ"

	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/ui"
)

type confirmForm struct {
	Password string `form:"password" max:"200"`
}

// factorView is the card of the second factor on the page of one's accesses.
// Wrong is the box whose form came back, with its message.
type factorView struct {
	App      bool
	Must     bool
	Codes    int
	Wrong    string
	Errors   map[string]string
	Passkeys int
}

// any reports whether there is a second factor.
func (v factorView) any() bool { return v.App || v.Passkeys > 0 }

// password is the field by which a box asks for the password again.
func (v factorView) password(l i18n.L, box string) ui.Field {
	f := ui.Field{Name: "password", ID: "password-" + box, Label: l.T("password.old"), Type: ui.TypePassword, Required: true,
		Autocomplete: "current-password", MaxLength: 200}
	if v.Wrong == box {
		f.Error = v.Errors["password"]
	}
	return f
}

// confirmed reads a form that asks for the password again. When the password is
// wrong it shows the page of one's accesses with the box open, and ok is false.
func (s *Server) confirmed(c *Ctx, box string) (ok bool, err error) {
	var f confirmForm
	err = c.Decode(&f)
	if err == nil && f.Password == "" {
		err = fault.Bad("web.confirmed", fault.Field{Name: "password", Key: "signin.password.missing"})
	}
	if err == nil {
		err = s.door.Confirm(c.Context(), c.account, f.Password)
	}
	if err == nil {
		return true, nil
	}
	err = waitInWords(c, err)
	return false, c.Retry(err, func() (templ.Component, error) { return s.accessesPage(c, box, err) })
}

// removeApp answers POST /accessi/app/togli.
func (s *Server) removeApp(c *Ctx) error {
	if ok, err := s.confirmed(c, "app"); !ok {
		return err
	}
	if err := s.factors.RemoveApp(c.Context(), c.account); err != nil {
		return err
	}
	if err := s.weaken(c); err != nil {
		return err
	}
	return c.Done("/accessi", Flash{Key: "factor.app.removed"})
}

// weaken makes the session one without a second factor when the last is gone:
// who has to have one is then led to set up another.
func (s *Server) weaken(c *Ctx) error {
	state, err := s.factors.State(c.Context(), c.account.User)
	if err == nil && !state.Any() {
		c.Session.Weaken()
	}
	return err
}

// newCodes answers POST /accessi/codici.
func (s *Server) newCodes(c *Ctx) error {
	if ok, err := s.confirmed(c, "codici"); !ok {
		return err
	}
	codes, err := s.factors.NewCodes(c.Context(), c.account)
	if err != nil {
		return err
	}
	return c.showCodes(codes, "factor.codes.made")
}

// removal says what taking the app away means for this user.
func (v factorView) removal(f ui.Frame) string {
	if v.Must {
		return f.L.T("factor.app.remove.must")
	}
	return f.L.T("factor.app.remove.text")
}
