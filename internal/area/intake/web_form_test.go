package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

func TestAPersonAppliesStepByStep(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	b.Get("/").Want(http.StatusOK).Good().WantText("Lo cerchiamo insieme", "meno di 20 ore", "entro 5 settimane", "Mercol")
	b.Get(pathForm).WantRedirect(StepWhere.path())
	for _, step := range FormSteps() {
		page := b.Get(step.path()).Want(http.StatusOK).Good()
		page.WantText("Passo " + string(rune('0'+int(step))) + " di 8")
		if step == StepCheck {
			page.WantText("Samira", "El Haddad", "Marocco", "04/09/1991", "16 ore alla settimana", "Pulizie, Magazzino", "Chi vede i tuoi dati")
			break
		}
		walkOne(t, b, step)
	}
	receipt := b.Post(StepCheck.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt).Follow().Want(http.StatusOK).Good()
	receipt.WantText("Grazie Samira", "Domanda ricevuta", "Entro mer 6 apr 2022 · tra 35 giorni", "Ti mandiamo il codice anche per email")
	code := receipt.TextAt(".i-code-code")
	if _, ok := ParseCode(code); !ok {
		t.Errorf("the receipt shows %q", code)
	}
	road := b.Get(pathRoad).Want(http.StatusOK).Good()
	road.WantText("Ciao Samira", "Sei qui", "Ti chiamiamo per il colloquio", "Siamo in tempo", "Mancano 35 giorni")
	s.wantRows(1)
	if n := s.count(`SELECT count(*) FROM application_draft`); n != 0 {
		t.Errorf("%d drafts are left", n)
	}
	for _, secret := range []string{"Samira", "Haddad", "3475550142", "347 555", "posta.example", strings.ReplaceAll(code, " ", "")} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("%q stands in the log", secret)
		}
	}
}

func walkOne(t *testing.T, b *webtest.Client, s FormStep) {
	t.Helper()
	b.Post(s.path(), step(s, nil)).WantRedirect((s + 1).path())
}

// Every step, in both languages: right, wrong, hostile.
func TestEveryStepComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("è", 3000)
	tests := []struct {
		name   string
		step   FormStep
		change url.Values
		field  string // whose error is shown; "" for the form as a whole
		text   string
		kept   string // selector that must hold what was typed
	}{
		{"no municipality", StepWhere, url.Values{"municipality": {""}}, "municipality", "Scegli il comune", "select[name=municipality]"},
		{"a forged municipality", StepWhere, url.Values{"municipality": {"999999"}}, "municipality", "Scegli una delle risposte", ""},
		{"a huge municipality", StepWhere, url.Values{"municipality": {long}}, "municipality", "troppo lungo", ""},
		{"hours in words", StepWork, url.Values{"weekly_hours": {"tante ore"}}, "weekly_hours", "Scrivi solo un numero", "input[value=tante ore]"},
		{"two work statuses", StepWork, url.Values{"work_status": {"working", "unemployed"}}, "work_status", "più di una risposta", ""},
		{"nothing about paths", StepPaths, url.Values{"measures": nil, "l14": nil}, "measures", "Scegli una risposta sui percorsi", ""},
		{"no trade", StepTrades, url.Values{"trades": nil, "trade_other": {""}}, "trades", "Scegli almeno un lavoro", ""},
		{"a forged trade", StepTrades, url.Values{"trades": {"spy"}}, "trades", "Scegli una delle risposte", ""},
		{"nothing about school", StepSchool, url.Values{"education": nil}, "education", "Scegli la scuola", ""},
		{"markup as a name", StepWho, url.Values{"surname": {`<b onclick="x()">x</b>`}}, "surname", "solo lettere", ""},
		{"a day that does not exist", StepWho, url.Values{"birth_date": {"31/02/1990"}}, "birth_date", "non si legge", "input[value=31/02/1990]"},
		{"a codice fiscale with a letter less", StepWho, url.Values{"fiscal_code": {"RSSMRA80A01A944"}}, "fiscal_code", "Tu ne hai scritti 15", "input[value=RSSMRA80A01A944]"},
		{"a phone with a digit less", StepContact, url.Values{"phone": {"347 555 014"}}, "phone", "Hai scritto 9 cifre. Ne manca una", "input[value=347 555 014]"},
		{"no phone and no word of it", StepContact, url.Values{"phone": {""}}, "phone", "Non ho un telefono", ""},
		{"a null byte", StepContact, url.Values{"email": {"a\x00@b.it"}}, "email", "caratteri", ""},
		{"a field that the step does not ask", StepWhere, url.Values{"surname": {"Rossi"}}, "", "campo che non conosciamo", ""},
		{"no consent", StepCheck, url.Values{"consent": nil}, "consent", "Leggi la pagina sulla privacy", ""},
	}
	s := newStreet(t, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := webtest.New(t, s.handler)
			answerUntil(b, tt.step)
			page := b.Post(tt.step.path(), step(tt.step, tt.change)).Want(http.StatusUnprocessableEntity).Good()
			page.WantText(tt.text).WantElement("#errori")
			if tt.field != "" {
				page.WantElement("#errori a[href=#"+tt.field+"]", "#"+tt.field+"-errore")
			}
			if tt.kept != "" {
				page.WantElement(tt.kept)
			}
			page.WantNoText("<b onclick")
		})
	}
	s.wantRows(0)
}

func TestASubmissionNeedsEveryStep(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepSchool)
	b.Get(StepCheck.path()).Want(http.StatusOK).Good().WantText("Manca ancora una risposta", "non c'è ancora").
		WantElement("a[href=" + StepSchool.path() + "]")
	b.Post(StepCheck.path(), url.Values{"consent": {"1"}}).WantRedirect(StepSchool.path()).Follow().WantText("Manca ancora una risposta")
	s.wantRows(0)
}

func TestSendingTwiceGivesOneReceipt(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepCheck)
	first := b.Post(StepCheck.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt).Follow().TextAt(".i-code-code")
	second := b.Post(StepCheck.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt).Follow().TextAt(".i-code-code")
	if first != second {
		t.Errorf("receipts %q and %q", first, second)
	}
	s.wantRows(1)
}

func TestChangingAnAnswerComesBackToTheCheck(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepCheck)
	b.Get(StepWork.path()).Want(http.StatusOK).WantElement("input[value=16]", "input[value=working][checked]")
	b.Post(StepWork.path(), step(StepWork, url.Values{"work_status": {"unemployed"}})).WantRedirect(StepCheck.path()).Follow().
		WantText("Non lavoro").WantNoText("16 ore alla settimana")
}

func TestGoingBackLeavingAndChangingLanguageKeepWhatIsTyped(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepWho)
	half := url.Values{"given_name": {"Samira"}, "surname": {""}, "birth_date": {"settembre"}, buttonName: {buttonBack}}
	b.Post(StepWho.path(), half).WantRedirect(StepSchool.path())
	b.Get(StepWho.path()).WantElement("input[value=Samira]", "input[value=settembre]")

	half.Set("surname", "El Haddad")
	half.Del(buttonName)
	half.Set(ui.SwitchLang, "ar")
	arabic := b.Post(StepWho.path(), half).WantRedirect(StepWho.path()).Follow()
	arabic.Good().WantText("من أنت؟").WantElement("input[value=El Haddad]", "html[lang=ar]", "html[dir=rtl]")
	half.Set(ui.SwitchLang, "en")
	english := b.Post(StepWho.path(), half).WantRedirect(StepWho.path()).Follow()
	english.Good().WantText("Who are you?").WantElement("input[value=El Haddad]", "html[lang=en]")
	b.Get(StepSchool.path()).WantText("School and Italian").WantElement("input[value=upper_secondary][checked]")

	half.Del(ui.SwitchLang)
	half.Set(buttonName, buttonSave)
	saved := b.Post(StepWho.path(), half).WantRedirect(pathSaved).Follow().Want(http.StatusOK).Good()
	code := saved.TextAt(".i-code-code")
	b.Post(pathSaved, nil).WantRedirect("/")
	b.Get(StepWho.path()).WantRedirect(StepWhere.path()) // this browser has let go

	elsewhere := s.browser()
	elsewhere.Get(pathResume).Want(http.StatusOK).Good()
	elsewhere.Post(pathResume, url.Values{"code": {strings.ToLower(code)}}).WantRedirect(pathForm).Follow().WantRedirect(StepWho.path()).
		Follow().WantText("You have begun an application").WantElement("input[value=El Haddad]", "html[lang=en]") // the draft knows its language
}

func TestAnswersOfAnExpiredDraftAreNotLostWithIt(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepWho)
	s.exec(`DELETE FROM application_draft`)
	b.Post(StepWho.path(), step(StepWho, nil)).WantRedirect(StepWhere.path())
	b.Get(StepWho.path()).Want(http.StatusOK).WantElement("input[value=Samira]")
	s.exec(`DELETE FROM application_draft`)
	b.Get(StepWho.path()).WantRedirect(StepWhere.path()).Follow().WantText("non ci sono più")
}
