package intake

import (
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// offer offers places of Giulia's from nine o'clock, and gives them in order.
func (h *house) offer(on civil.Date, n int) []agenda.SlotID {
	h.t.Helper()
	out, err := h.service.Agenda.Offer(h.t.Context(), access.System(), agenda.Offer{
		User: h.giulia.User, Kind: agenda.Interview, OnDay: on, From: 540, Until: 540 + 45*n, Length: 45, Weeks: 1, Place: "Stanza 2",
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out.Places
}

// invited are applications that were sent their link, with its secret.
func (h *house) invited(n int) ([]Cmd, []string) {
	h.t.Helper()
	var cmds []Cmd
	var ids []id.Application
	for range n {
		c := h.at(ToInvite)
		cmds, ids = append(cmds, c), append(ids, c.Application)
	}
	sent, err := h.service.SendLinks(h.t.Context(), h.office, SendLinksCmd{Applications: ids})
	if err != nil || sent.People != n {
		h.t.Fatal(sent, err)
	}
	var secrets []string
	for _, c := range cmds {
		l, err := linkOf(h.t.Context(), h.db.Reader(), c.Application)
		if err != nil {
			h.t.Fatal(err)
		}
		if err := h.service.TellLink(h.t.Context(), l.ID, sent.Batch); err != nil {
			h.t.Fatal(err)
		}
		secrets = append(secrets, h.service.secret(l.ID))
	}
	return cmds, secrets
}

// queued counts the messages of a template.
func (h *house) queued(template string) int {
	h.t.Helper()
	n, err := db.One(h.t.Context(), h.db.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM message WHERE template = $1`, template)
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

func TestManyInvitedChooseOnePlaceOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slot := h.offer(day(7), 1)[0]
	cmds, _ := h.invited(4)
	if got := h.queued(templateLinkShort); got != 4 {
		t.Errorf("%d messages, want one each", got)
	}
	errs := make([]error, len(cmds))
	var all sync.WaitGroup
	for i, c := range cmds {
		all.Go(func() { _, errs[i] = h.service.Choose(t.Context(), c.Application, slot) })
	}
	all.Wait()
	won := 0
	for i, err := range errs {
		if err == nil {
			won++
			if a := h.load(cmds[i]); a.State != InterviewSet || a.InterviewOn != day(7) {
				t.Errorf("got %+v", a)
			}
		} else if !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want Conflict", err)
		}
		h.isFold(cmds[i])
	}
	if won != 1 {
		t.Errorf("%d have the place, want 1", won)
	}
}

func TestAPersonChoosesMovesAndCallsOff(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slots := h.offer(day(7), 3)
	cmds, _ := h.invited(1)
	c := cmds[0]
	if _, err := h.service.Choose(t.Context(), c.Application, ""); !fault.Is(err, fault.Invalid) {
		t.Errorf("no place: %v, want Invalid", err)
	}
	h.do(h.service.Choose(t.Context(), c.Application, slots[0]))
	h.do(h.service.Choose(t.Context(), c.Application, slots[1]))
	if got := h.appointments(c); len(got) != 2 || got[0] != agenda.Set || got[1] != agenda.Moved {
		t.Errorf("appointments %v, want the second set and the first moved", got)
	}
	h.isFold(c)
	if err := h.service.CallOff(t.Context(), c.Application); err != nil {
		t.Fatal(err)
	}
	if a := h.load(c); a.State != ToInvite {
		t.Errorf("got %s, want to invite", a.State)
	}
	if err := h.service.CallOff(t.Context(), c.Application); !fault.Is(err, fault.Conflict) {
		t.Errorf("called off twice: %v, want Conflict", err)
	}
	event := h.do(h.service.Choose(t.Context(), c.Application, slots[2]))
	h.isFold(c)
	events, err := journal.ByApplication(t.Context(), h.db.Reader(), c.Application)
	if err != nil || eventOf(events, event).Code(codeBy) != byPerson || eventOf(events, event).Actor != "" {
		t.Errorf("the fact does not say that the person chose: %+v, %v", eventOf(events, event), err)
	}
	h.clock.Set(day(6).At(11, 0, h.clock.Zone())) // 23 and a half hours before
	if _, err := h.service.Choose(t.Context(), c.Application, slots[0]); !fault.Is(err, fault.Conflict) {
		t.Errorf("moved too late: %v, want Conflict", err)
	}
	if err := h.service.CallOff(t.Context(), c.Application); !fault.Is(err, fault.Conflict) {
		t.Errorf("called off too late: %v, want Conflict", err)
	}
}

func TestWhoWasNotInvitedChoosesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slot := h.offer(day(7), 1)[0]
	for _, s := range []State{Received, Verifying, ToInvite, ToDecide} {
		c := h.at(s)
		if _, err := h.service.Choose(t.Context(), c.Application, slot); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: %v, want Conflict", s, err)
		}
		h.clock.Set(day(2).At(9, 0, h.clock.Zone()))
	}
	cmds, _ := h.invited(1)
	h.do(h.service.Choose(t.Context(), cmds[0].Application, slot))
	h.clock.Set(day(7).At(10, 0, h.clock.Zone()))
	h.do(h.service.MissInterview(t.Context(), h.office, MissedCmd{Cmd: cmds[0], Absence: agenda.Absent}))
	later := h.offer(day(20), 1)[0]
	if _, err := h.service.Choose(t.Context(), cmds[0].Application, later); !fault.Is(err, fault.Conflict) {
		t.Errorf("after an absence: %v, want staff to invite again", err)
	}
}

func TestInvitationsAreTakenBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slot := h.offer(day(7), 1)[0]
	one, two := h.at(ToInvite), h.at(ToInvite)
	sent, err := h.service.SendLinks(t.Context(), h.office, SendLinksCmd{Applications: []id.Application{one.Application, two.Application}})
	if err != nil {
		t.Fatal(err)
	}
	link, err := linkOf(t.Context(), h.db.Reader(), two.Application)
	if err != nil {
		t.Fatal(err)
	}
	h.do(h.service.Choose(t.Context(), one.Application, slot))
	monitor := access.Actor{User: h.office.User, Roles: []access.Role{access.Monitor}}
	if _, err := h.service.WithdrawLinks(t.Context(), monitor, sent.Batch); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not: %v, want Denied", err)
	}
	n, err := h.service.WithdrawLinks(t.Context(), h.office, sent.Batch)
	if err != nil || n != 1 {
		t.Errorf("took back %d, %v; want the one without a day", n, err)
	}
	if err := h.service.TellLink(t.Context(), link.ID, sent.Batch); err != nil || h.queued(templateLinkShort) != 0 {
		t.Errorf("a withdrawn link is told: %v, %d messages", err, h.queued(templateLinkShort))
	}
	if _, err := h.service.OpenLink(t.Context(), h.service.secret(link.ID)); !fault.Is(err, fault.NotFound) {
		t.Errorf("a withdrawn link opens: %v, want NotFound", err)
	}
	if _, err := h.service.WithdrawLinks(t.Context(), h.office, sent.Batch); !fault.Is(err, fault.Conflict) {
		t.Errorf("twice: %v, want Conflict", err)
	}
	for _, e := range h.entries(two) {
		if e.Fact == FactOffered {
			t.Error("the fact of the sending stands")
		}
	}
	if _, err := h.service.SendLinks(t.Context(), monitor, SendLinksCmd{Applications: []id.Application{two.Application}}); !fault.Is(err, fault.Denied) {
		t.Errorf("sent by who may not: %v, want Denied", err)
	}
	if _, err := h.service.SendLinks(t.Context(), h.office, SendLinksCmd{Applications: []id.Application{two.Application, one.Application}}); !fault.Is(err, fault.Conflict) {
		t.Errorf("one of them has a day: %v, want Conflict", err)
	}
	if _, err := linkOf(t.Context(), h.db.Reader(), two.Application); !fault.Is(err, fault.NotFound) {
		t.Errorf("half of a refused sending was written: %v", err)
	}
}

func TestTheDayBeforeEachIsRemindedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.at(InterviewSet) // today
	slot := h.offer(day(3), 1)[0]
	c := h.at(ToInvite)
	h.do(h.service.SetInterview(t.Context(), h.office, InviteCmd{Cmd: c, Slot: slot}))
	for range 2 {
		if err := h.service.Remind(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := h.queued(templateReminderShort); got != 1 {
		t.Errorf("%d reminders, want tomorrow's alone, once", got)
	}
}

func TestAFreedPlaceIsOfferedInOrder(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	slots := h.offer(day(7), 1)
	h.offer(day(9), 1)
	cmds, _ := h.invited(1)
	h.do(h.service.Choose(t.Context(), cmds[0].Application, slots[0]))
	first, second := h.at(ToInvite), h.at(ToInvite)
	for i, c := range []Cmd{first, second} {
		h.clock.Set(h.clock.Now().Add(time.Duration(i+1) * time.Minute))
		if err := h.service.SetStandby(t.Context(), h.office, StandbyCmd{Cmd: c, Would: true}); err != nil {
			t.Fatal(err)
		}
	}
	freed := freedJob{User: h.giulia.User, Day: day(7), Minute: 540, By: cmds[0].Application}
	if to, err := h.service.offerFreed(t.Context(), freed); err != nil || to != "" {
		t.Errorf("a place that is taken was offered to %q, %v", to, err)
	}
	if err := h.service.CallOff(t.Context(), cmds[0].Application); err != nil {
		t.Fatal(err)
	}
	for _, want := range []id.Application{first.Application, second.Application, ""} {
		if to, err := h.service.offerFreed(t.Context(), freed); err != nil || to != want {
			t.Errorf("offered to %q, %v; want %q", to, err, want)
		}
	}
	if got := h.queued(templateFreedShort); got != 2 {
		t.Errorf("%d messages, want 2", got)
	}
	if _, err := h.service.Choose(t.Context(), second.Application, slots[0]); err != nil {
		t.Errorf("who comes first takes it: %v", err)
	}
	if _, err := h.service.Choose(t.Context(), first.Application, slots[0]); !fault.Is(err, fault.Conflict) {
		t.Errorf("who comes second: %v, want Conflict", err)
	}
	if there, err := onStandby(t.Context(), h.db.Reader(), second.Application); err != nil || there {
		t.Errorf("who took it is still on the list: %v, %v", there, err)
	}
	monitor := access.Actor{User: h.office.User, Roles: []access.Role{access.Monitor}}
	if err := h.service.SetStandby(t.Context(), monitor, StandbyCmd{Cmd: first}); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not: %v, want Denied", err)
	}
}

func TestTheLinkOpensTheInterviewAndNothingElse(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	s.offer(day(7), 2)
	cmds, secrets := s.invited(1)
	b := s.browser()
	b.Get("/invito/nessuno").Want(404).Good().WantText("non vale più")
	b.Get(pathChoose).WantRedirect(pathRoad)
	b.Get(pathChoose + "/calendario").WantRedirect(pathRoad)
	for _, command := range []string{"", "/disdici", "/attesa"} {
		b.Post(pathChoose+command, url.Values{"would": {"1"}}).WantRedirect(pathRoad)
	}
	b.Get(pathLink + "/" + secrets[0]).WantRedirect(pathChoose)
	page := b.Get(pathChoose).Want(200).Good().WantText("Scegli il giorno", "ore 9:00", "ore 9:45", "fino a 24 ore prima").WantNoText("Chiara", "Venturi")
	page.Submit("#scegli", nil).Want(422).Good().WantText("Scegli un posto dall'elenco")
	slot := page.Attr("#scegli input[name=slot]", "value")
	page.Submit("#scegli", url.Values{"slot": {slot}}).WantRedirect(pathChoose)
	set := b.Get(pathChoose).Want(200).Good().WantText("Fatto: il colloquio è fissato", "Stanza 2", "Sposta il colloquio", "Non posso venire")
	calendar := b.Get(pathChoose + "/calendario").Want(200).Body
	if !strings.Contains(calendar, "SUMMARY:Colloquio\\, ") || strings.Contains(calendar, "Venturi") || !strings.Contains(calendar, "BEGIN:VEVENT") {
		t.Errorf("the calendar file says\n%s", calendar)
	}
	page.Submit("#scegli", url.Values{"slot": {slot}}).Want(409).Good().WantText("non è più libero")
	set.Submit(`form[action="`+pathChoose+`/attesa"]`, nil).WantRedirect(pathChoose)
	set = b.Get(pathChoose).Want(200).Good().WantText("Sei in lista")
	set.Submit(`form[action="`+pathChoose+`/disdici"]`, nil).WantRedirect(pathChoose)
	b.Get(pathChoose).Want(200).Good().WantText("Colloquio disdetto", "Scegli il giorno")
	if a := s.load(cmds[0]); a.State != ToInvite {
		t.Errorf("got %s, want to invite", a.State)
	}
	b.Get(pathRoad).Want(200).WantNoText("Chiara") // the link is no code
	b.SetCookie("lingua", "en")
	b.Get(pathChoose).Want(200).Good().WantText("Choose the day").WantNoText("intake.")
	if strings.Contains(s.log.String(), secrets[0]) {
		t.Error("the log holds a link")
	}
}

func TestManyAreInvitedFromTheQueue(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	one, two := s.at(ToInvite), s.at(ToInvite)
	s.exec(`DELETE FROM person_contact WHERE person = $1`, s.load(two).Person)
	s.offer(day(7), 1)
	office := s.as("office")
	page := office.Get(pathMany).Want(200).Good().WantText("2 persone da invitare", "1 posto libero", "I posti sono meno delle persone: 1", "va chiamata")
	page.Submit("#scelta", url.Values{"chosen": nil}).Want(422).Good().WantText("Scegli almeno una persona")
	preview := page.Submit("#scelta", url.Values{"chosen": {string(one.Application)}}).Want(200).Good().WantText("Parte 1 messaggio", "Manda 1 invito", "[indirizzo di ciascuno]")
	if got := s.queued(templateLinkShort); got != 0 {
		t.Errorf("the preview sent %d messages", got)
	}
	preview.Submit("#manda", nil).WantRedirect("/candidature?colonna=to_invite")
	queue := office.Get("/candidature?colonna=to_invite").Want(200).Good().WantText("1 invito parte", "sta scegliendo")
	queue.Submit(".i-feedback form", nil).WantRedirect("/candidature?colonna=to_invite")
	office.Get("/candidature?colonna=to_invite").Want(200).Good().WantText("Inviti ritirati: 1").WantNoText("sta scegliendo")
	casePage := office.Get(pathCase(one.Application)).Want(200).Good()
	casePage.Submit(`form[action="`+pathCase(one.Application)+`/attesa"]`, nil).WantRedirect(pathCase(one.Application))
	office.Get(pathStandby).Want(200).Good().WantText("Lista d'attesa", "in lista da", "Nessun posto offerto")
	casePage.Submit(`form[action="`+pathCase(one.Application)+`/manda-link"]`, nil).WantRedirect(pathCase(one.Application))
	s.clock.Set(s.clock.Now().AddDate(0, 0, 8))
	office.Get(pathCase(one.Application)).Want(200).Good().WantText("Link mandato da 8 giorni, nessuna risposta: richiama")
}

func TestUnreachableIsProposedAfterSomeAbsences(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(ToInvite)
	office := s.as("office")
	for i := range 2 {
		s.invite(c, s.clock.Today())
		s.clock.Set(s.clock.Now().AddDate(0, 0, 1))
		s.do(s.service.MissInterview(t.Context(), s.office, MissedCmd{Cmd: c, Absence: agenda.Absent}))
		page := office.Get(pathCase(c.Application)).Want(200).Good()
		if proposed := strings.Contains(page.Text(), "irreperibile: decidi tu"); proposed != (i == 1) {
			t.Errorf("after %d absences: proposed %v", i+1, proposed)
		}
	}
	if a := s.load(c); a.State != ToInvite {
		t.Fatalf("got %s: nobody is closed by themselves", a.State)
	}
	office.Get(pathCase(c.Application)).WantElement(`form[action="` + pathCase(c.Application) + `/chiudi"] input[name=ending][value=person_unreachable]`)
	office.Post(pathCase(c.Application)+"/chiudi", url.Values{"ending": {string(FactUnreachable)}, "on": {s.clock.Today().String()}}).
		WantRedirect(pathCase(c.Application))
	if a := s.load(c); a.State != Unreachable {
		t.Errorf("got %s", a.State)
	}
}
