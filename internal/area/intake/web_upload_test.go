package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

var pdf = []byte("%PDF-1.7\ncurriculum di Samira\n%%EOF\n")

// papersOf lists the documents of the only person there is.
func (s *street) papersOf() []person.Paper {
	s.t.Helper()
	who, err := db.One(s.t.Context(), s.db.Reader(), db.Scalar[id.Person], `SELECT id FROM person`)
	if err != nil {
		s.t.Fatal(err)
	}
	all, err := person.Papers(s.t.Context(), s.db.Reader(), s.service.Keys, access.System(), who)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func TestACVComesWithTheFormAndIsKeptWhileAnotherAnswerIsWrong(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	for _, step := range []FormStep{StepWhere, StepWork, StepPaths} {
		walkOne(t, b, step)
	}
	b.Get(StepTrades.path()).Want(http.StatusOK).Good().WantText("Hai un curriculum?", "al massimo 10 MB")
	b.Upload(StepTrades.path(), step(StepTrades, nil), fieldCV, "cv.pdf", []byte("MZ\x90")).Want(http.StatusUnprocessableEntity).Good().
		WantText("Questo tipo di file non si può usare")
	wrong := step(StepTrades, url.Values{"trade_other": {strings.Repeat("x", 300)}})
	b.Upload(StepTrades.path(), wrong, fieldCV, "Samira.pdf", pdf).Want(http.StatusUnprocessableEntity).Good().WantText("Samira.pdf")
	if n := s.count(`SELECT count(*) FROM application_upload`); n != 1 {
		t.Fatalf("%d files wait, want 1", n)
	}
	b.Upload(StepTrades.path(), step(StepTrades, nil), fieldCV, "Samira nuovo.pdf", pdf).WantRedirect(StepSchool.path())
	if n := s.count(`SELECT count(*) FROM file`); n != 1 {
		t.Errorf("%d files are stored, want the newest alone", n)
	}
	for _, step := range []FormStep{StepSchool, StepWho, StepContact} {
		walkOne(t, b, step)
	}
	b.Get(StepCheck.path()).Want(http.StatusOK).Good().WantText("Samira nuovo.pdf")
	b.Post(StepCheck.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt)
	papers := s.papersOf()
	if len(papers) != 1 || papers[0].Info.Name != "Samira nuovo.pdf" || papers[0].Kind != person.DocumentCV ||
		papers[0].Audience != person.ForTeam || papers[0].AddedBy != "" {
		t.Errorf("got %+v, want the CV, for the team, from the person", papers)
	}
	if n := s.count(`SELECT count(*) FROM application_upload`); n != 0 {
		t.Errorf("%d files still wait", n)
	}
	if strings.Contains(s.log.String(), "Samira") {
		t.Error("a file's name stands in the log")
	}
}

func TestACVOnTheOnePageFormIsKeptAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	form := url.Values{"form_token": {NewFormToken()}}
	b.Upload(pathWhole, form, fieldCV, "cv.pdf", pdf).Want(http.StatusUnprocessableEntity).Good().WantText("Abbiamo il tuo curriculum: cv.pdf")
	form.Set(dropCV, "1")
	b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity).Good()
	if n := s.count(`SELECT count(*) FROM file`); n != 0 {
		t.Errorf("%d files are stored after taking it back", n)
	}
	b.Upload(pathWhole, url.Values{"form_token": {"corto"}}, fieldCV, "cv.pdf", pdf).Want(http.StatusUnprocessableEntity)
	if n := s.count(`SELECT count(*) FROM file`); n != 0 {
		t.Errorf("%d files are stored for a form that is none", n)
	}
}

func TestTheFilesOfForgottenFormsGo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := NewFormToken()
	if err := h.service.KeepUpload(t.Context(), UploadCmd{Token: token, Name: "cv.pdf", Content: pdf}); err != nil {
		t.Fatal(err)
	}
	if err := h.service.ForgetDrafts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.service.Upload(t.Context(), token); err != nil {
		t.Fatalf("a file that is not too old is gone: %v", err)
	}
	h.exec(`UPDATE application_upload SET expires_at = $1`, clock.Wall{}.Now())
	if err := h.service.ForgetDrafts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`SELECT count(*) FROM file`) + h.count(`SELECT count(*) FROM file_part`); n != 0 {
		t.Errorf("%d rows of files are left", n)
	}
}
