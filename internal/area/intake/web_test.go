package intake

import (
	"context"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

// site is the house with its pages and users who may sign in.
type site struct {
	*house
	server *web.Server
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t)
	for login, role := range map[string]access.Role{
		"worker": access.CaseWorker, "point": access.AccessPoint, "partner": access.Partner, "monitor": access.Monitor, "admin": access.Administrator,
	} {
		h.user(login, role)
	}
	h.exec(`UPDATE app_user SET organisation = $1 WHERE login = 'point'`, h.caritas)
	h.exec(`UPDATE app_user SET organisation = $1 WHERE login = 'partner'`, h.cpi)
	hash, err := auth.NewHasher(1).Hash(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	h.exec(`UPDATE app_user SET password_hash = $1`, hash)
	roles := i18n.Texts{}
	for _, role := range access.Roles() {
		roles["network.role."+string(role)] = i18n.Text{It: string(role), En: string(role)}
	}
	catalogue, err := i18n.NewCatalogue(Texts, FormTexts, InviteTexts, ui.Texts, web.Texts, auth.Texts, roles, person.Texts, agenda.Texts)
	if err != nil {
		t.Fatal(err)
	}
	pages := NewPages(h.service)
	server, err := web.New(web.Options{
		Routes: pages.Routes(), Nav: []web.NavItem{pages.Nav()}, Catalogue: catalogue, Sessions: auth.NewSessions(h.db, auth.Options{}),
		Users: network.NewDirectory(h.db), Clock: h.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.db.Reader(), h.clock.Today())
			return programme.Look(i), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &site{house: h, server: server}
}

// as is a browser in which somebody has signed in.
func (s *site) as(login string) *webtest.Client {
	s.t.Helper()
	c := webtest.New(s.t, s.server.Handler())
	c.SignIn(login, password)
	return c
}

// good holds a page against the rules of every page, and for texts that
// nobody has written.
func good(a *webtest.Answer) *webtest.Answer {
	return a.Want(200).Good().WantNoText("intake.", "error.")
}

// form finds the form of a command on a page.
func form(c Cmd, command string) string {
	return `form[action="` + pathCase(c.Application) + "/" + command + `"]`
}

// TestFromReceiptToDecisionInTheBrowser walks the whole way with the pages' own
// forms, as it is done without scripts.
func TestFromReceiptToDecisionInTheBrowser(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"it", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			c := s.received()
			office, giulia := s.as("office"), s.as("giulia")
			for _, b := range []*webtest.Client{office, giulia} {
				b.SetCookie("lingua", lang)
			}
			page := good(office.Get(pathQueue + "?scelta=" + string(c.Application)))
			page = good(page.Submit(form(c, "requisiti"), nil).Want(303).Follow())
			page = good(page.Submit(form(c, "chiedi"), url.Values{"measures_partner": {string(s.cpi)}}).Want(303).Follow())
			page = good(page.Submit(form(c, "misure"), nil).Want(303).Follow())
			good(page.Submit(form(c, "percorso"), nil).Want(303).Follow())
			if got := s.load(c).State; got != ToInvite {
				t.Fatalf("after the verification: got %s, want to_invite", got)
			}
			good(office.Get(pathCase(c.Application)))
			invite := good(office.Get(pathCase(c.Application) + "/invita"))
			good(invite.Submit(form(c, "invita"), url.Values{
				"slot": {otherHour}, "user": {string(s.giulia.User)}, "day": {"2022-03-02"}, "hour": {"15:30"}, "length": {"45"}, "place": {"Stanza 2"},
			}).Want(303).Follow())
			s.clock.Set(day(2).At(16, 0, s.clock.Zone()))
			interview := good(giulia.Get(pathCase(c.Application) + "/colloquio"))
			good(interview.Submit(form(c, "presenza"), url.Values{"presence": {"present"}}).Want(303).Follow())
			interview = good(giulia.Get(pathCase(c.Application) + "/colloquio"))
			interview = good(interview.Submit(form(c, "valutazione"), url.Values{
				"level": {"work.italian=2", "health.tasks=1", notLooked}, "note": {"lavora bene", "", ""},
			}).Want(303).Follow())
			good(interview.Submit(form(c, "decisione"), url.Values{"decision": {"ready"}}).Want(303).Follow())
			if got := s.load(c).State; got != InTarget {
				t.Errorf("after the decision: got %s, want in_target", got)
			}
			s.isFold(c)
		})
	}
}

func TestQueueShowsWhoWaits(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	old := s.at(Verifying)
	s.do(s.service.AskVerification(t.Context(), s.office, AskCmd{Cmd: old, Measures: s.cpi}))
	s.clock.Set(day(2).AddDays(40).At(9, 0, s.clock.Zone()))
	young, invite := s.at(Verifying), s.at(ToInvite)
	office := s.as("office")
	page := good(office.Get(pathQueue + "?colonna=verifying"))
	page.WantText("attesa: Centro per l'impiego", "verifica da chiedere", "40 giorni", "3 da lavorare", "VENTURI", "30/01/1991")
	rows := page.All("a.i-queue-row")
	if len(rows) != 2 || !strings.Contains(webtest.TextOf(rows[0]), "40") {
		t.Fatalf("got %d rows, want 2 with the oldest first", len(rows))
	}
	page.WantText("0 posti per colloqui nei prossimi 10 giorni, 1 persona da invitare.")
	good(office.Get(pathQueue + "?colonna=verifying&canale=help_desk")).WantText("Qui non aspetta nessuno.")
	s.exec(`UPDATE person SET birth_date = $1 WHERE id = $2`, civil.NewDate(2001, 1, 1), s.load(young).Person)
	if rows := good(office.Get(pathQueue + "?colonna=verifying&giovani=1")).All("a.i-queue-row"); len(rows) != 1 {
		t.Errorf("under 30: got %d rows, want 1", len(rows))
	}
	panel := good(office.Get(pathQueue + "?colonna=to_invite&scelta=" + string(invite.Application)))
	panel.WantElement(`a[href="` + pathCase(invite.Application) + `/invita"]`)
	office.Get(pathQueue + "?colonna=to_invite&scelta=niente").Want(404)
	office.Get(pathQueue + "?pippo=1").Want(422)
	if n, err := NewPages(s.service).Nav().Count(t.Context(), s.office); err != nil || n != 3 {
		t.Errorf("the navigation counts %d, %v; want 3", n, err)
	}
}

func TestQueueGoesOnPageByPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for range pageRows + 2 {
		s.received()
	}
	office := s.as("office")
	first := good(office.Get(pathQueue + "?colonna=new"))
	second := good(office.Get(first.Attr(`a[rel="next"]`, "href")))
	seen := map[string]bool{}
	for _, page := range []*webtest.Answer{first, second} {
		for _, name := range page.All("a.i-queue-row .i-person-name") {
			seen[webtest.TextOf(name)] = true
		}
	}
	if len(seen) != pageRows+2 {
		t.Errorf("two pages show %d people, want %d", len(seen), pageRows+2)
	}
}

func TestUndoIsOfferedOnceAndTakesBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.received()
	office := s.as("office")
	page := office.Get(pathCase(c.Application)).Submit(form(c, "requisiti"), nil).Follow()
	page.WantText("Requisiti registrati.")
	undo := page.Attr(".i-feedback form", "action")
	good(office.Post(undo, nil).WantRedirect(pathCase(c.Application)).Follow()).WantText("Annullato")
	if got := s.load(c).State; got != Received {
		t.Errorf("got %s, want received", got)
	}
	office.Post(undo, nil).Want(404) // taken back already
	first := s.entries(c)[0]
	office.Post(pathCase(c.Application)+"/annulla/"+string(first.Event), nil).Want(409).WantText("non si può annullare")
}

func TestFormsComeBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c, decided, invite := s.at(Verifying), s.at(ToDecide), s.at(ToInvite)
	office, giulia := s.as("office"), s.as("giulia")
	tests := map[string]struct {
		browser *webtest.Client
		path    string
		values  url.Values
		want    []string // selectors
	}{
		"a suspension without its day": {office, pathCase(c.Application) + "/sospendi",
			url.Values{"reason": {"internship"}, "source": {"form"}, "until": {"31/02/2022"}},
			[]string{"details[open] #sospendi-until", "#sospendi-until-errore", `#sospendi-reason option[value="internship"][selected]`}},
		"a refusal without a reason": {office, pathCase(c.Application) + "/non-ammissibile", url.Values{"destination": {"job_desk"}},
			[]string{"#non-ammissibile-reason-errore", `#non-ammissibile-destination option[value="job_desk"][selected]`}},
		"an end that nobody knows": {office, pathCase(c.Application) + "/chiudi", url.Values{"ending": {"tired"}}, []string{"#chiudi-ending-errore"}},
		"an interview without an hour": {office, pathCase(invite.Application) + "/invita", url.Values{"slot": {"other"}, "place": {"Stanza 9"}, "length": {"45"}},
			[]string{"#hour-errore", `#place[value="Stanza 9"]`}},
		"an empty assessment":      {giulia, pathCase(decided.Application) + "/valutazione", url.Values{"level": {notLooked}}, []string{"#errori"}},
		"an item of no instrument": {giulia, pathCase(decided.Application) + "/valutazione", url.Values{"level": {"work.luck=3"}}, []string{"#errori"}},
		"a level of no instrument": {giulia, pathCase(decided.Application) + "/valutazione",
			url.Values{"level": {"work.italian=9"}, "domain": {"work"}, "note": {"resta qui"}}, []string{"[id=\"work.italian-errore\"]"}},
		"a decision against without a reason": {giulia, pathCase(decided.Application) + "/decisione",
			url.Values{"decision": {"not_in_target"}, "destination": {"job_desk"}}, []string{"#reason-errore", `#destination option[value="job_desk"][selected]`}},
		"a field that no form has": {office, pathCase(c.Application) + "/misure", url.Values{"answer": {"yes"}, "state": {"in_target"}}, []string{"#errori"}},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			tc.browser.Post(tc.path, tc.values).Want(422).Good().WantNoText("intake.").WantElement(tc.want...)
		})
	}
	if got := s.load(c).State; got != Verifying {
		t.Errorf("got %s, want nothing changed", got)
	}
}

func TestAStaleFormIsRefusedAndSaysSo(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(Verifying)
	office := s.as("office")
	page := office.Get(pathCase(c.Application))
	s.do(s.service.Close(t.Context(), s.office, CloseCmd{Cmd: c, Ending: FactWithdrawn}))
	page.Submit(form(c, "misure"), nil).Want(409).Good().WantText("Qualcun altro ha modificato", "ritirata")
	office.Post(pathCase(c.Application)+"/misure", url.Values{"answer": {"yes"}, "source": {"form"}}).Want(409).WantText("Nello stato in cui è adesso")
}

// TestRoutesAreForThoseWhoMay asks every page as every role: an address that a
// role does not hold answers like one that does not exist.
func TestRoutesAreForThoseWhoMay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(ToDecide)
	_, asked := s.asked(Verifying)
	browsers := map[access.Role]*webtest.Client{
		access.Coordinator: s.as("chief"), access.CaseWorker: s.as("worker"), access.Interviewer: s.as("giulia"), access.Office: s.as("office"),
		access.AccessPoint: s.as("point"), access.Partner: s.as("partner"), access.Monitor: s.as("monitor"), access.Administrator: s.as("admin"),
	}
	nobody := webtest.New(t, s.server.Handler())
	for _, r := range NewPages(s.service).Routes() {
		path := strings.NewReplacer("{id}", string(c.Application), "{event}", string(id.New[id.Event]()), "{version}", "2", "{question}", string(asked[RuleMeasures].ID)).Replace(r.Pattern)
		ask := func(b *webtest.Client) *webtest.Answer {
			if r.Method == "GET" {
				return b.Get(path)
			}
			return b.Post(path, url.Values{"nothing": {"1"}}) // refused by the form, if by nobody else
		}
		if a := ask(nobody); a.Status != 303 && a.Status != 404 && !a.Has(`form[action="/entra"]`) {
			t.Errorf("%s %s as nobody: got %d, want the door", r.Method, r.Pattern, a.Status)
		}
		for role, b := range browsers {
			got := ask(b).Status
			if granted := access.ReachOf(role, r.Action) != access.None; granted == (got == 404) && !strings.Contains(r.Pattern, "{event}") && !strings.Contains(r.Pattern, "{batch}") {
				t.Errorf("%s %s as %s: got %d, granted %v", r.Method, r.Pattern, role, got, granted)
			}
		}
	}
	missing := pathCase(id.New[id.Application]())
	browsers[access.Coordinator].Get(missing).Want(404)
	browsers[access.Coordinator].Get(pathQueue + "/x").Want(404)
}

func TestHealthAnswersAreMaskedForOthers(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(ToDecide)
	s.do(s.service.RecordAssessment(t.Context(), s.giulia, AssessCmd{Cmd: c, Profile: Profile{
		"work": {Levels: map[string]Level{"italian": 2}, Note: "nota di lavoro"}, "health": {Levels: map[string]Level{"tasks": 1}, Note: "mal di schiena"},
	}}))
	s.user("stranger", access.Interviewer)
	s.exec(`UPDATE app_user SET password_hash = (SELECT password_hash FROM app_user WHERE login = 'giulia') WHERE login = 'stranger'`)
	path := pathCase(c.Application) + "/colloquio"
	good(s.as("giulia").Get(path)).WantText("mal di schiena", "nota di lavoro")
	stranger := good(s.as("stranger").Get(path))
	stranger.WantText("nota di lavoro", "dato riservato").WantNoText("mal di schiena", "Salute e mansioni")
	s.as("stranger").Post(pathCase(c.Application)+"/valutazione", url.Values{"level": {"health.tasks=2"}}).Want(404)
}

func TestContactsAreMaskedAndLooksAreNoted(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.received()
	good(s.as("office").Get(pathCase(c.Application))).WantText("333 555 0162")
	looks, err := lookers(t, s.house, s.load(c).Person)
	if err != nil || len(looks) != 1 || looks[0] != s.office.User {
		t.Errorf("the access log says %v, %v; want one look by the office", looks, err)
	}
	s.as("point").Get(pathCase(c.Application)).Want(404)
	if looks, _ := lookers(t, s.house, s.load(c).Person); len(looks) != 1 {
		t.Errorf("a page that was not shown is in the access log: %v", looks)
	}
}

func TestAccessPointsSeeTheirReferralsOnly(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	point := s.as("point")
	page := good(point.Get(pathRefer))
	answer := page.Submit(`form[action="`+pathRefer+`"]`, url.Values{
		"surname": {"Sow"}, "given_name": {"Aminata"}, "phone": {"333 555 0101"}, "birth_date": {"05/05/1997"}, "municipality": {"037006"},
	})
	mine := good(answer.WantRedirect(pathMine).Follow()).WantText("SOW Aminata", "in verifica")
	complete := mine.Attr("tbody a", "href")
	again := page.Submit(`form[action="`+pathRefer+`"]`, url.Values{"surname": {"Sow"}, "given_name": {"Aminata"}, "phone": {"333 555 0101"}})
	again.WantRedirect(pathMine)
	s.received() // by somebody else
	list := good(point.Get(pathMine))
	if rows := list.All("tbody tr"); len(rows) != 1 {
		t.Errorf("got %d referrals, want their own one, once", len(rows))
	}
	list.WantNoText("VENTURI")
	point.Post(pathRefer, url.Values{"surname": {""}}).Want(422).WantElement("#surname-errore", "#phone-errore")
	other := s.organisation("Sindacato", "trade_union", "civil_society")
	point.Post(pathRefer, url.Values{
		"token": {NewFormToken()}, "surname": {"A"}, "given_name": {"B"}, "phone": {"3335550101"}, "organisation": {string(other)},
	}).Want(404)
	queue := good(s.as("office").Get(pathQueue + "?colonna=new"))
	queue.WantText("SOW Aminata", "Caritas San Donato", "segnalata")
	referred := strings.TrimSuffix(complete, "/domanda")
	good(s.as("office").Get(referred)).WantElement(`a[href="` + complete + `"]`)
}

func TestTodosAreWhatTheActorMayDo(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	received, decide := s.received(), s.at(ToDecide)
	s.at(InterviewSet) // to come: nothing to do yet
	pages := NewPages(s.service)
	keys := func(actor access.Actor) map[string]string {
		t.Helper()
		todos, err := pages.Todos(t.Context(), actor, access.ScopeOf(actor, access.PersonView), s.clock.Today())
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, todo := range todos {
			out[todo.WhatKey] = todo.Href
		}
		return out
	}
	if got := keys(s.office); len(got) != 1 || got["intake.todo.check"] != pathCase(received.Application) {
		t.Errorf("for the office: got %v, want the new application", got)
	}
	if got := keys(s.giulia); len(got) != 1 || got["intake.todo.decide"] != pathCase(decide.Application)+"/colloquio" {
		t.Errorf("for the interviewer: got %v, want the decision", got)
	}
	s.clock.Set(day(3).At(9, 0, time.UTC))
	if got := keys(s.giulia); got["intake.todo.outcome"] == "" {
		t.Errorf("the day after an interview: got %v, want its outcome asked for", got)
	}
	if got := keys(access.Actor{User: s.office.User, Roles: []access.Role{access.Monitor}}); len(got) != 0 {
		t.Errorf("for a monitor: got %v, want nothing", got)
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"state": texts(States()), "fact": texts(append(Facts(), FactAssessed)), "channel": texts(Channels()), "source": Sources(),
		"destination": Destinations(), "ending": texts(Endings()), "decision": texts(Decisions()), "column": texts(Queues()),
		"order": texts(Queues()), "rule": texts(Rules()), "presence": texts(append(Absences(), agenda.Present)), "next": texts(States()),
		"reason": append(append(SuspensionReasons(), IneligibleReasons()...), OutOfTargetReasons()...),
	}
	catalogue, err := i18n.NewCatalogue(Texts, FormTexts, InviteTexts)
	if err != nil {
		t.Fatal(err)
	}
	for group, codes := range want {
		for _, code := range codes {
			key := "intake." + group + "." + code
			if !catalogue.Has(key) && !catalogue.Has(key+".one") {
				t.Errorf("no words for %s", key)
			}
		}
	}
}

func TestAPossibleDuplicateIsShownFieldByField(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	first, second := s.received(), s.received()
	s.exec(`UPDATE person SET surname = 'Venturi', surname_key = 'venturi' WHERE surname LIKE 'Venturi%'`)
	one, other := s.load(first).Person, s.load(second).Person
	if n, err := person.FindDuplicates(t.Context(), s.db, s.clock, other); err != nil || n != 1 {
		t.Fatalf("found %d duplicates, %v; want 1", n, err)
	}
	page := good(s.as("office").Get(pathQueue + "?colonna=new&scelta=" + string(second.Application)))
	page.WantText("possibile doppione", "Cognome e nome", "uguale", "Confronta e decidi", "manca")
	page.WantElement(`a[href="/persone/` + string(other) + `/doppioni/` + string(one) + `"]`)
	if looks, _ := lookers(t, s.house, one); len(looks) != 1 {
		t.Errorf("the other record was shown: got %d looks in the access log, want 1", len(looks))
	}
	worker := good(s.as("worker").Get(pathCase(second.Application)))
	worker.WantText("Possibile doppione").WantNoText("/doppioni/")
	err := s.service.People.Merge(t.Context(), s.chief, person.MergeCmd{Keep: one, KeepVersion: 1, Alias: other, AliasVersion: 1})
	if err != nil {
		t.Fatal(err)
	}
	merged := good(s.as("office").Get(pathCase(second.Application)))
	merged.WantElement(`a[href="/persone/` + string(one) + `"]`).WantNoText("Possibile doppione")
}
