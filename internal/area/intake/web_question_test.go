package intake

import (
	"net/http"
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

func TestAPartnerSeesItsQuestionsAndTheMinimum(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c, asked := s.asked(Verifying)
	other := s.at(Verifying)
	s.do(s.service.AskVerification(t.Context(), s.office, AskCmd{Cmd: other, L14: s.caritas}))
	b := s.as("partner")
	list := good(b.Get(pathQuestions))
	list.WantText("Misura attiva negli ultimi 12 mesi?", "Percorso L.R. 14/15?", "VENTURI", "30").WantNoText("+39", "Bologna", "magazzino")
	path := pathQuestions + "/" + string(asked[RuleMeasures].ID)
	good(b.Get(path)).WantText("VENTURI", "30/01/1991", "Mostriamo solo quello che serve").WantNoText("333", "Bologna", "NASpI")
	b.Get(pathQuestions + "/" + string(s.questions(other)[RuleL14].ID)).Want(http.StatusNotFound)
	b.Get(pathCase(c.Application)).Want(http.StatusNotFound)
	if who, err := lookers(t, s.house, s.load(c).Person); err != nil || len(who) != 3 { // two lines of the list, one page
		t.Errorf("looks at the person: %v, %v; want three of the partner", who, err)
	}
	b.Post(path, url.Values{"reply": {"active"}}).Want(http.StatusUnprocessableEntity).Good().WantElement("#until-errore", `input[value="active"][checked]`)
	b.Post(path, url.Values{"reply": {"active"}, "until": {"2022-09-30"}, "measure": {"internship"}, "note": {"nel registro"}}).WantRedirect(pathQuestions)
	b.Get(path).Want(http.StatusNotFound)
	page := good(s.as("office").Get(pathCase(c.Application)))
	page.WantText("misura attiva fino al", "30 set 2022", "nel registro", "Conferma la sospensione", "tirocinio").
		WantElement(`input[name="until"][value="2022-09-30"]`, `option[value="internship"][selected]`)
}

func TestSeveralAnswersOnOnePage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c, asked := s.asked(Verifying)
	b := s.as("partner")
	first, second := string(asked[RuleMeasures].ID), string(asked[RuleL14].ID)
	lines := url.Values{"question": {first, second}, "reply": {"active", "none"}, "until": {"", ""}}
	b.Post(pathQuestions, lines).Want(http.StatusUnprocessableEntity).Good().
		WantElement("#until-"+first+"-errore", "#reply-"+second+` option[value="none"][selected]`)
	b.Post(pathQuestions, url.Values{"question": {first}, "reply": {""}, "until": {""}}).Want(http.StatusUnprocessableEntity).WantText("almeno una risposta")
	b.Post(pathQuestions, url.Values{"question": {first, second}, "reply": {"none"}, "until": {""}}).Want(http.StatusUnprocessableEntity)
	lines["reply"] = []string{"", "none"}
	b.Post(pathQuestions, lines).WantRedirect(pathQuestions).Follow().Want(http.StatusOK).WantText("Grazie", "Misura attiva")
	if q := s.questions(c); q[RuleL14].State != QuestionAnswered || q[RuleMeasures].State != QuestionAsked {
		t.Errorf("got %+v", q)
	}
	theirs := s.at(Verifying)
	s.do(s.service.AskVerification(t.Context(), s.office, AskCmd{Cmd: theirs, L14: s.caritas}))
	b.Post(pathQuestions, url.Values{"question": {string(s.questions(theirs)[RuleL14].ID)}, "reply": {"none"}, "until": {""}}).Want(http.StatusNotFound)
}

func TestTheOfficeRemindsWithdrawsAndConfirms(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c, asked := s.asked(Verifying)
	s.clock.Set(day(2).AddDays(12).At(9, 0, s.clock.Zone()))
	office := s.as("office")
	good(office.Get(pathCase(c.Application))).WantText("chiesto 12 giorni fa, nessuna risposta", "Sollecita", "Ritira la domanda")
	todos, err := NewPages(s.service).Todos(t.Context(), s.office, access.ScopeOf(s.office, access.PersonView), s.clock.Today())
	if err != nil {
		t.Fatal(err)
	}
	silent := 0
	for _, todo := range todos {
		if todo.WhatKey == "intake.todo.silent.other" && todo.Late && todo.Post != "" {
			silent++
			office.Post(todo.Post, nil).WantRedirect(pathCase(c.Application))
		}
	}
	if silent != 2 || s.questions(c)[RuleL14].Reminders != 1 {
		t.Errorf("%d lines to remind, want both questions reminded", silent)
	}
	office.Post(pathQuestions+"/"+string(asked[RuleL14].ID)+"/ritira", url.Values{"version": {"1"}}).Want(http.StatusConflict).Good()
	office.Post(pathQuestions+"/"+string(asked[RuleL14].ID)+"/ritira", nil).WantRedirect(pathCase(c.Application))
	office.Post(pathQuestions+"/"+string(id.New[QuestionID]())+"/ritira", nil).Want(http.StatusNotFound)
	s.as("giulia").Post(pathQuestions+"/"+string(asked[RuleMeasures].ID)+"/sollecita", nil).Want(http.StatusNotFound)
	if err := s.service.AnswerQuestion(t.Context(), s.partner("cpi", s.cpi), AnswerCmd{asked[RuleMeasures].ID, Answer{Reply: ReplyNone}}); err != nil {
		t.Fatal(err)
	}
	good(office.Get(pathCase(c.Application))).WantText("nessuna misura attiva", "con il suo accesso", "Confermo: sì").
		WantElement(`input[name="request"][value="` + string(asked[RuleMeasures].ID) + `"]`)
	office.Post(pathCase(c.Application)+"/misure", url.Values{
		"request": {string(asked[RuleMeasures].ID)}, "answer": {"yes"}, "source": {"employment_centre"},
	}).WantRedirect(pathCase(c.Application))
	if s.load(c).MeasureFreeOn != s.clock.Today() || s.questions(c)[RuleMeasures].State != QuestionTaken {
		t.Error("the answer was not taken over")
	}
}

func TestNotesAboutL14AreMasked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c, asked := s.asked(Verifying)
	cpi := s.partner("cpi", s.cpi)
	if err := s.service.AnswerQuestion(t.Context(), cpi, AnswerCmd{asked[RuleL14].ID, Answer{Reply: ReplyPossible, Note: "segue il servizio"}}); err != nil {
		t.Fatal(err)
	}
	good(s.as("office").Get(pathCase(c.Application))).WantText("dato riservato", "un percorso si potrebbe avviare").WantNoText("segue il servizio")
	good(s.as("chief").Get(pathCase(c.Application))).WantText("segue il servizio")
}

func TestALinkShowsTheMinimumAndOpensOnce(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	c := s.at(Verifying)
	s.do(s.service.AskVerification(t.Context(), s.office, AskCmd{Cmd: c, Measures: s.cpi}))
	path := pathCheck + "/" + s.tokens()[0]
	b := s.browser()
	for range 2 { // programs that read mail open links too
		b.Get(path).Want(http.StatusOK).Good().WantText("VENTURI", "30/01/1991", "Negli ultimi 12 mesi").WantNoText("333", "NASpI", "Navile", "intake.")
	}
	looks, err := db.One(t.Context(), s.db.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM access_log WHERE person = $1 AND page = $2 AND actor IS NULL`,
		s.load(c).Person, lookedLink)
	if err != nil || looks != 2 {
		t.Errorf("%d looks, %v; want one for each opening", looks, err)
	}
	gone := b.Get(pathCheck + "/" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ").Want(http.StatusNotFound).Good().WantText("non apre più niente").WantNoText("VENTURI")
	b.Post(path, url.Values{"reply": {"active"}, "until": {"ieri"}}).Want(http.StatusUnprocessableEntity).Good().WantElement("#until-errore", `#until[value="ieri"]`)
	b.Post(path, url.Values{"reply": {"none"}}).WantRedirect(pathCheckDone).Follow().Want(http.StatusOK).Good().WantText("Grazie").WantNoText("VENTURI")
	used := b.Get(path).Want(http.StatusNotFound)
	if used.TextAt("main") != gone.TextAt("main") {
		t.Error("a link used up looks different from a wrong one")
	}
	b.Post(path, url.Values{"reply": {"none"}}).Want(http.StatusNotFound)
}

func TestGuessingLinksIsSlowedDownWithoutAWord(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	c := s.at(Verifying)
	s.do(s.service.AskVerification(t.Context(), s.office, AskCmd{Cmd: c, Measures: s.cpi}))
	path := pathCheck + "/" + s.tokens()[0]
	b := s.browser()
	b.Get(path).Want(http.StatusOK)
	for range 60 {
		b.Get(pathCheck + "/" + NewFormToken()).Want(http.StatusNotFound)
	}
	b.Get(path).Want(http.StatusNotFound).WantText("non apre più niente").WantNoText("VENTURI")
}
