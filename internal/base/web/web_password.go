package web

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

type passwordForm struct {
	Old   string `form:"old" max:"200"`
	New   string `form:"new" max:"200"`
	Again string `form:"again" max:"200"`
}

type passwordView struct {
	Must   bool // the password in use was given by somebody else
	Errors map[string]string
	List   []ui.FieldError
}

// showPassword answers GET /password.
func (s *Server) showPassword(c *Ctx) error {
	view := passwordView{Must: c.account.MustChange}
	return c.Page(http.StatusOK, passwordPage(c.Frame("password.title", ""), view))
}

// changePassword answers POST /password.
func (s *Server) changePassword(c *Ctx) error {
	var f passwordForm
	err := c.Decode(&f)
	if err == nil && f.New != f.Again {
		err = fault.Bad("web.changePassword", fault.Field{Name: "again", Key: "password.differ"})
	}
	if err == nil {
		err = s.door.ChangePassword(c.Context(), c.account, c.Session.ID(), f.Old, f.New)
	}
	if err != nil {
		err = waitInWords(c, err)
		return c.Retry(err, func() (templ.Component, error) {
			labels := map[string]string{"old": c.L.T("password.old"), "new": c.L.T("password.new"), "again": c.L.T("password.again")}
			view := passwordView{Must: c.account.MustChange, Errors: Fields(c.L, err), List: Summary(c.L, err, labels)}
			return passwordPage(c.Frame("password.title", ""), view), nil
		})
	}
	return c.Done(s.o.Home, Flash{Key: "password.changed"})
}
