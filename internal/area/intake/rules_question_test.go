package intake

import (
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

func TestAnAnswerHasToFitItsQuestion(t *testing.T) {
	t.Parallel()
	measures, l14 := Question{Rule: RuleMeasures, State: QuestionAsked}, Question{Rule: RuleL14, State: QuestionAsked}
	closed := measures
	closed.State = QuestionWithdrawn
	for name, tc := range map[string]struct {
		question Question
		answer   Answer
		wrong    string // field, or "closed"
	}{
		"no measure":                            {measures, Answer{Reply: ReplyNone}, ""},
		"a measure until tomorrow":              {measures, Answer{Reply: ReplyActive, RunsUntil: day(3)}, ""},
		"a measure until today is over":         {measures, Answer{Reply: ReplyActive, RunsUntil: day(2)}, "until"},
		"a measure without an end":              {measures, Answer{Reply: ReplyActive}, "until"},
		"a measure that nobody knows":           {measures, Answer{Reply: ReplyActive, RunsUntil: day(3), Measure: "holiday"}, "measure"},
		"a measure that could be started":       {measures, Answer{Reply: ReplyPossible}, "reply"},
		"a path that could be started":          {l14, Answer{Reply: ReplyPossible}, ""},
		"an active path":                        {l14, Answer{Reply: ReplyActive, RunsUntil: day(30)}, ""},
		"they do not know":                      {l14, Answer{Reply: ReplyUnknown}, ""},
		"no answer":                             {l14, Answer{}, "reply"},
		"a note beyond its length":              {l14, Answer{Reply: ReplyNone, Note: strings.Repeat("a", maxNote+1)}, "note"},
		"a question that nobody waits for":      {closed, Answer{Reply: ReplyNone}, "closed"},
		"a question about the first check":      {Question{Rule: RuleArea, State: QuestionAsked}, Answer{Reply: ReplyNone}, "reply"},
		"an end that belongs to no active path": {l14, Answer{Reply: ReplyNone, RunsUntil: day(30)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := tc.question.Answered(tc.answer, day(2), 6)
			switch tc.wrong {
			case "closed":
				if !fault.Is(err, fault.Conflict) {
					t.Errorf("got %v, want a conflict", err)
				}
				return
			case "":
			default:
				if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != tc.wrong {
					t.Errorf("got %v, want field %s alone", err, tc.wrong)
				}
				return
			}
			if err != nil || got.State != QuestionAnswered || got.Reply != tc.answer.Reply || got.ValidUntil != day(2).AddMonths(6) {
				t.Errorf("got %+v, %v", got, err)
			}
			if active := got.Reply == ReplyActive; active == got.RunsUntil.IsZero() {
				t.Errorf("%s runs until %q", got.Reply, got.RunsUntil)
			}
		})
	}
}

func TestAMeasureThatIsNotNamedIsAnother(t *testing.T) {
	t.Parallel()
	q := Question{Rule: RuleMeasures, State: QuestionAsked}
	for given, want := range map[string]string{"": "other_measure", "internship": "internship"} {
		if got, err := q.Answered(Answer{Reply: ReplyActive, RunsUntil: day(9), Measure: given}, day(2), 6); err != nil || got.Measure != want {
			t.Errorf("measure %q: got %q, %v; want %q", given, got.Measure, err, want)
		}
	}
}

func TestAnAnswerCountsToItsLastDay(t *testing.T) {
	t.Parallel()
	answered := Question{State: QuestionAnswered, ValidUntil: day(10)}
	for on, want := range map[civil.Date]bool{day(9): false, day(10): false, day(11): true} {
		if got := answered.ExpiredOn(on); got != want {
			t.Errorf("on %s: expired %v", on, got)
		}
		_, err := answered.Taken("event", on)
		if fault.Is(err, fault.Conflict) != want {
			t.Errorf("taken over on %s: %v", on, err)
		}
		if _, err := answered.Taken("", on); err != nil {
			t.Errorf("seen on %s: %v", on, err)
		}
	}
}

func TestAQuestionIsLateTheDayAfterItsDay(t *testing.T) {
	t.Parallel()
	q := Question{State: QuestionAsked, DueOn: day(10)}
	if q.LateOn(day(10)) || !q.LateOn(day(11)) {
		t.Error("late from the day after")
	}
	reminded, err := q.Reminded(day(12), 10)
	if err != nil || reminded.DueOn != day(22) || reminded.Reminders != 1 || reminded.LateOn(day(12)) {
		t.Errorf("reminded: got %+v, %v", reminded, err)
	}
	if early, err := (Question{State: QuestionAsked, DueOn: day(30)}).Reminded(day(12), 10); err != nil || early.DueOn != day(30) {
		t.Errorf("a reminder does not shorten what was given: got %s, %v", early.DueOn, err)
	}
}

func TestOnlyAnOpenQuestionIsRemindedOrWithdrawn(t *testing.T) {
	t.Parallel()
	for _, s := range []QuestionState{QuestionAsked, QuestionAnswered, QuestionTaken, QuestionWithdrawn} {
		q := Question{State: s}
		_, reminded := q.Reminded(day(2), 10)
		_, withdrawn := q.Withdrawn()
		_, taken := q.Taken("event", day(2))
		if open := s == QuestionAsked; (reminded == nil) != open || (withdrawn == nil) != open || (taken == nil) != (s == QuestionAnswered) {
			t.Errorf("%s: remind %v, withdraw %v, take %v", s, reminded, withdrawn, taken)
		}
	}
}

func TestAnAnswerByTelephoneSettlesItsQuestionAlone(t *testing.T) {
	t.Parallel()
	q := Question{State: QuestionAsked, Rule: RuleMeasures, Organisation: "cpi"}
	for name, tc := range map[string]struct {
		said Finding
		want bool
	}{
		"the same organisation": {Finding{Rule: RuleMeasures, Partner: "cpi"}, true},
		"nobody in particular":  {Finding{Rule: RuleMeasures}, true},
		"another organisation":  {Finding{Rule: RuleMeasures, Partner: "caritas"}, false},
		"another requirement":   {Finding{Rule: RuleL14, Partner: "cpi"}, false},
	} {
		if got := q.SettledBy(tc.said); got != tc.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestExpire(t *testing.T) {
	t.Parallel()
	given := day(2)
	last := given.AddMonths(6)
	for name, tc := range map[string]struct {
		said Finding
		on   civil.Date
		want Outcome
	}{
		"on its last day a partner's word counts":      {Finding{Rule: RuleMeasures, Outcome: Yes, OnDay: given}, last, Yes},
		"the day after it is to be verified":           {Finding{Rule: RuleMeasures, Outcome: Yes, OnDay: given}, last.AddDays(1), Open},
		"the same of L.R. 14/15":                       {Finding{Rule: RuleL14, Outcome: Yes, OnDay: given}, last.AddDays(1), Open},
		"a no does not become better by itself":        {Finding{Rule: RuleMeasures, Outcome: No, OnDay: given}, last.AddDays(1), No},
		"where somebody lives does not expire":         {Finding{Rule: RuleArea, Outcome: Yes, OnDay: given}, last.AddDays(1), Yes},
		"what the answer itself says goes first":       {Finding{Rule: RuleL14, Outcome: Yes, OnDay: given, ValidUntil: day(9)}, day(10), Open},
		"what the answer itself says, on its last day": {Finding{Rule: RuleL14, Outcome: Yes, OnDay: given, ValidUntil: day(9)}, day(9), Yes},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, v := range Expire(Verifications([]Finding{tc.said}), 6, tc.on) {
				if v.Rule != tc.said.Rule {
					continue
				}
				if v.Outcome != tc.want || (v.ExpiredOn.IsZero() != (tc.want == tc.said.Outcome)) {
					t.Errorf("got %s, expired on %q; want %s", v.Outcome, v.ExpiredOn, tc.want)
				}
			}
		})
	}
}
