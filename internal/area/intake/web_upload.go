package intake

import (
	"strconv"

	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// fieldCV is the field of the file, and dropCV the box that takes it back; its
// name begins with "_", so it is no answer.
const (
	fieldCV = "cv"
	dropCV  = "_cv_togli"
)

// takeCV keeps the file that came with a form under the form's token, or takes
// it back when the box says so. What is wrong with it is Invalid.
func (p *PublicPages) takeCV(c *web.Ctx, token string) error {
	sent, ok, err := c.File(fieldCV)
	switch {
	case err != nil:
		return err
	case ok:
		return p.service.KeepUpload(c.Context(), UploadCmd{Token: token, Name: sent.Name, Content: sent.Content})
	case c.Request().PostFormValue(dropCV) != "":
		return p.service.DropUpload(c.Context(), token)
	}
	return nil
}

// takeStepCV is takeCV on the step that asks for the file. Whoever sends a file
// before anything else gets a draft for it, so that it is not lost when another
// answer of the step is wrong.
func (p *PublicPages) takeStepCV(c *web.Ctx, draft Draft, wrong error) (Draft, error) {
	_, ok, err := c.File(fieldCV)
	if err != nil {
		return draft, err
	}
	if ok && draft.ID == "" {
		made, err := p.service.SaveStep(c.Context(), SaveStepCmd{Step: StepTrades, Form: draft.Form, Lang: c.L.Lang(), Unchecked: AsTyped})
		if err != nil {
			return draft, err
		}
		draft = made
		c.Session.Put(keyDraft, string(draft.ID))
		c.Session.Put(keyToken, draft.Token)
	}
	return draft, bothWrong(wrong, p.takeCV(c, draft.Token))
}

// bothWrong joins what two looks at one form found, so that everything is said
// at once; what is no fault of the form comes first.
func bothWrong(one, other error) error {
	if one == nil || other != nil && !fault.Is(other, fault.Invalid) {
		return other
	}
	if other == nil || !fault.Is(one, fault.Invalid) {
		return one
	}
	return fault.Bad("intake.bothWrong", append(fault.FieldsOf(one), fault.FieldsOf(other)...)...)
}

// waitingCV is the file that waits under a token; nil for none.
func (p *PublicPages) waitingCV(c *web.Ctx, token string) (*file.Info, error) {
	if token == "" {
		return nil, nil
	}
	info, err := p.service.Upload(c.Context(), token)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return &info, err
}

func (v formView) cv() ui.Field {
	f := v.field(fieldCV, "")
	f.Type, f.Accept, f.Help = ui.TypeFile, file.Accept, v.t("cv.help", strconv.Itoa(v.megabytes))
	return f
}

func (v formView) cvName() string {
	if v.CV == nil {
		return ""
	}
	return v.CV.Name
}

// cvKept says which file waits.
func (v formView) cvKept() string {
	if v.CV == nil {
		return ""
	}
	return v.t("cv.kept", v.CV.Name, v.CV.Words(v.L))
}

func (v formView) cvDrop() ui.ChoiceListView {
	return ui.ChoiceListView{
		Name: dropCV, Legend: v.t("cv.drop"), LegendHidden: true, Many: true, Size: v.Size,
		Choices: []ui.Choice{{Value: "1", Label: v.t("cv.drop")}},
	}
}

var uploadTexts = i18n.Texts{
	"intake.form.cv":            {It: "Hai un curriculum?", En: "Do you have a CV?"},
	"intake.form.cv.help":       {It: "Se non ce l'hai va bene lo stesso: lo scriviamo insieme. Puoi anche fotografarlo. PDF, Word o foto, al massimo {0} MB.", En: "If you have none, that is fine: we will write it together. You can also take a photograph of it. PDF, Word or photograph, {0} MB at most."},
	"intake.form.cv.kept":       {It: "Abbiamo il tuo curriculum: {0} ({1}). Se ne scegli un altro, prende il suo posto.", En: "We have your CV: {0} ({1}). If you choose another, it takes its place."},
	"intake.form.check.cv":      {It: "Curriculum", En: "CV"},
	"intake.form.cv.drop":       {It: "Togli questo curriculum", En: "Remove this CV"},
	"intake.form.error.cv_busy": {It: "Adesso non possiamo prendere il file. Manda la domanda senza: il curriculum lo porti al colloquio.", En: "We cannot take the file now. Send the application without it: bring your CV to the interview."},
}
