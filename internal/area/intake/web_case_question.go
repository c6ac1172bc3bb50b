package intake

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/web/ui"
)

// questionLine is what an organisation was asked about a rule, with what can be
// done about it.
type questionLine struct {
	Text       string // a Sentence
	Tone       ui.Tone
	Note       string
	NoteMasked bool
	Second     string
	Actions    []action
}

// questions are those of a rule that say something today: the open ones, what
// was answered, and of the rest the newest.
func (b *caseBuilder) questions(v Verification) []questionLine {
	var of []Question
	for _, q := range b.file.Questions {
		if q.Rule == v.Rule {
			of = append(of, q)
		}
	}
	var out []questionLine
	for i, q := range of {
		newest := i == len(of)-1
		if q.State == QuestionAsked || q.State == QuestionAnswered || newest {
			out = append(out, b.question(q))
		}
	}
	return out
}

// hasQuestion reports whether an organisation has been asked about a rule with
// a record of its own; older ones have findings only.
func (b *caseBuilder) hasQuestion(rule Rule) bool {
	return slices.ContainsFunc(b.file.Questions, func(q Question) bool { return q.Rule == rule && q.State != QuestionWithdrawn })
}

// answered reports whether an answer about a rule waits to be looked at.
func (b *caseBuilder) answered(rule Rule) bool {
	return slices.ContainsFunc(b.file.Questions, func(q Question) bool {
		return q.Rule == rule && q.State == QuestionAnswered && q.Reply != ReplyUnknown && !q.ExpiredOn(b.file.Today)
	})
}

func (b *caseBuilder) question(q Question) questionLine {
	l, today, partner := b.c.L, b.file.Today, b.partner(q.Organisation)
	line := questionLine{Tone: ui.ToneInfo}
	switch {
	case q.LateOn(today):
		line.Text, line.Tone = l.N("intake.asked.late", q.AskedOn.DaysUntil(today), partner), ui.ToneLate
	case q.State == QuestionAsked:
		line.Text = l.T("intake.asked.waits", partner, l.DayMonth(q.AskedOn), l.DayMonth(q.DueOn))
	case q.State == QuestionWithdrawn:
		line.Text, line.Tone = l.T("intake.asked.withdrawn", partner, l.DayMonth(q.AskedOn)), ui.TonePlain
	default:
		line.Text = l.T("intake.asked.answered", partner, b.reply(q))
		b.noteOf(&line, q)
	}
	line.Second = b.particulars(q)
	if b.can(access.IntakeVerify) && CanBeAsked(b.file.Application.State) {
		line.Actions = b.aboutQuestion(q)
	}
	return line
}

// reply is the answer in words.
func (b *caseBuilder) reply(q Question) string {
	return b.c.L.T("intake.said.reply."+string(q.Rule)+"."+string(q.Reply), b.c.L.Date(q.RunsUntil))
}

// particulars are how the answer came and how long it counts, or how often the
// organisation was reminded.
func (b *caseBuilder) particulars(q Question) string {
	l := b.c.L
	var parts []string
	switch q.State {
	case QuestionAsked:
		if q.Reminders > 0 {
			parts = append(parts, l.N("intake.reminded", q.Reminders, l.DayMonth(q.RemindedOn)))
		}
		if b.file.Partners[q.Organisation].Email == "" {
			parts = append(parts, l.T("intake.asked.no_address"))
		}
	case QuestionAnswered, QuestionTaken:
		parts = append(parts, l.DayMonth(q.AnsweredOn))
		if q.Measure != "" {
			parts = append(parts, l.T("intake.reason."+q.Measure))
		}
		parts = append(parts, l.T("intake.asked.way."+q.Way))
		if name := b.file.Users[q.AnsweredBy]; name != "" {
			parts = append(parts, name)
		}
		key := "intake.asked.valid"
		if q.ExpiredOn(b.file.Today) {
			key = "intake.asked.expired"
		}
		parts = append(parts, l.T(key, l.Date(q.ValidUntil)))
	}
	return strings.Join(parts, " · ")
}

// noteOf opens the note of an answer. What is said about a path of L.R. 14/15
// is of the social domain: who may not read it sees that there is something.
func (b *caseBuilder) noteOf(line *questionLine, q Question) {
	note := b.file.Notes[q.ID]
	switch {
	case note == "":
	case b.can(access.IntakeVerify) && (q.Rule != RuleL14 || b.can(access.PersonHealth)):
		line.Note = b.c.L.T("intake.asked.note", note)
	default:
		line.NoteMasked = true
	}
}

// aboutQuestion are the commands on a question: remind or withdraw while it is
// open; confirm what the answer means, once there is one.
func (b *caseBuilder) aboutQuestion(q Question) []action {
	switch {
	case q.State == QuestionAsked:
		look := ui.LookQuiet
		if q.LateOn(b.file.Today) {
			look = ui.LookOutline
		}
		return []action{b.onQuestion(q, "sollecita", "intake.asked.remind", look), b.onQuestion(q, "ritira", "intake.asked.withdraw", ui.LookQuiet)}
	case q.State != QuestionAnswered:
		return nil
	case q.Reply == ReplyUnknown, q.ExpiredOn(b.file.Today):
		return []action{b.onQuestion(q, "vista", "intake.asked.seen", ui.LookQuiet)}
	}
	return []action{b.confirm(q), b.onQuestion(q, "vista", "intake.asked.seen", ui.LookQuiet)}
}

func (b *caseBuilder) onQuestion(q Question, command, key string, look ui.Look) action {
	a := action{Path: pathQuestions + "/" + string(q.ID) + "/" + command, Button: b.c.L.T(key), Look: look}
	a.Hidden = []ui.Hidden{{Name: "version", Value: strconv.Itoa(q.Version)}}
	if b.back != "" {
		a.Hidden = append(a.Hidden, ui.Hidden{Name: "_torna", Value: b.back})
	}
	return a
}

// confirm is the command that the answer proposes, filled in: a person presses
// it (R2.5: suspended, never refused by itself).
func (b *caseBuilder) confirm(q Question) action {
	_, source := b.partnerOf(Verification{Rule: q.Rule, AskedOn: Finding{Partner: q.Organisation}})
	from := []ui.Hidden{{Name: "request", Value: string(q.ID)}}
	said := append(from, ui.Hidden{Name: "source", Value: source})
	switch {
	case q.Reply == ReplyNone && q.Rule == RuleMeasures:
		return b.button("misure", "intake.asked.confirm", ui.LookPrimary, append(said, ui.Hidden{Name: "answer", Value: string(Yes)})...)
	case q.Reply == ReplyNone:
		return b.button("percorso", "intake.asked.confirm", ui.LookPrimary, append(said, ui.Hidden{Name: "answer", Value: string(PathNone)})...)
	case q.Rule == RuleMeasures || b.file.Application.State == ToInvite:
		return b.proposal(q, source, from)
	}
	answer := b.choose("answer", "intake.field.path", "intake.path", []string{string(PathActive), string(PathPossible)})
	answer.Value = string(PathActive)
	if q.Reply == ReplyPossible {
		answer.Value = string(PathPossible)
	}
	until := ui.Field{
		Name: "until", Label: b.c.L.T("intake.field.recheck"), Help: b.c.L.T("intake.field.recheck.help"), Type: ui.TypeDate, Short: true,
		Min: b.c.Today().AddDays(1).String(), Value: q.RunsUntil.String(),
	}
	return b.box("percorso", "percorso", "intake.path.said", said, answer, until, b.on())
}

// proposal is the suspension until the day that the organisation gave.
func (b *caseBuilder) proposal(q Question, source string, from []ui.Hidden) action {
	a := b.suspension("intake.suspend.said")
	a.Hidden = append(a.Hidden, from...)
	for i := range a.Fields {
		f := &a.Fields[i]
		if b.form == a.ID {
			continue
		}
		switch f.Name {
		case "until":
			f.Value = q.RunsUntil.String()
		case "reason":
			if f.Value = q.Measure; f.Value == "" {
				f.Value = "other_measure"
			}
		case "source":
			f.Value = source
		}
	}
	return a
}

// ask is the way to ask an organisation about a rule, also one more.
func (b *caseBuilder) ask(v Verification) []action {
	name, key := "measures_partner", "intake.ask.measures"
	if v.Rule == RuleL14 {
		name, key = "l14_partner", "intake.ask.l14"
	}
	switch {
	case v.Asked > 0 && !b.hasQuestion(v.Rule):
		return []action{b.button("chiedi", "intake.ask.again", ui.LookQuiet, ui.Hidden{Name: name, Value: string(v.AskedOn.Partner)})}
	case !v.ExpiredOn.IsZero():
		key = "intake.ask.renew"
	case b.hasQuestion(v.Rule):
		key = "intake.ask.also"
	}
	var partners []ui.Option
	for _, o := range byName(b.file.Partners) {
		if o.AnswersChecks {
			partners = append(partners, ui.Option{Value: string(o.ID), Label: o.Name})
		}
	}
	if len(partners) == 0 {
		return nil
	}
	due := ui.Field{
		Name: "due", Label: b.c.L.T("intake.field.due"), Type: ui.TypeDate, Short: true, Required: true, Min: b.c.Today().String(),
		Value: b.c.Today().AddDays(b.file.VerifyDays).String(),
	}
	partner := ui.Field{Name: name, Label: b.c.L.T("intake.field.partner"), Type: ui.TypeSelect, Required: true, Options: partners}
	if !v.ExpiredOn.IsZero() {
		partner.Value = string(v.Last.Partner)
	}
	return []action{b.box(name, "chiedi", key, nil, partner, due, b.on())}
}
