package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/auth/provider/providertest"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web/webtest"
)

const level2 = "https://www.spid.gov.it/SpidL2"

// withCitizens is a street whose people may prove who they are.
func withCitizens(t *testing.T) (*street, *providertest.Server) {
	t.Helper()
	s, there := newStreet(t, nil), providertest.New(t)
	config := there.Config()
	config.Scopes, config.Claim, config.Levels = []string{"profile"}, "fiscalNumber", []string{level2}
	config.LabelIt, config.LabelEn = "Entra con SPID", "Sign in with SPID"
	s.service.Citizens = provider.New(config, "https://insieme.test"+PathIdentityBack)
	return s, there
}

// tell makes the provider tell who signs in next.
func tell(there *providertest.Server, z Citizen) {
	there.Change = func(t *providertest.Token) {
		t.Level = level2
		t.Person = providertest.Person{FiscalCode: "TINIT-" + z.FiscalCode.Reveal(), GivenName: z.GivenName, Surname: z.Surname, BirthDate: z.BirthDate.String()}
	}
}

// prove signs a citizen in at the provider, from a page.
func prove(c *webtest.Client, there *providertest.Server, from string) *webtest.Answer {
	address := c.Get(from).Want(http.StatusSeeOther).Header.Get("Location")
	return c.Get(PathIdentityBack + "?" + there.Approve(address, "soggetto").Encode())
}

// marias is an application under Maria's name and code.
func (s *street) marias(z Citizen) Receipt {
	s.t.Helper()
	a := s.answers()
	a.GivenName, a.Surname, a.BirthDate, a.FiscalCode = z.GivenName, z.Surname, z.BirthDate, z.FiscalCode
	return s.submit(onSite(NewFormToken(), a))
}

func TestACitizenFollowsTheirOwnApplication(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	s.marias(z)
	s.submit(onSite(NewFormToken(), s.answers())) // Chiara's
	tell(there, z)
	c := s.browser()
	c.Get(pathRoad).Want(http.StatusOK).Good().WantText("Entra con SPID", "Non hai il codice?")
	prove(c, there, pathIdentity).WantRedirect(pathRoad).Follow().Want(http.StatusOK).Good().WantText("Ciao Maria").WantNoText("Chiara")
	c.Get(pathChoose).Want(http.StatusOK)

	c.Get(linkAssisted).WantRedirect("/entra") // a citizen is no user
	c.Post(pathLeave, nil).WantRedirect(pathRoad).Follow().WantNoText("Maria")

	arabic := s.browser()
	arabic.SetCookie("lingua", "ar")
	if got := arabic.Get(pathRoad).Want(http.StatusOK).Good().Attr(`a[href="`+pathIdentity+`"] bdi`, "lang"); got != "it" {
		t.Errorf("in Arabic the label says that it is in %q", got)
	}
	if log := s.log.String(); strings.Contains(log, z.FiscalCode.Reveal()) || strings.Contains(log, "De Rossi") || strings.Contains(log, "soggetto") {
		t.Errorf("the log names her: %s", log)
	}
}

func TestWhoHasNoApplicationBeginsOne(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	tell(there, z)
	c := s.browser()
	page := c.Get(StepWhere.path()).Want(http.StatusOK).Good().WantText("Entra con SPID")
	at := prove(c, there, page.Attr(`a[href="`+pathIdentity+"?da="+fromForm+`"]`, "href")).WantRedirect(StepWhere.path())
	at.Follow().Want(http.StatusOK).Good().WantText("Nome, data di nascita e codice fiscale ci sono già").WantNoText("Entra con SPID", "De Rossi")
	who := c.Get(StepWho.path()).Want(http.StatusOK).Good()
	for field, want := range map[string]string{"given_name": "Maria", "surname": "De Rossi", "birth_date": "01/01/1980", "fiscal_code": z.FiscalCode.Reveal()} {
		if got := who.Attr("[name="+field+"]", "value"); got != want {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
	c.Get(pathRoad).WantNoText("Ciao")
	if n := s.count(`SELECT count(*) FROM application_draft`); n != 1 {
		t.Errorf("%d drafts", n)
	}
	f := fullForm() // the form goes on as any other
	f.GivenName, f.Surname, f.BirthDate, f.FiscalCode, f.Lang = "Maria", "De Rossi", "01/01/1980", z.FiscalCode.Reveal(), "it"
	for _, step := range FormSteps() {
		answers := url.Values{}
		for name, values := range posted(f) {
			if who := c.Get(step.path()); who.Has("[name=" + name + "]") {
				answers[name] = values
			}
		}
		c.Post(step.path(), answers).Want(http.StatusSeeOther)
	}
	other := s.browser()
	prove(other, there, pathIdentity).WantRedirect(pathRoad).Follow().WantText("Ciao Maria")
}

func TestNothingIsTaughtAboutSomebodyElse(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	a := s.answers() // Chiara has written Maria's code
	a.FiscalCode = z.FiscalCode
	s.submit(onSite(NewFormToken(), a))
	tell(there, z)
	wantNone := func(name string, c *webtest.Client) {
		t.Helper()
		prove(c, there, pathIdentity).WantRedirect(StepWhere.path()).Follow().WantText("Non abbiamo trovato").WantNoText("Chiara")
		c.Get(pathRoad).WantNoText("Chiara", "Ciao")
		c.Get(pathReceipt).Want(http.StatusNotFound)
		if t.Failed() {
			t.Fatal(name)
		}
	}
	wantNone("somebody who wrote her code", s.browser())

	c := s.browser() // Chiara has left her road and a form on a shared computer
	r := s.submit(onSite(NewFormToken(), s.answers()))
	c.Post(pathRoad, url.Values{"code": {string(r.Code)}}).WantRedirect(pathRoad)
	f := fullForm()
	c.Post(StepWhere.path(), url.Values{"municipality": {f.Municipality}}).WantRedirect(StepWork.path())
	c.Post(StepWho.path(), url.Values{"given_name": {"Chiara"}, "surname": {"Venturi"}, buttonName: {buttonSave}}).WantRedirect(pathSaved)
	token := c.Cookie("insieme")
	wantNone("somebody who was here before", c)
	c.Get(StepWho.path()).Want(http.StatusOK).WantNoText("Chiara", "Venturi")
	planted := s.browser()
	planted.SetCookie("insieme", token) // of before she proved who she is
	planted.Get(StepWho.path()).WantNoText("De Rossi")

	s.marias(z)
	prove(s.browser(), there, pathIdentity).WantRedirect(pathRoad).Follow().WantText("Ciao Maria").WantNoText("Chiara")
}

func TestTwoRecordsMergedOnesAndErasedOnes(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	tell(there, z)
	first, second := s.marias(z), s.marias(z)
	follows := func(name string, want id.Application) {
		t.Helper()
		got, err := s.service.Recognise(t.Context(), z)
		if err != nil || got != want {
			t.Errorf("%s: got %s, %v, want %s", name, got, err, want)
		}
	}
	follows("two records of hers: the newest", second.Application)

	bare := s.answers() // a third one, without a code
	bare.Surname, bare.BirthDate = z.Surname, z.BirthDate
	third := s.submit(onSite(NewFormToken(), bare))
	s.merge(third.Person, second.Person)
	s.merge(third.Person, first.Person)
	follows("all merged into one without a code", third.Application)

	s.exec(`UPDATE person SET surname = '', given_name = '', surname_key = '', given_key = '', birth_date = NULL, fiscal_sealed = NULL,
		fiscal_blind = NULL, erased_on = $1`, s.clock.Today())
	prove(s.browser(), there, pathIdentity).WantRedirect(StepWhere.path())
}

// merge makes one record an alias of another.
func (s *street) merge(keep, alias id.Person) {
	s.t.Helper()
	version := func(p id.Person) int {
		who, err := person.Load(s.t.Context(), s.db.Reader(), s.service.Keys, p)
		if err != nil {
			s.t.Fatal(err)
		}
		return who.Version
	}
	err := s.service.People.Merge(s.t.Context(), access.System(), person.MergeCmd{Keep: keep, KeepVersion: version(keep), Alias: alias, AliasVersion: version(alias)})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestWhatProvesNothingOpensNoRoad(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	s.marias(z)
	company := civil.FiscalCode{}
	tests := []struct {
		name, from, back, shown string
		change                  func(*providertest.Token)
		answer                  func(url.Values)
		down                    bool
	}{
		{name: "no to SPID", from: pathIdentity, back: pathRoad, shown: "annullato", answer: func(v url.Values) { v.Set("error", "access_denied") }},
		{name: "no to SPID, from the form", from: pathIdentity + "?da=" + fromForm, back: pathForm, shown: "annullato", answer: func(v url.Values) { v.Set("error", "access_denied") }},
		{name: "somewhere else is nowhere", from: pathIdentity + "?da=//altrove.example", back: pathRoad, shown: "annullato", answer: func(v url.Values) { v.Set("error", "access_denied") }},
		{name: "another browser's answer", from: pathIdentity, back: pathRoad, shown: "non vale più", answer: func(v url.Values) { v.Set("state", "x") }},
		{name: "level 1", from: pathIdentity, back: pathRoad, shown: "livello 2", change: func(t *providertest.Token) { t.Level = "https://www.spid.gov.it/SpidL1" }},
		{name: "no code", from: pathIdentity, back: pathRoad, shown: "codice fiscale", change: func(t *providertest.Token) { t.FiscalCode = company.Reveal() }},
		{name: "a foreign code", from: pathIdentity, back: pathRoad, shown: "codice fiscale", change: func(t *providertest.Token) { t.FiscalCode = "TINDE-123456" }},
		{name: "an expired token", from: pathIdentity, back: pathRoad, shown: "risposta valida", change: func(t *providertest.Token) { t.Expires = 1 }},
		{name: "a silent provider", from: pathIdentity, back: pathRoad, shown: "non risponde", down: true},
	}
	for _, tt := range tests {
		tell(there, z)
		right := there.Change
		if tt.change != nil {
			there.Change = func(t *providertest.Token) { right(t); tt.change(t) }
		}
		c := s.browser()
		answer := there.Approve(c.Get(tt.from).Want(http.StatusSeeOther).Header.Get("Location"), "soggetto")
		if tt.answer != nil {
			tt.answer(answer)
		}
		there.Down = tt.down
		a := c.Get(PathIdentityBack + "?" + answer.Encode()).WantRedirect(tt.back).Follow()
		if a.Status == http.StatusSeeOther {
			a = a.Follow()
		}
		a.Want(http.StatusOK).Good().WantText(tt.shown)
		c.Get(pathRoad).WantNoText("Maria")
		there.Down = false
	}
	tell(there, z)
	c := s.browser()
	answer := there.Approve(c.Get(pathIdentity).Header.Get("Location"), "soggetto")
	c.Get(PathIdentityBack + "?" + answer.Encode()).WantRedirect(pathRoad)
	c.Post(pathLeave, nil)
	c.Get(PathIdentityBack + "?" + answer.Encode()).WantRedirect(pathRoad).Follow().WantText("non vale più").WantNoText("Maria") // out of the history
}

func TestABrowserIsNotACandidatesAndAnOperatorsAtATime(t *testing.T) {
	t.Parallel()
	s, there := withCitizens(t)
	z := maria(t)
	s.marias(z)
	tell(there, z)
	c := s.browser()
	answer := there.Approve(c.Get(pathIdentity).Header.Get("Location"), "soggetto")
	c.SignIn("caritas", password)
	c.Get(PathIdentityBack+"?"+answer.Encode()).WantRedirect(pathRoad).Follow().Want(http.StatusOK).WantText("Prima deve uscire").WantNoText("Maria", "Entra con SPID")
	c.Get(pathIdentity).WantRedirect(pathRoad).Follow().WantText("Prima deve uscire")
}

func TestWithoutAProviderOfCitizensThereIsNoSuchWay(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	c := s.browser()
	for _, path := range []string{pathIdentity, PathIdentityBack + "?code=x&state=y"} {
		c.Get(path).Want(http.StatusNotFound)
	}
	c.Get(pathRoad).WantNoText(pathIdentity)
	c.Get(StepWhere.path()).WantNoText(pathIdentity)
}
