package web

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// keyBack is the page that somebody asked for before signing in. It is in the
// session and not in the address, which may end up in logs elsewhere.
const keyBack = "web.back"

// askToSignIn sends who is not signed in to the door, and back afterwards. A
// form that was being sent waits there.
func (c *Ctx) askToSignIn() error {
	if kept, err := c.keepUnsent(); kept {
		return err
	}
	if c.r.Method == http.MethodGet && !c.HX() && isLocal(c.r.URL.RequestURI()) {
		c.Session.Put(keyBack, c.r.URL.RequestURI())
	}
	if c.Session.Token() {
		c.Flash(Flash{Key: "signin.ended", Kind: ui.FlashWarn})
	}
	return c.Redirect("/entra")
}

type signInForm struct {
	Login    string `form:"utente" max:"100"`
	Password string `form:"password" max:"200"`
}

type signInView struct {
	Login  string
	Errors map[string]string
	List   []ui.FieldError
	Unsent unsent
	// Passkeys says that this address has passkeys.
	Passkeys bool
	// Identity leads to the identity provider. What is unsent would not survive
	// the way there and back, and so it is not offered then.
	Identity string
}

// showSignIn answers GET /entra.
func (s *Server) showSignIn(c *Ctx) error {
	if !c.Actor.Anonymous() {
		return c.Redirect(s.o.Home)
	}
	return c.Page(http.StatusOK, signInPage(c.PublicFrame("signin.title"), signInView{Passkeys: s.hasPasskeys(c), Identity: s.identityLabel(c)}))
}

// signIn answers POST /entra.
func (s *Server) signIn(c *Ctx) error {
	var f signInForm
	err := c.Decode(&f)
	if err == nil {
		err = f.check()
	}
	var account auth.Account
	if err == nil {
		account, err = s.door.Enter(c.Context(), f.Login, f.Password, s.address(c.r))
	}
	if err != nil {
		return c.retrySignIn(f, waitInWords(c, err))
	}
	return s.knock(c, account)
}

// hasPasskeys reports whether one can sign in by passkey at this address.
func (s *Server) hasPasskeys(c *Ctx) bool {
	_, here := s.place(c)
	return here
}

func (f signInForm) check() error {
	var c fault.Check
	c.Fail(f.Login == "", "utente", "signin.login.missing")
	c.Fail(f.Password == "", "password", "signin.password.missing")
	return c.Err("web.signIn")
}

// retrySignIn shows the door again. The password is not given back.
func (c *Ctx) retrySignIn(f signInForm, err error) error {
	return c.Retry(err, func() (templ.Component, error) {
		labels := map[string]string{"utente": c.L.T("signin.login"), "password": c.L.T("signin.password")}
		view := signInView{Login: f.Login, Errors: Fields(c.L, err), List: Summary(c.L, err, labels), Unsent: c.unsentOf(), Passkeys: c.server.hasPasskeys(c), Identity: c.server.identityLabel(c)}
		return signInPage(c.PublicFrame("signin.title"), view), nil
	})
}

// waitInWords makes "too many attempts" a message of the form, which says how
// long to wait.
func waitInWords(c *Ctx, err error) error {
	wait := auth.WaitOf(err)
	if wait == 0 {
		return err
	}
	return fault.Bad("web.signIn", fault.Field{Key: "auth.wait", Args: []any{auth.Waiting(c.L, wait)}})
}

// signOut answers POST /esci.
func (s *Server) signOut(c *Ctx) error {
	if err := c.Session.End(); err != nil {
		return err
	}
	return c.Redirect("/entra")
}
