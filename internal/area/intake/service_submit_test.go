package intake

import (
	"strings"
	"sync"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func (h *house) count(query string, args ...any) int {
	h.t.Helper()
	n, err := db.One(h.t.Context(), h.db.Reader(), db.Scalar[int], query, args...)
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

func (h *house) submit(cmd SubmitCmd) Receipt {
	h.t.Helper()
	r, err := h.service.Submit(h.t.Context(), access.Actor{}, cmd)
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

func onSite(token string, a Answers) SubmitCmd {
	return SubmitCmd{Token: token, Channel: ChannelSite, Answers: a}
}

func TestAFormBecomesAnApplication(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	answers, err := fullForm().Answers(day(2))
	if err != nil {
		t.Fatal(err)
	}
	r := h.submit(onSite(NewFormToken(), answers))
	a := h.load(Cmd{Application: r.Application})
	if a.State != Received || a.ReceivedOn != day(2) || a.Channel != ChannelSite || a.District == "" || a.Organisation != "" || a.AssistedBy != "" {
		t.Errorf("got %+v", a)
	}
	p, err := person.Load(t.Context(), h.db.Reader(), h.service.Keys, r.Person)
	if err != nil {
		t.Fatal(err)
	}
	if p.Surname != "El Haddad" || p.Phones()[0] != "+393475550142" || !p.Agreed(person.ConsentPrivacy) || p.Municipality != "037006" {
		t.Errorf("got %+v", p)
	}
	d, err := declaredOf(t.Context(), h.db.Reader(), r.Application)
	if err != nil || d != answers.Declared {
		t.Errorf("declared %+v, %v; want %+v", d, err, answers.Declared)
	}
	events, err := journal.ByApplication(t.Context(), h.db.Reader(), r.Application)
	if err != nil || len(events) != 1 || events[0].Kind != journal.Kind(FactReceived) || events[0].Code("channel") != "site" || events[0].Code("district") != a.District {
		t.Errorf("events %+v, %v", events, err)
	}
	if n := h.count(`SELECT count(*) FROM audit_log WHERE subject = $1`, r.Application); n != 1 {
		t.Errorf("%d audit rows, want 1", n)
	}
	if again, err := h.service.Receipt(t.Context(), r.Application); err != nil || again.Code != r.Code || len(r.Code) != codeLength {
		t.Errorf("the receipt reads %q, %v; want %q", again.Code, err, r.Code)
	}
	if of, err := h.service.Follow(t.Context(), strings.ToLower(r.Code.Groups())); err != nil || of != r.Application {
		t.Errorf("the code leads to %q, %v", of, err)
	}
	h.isFold(Cmd{Application: r.Application})
}

func TestHoursThatVaryAreNotZeroHours(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a := h.answers()
	a.WorkStatus, a.WeeklyHours = Working, HoursUnknown
	d, err := declaredOf(t.Context(), h.db.Reader(), h.submit(onSite(NewFormToken(), a)).Application)
	if err != nil || d.WeeklyHours != HoursUnknown {
		t.Errorf("got %d, %v", d.WeeklyHours, err)
	}
}

func TestWhoLivesElsewhereIsReceivedToo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a := h.answers()
	a.Municipality = Elsewhere
	r := h.submit(onSite(NewFormToken(), a))
	if got := h.load(Cmd{Application: r.Application}); got.State != Received || got.District != "" {
		t.Errorf("got %+v", got)
	}
}

func TestAMunicipalityOutsideTheListIsNoAnswer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a := h.answers()
	for _, place := range []string{"015146", "999999"} {
		a.Municipality = place
		_, err := h.service.Submit(t.Context(), access.Actor{}, onSite(NewFormToken(), a))
		if wrongFields(err) != "municipality=error.field.choice" {
			t.Errorf("%s: %v", place, err)
		}
	}
	h.exec(`UPDATE municipality SET active = $1 WHERE istat = $2`, false, "037006")
	a.Municipality = "037006"
	if _, err := h.service.Submit(t.Context(), access.Actor{}, onSite(NewFormToken(), a)); !fault.Is(err, fault.Invalid) {
		t.Errorf("a closed place: %v", err)
	}
	if n := h.count(`SELECT count(*) FROM person`); n != 0 {
		t.Errorf("%d people were stored", n)
	}
}

func TestATokenIsReceivedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token, answers := NewFormToken(), h.answers()
	first := h.submit(onSite(token, answers))
	answers.GivenName = "Un'altra" // changed after sending, sent again
	second := h.submit(onSite(token, answers))
	if first.Again || !second.Again || second.Code != first.Code || second.Application != first.Application || second.ReceivedOn != first.ReceivedOn {
		t.Errorf("first %+v, second %+v", first, second)
	}
	h.wantRows(1)
}

// wantRows fails unless everything of n applications is there, and no more.
func (h *house) wantRows(n int) {
	h.t.Helper()
	for _, table := range []string{"person", "application", "application_answer", "event", "audit_log", "person_dimension", "person_consent"} {
		if got := h.count(`SELECT count(*) FROM ` + table); got != n {
			h.t.Errorf("%d rows in %s, want %d", got, table, n)
		}
	}
}

func TestATokenSentByManyAtOnceIsReceivedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const forms, tries = 4, 8
	receipts := make([][tries]Receipt, forms)
	var wait sync.WaitGroup
	for f := range forms {
		token, answers := NewFormToken(), h.answers()
		for i := range tries {
			wait.Go(func() {
				r, err := h.service.Submit(t.Context(), access.Actor{}, onSite(token, answers))
				if err != nil {
					t.Errorf("form %d: %v", f, err)
				}
				receipts[f][i] = r
			})
		}
	}
	wait.Wait()
	for f, all := range receipts {
		fresh := 0
		for _, r := range all {
			if !r.Again {
				fresh++
			}
			if r.Code != all[0].Code || r.Application != all[0].Application {
				t.Errorf("form %d has two receipts", f)
			}
		}
		if fresh != 1 {
			t.Errorf("form %d was received %d times", f, fresh)
		}
	}
	h.wantRows(forms)
}

func TestAForgedTokenIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, token := range []string{"", "short", strings.Repeat("a", 65), strings.Repeat("à", 20), "AAAAAAAAAAAAAAAAAAAA'--"} {
		if _, err := h.service.Submit(t.Context(), access.Actor{}, onSite(token, h.answers())); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, want Invalid", token, err)
		}
	}
	h.wantRows(0)
}

func TestWhoMayHelpWithAForm(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	desk := h.user("sportello", access.AccessPoint)
	desk.Organisation = h.caritas
	monitor := h.user("monitor", access.Monitor)
	tests := []struct {
		name  string
		actor access.Actor
		cmd   SubmitCmd
		want  fault.Kind
	}{
		{"the help desk receives everybody", h.office, SubmitCmd{Channel: ChannelHelpDesk}, -1},
		{"an access point receives for itself", desk, SubmitCmd{Channel: ChannelAccessPoint, Organisation: h.caritas}, -1},
		{"an access point does not receive for others", desk, SubmitCmd{Channel: ChannelAccessPoint, Organisation: h.cpi}, fault.Denied},
		{"a monitor receives nobody", monitor, SubmitCmd{Channel: ChannelHelpDesk}, fault.Denied},
		{"nobody is no help desk", access.Actor{}, SubmitCmd{Channel: ChannelHelpDesk}, fault.Denied},
		{"a channel that does not exist", h.office, SubmitCmd{Channel: "pigeon"}, fault.Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.cmd.Token, tt.cmd.Answers = NewFormToken(), h.answers()
			r, err := h.service.Submit(t.Context(), tt.actor, tt.cmd)
			if tt.want != -1 {
				if !fault.Is(err, tt.want) {
					t.Errorf("got %v, want %v", err, tt.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			a := h.load(Cmd{Application: r.Application})
			if a.AssistedBy != tt.actor.User || a.Organisation != tt.cmd.Organisation || a.Channel != tt.cmd.Channel {
				t.Errorf("got %+v", a)
			}
		})
	}
	if got := channelOf(h.office); got != ChannelHelpDesk {
		t.Errorf("the office's channel is %s", got)
	}
	if got := channelOf(desk); got != ChannelAccessPoint {
		t.Errorf("an access point's channel is %s", got)
	}
}

// Types that hold somebody's data do not show themselves.
func TestFormsAndReceiptsAreNotLogged(t *testing.T) {
	t.Parallel()
	f := fullForm()
	a, err := f.Answers(civil.MustDate("2022-11-10"))
	if err != nil {
		t.Fatal(err)
	}
	r := Receipt{Application: id.New[id.Application](), Code: "RQ74KM92A"}
	shown := []string{
		f.LogValue().String(), a.LogValue().String(), SubmitCmd{Answers: a}.LogValue().String(), SaveStepCmd{Form: f}.LogValue().String(),
		r.LogValue().String(), r.Code.LogValue().String(), Draft{Code: r.Code, Form: f}.LogValue().String(),
	}
	for _, s := range shown {
		for _, secret := range []string{"Samira", "Haddad", "347", "RQ7", "1991"} {
			if strings.Contains(s, secret) {
				t.Errorf("%q shows %q", s, secret)
			}
		}
	}
}
