package web

import (
	"net/http"

	"github.com/a-h/templ"
	"rsc.io/qr"

	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

type appForm struct {
	Sealed string `form:"chiave" max:"400"`
	Code   string `form:"codice" max:"40"`
}

// appView is the page on which somebody sets up an app. Square is the drawing
// that the telephone reads, as the path of an SVG of Side units.
type appView struct {
	Must  bool // their role demands it
	Draft auth.AppDraft
	Typed string
	// Passkeys are offered beside the app.
	Passkeys passkeyView
	Square   string
	Side     int
	Errors   map[string]string
	List     []ui.FieldError
}

// showApp answers GET /accessi/app.
func (s *Server) showApp(c *Ctx) error {
	state, err := s.factors.State(c.Context(), c.account.User)
	if err != nil {
		return err
	}
	if state.App {
		return c.Redirect("/accessi")
	}
	draft, err := s.factors.Draft(c.account, c.programme().Name)
	if err != nil {
		return err
	}
	page, err := s.appPage(c, draft, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (s *Server) appPage(c *Ctx, draft auth.AppDraft, wrong error) (templ.Component, error) {
	view := appView{Must: c.lacksFactor(), Draft: draft, Typed: c.Typed("codice"), Errors: Fields(c.L, wrong), List: Summary(c.L, wrong, map[string]string{"codice": c.L.T("factor.code")})}
	var err error
	if view.Passkeys, err = s.passkeysOf(c, factorView{}, nil); err != nil {
		return nil, err
	}
	view.Square, view.Side, err = square(draft.URI)
	return appPageOf(c.Frame("factor.app.title", ""), view), err
}

// addApp answers POST /accessi/app.
func (s *Server) addApp(c *Ctx) error {
	var f appForm
	err := c.Decode(&f)
	if err == nil && f.Code == "" {
		err = fault.Bad("web.addApp", fault.Field{Name: "codice", Key: "factor.code.missing"})
	}
	var codes []string
	if err == nil {
		codes, err = s.factors.AddApp(c.Context(), c.account, f.Sealed, f.Code)
	}
	if err != nil {
		if fault.Is(err, fault.Conflict) {
			return err
		}
		err = waitInWords(c, err)
		return c.Retry(err, func() (templ.Component, error) {
			draft, derr := s.factors.Redraft(c.account, c.programme().Name, f.Sealed)
			if fault.Is(derr, fault.Invalid) {
				draft, derr = s.factors.Draft(c.account, c.programme().Name)
			}
			if derr != nil {
				return nil, derr
			}
			return s.appPage(c, draft, err)
		})
	}
	c.Session.Strengthen()
	return c.showCodes(codes, "factor.app.added")
}

// showCodes is the one page that ever shows codes on paper. It is the answer to
// the POST itself: a redirect would have to keep them.
func (c *Ctx) showCodes(codes []string, doneKey string) error {
	return c.Page(http.StatusOK, codesPage(c.Frame("factor.codes.title", ""), codesView{Done: c.L.T(doneKey), Codes: codes, Home: c.server.o.Home}))
}

type codesView struct {
	Done  string
	Codes []string
	Home  string
}

// square draws a text for the camera of a telephone.
func square(text string) (path string, side int, err error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return "", 0, &fault.Error{Kind: fault.Internal, Op: "web.square", Cause: err}
	}
	return dark(code), code.Size, nil
}
