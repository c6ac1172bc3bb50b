package intake

import (
	"slices"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// partner is somebody who has signed in for an organisation.
func (h *house) partner(login string, of id.Organisation) access.Actor {
	h.t.Helper()
	a := h.user(login, access.Partner)
	a.Organisation = of
	h.exec(`UPDATE app_user SET organisation = $1 WHERE id = $2`, of, a.User)
	return a
}

// asked is an application about which the employment centre has been asked
// both questions.
func (h *house) asked(s State) (Cmd, map[Rule]Question) {
	h.t.Helper()
	c := h.at(s)
	h.do(h.service.AskVerification(h.t.Context(), h.office, AskCmd{Cmd: c, Measures: h.cpi, L14: h.cpi}))
	return c, h.questions(c)
}

func (h *house) questions(c Cmd) map[Rule]Question {
	h.t.Helper()
	all, err := questionsOf(h.t.Context(), h.db.Reader(), c.Application)
	if err != nil {
		h.t.Fatal(err)
	}
	out := map[Rule]Question{}
	for _, q := range all {
		out[q.Rule] = q
	}
	return out
}

// tokens are those of the messages in the outbox, the newest first.
func (h *house) tokens() []string {
	h.t.Helper()
	type letter struct {
		id      string
		content []byte
	}
	all, err := db.All(h.t.Context(), h.db.Reader(), func(s db.Scanner) (letter, error) {
		var l letter
		err := s.Scan(&l.id, &l.content)
		return l, err
	}, `SELECT id, content FROM message WHERE template = $1 ORDER BY id DESC`, templateQuestion)
	if err != nil {
		h.t.Fatal(err)
	}
	var out []string
	for _, l := range all {
		plain, err := h.service.Keys.Open(l.content, "message", l.id, "content")
		if err != nil {
			h.t.Fatal(err)
		}
		_, rest, found := strings.Cut(string(plain), "https://insieme.test"+pathCheck+"/")
		if !found || strings.Contains(string(plain), "Venturi") {
			h.t.Fatal("the message has no link, or names the person")
		}
		out = append(out, rest[:strings.IndexByte(rest, '\\')])
	}
	return out
}

func TestAskingMakesARecordAndTellsWhoHasAnAddress(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.at(Verifying)
	h.do(h.service.AskVerification(t.Context(), h.office, AskCmd{Cmd: c, Measures: h.cpi, L14: h.caritas, DueOn: day(20)}))
	got := h.questions(c)
	q := got[RuleMeasures]
	if len(got) != 2 || q.State != QuestionAsked || q.Organisation != h.cpi || q.AskedBy != h.office.User || q.DueOn != day(20) || q.Months != 12 {
		t.Errorf("got %+v", got)
	}
	if n := len(h.tokens()); n != 1 {
		t.Errorf("%d messages, want one: the other organisation has no address", n)
	}
	h.do(h.service.AskVerification(t.Context(), h.office, AskCmd{Cmd: c, Measures: h.cpi}))
	if again := h.questions(c)[RuleMeasures]; again.ID != q.ID || again.Reminders != 1 || again.DueOn != day(20) {
		t.Errorf("asked again: got %+v, want a reminder", again)
	}
	if n := len(h.tokens()); n != 2 {
		t.Errorf("%d messages after a reminder, want two", n)
	}
	h.isFold(c)
}

func TestOnlyTheOrganisationItselfAnswers(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c, asked := h.asked(Verifying)
	answer := AnswerCmd{Question: asked[RuleMeasures].ID, Answer: Answer{Reply: ReplyNone}}
	for name, actor := range map[string]access.Actor{
		"another organisation": h.partner("altra", h.caritas), "the office": h.office, "an interviewer": h.giulia, "nobody": {},
	} {
		if err := h.service.AnswerQuestion(t.Context(), actor, answer); !fault.Is(err, fault.Denied) {
			t.Errorf("%s: got %v, want denied", name, err)
		}
	}
	own := h.partner("cpi", h.cpi)
	if err := h.service.AnswerQuestion(t.Context(), own, answer); err != nil {
		t.Fatal(err)
	}
	q := h.questions(c)[RuleMeasures]
	if q.State != QuestionAnswered || q.AnsweredBy != own.User || q.Way != WayLogin || q.ValidUntil != day(2).AddMonths(6) {
		t.Errorf("got %+v", q)
	}
	if a := h.load(c); a.State != Verifying || !a.MeasureFreeOn.IsZero() {
		t.Errorf("the answer alone decided: %+v", a)
	}
	if err := h.service.AnswerQuestion(t.Context(), own, answer); !fault.Is(err, fault.Conflict) {
		t.Errorf("answered twice: got %v, want a conflict", err)
	}
	h.isFold(c)
}

func TestALinkAnswersOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.at(Verifying)
	h.do(h.service.AskVerification(t.Context(), h.office, AskCmd{Cmd: c, Measures: h.cpi}))
	if _, err := h.service.RemindPartner(t.Context(), h.office, QuestionCmd{Question: h.questions(c)[RuleMeasures].ID}); err != nil {
		t.Fatal(err)
	}
	tokens := h.tokens()
	none := Answer{Reply: ReplyNone, Note: "vista in banca dati"}
	for _, wrong := range []string{"", "x", strings.ToLower(tokens[0]), tokens[0] + "A"} {
		if err := h.service.AnswerByLink(t.Context(), wrong, none); !fault.Is(err, fault.NotFound) {
			t.Errorf("a wrong link: got %v, want absent", err)
		}
	}
	if err := h.service.AnswerByLink(t.Context(), tokens[0], Answer{}); !fault.Is(err, fault.Invalid) {
		t.Errorf("an empty answer: got %v, want invalid", err)
	}
	if err := h.service.AnswerByLink(t.Context(), tokens[0], none); err != nil {
		t.Fatal(err)
	}
	for _, used := range tokens {
		if err := h.service.AnswerByLink(t.Context(), used, none); !fault.Is(err, fault.NotFound) {
			t.Errorf("a link used up: got %v, want absent", err)
		}
	}
	q := h.questions(c)[RuleMeasures]
	note, err := noteOf(t.Context(), h.db.Reader(), h.service.Keys, q.ID)
	if q.Way != WayLink || q.AnsweredBy != "" || note != none.Note || err != nil {
		t.Errorf("got %+v, note %q, %v", q, note, err)
	}
	stored, err := db.One(t.Context(), h.db.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM verification_link WHERE token_blind = $1`, tokens[0])
	if err != nil || stored != 0 {
		t.Errorf("the token itself is stored (%d, %v)", stored, err)
	}
}

func TestALinkEndsWithItsDayAndItsQuestion(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, end := range map[string]func(Cmd, Question){
		"its days are over": func(_ Cmd, q Question) {
			h.exec(`UPDATE verification_link SET expires_at = $1 WHERE request = $2`, h.service.Wall.Now().Add(-time.Second), q.ID)
		},
		"the question is withdrawn": func(_ Cmd, q Question) {
			if _, err := h.service.Withdraw(t.Context(), h.office, QuestionCmd{Question: q.ID}); err != nil {
				t.Fatal(err)
			}
		},
		"the office was told by telephone": func(c Cmd, _ Question) {
			h.do(h.service.AnswerMeasures(t.Context(), h.office, MeasuresCmd{Cmd: c, Answer: Yes, Source: "phone_call"}))
		},
		"the application has ended": func(c Cmd, _ Question) {
			h.do(h.service.Close(t.Context(), h.office, CloseCmd{Cmd: c, Ending: FactWithdrawn}))
		},
	} {
		c := h.at(Verifying)
		h.do(h.service.AskVerification(t.Context(), h.office, AskCmd{Cmd: c, Measures: h.cpi}))
		token := h.tokens()[0]
		if _, err := h.service.behind(t.Context(), h.db.Reader(), token); err != nil {
			t.Fatal(err)
		}
		end(c, h.questions(c)[RuleMeasures])
		if _, err := h.service.behind(t.Context(), h.db.Reader(), token); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: got %v, want absent", name, err)
		}
		if err := h.service.AnswerByLink(t.Context(), token, Answer{Reply: ReplyNone}); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s, answering: got %v, want absent", name, err)
		}
	}
}

func TestAPersonTakesAnAnswerOverAndCanUndoIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c, asked := h.asked(Verifying)
	cpi := h.partner("cpi", h.cpi)
	ctx := t.Context()
	if err := h.service.AnswerQuestion(ctx, cpi, AnswerCmd{asked[RuleMeasures].ID, Answer{Reply: ReplyActive, RunsUntil: day(28), Measure: "internship"}}); err != nil {
		t.Fatal(err)
	}
	suspend := SuspendCmd{Cmd: c, Until: day(28), Reason: "internship", Source: "employment_centre", Request: asked[RuleMeasures].ID}
	other, _ := h.asked(Verifying)
	wrong := suspend
	wrong.Cmd = other
	if _, err := h.service.Suspend(ctx, h.office, wrong); !fault.Is(err, fault.NotFound) {
		t.Errorf("the answer about somebody else: got %v, want absent", err)
	}
	event := h.do(h.service.Suspend(ctx, h.office, suspend))
	if a := h.load(c); a.State != Suspended || a.SuspendedUntil != day(28) {
		t.Errorf("got %s until %s", a.State, a.SuspendedUntil)
	}
	last := h.findings(c)[len(h.findings(c))-1]
	if last.Partner != h.cpi || last.ValidUntil != day(2).AddMonths(6) || h.questions(c)[RuleMeasures].State != QuestionTaken {
		t.Errorf("got %+v", last)
	}
	if err := h.service.Undo(ctx, h.office, UndoCmd{c.Application, event}); err != nil {
		t.Fatal(err)
	}
	if h.questions(c)[RuleMeasures].State != QuestionAnswered {
		t.Error("the answer waits again to be taken over")
	}
	h.isFold(c)
}

func TestUndoOfAskingAndOfATelephoneAnswer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c, _ := h.asked(Verifying)
	event := h.do(h.service.AnswerMeasures(t.Context(), h.office, MeasuresCmd{Cmd: c, Answer: Yes, Source: "phone_call"}))
	if q := h.questions(c); q[RuleMeasures].State != QuestionWithdrawn || q[RuleL14].State != QuestionAsked {
		t.Errorf("got %+v", q)
	}
	if err := h.service.Undo(t.Context(), h.office, UndoCmd{c.Application, event}); err != nil {
		t.Fatal(err)
	}
	if q := h.questions(c)[RuleMeasures]; q.State != QuestionAsked {
		t.Errorf("after the undo: %s, want asked", q.State)
	}
	newest := h.entries(c)
	if err := h.service.Undo(t.Context(), h.office, UndoCmd{c.Application, newest[len(newest)-1].Event}); err != nil {
		t.Fatal(err)
	}
	for rule, q := range h.questions(c) {
		if q.State != QuestionWithdrawn {
			t.Errorf("%s: %s after asking was taken back", rule, q.State)
		}
	}
}

// TestAnExpiredAnswerIsAskedAgainWithoutMovingThePerson lets the good answers of
// somebody who waits for the invitation expire.
func TestAnExpiredAnswerIsAskedAgainWithoutMovingThePerson(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	c := h.at(ToInvite)
	waiting := h.load(c).WaitingSince
	outcomes := func() (out []Outcome) {
		f, err := caseFile(ctx, h.db.Reader(), h.service.Keys, h.office, c.Application, h.clock.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range f.Checks {
			out = append(out, v.Outcome)
		}
		return out
	}
	if got := outcomes(); !slices.Equal(got, []Outcome{Yes, Yes, Yes, Yes}) {
		t.Errorf("verified: got %v", got)
	}
	later := day(2).AddMonths(6).AddDays(1)
	h.clock.Set(later.At(9, 0, h.clock.Zone()))
	if got := outcomes(); !slices.Equal(got, []Outcome{Yes, Yes, Open, Open}) {
		t.Errorf("after six months: got %v", got)
	}
	event := h.do(h.service.AskVerification(ctx, h.office, AskCmd{Cmd: c, Measures: h.cpi}))
	q := h.questions(c)[RuleMeasures]
	if err := h.service.AnswerQuestion(ctx, h.partner("cpi", h.cpi), AnswerCmd{q.ID, Answer{Reply: ReplyNone}}); err != nil {
		t.Fatal(err)
	}
	confirm := h.do(h.service.AnswerMeasures(ctx, h.office, MeasuresCmd{Cmd: c, Answer: Yes, Source: "employment_centre", Request: q.ID}))
	if got := outcomes(); !slices.Equal(got, []Outcome{Yes, Yes, Yes, Open}) {
		t.Errorf("asked again and answered: got %v", got)
	}
	if a := h.load(c); a.State != ToInvite || a.WaitingSince != waiting {
		t.Errorf("got %s, waiting since %s; want the place in the queue kept", a.State, a.WaitingSince)
	}
	h.isFold(c)
	for _, e := range []id.Event{confirm, event} {
		if err := h.service.Undo(ctx, h.office, UndoCmd{c.Application, e}); err != nil {
			t.Fatal(err)
		}
	}
	if got := outcomes(); !slices.Equal(got, []Outcome{Yes, Yes, Open, Open}) {
		t.Errorf("taken back: got %v", got)
	}
}

func TestSeveralAnswersAreAllOrNone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cpi := h.partner("cpi", h.cpi)
	c, asked := h.asked(Verifying)
	good := AnswerCmd{asked[RuleL14].ID, Answer{Reply: ReplyNone}}
	bad := AnswerCmd{asked[RuleMeasures].ID, Answer{Reply: ReplyActive}}
	err := h.service.AnswerQuestions(t.Context(), cpi, []AnswerCmd{good, bad})
	if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != "until-"+string(bad.Question) {
		t.Errorf("got %v, want the line that is wrong", err)
	}
	if h.questions(c)[RuleL14].State != QuestionAsked {
		t.Error("one of two was kept")
	}
	bad.Answer.RunsUntil = day(20)
	if err := h.service.AnswerQuestions(t.Context(), cpi, []AnswerCmd{good, bad}); err != nil {
		t.Fatal(err)
	}
}

// TestTheJournalOfQuestionsNamesNobody reads what was written about them.
func TestTheJournalOfQuestionsNamesNobody(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c, asked := h.asked(Verifying)
	ctx := t.Context()
	if _, err := h.service.RemindPartner(ctx, h.office, QuestionCmd{Question: asked[RuleL14].ID, Version: 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.service.RemindPartner(ctx, h.office, QuestionCmd{Question: asked[RuleL14].ID, Version: 1}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a version that is gone: got %v", err)
	}
	if _, err := h.service.Withdraw(ctx, h.office, QuestionCmd{Question: asked[RuleL14].ID}); err != nil {
		t.Fatal(err)
	}
	err := h.service.AnswerQuestion(ctx, h.partner("cpi", h.cpi), AnswerCmd{asked[RuleMeasures].ID, Answer{Reply: ReplyUnknown, Note: "Venturi abita altrove"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.service.Dismiss(ctx, h.office, QuestionCmd{Question: asked[RuleMeasures].ID}); err != nil {
		t.Fatal(err)
	}
	events, err := journal.ByApplication(ctx, h.db.Reader(), c.Application)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []journal.Kind
	for _, e := range events {
		kinds = append(kinds, e.Kind)
		for name, code := range e.Codes {
			if strings.Contains(code, "Venturi") || strings.Contains(code, " ") {
				t.Errorf("%s has %s=%q", e.Kind, name, code)
			}
		}
	}
	for _, want := range []Fact{FactAsked, FactReminded, FactUnasked, FactReplied} {
		if !slices.Contains(kinds, journal.Kind(want)) {
			t.Errorf("no %s among %v", want, kinds)
		}
	}
}
