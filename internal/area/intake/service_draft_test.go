package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

func (h *house) save(cmd SaveStepCmd) Draft {
	h.t.Helper()
	cmd.Lang = i18n.It
	d, err := h.service.SaveStep(h.t.Context(), cmd)
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

// begun is a draft with the given steps answered.
func (h *house) begun(steps ...FormStep) Draft {
	h.t.Helper()
	var d Draft
	for _, s := range steps {
		d = h.save(SaveStepCmd{Draft: d.ID, Step: s, Form: fullForm()})
	}
	return d
}

func TestADraftGrowsStepByStep(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere, StepWork)
	if d.Reached != StepPaths || d.Form.Municipality != "037006" || d.Form.WeeklyHours != "16" || d.Form.Surname != "" {
		t.Errorf("got reached %d, %+v", d.Reached, d.Form)
	}
	read, err := h.service.Draft(t.Context(), d.ID)
	if err != nil || read.Code != d.Code || read.Token != d.Token || read.Form.WorkStatus != Working {
		t.Errorf("read back %v, %v", read, err)
	}
	changed := fullForm()
	changed.WorkStatus = Unemployed
	d = h.save(SaveStepCmd{Draft: d.ID, Step: StepWork, Form: changed})
	if d.Reached != StepPaths || d.Form.WorkStatus != Unemployed || d.Form.Municipality != "037006" {
		t.Errorf("after a change: reached %d, %+v", d.Reached, d.Form)
	}
	if n := h.count(`SELECT count(*) FROM application_draft`); n != 1 {
		t.Errorf("%d drafts", n)
	}
}

func TestWrongAnswersAreNotKeptUnlessAsTyped(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	bad := fullForm()
	bad.WeeklyHours = "tante"
	if _, err := h.service.SaveStep(t.Context(), SaveStepCmd{Draft: d.ID, Step: StepWork, Form: bad}); wrongFields(err) != "weekly_hours=intake.form.error.hours" {
		t.Errorf("got %v", err)
	}
	read, err := h.service.Draft(t.Context(), d.ID)
	if err != nil || read.Form.WeeklyHours != "" || read.Reached != StepWork {
		t.Errorf("kept %q, %v", read.Form.WeeklyHours, err)
	}
	d = h.save(SaveStepCmd{Draft: d.ID, Step: StepWork, Form: bad, Unchecked: AsTyped})
	if d.Form.WeeklyHours != "tante" || d.Reached != StepWork {
		t.Errorf("as typed: %q, reached %d", d.Form.WeeklyHours, d.Reached)
	}
	elsewhere := fullForm()
	elsewhere.Municipality = "999999"
	if _, err := h.service.SaveStep(t.Context(), SaveStepCmd{Step: StepWhere, Form: elsewhere}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a place that does not exist: %v", err)
	}
}

func TestADraftIsFoundByItsCodeOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	found, err := h.service.ResumeDraft(t.Context(), strings.ToLower(d.Code.Groups()))
	if err != nil || found.ID != d.ID {
		t.Errorf("got %v, %v", found, err)
	}
	r := h.submit(onSite(NewFormToken(), h.answers()))
	for _, code := range []string{"", "AAA AAA AAA", "no", string(r.Code)} {
		if _, err := h.service.ResumeDraft(t.Context(), code); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v, want NotFound", code, err)
		}
	}
	if _, err := h.service.Follow(t.Context(), string(d.Code)); !fault.Is(err, fault.NotFound) {
		t.Errorf("a draft's code opens an application: %v", err)
	}
}

func TestDraftsExpireAndAreForgotten(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d, other := h.begun(StepWhere), h.begun(StepWhere)
	h.exec(`UPDATE application_draft SET expires_at = $1 WHERE id = $2`, h.service.Wall.Now().Add(-time.Minute), d.ID)
	if _, err := h.service.Draft(t.Context(), d.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("an expired draft: %v", err)
	}
	if _, err := h.service.ResumeDraft(t.Context(), string(d.Code)); !fault.Is(err, fault.NotFound) {
		t.Errorf("an expired draft by its code: %v", err)
	}
	if err := h.service.ForgetDrafts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.service.Draft(t.Context(), other.ID); err != nil || h.count(`SELECT count(*) FROM application_draft`) != 1 {
		t.Errorf("the other draft: %v", err)
	}
}

func TestSendingRemovesTheDraft(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	cmd := onSite(d.Token, h.answers())
	cmd.Draft = d.ID
	r := h.submit(cmd)
	if _, err := h.service.Draft(t.Context(), d.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the draft is still there: %v", err)
	}
	if got, err := h.service.ReceiptByToken(t.Context(), d.Token); err != nil || got.Code != r.Code {
		t.Errorf("by its token: %v, %v", got, err)
	}
}

// What somebody has typed and not sent is nowhere to be read in the file.
func TestADraftIsSealedInTheDatabase(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if h.db.Engine() != "sqlite" {
		t.Skip("looks into the file of SQLite")
	}
	d := h.begun(StepWhere, StepTrades, StepWho, StepContact)
	secrets := []string{"Samira", "Haddad", "samira", "347 555", "3475550142", "posta.example", "1991", "sarta", string(d.Code), d.Code.Groups()}
	path, err := db.One(t.Context(), h.db.Reader(), db.Scalar[string], `SELECT file FROM pragma_database_list WHERE name = 'main'`)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no file at %s: %v", path, err)
	}
	var all []byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	if !strings.Contains(string(all), string(d.ID)) {
		t.Fatal("the draft itself is not in the file: this test sees nothing")
	}
	for _, s := range secrets {
		if strings.Contains(string(all), s) {
			t.Errorf("%q stands in the file", s)
		}
	}
}
