package agenda_test

import (
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web/webtest"
)

func (h *house) room(name string) agenda.RoomID {
	h.t.Helper()
	r, err := h.AddRoom(ctx, h.anna, agenda.Room{Name: name, Directions: "via Rossini 3"})
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

// weekly are Anna's Mondays from nine to half past ten, in two places.
func (h *house) weekly() agenda.AvailabilityID {
	h.t.Helper()
	a, _, err := h.AddAvailability(ctx, h.anna, agenda.Availability{
		User: h.anna.User, Weekday: time.Monday, From: 540, Until: 630, Length: 45, ValidFrom: today,
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

func TestWeeklyHoursOpenEndAndResume(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	hours := h.weekly()
	const want = 16 // nine weeks of two places, less Monday 26 December
	if got := h.free(); got != want {
		t.Fatalf("%d free places, want %d", got, want)
	}
	for range 2 {
		if err := h.RollAll(ctx); err != nil || h.free() != want {
			t.Fatalf("rolled again: %d free, %v; want the same", h.free(), err)
		}
	}
	slots, err := agenda.FreeSlots(ctx, h.DB.Reader(), agenda.Interview, today, today.AddDays(90))
	if err != nil {
		t.Fatal(err)
	}
	taken, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: h.register("Rossi"), Slot: slots[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Withdraw(ctx, h.anna, slots[1].ID); err != nil {
		t.Fatal(err)
	}
	if err := h.EndAvailability(ctx, h.anna, hours); err != nil || h.free() != 0 {
		t.Fatalf("ended: %d free, %v; want none", h.free(), err)
	}
	if a, err := agenda.Load(ctx, h.DB.Reader(), taken.ID); err != nil || a.State != agenda.Set {
		t.Errorf("the appointment is %v, %v; want it to stay", a.State, err)
	}
	if err := h.EndAvailability(ctx, h.anna, hours); !fault.Is(err, fault.Conflict) {
		t.Errorf("ended twice: %v, want Conflict", err)
	}
	if err := h.ResumeAvailability(ctx, h.anna, hours); err != nil || h.free() != want-2 {
		t.Errorf("resumed: %d free, %v; want %d: not the one taken, not the one withdrawn by hand", h.free(), err, want-2)
	}
	h.clock.Set(h.clock.Now().AddDate(0, 0, 7))
	if err := h.RollAll(ctx); err != nil || h.free() != want {
		t.Errorf("a week later: %d free, %v; want two more", h.free(), err)
	}
}

func TestDaysOffTakePlacesAwayAndGiveThemBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.weekly()
	all := h.free()
	monday := today.AddDays(4)
	slots, err := agenda.FreeSlots(ctx, h.DB.Reader(), agenda.Interview, monday, monday)
	if err != nil || len(slots) != 2 {
		t.Fatal(slots, err)
	}
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: h.register("Rossi"), Slot: slots[0].ID}); err != nil {
		t.Fatal(err)
	}
	off, there, err := h.AddDayOff(ctx, h.anna, agenda.DayOff{User: h.anna.User, From: monday, Until: monday, Name: "influenza"})
	if err != nil || there != 1 || h.free() != all-2 {
		t.Fatalf("%d appointments there, %d free, %v; want one to move and its day's places gone", there, h.free(), err)
	}
	if kept, err := agenda.DaysOff(ctx, h.DB.Reader(), today); err != nil || len(kept) != 1 || kept[0].Name != "" {
		t.Errorf("kept %+v, %v; want no reason of a person's absence", kept, err)
	}
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: h.register("Verdi"), Slot: slots[1].ID}); !fault.Is(err, fault.Conflict) {
		t.Errorf("booked on a day off: %v, want Conflict", err)
	}
	if err := h.LiftDayOff(ctx, h.anna, off); err != nil || h.free() != all-1 {
		t.Errorf("lifted: %d free, %v; want the places back", h.free(), err)
	}
	if err := h.RestoreDayOff(ctx, h.anna, off); err != nil || h.free() != all-2 {
		t.Errorf("restored: %d free, %v", h.free(), err)
	}
	bruno := h.user("bruno", access.CaseWorker)
	if _, _, err := h.AddDayOff(ctx, h.anna, agenda.DayOff{User: bruno.User, From: monday.AddDays(7), Until: monday.AddDays(7)}); err != nil || h.free() != all-2 {
		t.Errorf("a colleague's day off: %d free, %v; want no change", h.free(), err)
	}
}

func TestTwoAtTheSameTimeNeverShareARoom(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	room := h.room("Stanza 2")
	const n = 4
	errs := make([]error, n)
	var bookings []agenda.Booking
	for i := range n { // four users with four people want one room, at hours that overlap
		who := h.user("collega"+string(rune('a'+i)), access.CaseWorker)
		bookings = append(bookings, agenda.Booking{
			Kind: agenda.Meeting, Person: h.register("Rossi" + string(rune('a'+i))), User: who.User, Room: room,
			Time: agenda.Time{OnDay: today.AddDays(1), Minute: 600 + 10*i, Length: 60},
		})
	}
	var all sync.WaitGroup
	for i, b := range bookings {
		all.Go(func() { _, errs[i] = h.book(b) })
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want Conflict", err)
		}
	}
	if won != 1 {
		t.Errorf("%d have the room, want 1", won)
	}
	next := bookings[0]
	next.Minute = 730
	if a, err := h.book(next); err != nil || a.Place != "Stanza 2, via Rossini 3" {
		t.Errorf("afterwards: %q, %v; want the room, told as it is found", a.Place, err)
	}
}

func TestARoomIsOfferedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	room, bruno := h.room("Stanza 2"), h.user("bruno", access.Interviewer)
	offer := agenda.Offer{User: h.anna.User, Kind: agenda.Interview, OnDay: today.AddDays(1), From: 540, Until: 630, Length: 45, Weeks: 1, Room: room}
	if out, err := h.Offer(ctx, h.anna, offer); err != nil || len(out.Places) != 2 {
		t.Fatal(out, err)
	}
	offer.User = bruno.User
	if _, err := h.Offer(ctx, bruno, offer); !fault.Is(err, fault.Conflict) {
		t.Errorf("the same room for another: %v, want Conflict", err)
	}
	if _, err := h.book(agenda.Booking{
		Kind: agenda.Meeting, Person: h.register("Rossi"), User: bruno.User, Room: room, Time: agenda.Time{OnDay: today.AddDays(1), Minute: 540, Length: 30},
	}); err != nil || h.free() != 1 {
		t.Errorf("%v, %d free; want the place whose room is taken not to be free", err, h.free())
	}
	if err := h.CloseRoom(ctx, h.anna, room); err != nil {
		t.Fatal(err)
	}
	offer.OnDay = today.AddDays(2)
	if _, err := h.Offer(ctx, h.anna, offer); !fault.Is(err, fault.Invalid) {
		t.Errorf("a closed room: %v, want Invalid", err)
	}
	if _, err := h.AddRoom(ctx, h.anna, agenda.Room{Name: "STANZA 2"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a name twice: %v, want Invalid", err)
	}
}

func TestHoursAreForThoseWhoKeepTheAgenda(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	monitor, hours, room := stranger(access.Monitor), h.weekly(), h.room("Stanza 2")
	off, _, err := h.AddDayOff(ctx, h.anna, agenda.DayOff{From: today, Until: today})
	if err != nil {
		t.Fatal(err)
	}
	_, _, addHours := h.AddAvailability(ctx, monitor, agenda.Availability{})
	_, _, addOff := h.AddDayOff(ctx, monitor, agenda.DayOff{})
	_, addRoom := h.AddRoom(ctx, monitor, agenda.Room{})
	_, visit := h.RecordVisit(ctx, monitor, agenda.VisitCmd{Topic: agenda.TopicOther})
	_, feed := h.MakeFeed(ctx, monitor)
	for name, err := range map[string]error{
		"add hours": addHours, "end hours": h.EndAvailability(ctx, monitor, hours), "resume hours": h.ResumeAvailability(ctx, monitor, hours),
		"add a day off": addOff, "lift it": h.LiftDayOff(ctx, monitor, off), "restore it": h.RestoreDayOff(ctx, monitor, off),
		"add a room": addRoom, "close it": h.CloseRoom(ctx, monitor, room), "reopen it": h.ReopenRoom(ctx, monitor, room),
		"count a visit": visit, "drop it": h.DropVisit(ctx, monitor, id.New[agenda.VisitID]()), "make a feed": feed, "drop it too": h.DropFeed(ctx, monitor),
	} {
		if !fault.Is(err, fault.Denied) {
			t.Errorf("%s: %v, want Denied", name, err)
		}
	}
}

func TestAVisitToTheDeskIsAFactAndIsTakenBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register("Rossi")
	day := office.Get("/agenda?giorno=2022-11-10").Want(200).Good().WantText("Sportello aperto 15:00-17:30", "gio 10 nov 2022")
	day.Submit("#passaggio", url.Values{"topic": {"documents"}}).WantRedirect("/agenda?giorno=2022-11-10")
	shown := office.Get("/agenda").Want(200).Good().WantText("Passaggio allo sportello segnato.", "Oggi 1 persona senza appuntamento")
	office.Get("/persone/"+string(p)+"/appuntamento").Submit("#passaggio", url.Values{"topic": {"conversation"}}).WantRedirect("/persone/" + string(p))
	if events := s.live(p); len(events) != 1 || events[0].Kind != agenda.KindVisited || events[0].Code("topic") != "conversation" {
		t.Errorf("events = %+v", events)
	}
	shown.Submit(".i-feedback form", nil).WantRedirect("/agenda?giorno=2022-11-10")
	office.Get("/agenda").Want(200).WantText("Oggi 1 persona senza appuntamento")
	office.Get("/agenda?giorno=2022-11-11").Want(200).Good().WantNoText("Sportello aperto", "senza appuntamento")
	office.Post("/agenda/passaggi", url.Values{"topic": {"party"}}).Want(422).Good().WantText("Scegli una delle risposte")
}

func TestTheCalendarAddressTellsNoNameAndStopsWhenDropped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	me, err := db.One(ctx, s.DB.Reader(), db.Scalar[id.User], `SELECT id FROM app_user WHERE login = $1`, string(access.Office))
	if err != nil {
		t.Fatal(err)
	}
	at := agenda.Booking{
		Kind: agenda.Meeting, Person: s.register("Rossi"), User: me, Place: "Stanza 2", Time: agenda.Time{OnDay: today.AddDays(1), Minute: 600, Length: 30},
	}
	a, err := s.Book(ctx, s.anna, at)
	if err != nil {
		t.Fatal(err)
	}
	page := office.Get("/agenda/calendario").Want(200).Good().WantText("iniziali").Submit(`form[action="/agenda/calendario"]`, nil).Want(200).Good()
	address, err := url.Parse(page.Attr("#address", "value"))
	if err != nil || !strings.HasPrefix(address.Path, "/calendario/") {
		t.Fatal(address, err)
	}
	reader := webtest.New(t, s.server.Handler())
	read := func() string { return reader.Get(address.Path).Want(200).Body }
	for _, want := range []string{"UID:" + string(a.ID) + "@insieme", "SEQUENCE:0", "DTSTART:20221111T100000Z", "SUMMARY:Incontro · R. M.", "STATUS:CONFIRMED"} {
		if got := read(); !strings.Contains(got, want) || strings.Contains(got, "Rossi") || strings.Contains(got, "Marta") {
			t.Errorf("want %s and no name in\n%s", want, got)
		}
	}
	if err := s.mark(a.ID, agenda.Cancelled); err != nil {
		t.Fatal(err)
	}
	if got := read(); !strings.Contains(got, "STATUS:CANCELLED") || !strings.Contains(got, "SEQUENCE:1") || !strings.Contains(got, string(a.ID)) {
		t.Errorf("a call-off does not reach the calendar:\n%s", got)
	}
	again := office.Get("/agenda/calendario").Submit(`form[action="/agenda/calendario"]`, nil).Want(200).Attr("#address", "value")
	reader.Get(address.Path).Want(404)
	next, err := url.Parse(again)
	if err != nil {
		t.Fatal(err)
	}
	address = next
	read()
	office.Get("/agenda/calendario").Submit(`form[action="/agenda/calendario/togli"]`, nil).WantRedirect("/agenda/calendario")
	reader.Get(address.Path).Want(404)
	reader.Get("/calendario/x").Want(404)
}

func TestHoursPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	page := office.Get("/agenda/orari").Want(200).Good().WantText("Nessun orario", "Nessuna stanza")
	page.Submit("#stanze-modulo", url.Values{"room_name": {"Stanza 2"}, "directions": {"primo piano"}}).WantRedirect("/agenda/orari")
	page = office.Get("/agenda/orari").Want(200).Good().WantText("Stanza aggiunta.", "primo piano")
	hours := url.Values{
		"user": {string(s.anna.User)}, "weekday": {"1"}, "from": {"9:00"}, "until": {"10:30"}, "length": {"45"}, "valid_from": {"2022-11-10"}, "most": {""},
	}
	page.Submit("#orari-modulo", hours).WantRedirect("/agenda/orari")
	page = office.Get("/agenda/orari").Want(200).Good().WantText("16 posti liberi nelle prossime 9 settimane", "lunedì 9:00–10:30")
	page.Submit(".i-feedback form", nil).WantRedirect("/agenda/orari")
	office.Get("/agenda/orari").Want(200).Good().WantText("Orario chiuso", "non vale più")
	hours.Set("until", "8:00")
	page.Submit("#orari-modulo", hours).Want(422).Good().WantText("viene dopo quella d'inizio")
	page.Submit("#chiusure-modulo", url.Values{"from_day": {"2022-11-12"}, "until_day": {"2022-11-11"}}).Want(422).Good().WantText("L'ultimo giorno viene dopo il primo")
	page.Submit("#chiusure-modulo", url.Values{"from_day": {"2022-11-11"}, "until_day": {"2022-11-11"}, "name": {"Assemblea"}}).WantRedirect("/agenda/orari")
	office.Get("/agenda?giorno=2022-11-11").Want(200).Good().WantText("Chiuso · Assemblea")
	office.SetCookie("lingua", "en")
	office.Get("/agenda/orari").Want(200).Good().WantNoText("agenda.")
	office.Get("/agenda/calendario").Want(200).Good().WantNoText("agenda.")
}
