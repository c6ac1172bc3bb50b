package intake

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const pathWhole = pathForm + "/pagina-unica"

// wholeForm is the form in one POST, with the token that the page was shown
// with.
type wholeForm struct {
	Form
	Token string      `form:"form_token" max:"64"`
	Seen  []id.Person `form:"similar_seen" max:"26"` // of whom the form has said that they may be the same person
}

// showWhole answers GET /candidatura/pagina-unica.
func (p *PublicPages) showWhole(c *web.Ctx) error {
	page, err := p.wholePage(c, wholeForm{Token: NewFormToken()}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// sendWhole answers POST /candidatura/pagina-unica with the receipt itself:
// sending the page again, by reloading it or after a broken connection, gives
// the same receipt.
func (p *PublicPages) sendWhole(c *web.Ctx) error {
	if lang := c.Request().PostFormValue(ui.SwitchLang); lang != "" {
		return p.switchWhole(c, i18n.ParseLang(lang))
	}
	form, receipt, err := p.submitWhole(c, SubmitCmd{Channel: ChannelSite})
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.wholePage(c, form, err) })
	}
	page, err := p.receiptPage(c, receipt, applicant{GivenName: form.GivenName, Phone: form.Phone, Email: form.Email})
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// switchWhole shows the form again in another language, with what is typed.
func (p *PublicPages) switchWhole(c *web.Ctx, lang i18n.Lang) error {
	var form wholeForm
	wrong := c.Decode(&form)
	c.SetLanguage(lang)
	page, err := p.wholePage(c, form, wrong)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// submitWhole decodes, validates and submits.
func (p *PublicPages) submitWhole(c *web.Ctx, cmd SubmitCmd) (wholeForm, Receipt, error) {
	form, answers, err := p.decodeWhole(c)
	if err != nil {
		return form, Receipt{}, err
	}
	cmd.Token, cmd.Answers = form.Token, answers
	receipt, err := p.service.Submit(c.Context(), c.Actor, cmd)
	return form, receipt, err
}

// decodeWhole reads the whole form and what it means.
func (p *PublicPages) decodeWhole(c *web.Ctx) (wholeForm, Answers, error) {
	var form wholeForm
	wrong := c.Decode(&form)
	if isFormToken(form.Token) {
		wrong = bothWrong(wrong, p.takeCV(c, form.Token))
	}
	if wrong != nil && !fault.Is(wrong, fault.Invalid) {
		return form, Answers{}, wrong
	}
	answers, err := form.Answers(c.Today())
	return form, answers, bothWrong(err, wrong)
}

func (p *PublicPages) wholePage(c *web.Ctx, form wholeForm, wrong error) (templ.Component, error) {
	v, err := p.wholeView(c, form, wrong)
	if err != nil {
		return nil, err
	}
	v.Action = pathWhole
	v.Frame = c.PublicFrame("intake.whole.title")
	v.Frame.KeepForm = formID
	return wholeTemplate(v), nil
}

// wholeView is the form with all its questions. A token that cannot be used is
// replaced, so that sending again works.
func (p *PublicPages) wholeView(c *web.Ctx, form wholeForm, wrong error) (formView, error) {
	v, err := p.formView(c, form.Form, wrong)
	v.Whole, v.Token = true, form.Token
	if !isFormToken(v.Token) {
		v.Token = NewFormToken()
	}
	if err != nil {
		return v, err
	}
	v.CV, err = p.waitingCV(c, v.Token)
	return v, err
}

// showAssisted answers GET /candidature/assistita.
func (p *PublicPages) showAssisted(c *web.Ctx) error {
	page, err := p.assistedPage(c, wholeForm{Token: NewFormToken()}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// sendAssisted answers POST /candidature/assistita: the receipt, to be given
// to the person; before it, once, who may be the same person.
func (p *PublicPages) sendAssisted(c *web.Ctx) error {
	form, answers, err := p.decodeWhole(c)
	if err == nil {
		err = unseen(c, p.service, access.IntakeReceive, form.Token, form.typed(), form.Seen)
	}
	var receipt Receipt
	if err == nil {
		receipt, err = p.service.Submit(c.Context(), c.Actor, SubmitCmd{
			Token: form.Token, Channel: channelOf(c.Actor), Organisation: c.Actor.Organisation, Answers: answers,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.assistedPage(c, form, err) })
	}
	return p.handReceipt(c, receipt, form)
}

// handReceipt shows the receipt to who helped, to be given to the person.
func (p *PublicPages) handReceipt(c *web.Ctx, receipt Receipt, form wholeForm) error {
	who := applicant{GivenName: form.GivenName, Phone: form.Phone, Email: form.Email, helped: true}
	page, err := p.receiptPage(c, receipt, who)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *PublicPages) assistedPage(c *web.Ctx, form wholeForm, wrong error) (templ.Component, error) {
	v, err := p.wholeView(c, form, wrong)
	if err != nil {
		return nil, err
	}
	if v.Similar, err = similarOf(c, p.service, access.IntakeReceive, form.typed(), form.Seen); err != nil {
		return nil, err
	}
	v.Similar.Ask = asksSimilar(wrong)
	v.Action, v.Size, v.SimilarPost = linkAssisted, ui.ChoiceCompact, linkAssisted+pathSimilar
	return assistedTemplate(c.Frame("intake.assisted.title", NavQueue), v), nil
}

// pathComplete is the form of somebody who had been referred.
const pathComplete = pathQueue + "/{id}/domanda"

// LinkComplete leads to the form of a referred person.
func LinkComplete(a id.Application) string { return pathCase(a) + "/domanda" }

// showComplete answers GET /candidature/{id}/domanda: the form of somebody who
// had been referred, with what is known already.
func (p *PublicPages) showComplete(c *web.Ctx) error {
	application, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	known, err := p.service.Known(c.Context(), c.Actor, application)
	if err != nil {
		return err
	}
	if err := audit.Look(c.Context(), p.service.DB, c.Actor, known.Person, lookedCase, ""); err != nil {
		return err
	}
	page, err := p.completePage(c, application, wholeForm{Form: known.Form, Token: NewFormToken()}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// sendComplete answers POST /candidature/{id}/domanda.
func (p *PublicPages) sendComplete(c *web.Ctx) error {
	application, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	// Whoever may not receive this person learns nothing, not even from what is
	// wrong with an empty form.
	if _, err := allowed(c.Context(), p.service.DB.Reader(), c.Actor, access.IntakeReceive, Cmd{Application: application}); err != nil {
		return err
	}
	form, answers, err := p.decodeWhole(c)
	var receipt Receipt
	if err == nil {
		receipt, err = p.service.Complete(c.Context(), c.Actor, CompleteCmd{
			Cmd: Cmd{Application: application}, Token: form.Token, Channel: channelOf(c.Actor), Answers: answers,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.completePage(c, application, form, err) })
	}
	return p.handReceipt(c, receipt, form)
}

func (p *PublicPages) completePage(c *web.Ctx, application id.Application, form wholeForm, wrong error) (templ.Component, error) {
	v, err := p.wholeView(c, form, wrong)
	if err != nil {
		return nil, err
	}
	v.Action, v.Size = LinkComplete(application), ui.ChoiceCompact
	return assistedTemplate(c.Frame("intake.complete.title", NavQueue), v), nil
}

// channelOf is the channel of who helps: the help desk receives everybody, an
// access point its own.
func channelOf(actor access.Actor) Channel {
	if access.Can(actor, access.IntakeReceive, access.Subject{}) {
		return ChannelHelpDesk
	}
	return ChannelAccessPoint
}

// receiptView is the receipt as a page.
type receiptView struct {
	L         i18n.L
	GivenName string
	Code      string
	Told      string // that the code has been sent, and where
	Next      []ui.NextStep
	Yours     []iconLine
	Youth     bool               // asked some more
	Back      *ui.LinkButtonView // for who helped; nil for the applicant
}

// iconLine is a sentence with its symbol.
type iconLine struct{ Icon, Text string }

// applicant is what the receipt's page says about who applied.
type applicant struct {
	GivenName    string
	Phone, Email string
	helped       bool // somebody of the programme sits beside them
	asked        bool // the questions of young people, not answered yet
}

func (p *PublicPages) receiptPage(c *web.Ctx, r Receipt, who applicant) (templ.Component, error) {
	rules, err := p.rules(c)
	if err != nil {
		return nil, err
	}
	v := receiptView{L: c.L, GivenName: who.GivenName, Code: r.Code.Groups(), Next: nextSteps(c.L, r.ReceivedOn, c.Today(), rules.InviteWeeks)}
	v.Yours = []iconLine{
		{"telephone", c.L.T("intake.receipt.you.phone")}, {"comment", c.L.T("intake.receipt.you.change")}, {"euro", c.L.T("intake.receipt.you.free")},
	}
	v.Youth = who.asked
	if who.Phone == "" {
		v.Yours[0] = iconLine{"calendar", c.L.T("intake.receipt.you.desk")}
	}
	if who.Email != "" {
		v.Told = c.L.T("intake.receipt.told")
	}
	if who.helped {
		v.Back = &ui.LinkButtonView{Label: c.L.T("intake.receipt.another"), Icon: "plus", Href: linkAssisted, Wide: true}
	}
	return receiptTemplate(c.PublicFrame("intake.receipt.title"), v), nil
}

// nextSteps is "Cosa succede ora", with the days that the rules promise.
func nextSteps(l i18n.L, received, today civil.Date, weeks int) []ui.NextStep {
	invite := received.AddDays(7 * weeks)
	return []ui.NextStep{
		{When: l.T("intake.next.1.when", l.Date(received)), Title: l.T("intake.next.1.title"), Text: l.T("intake.next.1.text"), Done: true},
		{When: l.T("intake.next.2.when"), Title: l.T("intake.next.2.title"), Text: l.T("intake.next.2.text")},
		{When: l.T("intake.next.3.when", l.Date(invite), l.Distance(today, invite)), Title: l.T("intake.next.3.title"), Text: l.T("intake.next.3.text")},
		{When: l.T("intake.next.4.when"), Title: l.T("intake.next.4.title"), Text: l.T("intake.next.4.text")},
	}
}

type savedView struct {
	Code  string
	Until civil.Date
}

// codeView is a page that asks for a code.
type codeView struct {
	Action, Help, Button, Lost string
	Value, Error               string
	List                       []ui.FieldError
	Identity                   identityView
}

func resumeView(err error, f codeForm, l i18n.L) codeView {
	return codeView{
		Action: pathResume, Help: l.T("intake.resume.help"), Button: l.T("intake.resume.go"), Lost: l.T("intake.resume.lost"),
		Value: f.Code, Error: web.Fields(l, err)["code"], List: web.Summary(l, err, nil),
	}
}

func (p *PublicPages) roadCodeView(c *web.Ctx, err error, f codeForm) codeView {
	l := c.L
	return codeView{
		Identity: p.identityView(c, "intake.identity.road", ""),
		Action:   pathRoad, Help: l.T("intake.road.code.help"), Button: l.T("intake.road.code.go"), Lost: l.T("intake.road.code.lost"),
		Value: f.Code, Error: web.Fields(l, err)["code"], List: web.Summary(l, err, nil),
	}
}
