package web

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// The pages of the second factor.
const (
	pathCode = "/entra/codice"
	pathApp  = "/accessi/app"
)

// demands reports whether a user has to have a second factor.
func (s *Server) demands(a auth.Account) bool { return s.o.Demand != nil && s.o.Demand(a.Actor) }

// lacksFactor reports whether this session may only be used to set up the
// second factor that its user has to have.
func (c *Ctx) lacksFactor() bool { return c.server.demands(c.account) && !c.Session.Strong() }

// askForFactor leads who lacks a second factor to where it is set up. Who has
// one came in when it was not asked for, and comes in again.
func (c *Ctx) askForFactor() error {
	state, err := c.server.factors.State(c.Context(), c.account.User)
	if err != nil {
		return err
	}
	if state.Any() {
		return c.server.signOut(c)
	}
	return c.Redirect(pathApp)
}

// knock decides what follows a right password: the second factor, or the way
// in.
func (s *Server) knock(c *Ctx, account auth.Account) error {
	state, err := s.factors.State(c.Context(), account.User)
	if err != nil {
		return err
	}
	if !state.App && !(state.Any() && s.demands(account)) {
		return s.enter(c, account, false)
	}
	back := c.Session.Take(keyBack)
	if err := c.Session.Halfway(account); err != nil {
		return err
	}
	c.Session.Put(keyBack, back)
	if u := c.unsentOf(); u.To != "" {
		return c.Page(http.StatusOK, codePage(c.PublicFrame("factor.title"), codeView{State: state, Passkeys: s.offersPasskey(c, state), Unsent: u}))
	}
	return c.Redirect(pathCode)
}

// enter signs a user in and leads them to what they had asked for.
func (s *Server) enter(c *Ctx, account auth.Account, strong bool) error {
	back := c.Session.Take(keyBack)
	if err := c.Session.SignIn(account.User, device(c.r.UserAgent())); err != nil {
		return err
	}
	first := account.MustChange || s.demands(account) && !strong
	if strong {
		c.Session.Strengthen()
	}
	if u := c.unsentOf(); u.To != "" && !first {
		return c.sendAgain(u)
	}
	if !isLocal(back) || first {
		back = s.o.Home
	}
	return c.Redirect(back)
}

type codeForm struct {
	Code string `form:"codice" max:"40"`
}

type codeView struct {
	State auth.FactorState
	// Passkeys says that one of theirs may be given instead.
	Passkeys bool
	Errors   map[string]string
	List     []ui.FieldError
	Unsent   unsent
}

// offersPasskey reports whether a user can give a passkey at this address.
func (s *Server) offersPasskey(c *Ctx, state auth.FactorState) bool {
	_, here := s.place(c)
	return here && state.Passkeys > 0
}

// halfway is who has given the password; those who took too long are led back
// to the door, and ok is false.
func (s *Server) halfway(c *Ctx) (account auth.Account, ok bool, err error) {
	account, err = s.door.WhoIsHalfway(c.Context(), c.Session)
	if fault.Is(err, fault.NotFound) {
		if !c.Actor.Anonymous() {
			return account, false, c.Redirect(s.o.Home)
		}
		if c.Session.Token() {
			c.Flash(Flash{Key: "factor.late", Kind: ui.FlashWarn})
		}
		return account, false, c.Redirect("/entra")
	}
	return account, err == nil, err
}

// showCode answers GET /entra/codice.
func (s *Server) showCode(c *Ctx) error {
	account, ok, err := s.halfway(c)
	if !ok {
		return err
	}
	state, err := s.factors.State(c.Context(), account.User)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, codePage(c.PublicFrame("factor.title"), codeView{State: state, Passkeys: s.offersPasskey(c, state)}))
}

// giveCode answers POST /entra/codice.
func (s *Server) giveCode(c *Ctx) error {
	var f codeForm
	err := c.Decode(&f)
	account, ok, herr := s.halfway(c)
	if !ok {
		return herr
	}
	if err == nil && f.Code == "" {
		err = fault.Bad("web.giveCode", fault.Field{Name: "codice", Key: "factor.code.missing"})
	}
	if err == nil {
		err = s.factors.Check(c.Context(), account, f.Code)
	}
	if err == nil {
		return s.enter(c, account, true)
	}
	err = waitInWords(c, err)
	return c.Retry(err, func() (templ.Component, error) {
		state, serr := s.factors.State(c.Context(), account.User)
		labels := map[string]string{"codice": c.L.T("factor.code")}
		view := codeView{State: state, Passkeys: s.offersPasskey(c, state), Errors: Fields(c.L, err), List: Summary(c.L, err, labels), Unsent: c.unsentOf()}
		return codePage(c.PublicFrame("factor.title"), view), serr
	})
}

// help says what to take out: the telephone, or the paper for who has only
// passkeys.
func (v codeView) help(f ui.PublicFrame) string {
	if v.State.App {
		return f.L.T("factor.help")
	}
	return f.L.T("factor.help.paper")
}
