package agenda_test

import (
	"errors"
	"sync"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestAPlaceIsTakenOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slots := h.offer(today.AddDays(1), 2)
	marta, luca := h.register("Rossi"), h.register("Verdi")
	a, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: marta, Slot: slots[0]})
	if err != nil {
		t.Fatal(err)
	}
	if a.User != h.anna.User || a.OnDay != today.AddDays(1) || a.Minute != 540 || a.Length != 45 || a.Place != "Stanza 2" {
		t.Errorf("got %+v, want the place's hour", a)
	}
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: luca, Slot: slots[0]}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a taken place: %v, want Conflict", err)
	}
	if got := h.free(); got != 1 {
		t.Errorf("%d free places, want 1", got)
	}
	if got, err := agenda.Load(ctx, h.DB.Reader(), a.ID); err != nil || got != a {
		t.Errorf("read back %+v, %v; want %+v", got, err, a)
	}
	events := h.live(marta)
	if len(events) != 1 || events[0].Kind != agenda.KindSet || events[0].Code("day") != today.AddDays(1).String() {
		t.Errorf("events = %+v", events)
	}
}

func TestTwoAtTheSameTimeTakeOnePlace(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slot := h.offer(today.AddDays(1), 1)[0]
	people := []id.Person{h.register("Rossi"), h.register("Verdi"), h.register("Neri"), h.register("Bruni")}
	errs := make([]error, len(people))
	var all sync.WaitGroup
	for i, p := range people {
		all.Go(func() { _, errs[i] = h.book(agenda.Booking{Kind: agenda.Interview, Person: p, Slot: slot}) })
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
		t.Errorf("%d took the place, want 1: %v", won, errors.Join(errs...))
	}
}

func TestNobodyHasTwoAppointmentsAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	bruno := h.user("bruno", access.CaseWorker)
	marta, luca := h.register("Rossi"), h.register("Verdi")
	at := func(p id.Person, u access.Actor, minute int) agenda.Booking {
		return agenda.Booking{
			Kind: agenda.Meeting, Person: p, User: u.User, Time: agenda.Time{OnDay: today.AddDays(1), Minute: minute, Length: 60},
		}
	}
	if _, err := h.book(at(marta, h.anna, 600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		b    agenda.Booking
		want bool
	}{
		{"the same user, another person", at(luca, h.anna, 630), false},
		{"another user, the same person", at(marta, bruno, 559), false},
		{"another user, another person", at(luca, bruno, 600), true},
		{"the same two right afterwards", at(marta, h.anna, 660), true},
	} {
		_, err := h.book(c.b)
		if c.want != (err == nil) || !c.want && !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: got %v, want possible %v", c.name, err, c.want)
		}
	}
}

func TestAPlaceUnderAnotherAppointmentIsNotFree(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.offer(today.AddDays(1), 3)
	_, err := h.book(agenda.Booking{
		Kind: agenda.Meeting, Person: h.register("Rossi"), User: h.anna.User,
		Time: agenda.Time{OnDay: today.AddDays(1), Minute: 580, Length: 30}, // across the first and the second
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := h.free(); got != 1 {
		t.Errorf("%d free places, want 1", got)
	}
}

func TestMarkFreesThePlaceAndIsTakenBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slot := h.offer(today.AddDays(1), 1)[0]
	marta, luca := h.register("Rossi"), h.register("Verdi")
	a, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: marta, Slot: slot})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.mark(a.ID, agenda.Moved); err != nil {
		t.Fatal(err)
	}
	if h.free() != 1 || len(h.live(marta)) != 2 {
		t.Errorf("free %d, events %d; want the place free and two facts", h.free(), len(h.live(marta)))
	}
	if err := h.mark(a.ID, agenda.Set); err != nil {
		t.Fatal(err)
	}
	if h.free() != 0 || len(h.live(marta)) != 1 {
		t.Errorf("taken back: free %d, events %d; want the hour taken and one fact", h.free(), len(h.live(marta)))
	}
	if err := h.mark(a.ID, agenda.Cancelled); err != nil {
		t.Fatal(err)
	}
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: luca, Slot: slot}); err != nil {
		t.Fatal(err)
	}
	if err := h.mark(a.ID, agenda.Set); !fault.Is(err, fault.Conflict) {
		t.Errorf("taking back a call-off whose hour is gone: %v, want Conflict", err)
	}
}

func TestBookRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register("Rossi")
	good := agenda.Booking{
		Kind: agenda.Meeting, Person: p, User: h.anna.User, Time: agenda.Time{OnDay: today, Minute: 600, Length: 30},
	}
	with := func(change func(*agenda.Booking)) agenda.Booking {
		b := good
		change(&b)
		return b
	}
	cases := []struct {
		name  string
		actor access.Actor
		b     agenda.Booking
		want  fault.Kind
	}{
		{"who may not", stranger(access.Monitor), good, fault.Denied},
		{"nobody", access.Actor{}, good, fault.Denied},
		{"yesterday", h.anna, with(func(b *agenda.Booking) { b.OnDay = today.AddDays(-1) }), fault.Invalid},
		{"an hour that no day has", h.anna, with(func(b *agenda.Booking) { b.Minute = 1440 }), fault.Invalid},
		{"over midnight", h.anna, with(func(b *agenda.Booking) { b.Minute = 1430 }), fault.Invalid},
		{"no user", h.anna, with(func(b *agenda.Booking) { b.User = "" }), fault.Invalid},
		{"an unknown kind", h.anna, with(func(b *agenda.Booking) { b.Kind = "party" }), fault.Invalid},
		{"an interview, which the application fixes", h.anna, with(func(b *agenda.Booking) { b.Kind = agenda.Interview }), fault.Invalid},
		{"an unknown place", h.anna, with(func(b *agenda.Booking) { b.Slot = id.New[agenda.SlotID]() }), fault.Invalid},
		{"an unknown person", h.anna, with(func(b *agenda.Booking) { b.Person = id.New[id.Person]() }), fault.NotFound},
	}
	for _, c := range cases {
		if _, err := h.Book(ctx, c.actor, c.b); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if got := h.live(p); len(got) != 0 {
		t.Errorf("events = %+v, want none", got)
	}
}

func TestMarkRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register("Rossi")
	meeting, err := h.Book(ctx, h.anna, agenda.Booking{
		Kind: agenda.Meeting, Person: p, User: h.anna.User, Time: agenda.Time{OnDay: today, Minute: 500, Length: 30},
	})
	if err != nil {
		t.Fatal(err)
	}
	interview, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: p, Slot: h.offer(today, 1)[0]})
	if err != nil {
		t.Fatal(err)
	}
	mark := func(actor access.Actor, a agenda.AppointmentID, version int, state agenda.State) error {
		_, err := h.Mark(ctx, actor, agenda.MarkCmd{Appointment: a, Version: version, State: state})
		return err
	}
	for _, c := range []struct {
		name string
		err  error
		want fault.Kind
	}{
		{"who may not", mark(stranger(access.AccessPoint), meeting.ID, 1, agenda.Present), fault.Denied},
		{"a stale version", mark(h.anna, meeting.ID, 4, agenda.Present), fault.Conflict},
		{"an interview, which the application marks", mark(h.anna, interview.ID, 1, agenda.Present), fault.Conflict},
		{"what is set already", mark(h.anna, meeting.ID, 1, agenda.Set), fault.Conflict},
		{"an unknown one", mark(h.anna, id.New[agenda.AppointmentID](), 1, agenda.Present), fault.NotFound},
	} {
		if !fault.Is(c.err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, c.err, c.want)
		}
	}
	if err := mark(h.anna, meeting.ID, 1, agenda.Present); err != nil {
		t.Errorf("presence: %v", err)
	}
}

func TestDayLeavesOutWhatWasCalledOff(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register("Rossi")
	at := func(minute int) agenda.AppointmentID {
		a, err := h.book(agenda.Booking{
			Kind: agenda.Call, Person: p, User: h.anna.User, Time: agenda.Time{OnDay: today, Minute: minute, Length: 15},
		})
		if err != nil {
			t.Fatal(err)
		}
		return a.ID
	}
	late, early, off := at(900), at(600), at(700)
	if err := h.mark(off, agenda.Cancelled); err != nil {
		t.Fatal(err)
	}
	got, err := agenda.Day(ctx, h.DB.Reader(), h.anna.User, today)
	if err != nil || len(got) != 2 || got[0].ID != early || got[1].ID != late {
		t.Errorf("got %+v, %v; want the early and the late one", got, err)
	}
}

func TestOffer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	o := agenda.Offer{User: h.anna.User, Kind: agenda.Interview, OnDay: today.AddDays(1), From: 540, Until: 720, Length: 45, Weeks: 2}
	first, err := h.Offer(ctx, h.anna, o)
	if err != nil || len(first.Places) != 8 || first.Skipped != 0 {
		t.Fatalf("got %d places, %d skipped, %v; want 8 in two weeks", len(first.Places), first.Skipped, err)
	}
	o.Until = 765
	more, err := h.Offer(ctx, h.anna, o)
	if err != nil || len(more.Places) != 2 || more.Skipped != 8 {
		t.Errorf("got %d places, %d skipped, %v; want 2 and 8", len(more.Places), more.Skipped, err)
	}
	if _, err := h.Offer(ctx, h.anna, o); !fault.Is(err, fault.Conflict) {
		t.Errorf("nothing left to offer: %v, want Conflict", err)
	}
	for _, c := range []struct {
		name  string
		actor access.Actor
		user  id.User
		want  fault.Kind
	}{
		{"who may not", stranger(access.Monitor), h.anna.User, fault.Denied},
		{"for somebody who holds no interviews", h.anna, h.user("ufficio", access.Office).User, fault.Invalid},
		{"for nobody known", h.anna, id.New[id.User](), fault.Invalid},
	} {
		o := o
		o.User = c.user
		if _, err := h.Offer(ctx, c.actor, o); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestWithdrawAndRestore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slots := h.offer(today.AddDays(1), 2)
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: h.register("Rossi"), Slot: slots[1]}); err != nil {
		t.Fatal(err)
	}
	if err := h.Withdraw(ctx, h.anna, slots[1]); !fault.Is(err, fault.Conflict) {
		t.Errorf("a taken place: %v, want Conflict", err)
	}
	if err := h.Withdraw(ctx, stranger(access.Monitor), slots[0]); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not: %v, want Denied", err)
	}
	if err := h.Withdraw(ctx, h.anna, slots[0]); err != nil || h.free() != 0 {
		t.Errorf("withdrawn: %v, %d free; want none", err, h.free())
	}
	if _, err := h.book(agenda.Booking{Kind: agenda.Interview, Person: h.register("Verdi"), Slot: slots[0]}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a withdrawn place is booked: %v, want Conflict", err)
	}
	if err := h.Restore(ctx, h.anna, slots[0]); err != nil || h.free() != 1 {
		t.Errorf("restored: %v, %d free; want one", err, h.free())
	}
	if err := h.Restore(ctx, h.anna, slots[0]); !fault.Is(err, fault.Conflict) {
		t.Errorf("restored twice: %v, want Conflict", err)
	}
	// An offer at the hour of a withdrawn place brings that place back.
	if err := h.Withdraw(ctx, h.anna, slots[0]); err != nil {
		t.Fatal(err)
	}
	if again := h.offer(today.AddDays(1), 1); len(again) != 1 || again[0] != slots[0] {
		t.Errorf("offered again: %v, want %v", again, slots[0])
	}
}
