package agenda_test

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

// site is the pages of this area with users who may sign in.
type site struct {
	*house
	server  *web.Server
	browser map[access.Role]*webtest.Client
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t)
	s := &site{house: h, browser: map[access.Role]*webtest.Client{}}
	catalogue, err := i18n.NewCatalogue(agenda.Texts, person.Texts, network.Texts, ui.Texts, web.Texts, auth.Texts)
	if err != nil {
		t.Fatal(err)
	}
	s.server, err = web.New(web.Options{
		Routes: agenda.NewPages(h.Service).Routes(), Catalogue: catalogue, Sessions: auth.NewSessions(h.DB, auth.Options{}),
		Users: network.NewDirectory(h.DB), Clock: h.clock, Log: slog.New(slog.DiscardHandler), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), h.clock.Today())
			return programme.Look(i), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// as is the browser of somebody with a role, signed in the first time.
func (s *site) as(role access.Role) *webtest.Client {
	s.t.Helper()
	if s.browser[role] == nil {
		s.user(string(role), role)
		s.browser[role] = webtest.New(s.t, s.server.Handler())
		s.browser[role].SignIn(string(role), password)
	}
	return s.browser[role]
}

func thisWeek() string { return "/agenda?settimana=2022-11-07" }

func TestWhoMayNotSeesNoAgenda(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, slot := s.register("Rossi"), s.offer(today.AddDays(1), 1)[0]
	monitor, nobody := s.as(access.Monitor), webtest.New(t, s.server.Handler())
	book := "/persone/" + string(p) + "/appuntamento"
	for _, path := range []string{"/agenda", book} {
		monitor.Get(path).Want(404)
		nobody.Get(path).WantRedirect("/entra")
	}
	any := string(id.New[agenda.AppointmentID]())
	for _, path := range []string{
		"/agenda/posti", "/agenda/posti/" + string(slot) + "/ritira", "/agenda/posti/" + string(slot) + "/rimetti", book,
		"/agenda/appuntamenti/" + any + "/presenza", "/agenda/appuntamenti/" + any + "/disdici", "/agenda/appuntamenti/" + any + "/riapri",
	} {
		monitor.Post(path, url.Values{"presence": {"present"}}).Want(404)
	}
	if s.free() != 1 || len(s.live(p)) != 0 {
		t.Errorf("%d free places, %d events; want nothing changed", s.free(), len(s.live(p)))
	}
}

func TestUnknownRecordsAreNotThere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	for _, unknown := range []string{string(id.New[id.Person]()), "x", "%00"} {
		office.Get("/persone/" + unknown + "/appuntamento").Want(404)
		office.Post("/persone/"+unknown+"/appuntamento", url.Values{}).Want(404)
		office.Post("/agenda/posti/"+unknown+"/ritira", url.Values{}).Want(404)
		office.Post("/agenda/appuntamenti/"+unknown+"/presenza", url.Values{"presence": {"present"}}).Want(404)
	}
	office.Get("/agenda?settimana=boh&chi=nessuno").Want(200).Good()
}

func TestPlacesAreOfferedWithdrawnAndRestored(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	page := office.Get("/agenda").Want(200).Good().WantText("0 appuntamenti", "0 posti liberi", "gio 10 nov 2022")
	done := page.Submit("form#offerta", url.Values{
		"user": {string(s.anna.User)}, "day": {"2022-11-11"}, "from": {"9.00"}, "until": {"10:30"}, "length": {"45"}, "weeks": {"2"}, "place": {"Stanza 2"},
	})
	done.WantRedirect(thisWeek())
	after := done.Follow().Want(200).Good().WantText("4 posti offerti.", "2 posti liberi", "9:00, 9:45 · Anna Bianchi · Stanza 2")
	office.Get("/agenda?settimana=2022-11-14").Want(200).WantText("2 posti liberi")
	withdrawn := after.Submit(".i-row form", nil)
	withdrawn.WantRedirect(thisWeek())
	back := withdrawn.Follow().Want(200).Good().WantText("Posto ritirato.", "1 posto libero")
	back.Submit(".i-feedback form", nil).WantRedirect(thisWeek())
	office.Get("/agenda").WantText("Posto offerto di nuovo.", "2 posti liberi")
	if s.free() != 4 {
		t.Errorf("%d free places, want 4", s.free())
	}
}

func TestAWrongOfferComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	page := s.as(access.Office).Get("/agenda")
	good := url.Values{
		"user": {string(s.anna.User)}, "day": {"2022-11-11"}, "from": {"09:00"}, "until": {"10:30"}, "length": {"45"}, "weeks": {"1"}, "place": {""},
	}
	for _, tt := range []struct{ field, value, text string }{
		{"user", "", "Manca questa risposta"},
		{"user", string(id.New[id.User]()), "Scegli una persona che fa colloqui"},
		{"day", "2022-11-09", "Questo giorno è passato"},
		{"day", "11/31/2022", "non esiste"},
		{"from", "presto", "Scrivi un'ora come 9:30"},
		{"until", "08:00", "viene dopo quella d'inizio"},
		{"length", "due", "solo cifre"},
		{"length", "600", "da 5 a 480"},
		{"length", "120", "non ci sta nemmeno un colloquio"},
		{"weeks", "99", "Da 1 a 12 settimane"},
		{"place", strings.Repeat("x", 121), "troppo lungo"},
		{"extra", "x", "campo che non conosciamo"},
	} {
		form := url.Values{}
		for name, v := range good {
			form[name] = v
		}
		form.Set(tt.field, tt.value)
		back := page.Submit("form#offerta", form).Want(422).Good().WantText(tt.text)
		if tt.field != "user" && tt.field != "extra" {
			if got := back.Attr("#"+tt.field, "value"); got != tt.value {
				t.Errorf("%s: the page shows %q, want what was typed, %q", tt.field, got, tt.value)
			}
		}
	}
	if s.free() != 0 {
		t.Errorf("%d places were offered, want none", s.free())
	}
}

func TestAnAppointmentIsMadeMarkedAndTakenBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register("Rossi")
	path := "/persone/" + string(p) + "/appuntamento"
	form := `form[action="` + path + `"]`
	page := office.Get(path).Want(200).Good().WantText("ROSSI Marta")
	page.Submit(form, url.Values{"user": {string(s.anna.User)}, "day": {"2022-11-10"}, "hour": {"8:30"}, "kind": {"call"}}).
		WantRedirect("/persone/" + string(p))
	week := office.Get("/agenda").Want(200).Good().WantText("Appuntamento fissato: gio 10 nov 2022, ore 8:30.", "ROSSI Marta", "Telefonata con Anna Bianchi")
	page.Submit(form, url.Values{"user": {string(s.anna.User)}, "day": {"2022-11-10"}, "hour": {"8:45"}}).Want(409).Good().
		WantText("A quell'ora uno dei due ha già un appuntamento")
	made, err := agenda.Day(ctx, s.DB.Reader(), s.anna.User, today)
	if err != nil || len(made) != 1 {
		t.Fatal(made, err)
	}
	buttons := `form[action="` + agenda.PresencePath(made[0].ID) + `"]`
	week.Submit(buttons, url.Values{"presence": {"maybe"}}).Want(422)
	week.Submit(buttons, url.Values{"presence": {"absent"}, "version": {"9"}}).Want(409)
	week.Submit(buttons, url.Values{"presence": {"absent"}}).WantRedirect(thisWeek())
	marked := office.Get("/agenda").Want(200).Good().WantText("Segnato: assente.", "Assente")
	marked.Submit(".i-feedback form", nil).WantRedirect(thisWeek())
	office.Get("/agenda").Want(200).Good().WantElement(buttons)
	if events := s.live(p); len(events) != 1 {
		t.Errorf("events = %+v, want the appointment alone", events)
	}
	if n := s.looks(p); n != 3 {
		t.Errorf("%d looks, want 3", n)
	}
}

func (s *site) looks(p id.Person) int {
	s.t.Helper()
	n := 0
	rows, err := s.DB.Reader().Query(ctx, `SELECT id FROM access_log WHERE person = $1`, p)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		n++
	}
	return n
}

func TestAnAppointmentToComeIsCalledOff(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register("Rossi")
	a, err := s.Book(ctx, s.anna, agenda.Booking{
		Kind: agenda.Meeting, Person: p, User: s.anna.User, Time: agenda.Time{OnDay: today.AddDays(1), Minute: 600, Length: 30},
	})
	if err != nil {
		t.Fatal(err)
	}
	cancel := `form[action="/agenda/appuntamenti/` + string(a.ID) + `/disdici"]`
	office.Get("/agenda").Want(200).Good().WantElement(cancel).Submit(cancel, nil).WantRedirect(thisWeek())
	office.Get("/agenda").Want(200).Good().WantText("Appuntamento disdetto.").WantNoText("ROSSI")
}

func TestAWrongAppointmentComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register("Rossi")
	path := "/persone/" + string(p) + "/appuntamento"
	page := s.as(access.Office).Get(path)
	good := url.Values{"kind": {"meeting"}, "user": {string(s.anna.User)}, "day": {"2022-11-11"}, "hour": {"10:00"}, "length": {"30"}, "place": {"Bar"}}
	for _, tt := range []struct{ field, value, text string }{
		{"kind", "interview", "dalla candidatura"},
		{"kind", "x", "Scegli una delle risposte"},
		{"user", "", "Manca questa risposta"},
		{"user", string(id.New[id.User]()), "Scegli una persona dell'elenco"},
		{"day", "2022-11-09", "Questo giorno è passato"},
		{"hour", "25:00", "Scrivi un'ora come 9:30"},
		{"hour", "23:45", "dopo mezzanotte"},
		{"length", "0", "da 5 a 480"},
	} {
		form := url.Values{}
		for name, v := range good {
			form[name] = v
		}
		form.Set(tt.field, tt.value)
		back := page.Submit(`form[action="`+path+`"]`, form).Want(422).Good().WantText(tt.text)
		if got := back.Attr("#place", "value"); got != "Bar" {
			t.Errorf("%s: what was typed is lost: %q", tt.field, got)
		}
	}
	if len(s.live(p)) != 0 {
		t.Error("something was written")
	}
}

func TestInterviewsLeadToTheirApplication(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	application := id.New[id.Application]()
	slot := s.offer(today, 1)[0]
	a, err := s.book(agenda.Booking{Kind: agenda.Interview, Person: s.register("Rossi"), Application: application, Slot: slot})
	if err != nil {
		t.Fatal(err)
	}
	office := s.as(access.Office)
	page := office.Get("/agenda").Want(200).Good().WantElement(`a[href="/candidature/` + string(application) + `"]`)
	if page.Has(".i-presence") {
		t.Error("an interview is marked here")
	}
	office.Post("/agenda/appuntamenti/"+string(a.ID)+"/presenza", url.Values{"presence": {"present"}}).Want(409)
}

func TestEnglishPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.offer(today.AddDays(1), 2)
	office, p := s.as(access.Office), s.register("Rossi")
	office.SetCookie("lingua", "en")
	office.Get("/agenda").Want(200).Good().WantText("2 free places").WantNoText("agenda.")
	office.Get("/persone/" + string(p) + "/appuntamento").Want(200).Good().WantNoText("agenda.")
}

func TestTodosAreAppointmentsWithoutAnOutcome(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register("Rossi")
	if _, err := s.Book(ctx, s.anna, agenda.Booking{
		Kind: agenda.Meeting, Person: p, User: s.anna.User, Time: agenda.Time{OnDay: today, Minute: 600, Length: 30},
	}); err != nil {
		t.Fatal(err)
	}
	pages := agenda.NewPages(s.Service)
	for _, tt := range []struct {
		name  string
		actor access.Actor
		days  int
		want  int
	}{
		{"the same day it may still come", s.anna, 0, 0},
		{"the day after", s.anna, 1, 1},
		{"not for who may not", stranger(access.Monitor), 1, 0},
	} {
		todos, err := pages.Todos(ctx, tt.actor, access.Scope{}, today.AddDays(tt.days))
		if err != nil || len(todos) != tt.want {
			t.Errorf("%s: %d todos, %v; want %d", tt.name, len(todos), err, tt.want)
		}
		if len(todos) == 1 && (todos[0].Href != thisWeek() || todos[0].Owner != s.anna.User || todos[0].Late) {
			t.Errorf("got %+v", todos[0])
		}
	}
}
