package intake

import (
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// PathIdentityBack is where the citizens' identity provider leads back to: its
// address is registered there.
const PathIdentityBack = pathIdentity + "/ritorno"

const (
	pathIdentity = pathRoad + "/identita"
	fromForm     = "domanda" // value of "da": who comes from the form goes back there
)

// Keys of the session. What waits while somebody is at the provider serves once.
const (
	keyIdentity     = "intake.identity"
	keyIdentityFrom = "intake.identity.from"
)

// identityView is the way to the identity provider, where there is one. Lang is
// that of the label, when it is not the page's.
type identityView struct {
	Label, About, Href string
	Lang               i18n.Lang
}

func (p *PublicPages) identityView(c *web.Ctx, about, from string) identityView {
	if p.service.Citizens == nil || !c.Actor.Anonymous() {
		return identityView{}
	}
	v := identityView{About: c.L.T(about), Href: pathIdentity}
	if from != "" {
		v.Href += "?da=" + from
	}
	var in i18n.Lang
	if v.Label, in = p.service.Citizens.Label(c.L.Lang()); in != c.L.Lang() {
		v.Lang = in
	}
	return v
}

// goToProvider answers GET /strada/identita.
func (p *PublicPages) goToProvider(c *web.Ctx) error {
	if p.service.Citizens == nil {
		return fault.Absent("intake.goToProvider")
	}
	from := ""
	if c.Query().Get("da") == fromForm {
		from = pathForm
	}
	c.Session.Put(keyIdentityFrom, from)
	if !c.Actor.Anonymous() {
		return p.staffHere(c)
	}
	address, ticket, err := p.service.Citizens.Begin(c.Context(), "")
	if err != nil {
		return c.TurnBack(p.cameFrom(c), err)
	}
	c.Session.Put(keyIdentity, ticket)
	return c.RedirectOut(address)
}

// cameFrom is the page that somebody left for the provider.
func (p *PublicPages) cameFrom(c *web.Ctx) string {
	if from := c.Session.Take(keyIdentityFrom); from != "" {
		return from
	}
	return pathRoad
}

// staffHere turns away who has signed in to work: one browser is not a
// candidate's and an operator's at a time.
func (p *PublicPages) staffHere(c *web.Ctx) error {
	return c.Done(p.cameFrom(c), web.Flash{Key: "intake.identity.staff", Kind: ui.FlashWarn})
}

// comeBack answers GET /strada/identita/ritorno, where the provider leads to: to
// the person's road as if they had typed its code, or to the form.
func (p *PublicPages) comeBack(c *web.Ctx) error {
	if p.service.Citizens == nil {
		return fault.Absent("intake.comeBack")
	}
	ticket := c.Session.Take(keyIdentity)
	if !c.Actor.Anonymous() {
		return p.staffHere(c)
	}
	proof, err := p.service.Citizens.Finish(c.Context(), ticket, c.Query())
	if err != nil {
		return c.TurnBack(p.cameFrom(c), err)
	}
	who, err := citizenOf(proof.Person)
	if err != nil {
		return c.TurnBack(p.cameFrom(c), err)
	}
	application, err := p.service.Recognise(c.Context(), who)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err := c.Session.Renew(); err != nil { // it opens somebody's papers from now on
		return err
	}
	begin := web.Flash{Key: "intake.identity.filled"}
	if p.cameFrom(c) != pathForm {
		begin = web.Flash{Key: "intake.identity.none", Kind: ui.FlashWarn}
		c.Session.Put(keyDraft, "") // a form that somebody has left here is reached by its code
	}
	c.Session.Put(keyReceipt, "") // somebody else's, on a shared computer
	c.Session.Put(keyRoad, string(application))
	c.Session.Put(keyChoose, string(application))
	if application == "" {
		return p.beginAs(c, who, begin)
	}
	if err := p.speakTo(c, application); err != nil {
		return err
	}
	return c.Redirect(pathRoad)
}

// beginAs leads who has no application to the form, begun for them, with a line.
func (p *PublicPages) beginAs(c *web.Ctx, who Citizen, line web.Flash) error {
	draft, err := p.service.BeginAs(c.Context(), DraftID(c.Session.Get(keyDraft)), who, c.L.Lang())
	if err != nil {
		return err
	}
	c.Session.Put(keyDraft, string(draft.ID))
	c.Session.Put(keyToken, draft.Token)
	return c.Done(draft.Reached.path(), line)
}
