package web

import (
	"net/http"
	"net/url"
	"strconv"

	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// PathIdentityBack is where the staff's identity provider leads back to: its
// address is registered there.
const PathIdentityBack = pathIdentity + "/ritorno"

const (
	pathIdentity = "/entra/identita"
	pathLink     = "/accessi/identita"
)

const (
	// keyIdentity is what waits in the session while somebody is at the provider.
	// It serves once.
	keyIdentity = "web.identity"
	// keyMayLink is when a signed-in user has given the password in order to link
	// an account, in seconds since the epoch.
	keyMayLink = "web.identity.link"

	mayLinkSeconds = 600
)

// boxes of the page of one's accesses.
const (
	boxLink   = "collega"
	boxUnlink = "scollega"
)

// identityLabel is what the way to the identity provider is called; empty where
// there is none.
func (s *Server) identityLabel(c *Ctx) string {
	if s.o.Staff == nil {
		return ""
	}
	label, _ := s.o.Staff.Label(c.L.Lang())
	return label
}

// goToProvider answers GET /entra/identita.
func (s *Server) goToProvider(c *Ctx) error {
	if s.o.Staff == nil {
		return fault.Absent("web.goToProvider")
	}
	if !c.Actor.Anonymous() {
		return c.Redirect(s.o.Home)
	}
	return s.leaveFor(c, "", "/entra")
}

// leaveFor sends the browser to the provider, or back to a page when it does not
// answer. user is who links an account; empty for who signs in.
func (s *Server) leaveFor(c *Ctx, user, back string) error {
	address, ticket, err := s.o.Staff.Begin(c.Context(), user)
	if err != nil {
		return c.TurnBack(back, err)
	}
	c.Session.Put(keyIdentity, ticket)
	return c.RedirectOut(address)
}

// comeBack answers GET /entra/identita/ritorno, where the provider leads to.
func (s *Server) comeBack(c *Ctx) error {
	if s.o.Staff == nil {
		return fault.Absent("web.comeBack")
	}
	back := "/entra"
	if !c.Actor.Anonymous() {
		back = "/accessi"
	}
	proof, err := s.o.Staff.Finish(c.Context(), c.Session.Take(keyIdentity), c.Query())
	if err != nil {
		return c.TurnBack(back, err)
	}
	if proof.For != "" {
		if proof.For != string(c.account.User) { // signed out meanwhile, or somebody else signed in
			return c.TurnBack(back, fault.Bad("web.comeBack", fault.Field{Key: "auth.provider.late"}))
		}
		if err := s.identities.Link(c.Context(), c.account, proof); err != nil {
			return c.TurnBack(back, err)
		}
		return c.Done("/accessi", Flash{Key: "identity.linked"})
	}
	account, err := s.identities.Enter(c.Context(), proof)
	if err != nil {
		return c.TurnBack(back, err)
	}
	if proof.Strong {
		return s.enter(c, account, true)
	}
	return s.knock(c, account)
}

// TurnBack leads somebody whom an identity provider did not let in to a page,
// with one line that says why. The address that they came to, with what the
// provider put into it, is left behind.
func (c *Ctx) TurnBack(path string, err error) error {
	key := fault.SafeOf(err)
	if fields := fault.FieldsOf(err); len(fields) > 0 {
		key = fields[0].Key
	}
	if !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Busy) {
		return err
	}
	c.server.o.Log.Warn("not let in", "request", c.number, "pattern", c.route.Pattern, "cause", err)
	return c.Done(path, Flash{Key: key, Kind: ui.FlashWarn})
}

// RedirectOut sends the reader to a page of another site, by 303 or in the way
// of htmx. A page may lead there by a link only: the content policy stops a form
// on its way out.
func (c *Ctx) RedirectOut(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return fault.New(fault.Internal, "web.RedirectOut", "")
	}
	return c.redirect(address)
}

// askToLink answers POST /accessi/identita: who has given the password again is
// shown the way to the provider.
func (s *Server) askToLink(c *Ctx) error {
	if s.o.Staff == nil {
		return fault.Absent("web.askToLink")
	}
	if ok, err := s.confirmed(c, boxLink); !ok {
		return err
	}
	c.Session.Put(keyMayLink, strconv.FormatInt(s.o.Wall.Now().Unix(), 10))
	return c.Page(http.StatusOK, linkPage(c.Frame("identity.link", "")))
}

// goToLink answers GET /accessi/identita/vai, once for each password given.
func (s *Server) goToLink(c *Ctx) error {
	if s.o.Staff == nil {
		return fault.Absent("web.goToLink")
	}
	at, err := strconv.ParseInt(c.Session.Take(keyMayLink), 10, 64)
	if err != nil || s.o.Wall.Now().Unix()-at > mayLinkSeconds {
		return c.Redirect("/accessi")
	}
	return s.leaveFor(c, string(c.account.User), "/accessi")
}

// unlink answers POST /accessi/identita/togli.
func (s *Server) unlink(c *Ctx) error {
	if ok, err := s.confirmed(c, boxUnlink); !ok {
		return err
	}
	if err := s.identities.Unlink(c.Context(), c.account); err != nil {
		return err
	}
	return c.Done("/accessi", Flash{Key: "identity.unlinked"})
}

// identityView is the card of the account at a provider on the page of one's
// accesses.
type identityView struct {
	Label      string
	Linked     bool
	Made, Used string
	Box        ui.ConfirmBoxView
}

func (s *Server) identityOf(c *Ctx, factor factorView) (identityView, error) {
	v := identityView{Label: s.identityLabel(c)}
	if v.Label == "" {
		return v, nil
	}
	link, err := s.identities.Of(c.Context(), c.account.User, s.o.Staff.Issuer())
	if fault.Is(err, fault.NotFound) {
		v.Box = ui.ConfirmBoxView{
			ID: "identita", Summary: c.L.T("identity.link"), Text: c.L.T("identity.link.text"), Action: pathLink,
			Button: c.L.T("identity.link.do"), Reason: factor.password(c.L, boxLink), Open: factor.Wrong == boxLink,
		}
		return v, nil
	}
	v.Linked, v.Made, v.Used = true, s.dayOf(c, link), s.usedOf(c, link)
	v.Box = ui.ConfirmBoxView{
		ID: "identita", Summary: c.L.T("identity.unlink"), Text: c.L.T("identity.unlink.text"), Action: pathLink + "/togli",
		Button: c.L.T("identity.unlink.do"), Reason: factor.password(c.L, boxUnlink), Open: factor.Wrong == boxUnlink,
	}
	return v, err
}

func (s *Server) dayOf(c *Ctx, i auth.Identity) string {
	return c.L.Date(civil.DateOf(i.Made.In(c.Zone())))
}

func (s *Server) usedOf(c *Ctx, i auth.Identity) string {
	if i.Used.IsZero() {
		return c.L.T("passkey.never")
	}
	used := i.Used.In(c.Zone())
	return c.L.Date(civil.DateOf(used)) + " " + c.L.Clock(used)
}
