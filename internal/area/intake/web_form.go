package intake

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Where the steps of the form are found. Nothing about a person is in an
// address: the draft is known to the session only.
const (
	pathForm    = "/candidatura"
	pathResume  = pathForm + "/riprendi"
	pathSaved   = pathForm + "/salvata"
	pathReceipt = pathForm + "/ricevuta"
)

// Keys of the session.
const (
	keyDraft   = "intake.draft"   // DraftID of the form being filled in
	keyToken   = "intake.token"   // its token: when the draft is gone, it may have been sent
	keyReceipt = "intake.receipt" // application just sent
	keyChoose  = "intake.choose"  // application whose interview is being fixed
	keyRoad    = "intake.road"    // application being followed
)

// slugs are the steps in addresses.
var slugs = [...]string{
	StepWhere: "dove", StepWork: "lavoro", StepPaths: "percorsi", StepTrades: "mestieri", StepSchool: "scuola",
	StepWho: "chi-sei", StepContact: "contatti", StepCheck: "controllo",
}

func (s FormStep) path() string { return pathForm + "/" + slugs[s] }

// key is a message of a step.
func (s FormStep) key(what string) string { return "intake.form." + strconv.Itoa(int(s)) + "." + what }

func stepOf(c *web.Ctx) (FormStep, error) {
	for _, s := range FormSteps() {
		if slugs[s] == c.PathValue("step") {
			return s, nil
		}
	}
	return 0, fault.Absent("intake.stepOf")
}

// draftOf is the draft of this session; an empty one when there is none, or
// none any more. gone says that there was one.
func (p *PublicPages) draftOf(c *web.Ctx) (draft Draft, gone bool, err error) {
	known := DraftID(c.Session.Get(keyDraft))
	if known == "" {
		return Draft{Reached: StepWhere}, false, nil
	}
	draft, err = p.service.Draft(c.Context(), known)
	if fault.Is(err, fault.NotFound) {
		c.Session.Put(keyDraft, "")
		return Draft{Reached: StepWhere}, true, nil
	}
	return draft, false, err
}

// begin answers GET /candidatura: the step where somebody stopped, or the first.
func (p *PublicPages) begin(c *web.Ctx) error {
	draft, _, err := p.draftOf(c)
	if err != nil {
		return err
	}
	if draft.ID != "" {
		c.Flash(web.Flash{Key: "intake.form.begun"})
	}
	return c.Redirect(draft.Reached.path())
}

// showStep answers GET /candidatura/{step}.
func (p *PublicPages) showStep(c *web.Ctx) error {
	step, err := stepOf(c)
	if err != nil {
		return err
	}
	draft, gone, err := p.draftOf(c)
	if err != nil {
		return err
	}
	if gone {
		c.Flash(web.Flash{Key: "intake.form.gone", Kind: ui.FlashWarn})
	}
	if draft.ID == "" && step != StepWhere {
		return c.Redirect(StepWhere.path())
	}
	page, err := p.stepPage(c, step, draft.Form, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// stepPage is a step with its answers and what is wrong with them.
func (p *PublicPages) stepPage(c *web.Ctx, step FormStep, form Form, wrong error) (templ.Component, error) {
	v, err := p.formView(c, form, wrong)
	if err != nil {
		return nil, err
	}
	v.Step = step
	v.Frame = c.PublicFrame(step.key("title"))
	v.Frame.Path, v.Frame.KeepForm = step.path(), formID
	if v.CV, err = p.waitingCV(c, c.Session.Get(keyToken)); err != nil {
		return nil, err
	}
	if step == StepWhere && form.FiscalCode == "" {
		v.Identity = p.identityView(c, "intake.identity.form", fromForm)
	}
	if step != StepCheck {
		return stepTemplate(v), nil
	}
	if missing := form.Missing(c.Today()); missing != StepCheck {
		v.Missing = missing
	}
	return checkTemplate(v), nil
}

// What a button of a step asks for besides going on. Its name begins with "_",
// so it is no answer.
const (
	buttonName = "_fai"
	buttonBack = "indietro"
	buttonSave = "salva"
)

// formID is the form of a page, for the language switch in its head: the switch
// sends it along, so that nothing typed is lost.
const formID = "domanda"

// saveStep answers POST /candidatura/{step}. Going on looks at the answers;
// every other button keeps them as they are, so that nothing typed is lost.
func (p *PublicPages) saveStep(c *web.Ctx) error {
	step, err := stepOf(c)
	if err != nil {
		return err
	}
	draft, _, err := p.draftOf(c)
	if err != nil {
		return err
	}
	was := draft.Reached
	var typed Form
	wrong := c.Decode(typed.Part(step))
	draft.Form.take(step, typed)
	if step == StepTrades {
		draft, wrong = p.takeStepCV(c, draft, wrong)
	}
	button, lang := c.Request().PostFormValue(buttonName), c.Request().PostFormValue(ui.SwitchLang)
	if wrong == nil && button+lang == "" && step == StepCheck {
		return p.send(c, draft)
	}
	if wrong == nil {
		cmd := SaveStepCmd{Draft: draft.ID, Step: step, Form: draft.Form, Lang: c.L.Lang()}
		if lang != "" {
			c.SetLanguage(i18n.ParseLang(lang))
			cmd.Lang = c.L.Lang()
		}
		if button+lang != "" {
			cmd.Unchecked = AsTyped
		}
		var saved Draft
		if saved, wrong = p.service.SaveStep(c.Context(), cmd); wrong == nil {
			c.Session.Put(keyDraft, string(saved.ID))
			c.Session.Put(keyToken, saved.Token)
			if lang != "" {
				return c.Redirect(step.path())
			}
			return p.leaveStep(c, step, was, saved, button)
		}
	}
	return c.Retry(wrong, func() (templ.Component, error) { return p.stepPage(c, step, draft.Form, wrong) })
}

// leaveStep goes where a button leads once the answers are kept. Who comes
// back from the last step to change something goes straight there again.
func (p *PublicPages) leaveStep(c *web.Ctx, step, was FormStep, saved Draft, button string) error {
	switch {
	case button == buttonSave:
		return c.Redirect(pathSaved)
	case button == buttonBack:
		return c.Redirect(max(step-1, StepWhere).path())
	case was == StepCheck:
		return c.Redirect(StepCheck.path())
	case was < step: // the draft had expired, or this step was opened by its address
		return c.Redirect(saved.Form.Missing(c.Today()).path())
	default:
		return c.Redirect((step + 1).path())
	}
}

// send submits the form of a draft from its last step.
func (p *PublicPages) send(c *web.Ctx, draft Draft) error {
	again := func(wrong error) error {
		return c.Retry(wrong, func() (templ.Component, error) { return p.stepPage(c, StepCheck, draft.Form, wrong) })
	}
	if draft.ID == "" { // sent already, perhaps by a first touch of the same button
		receipt, err := p.service.ReceiptByToken(c.Context(), c.Session.Get(keyToken))
		if fault.Is(err, fault.NotFound) {
			return c.Done(StepWhere.path(), web.Flash{Key: "intake.form.gone", Kind: ui.FlashWarn})
		}
		if err != nil {
			return err
		}
		return p.handOver(c, receipt)
	}
	if missing := draft.Form.Missing(c.Today()); missing != StepCheck {
		return c.Done(missing.path(), web.Flash{Key: "intake.form.check.missing", Args: []any{c.L.T(missing.key("name"))}, Kind: ui.FlashWarn})
	}
	answers, err := draft.Form.Answers(c.Today())
	if err != nil {
		return again(err)
	}
	receipt, err := p.service.Submit(c.Context(), c.Actor, SubmitCmd{
		Token: draft.Token, Channel: ChannelSite, Draft: draft.ID, Youth: c.Session.Get(keyYouth) != "", Answers: answers,
	})
	if err != nil {
		return again(err)
	}
	return p.handOver(c, receipt)
}

// handOver leads from a form that has been received to its receipt. The
// session may follow the application from now on.
func (p *PublicPages) handOver(c *web.Ctx, receipt Receipt) error {
	c.Session.Put(keyDraft, "")
	c.Session.Put(keyYouth, "")
	c.Session.Put(keyReceipt, string(receipt.Application))
	c.Session.Put(keyRoad, string(receipt.Application))
	c.Session.Put(keyChoose, string(receipt.Application))
	return c.Redirect(pathReceipt)
}

// showReceipt answers GET /candidatura/ricevuta, in the session that has sent
// the form; elsewhere the page does not exist.
func (p *PublicPages) showReceipt(c *web.Ctx) error {
	receipt, err := p.service.Receipt(c.Context(), id.Application(c.Session.Get(keyReceipt)))
	if err != nil {
		return err
	}
	who, err := p.applicantOf(c, receipt)
	if err != nil {
		return err
	}
	page, err := p.receiptPage(c, receipt, who)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *PublicPages) applicantOf(c *web.Ctx, r Receipt) (applicant, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	who, err := person.Load(ctx, q, p.service.Keys, r.Person)
	if err != nil {
		return applicant{}, err
	}
	young, err := p.service.asksYouth(ctx, q, r, who)
	if err != nil {
		return applicant{}, err
	}
	y, err := youthOf(ctx, q, r.Application)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return applicant{}, err
	}
	return applicant{
		GivenName: who.GivenName, Phone: strings.Join(who.Phones(), " "), Email: strings.Join(who.Emails(), " "),
		asked: young && y.AnsweredOn.IsZero(),
	}, nil
}

// showSaved answers GET /candidatura/salvata: the code to come back with.
func (p *PublicPages) showSaved(c *web.Ctx) error {
	draft, _, err := p.draftOf(c)
	if err != nil {
		return err
	}
	if draft.ID == "" {
		return c.Redirect(StepWhere.path())
	}
	f := c.PublicFrame("intake.saved.title")
	return c.Page(http.StatusOK, savedTemplate(f, savedView{Code: draft.Code.Groups(), Until: p.dayOf(c, draft)}))
}

// forget answers POST /candidatura/salvata: on a shared computer, the session
// lets go of the draft; only the code leads back to it.
func (p *PublicPages) forget(c *web.Ctx) error {
	c.Session.Put(keyDraft, "")
	c.Session.Put(keyToken, "")
	return c.Done("/", web.Flash{Key: "intake.saved.forgotten"})
}

type codeForm struct {
	Code string `form:"code" max:"40"`
}

// showResume answers GET /candidatura/riprendi.
func (p *PublicPages) showResume(c *web.Ctx) error {
	return c.Page(http.StatusOK, codeTemplate(c.PublicFrame("intake.resume.title"), resumeView(nil, codeForm{}, c.L)))
}

// resume answers POST /candidatura/riprendi.
func (p *PublicPages) resume(c *web.Ctx) error {
	var f codeForm
	err := c.Decode(&f)
	if err == nil {
		err = p.byCode(c, guessDraft, func() error {
			draft, err := p.service.ResumeDraft(c.Context(), f.Code)
			if err == nil {
				c.Session.Put(keyDraft, string(draft.ID))
				c.Session.Put(keyToken, draft.Token)
				c.SuggestLanguage(draft.Lang)
			}
			return err
		})
	}
	if err == nil {
		return c.Redirect(pathForm)
	}
	return c.Retry(err, func() (templ.Component, error) {
		return codeTemplate(c.PublicFrame("intake.resume.title"), resumeView(err, f, c.L)), nil
	})
}
