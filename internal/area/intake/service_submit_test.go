package intake

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
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

func (h *house) save(cmd SaveStepCmd) Draft {
	h.t.Helper()
	cmd.Lang = i18n.It
	d, err := h.service.SaveStep(h.t.Context(), cmd)
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

// begun is a draft with the given steps answered.
func (h *house) begun(steps ...FormStep) Draft {
	h.t.Helper()
	var d Draft
	for _, s := range steps {
		d = h.save(SaveStepCmd{Draft: d.ID, Step: s, Form: fullForm()})
	}
	return d
}

func TestADraftGrowsStepByStep(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere, StepWork)
	if d.Reached != StepPaths || d.Form.Municipality != "037006" || d.Form.WeeklyHours != "16" || d.Form.Surname != "" {
		t.Errorf("got reached %d, %+v", d.Reached, d.Form)
	}
	read, err := h.service.Draft(t.Context(), d.ID)
	if err != nil || read.Code != d.Code || read.Token != d.Token || read.Form.WorkStatus != Working {
		t.Errorf("read back %v, %v", read, err)
	}
	changed := fullForm()
	changed.WorkStatus = Unemployed
	d = h.save(SaveStepCmd{Draft: d.ID, Step: StepWork, Form: changed})
	if d.Reached != StepPaths || d.Form.WorkStatus != Unemployed || d.Form.Municipality != "037006" {
		t.Errorf("after a change: reached %d, %+v", d.Reached, d.Form)
	}
	if n := h.count(`SELECT count(*) FROM application_draft`); n != 1 {
		t.Errorf("%d drafts", n)
	}
}

func TestWrongAnswersAreNotKeptUnlessAsTyped(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	bad := fullForm()
	bad.WeeklyHours = "tante"
	if _, err := h.service.SaveStep(t.Context(), SaveStepCmd{Draft: d.ID, Step: StepWork, Form: bad}); wrongFields(err) != "weekly_hours=intake.form.error.hours" {
		t.Errorf("got %v", err)
	}
	read, err := h.service.Draft(t.Context(), d.ID)
	if err != nil || read.Form.WeeklyHours != "" || read.Reached != StepWork {
		t.Errorf("kept %q, %v", read.Form.WeeklyHours, err)
	}
	d = h.save(SaveStepCmd{Draft: d.ID, Step: StepWork, Form: bad, Unchecked: AsTyped})
	if d.Form.WeeklyHours != "tante" || d.Reached != StepWork {
		t.Errorf("as typed: %q, reached %d", d.Form.WeeklyHours, d.Reached)
	}
	elsewhere := fullForm()
	elsewhere.Municipality = "999999"
	if _, err := h.service.SaveStep(t.Context(), SaveStepCmd{Step: StepWhere, Form: elsewhere}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a place that does not exist: %v", err)
	}
}

func TestADraftIsFoundByItsCodeOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	found, err := h.service.ResumeDraft(t.Context(), strings.ToLower(d.Code.Groups()))
	if err != nil || found.ID != d.ID {
		t.Errorf("got %v, %v", found, err)
	}
	r := h.submit(onSite(NewFormToken(), h.answers()))
	for _, code := range []string{"", "AAA AAA AAA", "no", string(r.Code)} {
		if _, err := h.service.ResumeDraft(t.Context(), code); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v, want NotFound", code, err)
		}
	}
	if _, err := h.service.Follow(t.Context(), string(d.Code)); !fault.Is(err, fault.NotFound) {
		t.Errorf("a draft's code opens an application: %v", err)
	}
}

func TestDraftsExpireAndAreForgotten(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d, other := h.begun(StepWhere), h.begun(StepWhere)
	h.exec(`UPDATE application_draft SET expires_at = $1 WHERE id = $2`, h.service.Wall.Now().Add(-time.Minute), d.ID)
	if _, err := h.service.Draft(t.Context(), d.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("an expired draft: %v", err)
	}
	if _, err := h.service.ResumeDraft(t.Context(), string(d.Code)); !fault.Is(err, fault.NotFound) {
		t.Errorf("an expired draft by its code: %v", err)
	}
	if err := h.service.ForgetDrafts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.service.Draft(t.Context(), other.ID); err != nil || h.count(`SELECT count(*) FROM application_draft`) != 1 {
		t.Errorf("the other draft: %v", err)
	}
}

func TestSendingRemovesTheDraft(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	d := h.begun(StepWhere)
	cmd := onSite(d.Token, h.answers())
	cmd.Draft = d.ID
	r := h.submit(cmd)
	if _, err := h.service.Draft(t.Context(), d.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the draft is still there: %v", err)
	}
	if got, err := h.service.ReceiptByToken(t.Context(), d.Token); err != nil || got.Code != r.Code {
		t.Errorf("by its token: %v, %v", got, err)
	}
}

// What somebody has typed and not sent is nowhere to be read in the file.
func TestADraftIsSealedInTheDatabase(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if h.db.Engine() != "sqlite" {
		t.Skip("looks into the file of SQLite")
	}
	d := h.begun(StepWhere, StepTrades, StepWho, StepContact)
	secrets := []string{"Samira", "Haddad", "samira", "347 555", "3475550142", "posta.example", "1991", "sarta", string(d.Code), d.Code.Groups()}
	path, err := db.One(t.Context(), h.db.Reader(), db.Scalar[string], `SELECT file FROM pragma_database_list WHERE name = 'main'`)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no file at %s: %v", path, err)
	}
	var all []byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	if !strings.Contains(string(all), string(d.ID)) {
		t.Fatal("the draft itself is not in the file: this test sees nothing")
	}
	for _, s := range secrets {
		if strings.Contains(string(all), s) {
			t.Errorf("%q stands in the file", s)
		}
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

// told are the messages in the outbox about an application.
func (h *house) told(application id.Application) []message.Letter {
	h.t.Helper()
	if _, err := h.service.Jobs.Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	var out []message.Letter
	ids, err := db.All(h.t.Context(), h.db.Reader(), db.Scalar[message.ID], `SELECT id FROM message WHERE application = $1 ORDER BY id`, application)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, of := range ids {
		l, err := h.service.Outbox.Read(h.t.Context(), h.chief, of)
		if err != nil {
			h.t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

func TestTheReceiptIsToldOnce(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name         string
		change       func(a *Answers)
		to, language string
	}{
		{"by mail, where there is an address", func(a *Answers) { a.Email = "chiara@posta.example" }, "chiara@posta.example", "Ciao Chiara"},
		{"by text message otherwise", func(*Answers) {}, "+393335550162", "Domanda ricevuta"},
		{"in English", func(a *Answers) { a.Lang = "en" }, "+393335550162", "Application received"},
		{"in Italian for languages that are not there yet", func(a *Answers) { a.Lang = "ur" }, "+393335550162", "Domanda ricevuta"},
		{"not by a telephone on the wall", func(a *Answers) { a.Phone = "+390515550100" }, "", ""},
		{"not to who has neither", func(a *Answers) { a.Phone = "" }, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			a := h.answers()
			tt.change(&a)
			r := h.submit(onSite(NewFormToken(), a))
			all := h.told(r.Application)
			if tt.to == "" {
				if len(all) != 0 {
					t.Errorf("%d messages, want none", len(all))
				}
				return
			}
			if len(all) != 1 || all[0].To != tt.to || all[0].State != message.Held {
				t.Fatalf("got %+v", all)
			}
			if body := all[0].Body; !strings.Contains(body, r.Code.Groups()) || !strings.Contains(body, tt.language) || !strings.Contains(body, "2022") {
				t.Errorf("got %q", body)
			}
			if err := h.service.TellReceipt(t.Context(), r.Application); err != nil || len(h.told(r.Application)) != 1 {
				t.Errorf("told again: %v", err)
			}
		})
	}
}
