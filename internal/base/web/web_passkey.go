package web

import (
	"encoding/json"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// The pages of passkeys.
const (
	pathPasskey = "/accessi/passkey"
	pathEnter   = "/entra/passkey"
)

// keyTicket is what waits in the session while the browser asks its user for a
// passkey. It serves once.
const keyTicket = "web.passkey"

type passkeyForm struct {
	Name     string `form:"nome" max:"200"`
	Password string `form:"password" max:"200"`
	Answer   string `form:"credenziale" max:"20000"` // of the browser, as JSON
}

type enterForm struct {
	Answer string `form:"credenziale" max:"20000"`
}

// sentence answers a script: the options to ask the browser with, or one
// message.
func (c *Ctx) sentence(err error) error {
	list := Summary(c.L, waitInWords(c, err), nil)
	if !fault.Is(err, fault.Invalid) && auth.WaitOf(err) == 0 || len(list) == 0 {
		return err
	}
	body, err := json.Marshal(struct {
		Error string `json:"error"`
	}{list[0].Text})
	if err != nil {
		return fault.Wrap("web.sentence", err)
	}
	return c.send(http.StatusUnprocessableEntity, "application/json", body)
}

// beginPasskey answers POST /accessi/passkey/inizia, for the script.
func (s *Server) beginPasskey(c *Ctx) error {
	at, ok := s.place(c)
	if !ok {
		return fault.Absent("web.beginPasskey")
	}
	var f passkeyForm
	err := c.Decode(&f)
	if err == nil && f.Name == "" {
		err = fault.Bad("web.beginPasskey", fault.Field{Name: "nome", Key: "auth.passkey.name"})
	}
	if err == nil {
		err = s.door.Confirm(c.Context(), c.account, f.Password)
	}
	if err != nil {
		return c.sentence(err)
	}
	options, ticket, err := s.keys.BeginAdd(c.Context(), at, c.programme().Name, c.account)
	if err != nil {
		return err
	}
	c.Session.Put(keyTicket, ticket)
	return c.send(http.StatusOK, "application/json", options)
}

// addPasskey answers POST /accessi/passkey.
func (s *Server) addPasskey(c *Ctx) error {
	at, ok := s.place(c)
	if !ok {
		return fault.Absent("web.addPasskey")
	}
	var f passkeyForm
	err := c.Decode(&f)
	if err == nil {
		err = s.keys.Add(c.Context(), at, c.account, c.Session.Take(keyTicket), f.Name, f.Answer)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return s.accessesPage(c, "passkey", err) })
	}
	c.Session.Strengthen()
	state, err := s.factors.State(c.Context(), c.account.User)
	if err != nil {
		return err
	}
	if s.demands(c.account) && state.Codes == 0 { // who may lose it must not stay outside
		codes, err := s.factors.NewCodes(c.Context(), c.account)
		if err != nil {
			return err
		}
		return c.showCodes(codes, "passkey.added")
	}
	return c.Done("/accessi", Flash{Key: "passkey.added"})
}

// removePasskey answers POST /accessi/passkey/{passkey}/togli.
func (s *Server) removePasskey(c *Ctx) error {
	key, err := PathID[auth.PasskeyID](c, "passkey")
	if err != nil {
		return err
	}
	if ok, err := s.confirmed(c, string(key)); !ok {
		return err
	}
	if err := s.keys.Remove(c.Context(), c.account, key); err != nil {
		return err
	}
	if err := s.weaken(c); err != nil {
		return err
	}
	return c.Done("/accessi", Flash{Key: "passkey.removed"})
}

// beginEnter answers POST /entra/passkey/inizia, for the script.
func (s *Server) beginEnter(c *Ctx) error {
	at, ok := s.place(c)
	if !ok {
		return fault.Absent("web.beginEnter")
	}
	options, ticket, err := s.keys.BeginEnter(at)
	if err != nil {
		return err
	}
	c.Session.Put(keyTicket, ticket)
	return c.send(http.StatusOK, "application/json", options)
}

// enterByPasskey answers POST /entra/passkey.
func (s *Server) enterByPasskey(c *Ctx) error {
	at, ok := s.place(c)
	if !ok {
		return fault.Absent("web.enterByPasskey")
	}
	var f enterForm
	err := c.Decode(&f)
	var account auth.Account
	if err == nil {
		account, err = s.keys.Enter(c.Context(), at, c.Session.Take(keyTicket), f.Answer, s.address(c.r))
	}
	if err != nil {
		return c.retrySignIn(signInForm{}, waitInWords(c, err))
	}
	return s.enter(c, account, true)
}

// passkeyView is the card of passkeys on the page of one's accesses, and the
// form that adds one wherever it stands. Here says whether this address can
// have any.
type passkeyView struct {
	Here  bool
	Lines []passkeyLine
	Name  string // as it was typed
	Error string // of the name
}

// passkeyLine is one passkey with the box that removes it.
type passkeyLine struct {
	Name, Made, Used string
	Remove           ui.ConfirmBoxView
}

func (s *Server) passkeysOf(c *Ctx, factor factorView, wrong error) (passkeyView, error) {
	_, here := s.place(c)
	v := passkeyView{Here: here, Name: c.Typed("nome"), Error: Fields(c.L, wrong)["nome"]}
	all, err := s.keys.Of(c.Context(), c.account.User)
	for _, k := range all {
		made := k.Made.In(c.Zone())
		line := passkeyLine{Name: k.Name, Made: c.L.Date(civil.DateOf(made)), Used: c.L.T("passkey.never")}
		if !k.Used.IsZero() {
			used := k.Used.In(c.Zone())
			line.Used = c.L.Date(civil.DateOf(used)) + " " + c.L.Clock(used)
		}
		box := string(k.ID)
		line.Remove = ui.ConfirmBoxView{
			ID: "passkey-" + box, Summary: c.L.T("passkey.remove"), Text: c.L.T("passkey.remove.text"), Action: pathPasskey + "/" + box + "/togli",
			Button: c.L.T("passkey.remove.do"), Reason: factor.password(c.L, box), Open: factor.Wrong == box,
		}
		v.Lines = append(v.Lines, line)
	}
	return v, err
}
