package intake

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const testPassword = "quattro parole in fila"

// street is a running program with the public pages.
type street struct {
	*house
	handler http.Handler
	log     *bytes.Buffer
}

func newStreet(t *testing.T, ahead Ahead) *street {
	t.Helper()
	h := newHouse(t)
	s := &street{house: h, log: &bytes.Buffer{}}
	sessions := auth.NewSessions(h.db, auth.Options{Key: []byte("chiave")})
	pages := NewPublicPages(h.service, sessions, ahead)
	desk := h.user("sportello", access.AccessPoint)
	desk.Organisation = h.caritas
	catalogue, err := i18n.NewCatalogue(ui.Texts, web.Texts, auth.Texts, Texts, FormTexts)
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Options{
		Routes: pages.Routes(), Catalogue: catalogue, Sessions: sessions, Clock: h.clock, Public: pages.Frame,
		Users: users{"office": h.office, "caritas": desk, "giulia": h.giulia},
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.db.Reader(), h.clock.Today())
			return programme.Look(i), err
		},
		Log: obs.NewLogger(s.log, obs.JSON, slog.LevelDebug), Metrics: obs.NewMetrics(),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.handler = server.Handler()
	return s
}

// browser is somebody's browser, in Italian.
func (s *street) browser() *webtest.Client { return webtest.New(s.t, s.handler) }

// users is a directory of the house's actors; all have the same password.
type users map[string]access.Actor

var hashed = sync.OnceValues(func() (string, error) { return auth.NewHasher(1).Hash(context.Background(), testPassword) })

func (u users) account(login string) (auth.Account, error) {
	a, ok := u[login]
	if !ok {
		return auth.Account{}, fault.Absent("users")
	}
	hash, err := hashed()
	return auth.Account{User: a.User, Login: login, Hash: hash, Actor: a, Name: "Anna Bianchi", RoleLabelKey: "ui.desk", Active: true}, err
}

func (u users) ByLogin(_ context.Context, login string) (auth.Account, error) {
	return u.account(login)
}

func (u users) ByID(_ context.Context, user id.User) (auth.Account, error) {
	for login, a := range u {
		if a.User == user {
			return u.account(login)
		}
	}
	return auth.Account{}, fault.Absent("users")
}

func (u users) SetHash(context.Context, id.User, string) error { return nil }

// posted is what a browser sends of a form's answers.
func posted(f Form) url.Values {
	v := url.Values{
		"municipality": {f.Municipality}, "work_status": {string(f.WorkStatus)}, "weekly_hours": {f.WeeklyHours},
		"income_support": {string(f.IncomeSupport)}, "measures": {string(f.Measures)}, "l14": {string(f.L14)}, "trades": f.Trades,
		"trade_other": {f.TradeOther}, "education": {f.Education}, "italian_level": {f.ItalianLevel}, "given_name": {f.GivenName},
		"surname": {f.Surname}, "birth_date": {f.BirthDate}, "sex": {f.Sex}, "citizenship": {f.Citizenship},
		"fiscal_code": {f.FiscalCode}, "phone": {f.Phone}, "email": {f.Email}, "lang": {f.Lang}, "interpreter": {f.Interpreter},
	}
	if f.NoPhone {
		v.Set("no_phone", "1")
	}
	if f.Consent {
		v.Set("consent", "1")
	}
	return v
}

// names are the form fields of each step.
var names = map[FormStep][]string{
	StepWhere: {"municipality"}, StepWork: {"work_status", "weekly_hours", "income_support"}, StepPaths: {"measures", "l14"},
	StepTrades: {"trades", "trade_other"}, StepSchool: {"education", "italian_level"},
	StepWho:     {"given_name", "surname", "birth_date", "sex", "citizenship", "fiscal_code"},
	StepContact: {"phone", "no_phone", "email", "lang", "interpreter"}, StepCheck: {"consent"},
}

// step is the part of the full form that a step sends, with changes.
func step(of FormStep, change url.Values) url.Values {
	all, out := posted(fullForm()), url.Values{}
	for _, name := range names[of] {
		if v, ok := all[name]; ok {
			out[name] = v
		}
	}
	for name, v := range change {
		out[name] = v
		if v == nil {
			delete(out, name)
		}
	}
	return out
}

// answerUntil answers the steps up to the given one.
func answerUntil(b *webtest.Client, until FormStep) {
	for _, s := range FormSteps() {
		if s < until {
			b.Post(s.path(), step(s, nil)).WantRedirect((s + 1).path())
		}
	}
}

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
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newStreet(t, nil)
			b := s.browser()
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
			s.wantRows(0)
			s.browser().With("Accept-Language", "en").Get(StepWhere.path()).Want(http.StatusOK).Good().WantText("Where do you live?", "Step 1 of 8")
		})
	}
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
	half.Set(buttonName, buttonLang)
	english := b.Post(StepWho.path(), half).WantRedirect(StepWho.path()).Follow()
	english.Good().WantText("Who are you?").WantElement("input[value=El Haddad]", "html[lang=en]")
	b.Get(StepSchool.path()).WantText("School and Italian").WantElement("input[value=upper_secondary][checked]")

	half.Set(buttonName, buttonSave)
	saved := b.Post(StepWho.path(), half).WantRedirect(pathSaved).Follow().Want(http.StatusOK).Good()
	code := saved.TextAt(".i-code-code")
	b.Post(pathSaved, nil).WantRedirect("/")
	b.Get(StepWho.path()).WantRedirect(StepWhere.path()) // this browser has let go

	elsewhere := s.browser()
	elsewhere.Get(pathResume).Want(http.StatusOK).Good()
	elsewhere.Post(pathResume, url.Values{"code": {strings.ToLower(code)}}).WantRedirect(pathForm).Follow().WantRedirect(StepWho.path()).
		Follow().WantText("Hai una domanda iniziata").WantElement("input[value=El Haddad]")
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

func TestAWrongCodeOpensNothing(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	s.submit(onSite(NewFormToken(), s.answers()))
	b := s.browser()
	b.Get(pathRoad).Want(http.StatusOK).Good().WantNoText("Chiara")
	b.Get(pathReceipt).Want(http.StatusNotFound)
	b.Get(pathSaved).WantRedirect(StepWhere.path())
	for _, path := range []string{pathRoad, pathResume} {
		for _, code := range []string{"", "AAA AAA AAA", "<script>", strings.Repeat("A", 39)} {
			b.Post(path, url.Values{"code": {code}}).Want(http.StatusUnprocessableEntity).Good().
				WantText("non lo troviamo").WantElement("#errori a[href=#code]").WantNoText("Chiara")
		}
	}
	b.Get(pathRoad).WantNoText("Chiara")
}

func TestGuessingCodesIsSlowedDown(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	r := s.submit(onSite(NewFormToken(), s.answers()))
	b := s.browser()
	for range 60 {
		b.Post(pathRoad, url.Values{"code": {string(NewCode())}}).Want(http.StatusUnprocessableEntity)
	}
	b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).Want(http.StatusUnprocessableEntity).WantText("Troppi tentativi")
}

func TestTheRoadShowsWhatIsOwedAndWhenToCome(t *testing.T) {
	t.Parallel()
	owed := []Pledge{
		{Kind: PledgeOpportunity, From: day(2), Due: day(2).AddMonths(3)},
		{Kind: PledgeExperience, From: day(2), Due: day(2).AddMonths(6)},
	}
	s := newStreet(t, func(context.Context, id.Application, civil.Date) ([]Pledge, error) { return owed, nil })
	follow := func(c Cmd) *webtest.Answer {
		r, err := s.service.Receipt(t.Context(), c.Application)
		if err != nil {
			t.Fatal(err)
		}
		b := s.browser()
		page := b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).WantRedirect(pathRoad).Follow().Want(http.StatusOK).Good()
		b.Post(pathLeave, nil).WantRedirect(pathRoad).Follow().Want(http.StatusOK).WantNoText("Chiara")
		return page
	}
	set := s.at(InterviewSet)
	follow(set).WantText("Ciao Chiara", "Ora tocca a te", "Colloquio con noi", "ore 10:", "Dove: Stanza 2", "oggi", "Con giulia")
	target := s.at(InTarget)
	follow(target).WantText("Sei nel programma", "Un colloquio in un'azienda", "entro gio 2 giu 2022", "entro ven 2 set 2022", "Mancano")
	closed := s.received()
	s.do(s.service.CheckRequirements(t.Context(), s.office, CheckCmd{
		Cmd: closed, Area: No, Work: Yes, Source: "form", Reason: "outside_area", Destination: "employment_centre",
	}))
	follow(closed).WantText("La domanda è chiusa", "centro per l'impiego", "si può riaprire")
}

func TestTheRoadSaysWhenWeAreLate(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	r := s.submit(onSite(NewFormToken(), s.answers()))
	s.clock.Set(day(2).AddDays(7*5+3).At(9, 0, s.clock.Zone()))
	b := s.browser()
	b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).WantRedirect(pathRoad).Follow().Good().
		WantText("Siamo in ritardo", "La data è passata da 3 giorni", "Hai ragione a chiedere")
}

func TestTheWholeFormInOnePost(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	page := b.Get(pathWhole).Want(http.StatusOK).Good()
	form := posted(fullForm())
	form.Set("form_token", page.Attr("input[name=form_token]", "value"))
	first := b.Post(pathWhole, form).Want(http.StatusOK).Good().TextAt(".i-code-code")
	again := s.browser().Post(pathWhole, form).Want(http.StatusOK).TextAt(".i-code-code")
	if first != again {
		t.Errorf("receipts %q and %q", first, again)
	}
	s.wantRows(1)

	form.Set("form_token", NewFormToken())
	form.Set("phone", "347 555 014")
	form.Set("municipality", "")
	wrong := b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity).Good()
	wrong.WantText("Ci sono 2 cose", "Hai scritto 9 cifre", "Scegli il comune").WantElement("input[value=Samira]", "input[value=warehouse][checked]")
	if got := wrong.Attr("input[name=form_token]", "value"); got != form.Get("form_token") {
		t.Errorf("the token changed to %q", got)
	}
	form.Set("form_token", "corto")
	b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity)
	form.Set("role", "administrator")
	b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity).WantText("campo che non conosciamo")
	s.wantRows(1)
}

func TestTheAssistedFormIsForWhoMayReceive(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	s.browser().Get(linkAssisted).WantRedirect("/entra")
	tests := []struct {
		login   string
		channel Channel
		status  int
	}{{"office", ChannelHelpDesk, 200}, {"caritas", ChannelAccessPoint, 200}, {"giulia", "", 404}}
	for _, tt := range tests {
		b := s.browser()
		b.SignIn(tt.login, testPassword)
		page := b.Get(linkAssisted).Want(tt.status)
		form := posted(fullForm())
		if tt.status != http.StatusOK {
			form.Set("form_token", NewFormToken())
			b.Post(linkAssisted, form).Want(tt.status)
			continue
		}
		form.Set("form_token", page.Good().Attr("input[name=form_token]", "value"))
		form.Set("surname", "")
		b.Post(linkAssisted, form).Want(http.StatusUnprocessableEntity).Good().WantText("Scrivi il tuo cognome")
		form.Set("surname", "El Haddad")
		b.Post(linkAssisted, form).Want(http.StatusOK).Good().WantText("Domanda ricevuta", "Un'altra candidatura assistita")
		if n := s.count(`SELECT count(*) FROM application WHERE channel = $1 AND assisted_by IS NOT NULL`, tt.channel); n != 1 {
			t.Errorf("%s: %d applications of channel %s", tt.login, n, tt.channel)
		}
	}
}

func TestThePagesOfTextAreGoodInBothLanguages(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	for _, path := range []string{"/", "/privacy", "/accessibilita", "/note-legali", pathResume, pathRoad, pathWhole, StepWhere.path()} {
		for _, lang := range []string{"it", "en"} {
			page := s.browser().With("Accept-Language", lang).Get(path).Want(http.StatusOK).Good()
			page.WantElement("html[lang="+lang+"]").WantNoText("intake.", "{0}", "{1}")
		}
	}
}
