package intake

import (
	"strings"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web/ui"
)

// rules shows each requirement: evidence, source, outcome, and the answers that
// can be given now.
func (b *caseBuilder) rules() []ruleView {
	var out []ruleView
	for _, check := range b.file.Checks {
		v := ruleView{VerificationRuleView: ui.VerificationRuleView{
			Outcome: string(check.Outcome), Rule: b.c.L.T("intake.rule."+string(check.Rule), b.limit(check.Rule)),
			Evidence: b.evidence(check.Rule), Source: b.source(check),
		}, Questions: b.questions(check)}
		if b.can(access.IntakeVerify) {
			v.Actions = b.answers(check)
		}
		out = append(out, v)
	}
	return out
}

// limit is the number that a rule's name mentions.
func (b *caseBuilder) limit(rule Rule) int {
	switch rule {
	case RuleWork:
		return b.file.Rules.HoursLimit
	case RuleMeasures:
		return b.file.Rules.LookBackMonths
	default:
		return 0
	}
}

// tally counts the outcomes: **3 sì** · **1 da verificare**.
func (b *caseBuilder) tally() string {
	count := map[Outcome]int{}
	for _, check := range b.file.Checks {
		count[check.Outcome]++
	}
	var parts []string
	for _, o := range []Outcome{Yes, No, Open} {
		if count[o] > 0 {
			parts = append(parts, b.c.L.T("intake.tally."+string(o), count[o]))
		}
	}
	return strings.Join(parts, " · ")
}

// evidence is what the person said about a rule.
func (b *caseBuilder) evidence(rule Rule) string {
	l, d := b.c.L, b.file.Declared
	if !b.file.HasForm {
		return l.T("intake.said.nothing")
	}
	switch rule {
	case RuleArea:
		if b.file.Municipality == "" {
			return l.T("intake.said.elsewhere")
		}
		return l.T("intake.said.municipality", b.file.Municipality)
	case RuleWork:
		text := l.T("intake.said.work." + string(d.WorkStatus))
		if d.WorkStatus == Working && d.WeeklyHours >= 0 {
			text = l.N("intake.said.hours", d.WeeklyHours)
		}
		return text + " · " + l.T("intake.said.support."+string(d.IncomeSupport))
	case RuleMeasures:
		return l.T("intake.said.measures."+string(d.Measures), b.file.Rules.LookBackMonths)
	default:
		return l.T("intake.said.l14." + string(d.L14))
	}
}

// source says who answered and when, or who has been asked.
func (b *caseBuilder) source(v Verification) string {
	l := b.c.L
	switch {
	case !v.ExpiredOn.IsZero():
		return l.T("intake.expired", l.Date(v.ExpiredOn))
	case v.Asked > 0 && b.hasQuestion(v.Rule):
		return "" // the questions themselves say it
	case v.Asked > 0:
		text := l.T("intake.asked", b.partner(v.AskedOn.Partner), l.DayMonth(v.AskedOn.OnDay), l.Distance(b.c.Today(), v.AskedOn.OnDay))
		if v.Asked > 1 {
			text += " · " + l.N("intake.reminded", v.Asked-1, l.DayMonth(v.Last.OnDay))
		}
		return text
	case v.Outcome == Open:
		if advice := b.file.Advice[v.Rule]; advice == Yes || advice == No {
			return l.T("intake.advice." + string(advice))
		}
		return ""
	}
	parts := []string{l.T("intake.source." + v.Last.Source)}
	if v.Last.Partner != "" {
		parts[0] = b.partner(v.Last.Partner)
	}
	parts = append(parts, l.DayMonth(v.Last.OnDay))
	if name := b.file.Users[v.Last.SaidBy]; name != "" {
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

func (b *caseBuilder) partner(o id.Organisation) string {
	if known, ok := b.file.Partners[o]; ok {
		return known.Name
	}
	return b.c.L.T("intake.partner.former")
}

// answers are the ways to answer a rule in the present state.
func (b *caseBuilder) answers(v Verification) []action {
	state := b.file.Application.State
	switch {
	case v.Rule == RuleWork && state == Received:
		return b.requirementAnswers()
	case state == ToInvite && v.Outcome == Open && (v.Rule == RuleMeasures || v.Rule == RuleL14):
		return b.ask(v)
	case v.Rule == RuleMeasures && state == Verifying && v.Outcome != Yes:
		return b.measuresAnswers(v)
	case v.Rule == RuleL14 && (state == Verifying && v.Outcome != Yes || state == InCharge):
		return b.pathAnswers(v)
	default:
		return nil
	}
}

// requirementAnswers are those of the first check, both rules at once.
func (b *caseBuilder) requirementAnswers() []action {
	var out []action
	if b.file.Advice[RuleArea] == Yes && b.file.Advice[RuleWork] == Yes {
		out = append(out, b.button("requisiti", "intake.check.both", ui.LookPrimary,
			ui.Hidden{Name: "area", Value: string(Yes)}, ui.Hidden{Name: "work", Value: string(Yes)}, ui.Hidden{Name: "source", Value: "form"}))
	}
	yesNo := []Outcome{Yes, No}
	area, work := b.choose("area", "intake.rule.area", "ui.outcome", texts(yesNo)), b.choose("work", "intake.rule.work.short", "ui.outcome", texts(yesNo))
	area.Value, work.Value = string(b.file.Advice[RuleArea]), string(b.file.Advice[RuleWork])
	reason, destination := b.reasons()
	return append(out, b.box("requisiti", "requisiti", "intake.check", nil, area, work, b.sources("form"), reason, destination, b.on()))
}

// reasons ask why somebody is outside the requirements and where they are sent:
// optional in the first check, where only a no needs them.
func (b *caseBuilder) reasons() (reason, destination ui.Field) {
	reason = b.choose("reason", "intake.field.reason", "intake.reason", IneligibleReasons())
	destination = b.choose("destination", "intake.field.destination", "intake.destination", Destinations())
	reason.Required, destination.Required = false, false
	reason.Help, destination.Help = b.c.L.T("intake.field.only_no"), b.c.L.T("intake.field.only_no")
	return reason, destination
}

// sources asks where an answer comes from.
func (b *caseBuilder) sources(guess string) ui.Field {
	f := b.choose("source", "intake.field.source", "intake.source", Sources())
	f.Value = guess
	return f
}

// partnerOf is the organisation that a rule was asked of, and the source that
// its answer is.
func (b *caseBuilder) partnerOf(v Verification) (partner id.Organisation, source string) {
	partner = v.AskedOn.Partner
	switch b.file.Partners[partner].Kind {
	case network.KindEmploymentCentre:
		return partner, "employment_centre"
	case network.KindTrainingBody:
		return partner, "training_body"
	case network.KindMunicipality, network.KindSocialDistrict:
		return partner, "social_services"
	}
	if v.Rule == RuleL14 {
		return partner, "social_services"
	}
	return partner, "employment_centre"
}

func (b *caseBuilder) measuresAnswers(v Verification) []action {
	partner, source := b.partnerOf(v)
	hidden := []ui.Hidden{{Name: "partner", Value: string(partner)}, {Name: "source", Value: source}}
	if b.answered(v.Rule) { // the organisation's own answer comes first
		return b.ask(v)
	}
	yes := b.button("misure", "intake.yes", ui.LookPlain, append(hidden, ui.Hidden{Name: "answer", Value: string(Yes)})...)
	return append([]action{yes, b.suspension("intake.suspend")}, b.ask(v)...)
}

// suspension is the box that suspends until a day, or moves that day.
func (b *caseBuilder) suspension(key string) action {
	until := ui.Field{
		Name: "until", Label: b.c.L.T("intake.field.until"), Type: ui.TypeDate, Required: true, Short: true,
		Min: b.c.Today().AddDays(1).String(), Value: b.file.Application.SuspendedUntil.String(),
	}
	reason := b.choose("reason", "intake.field.measure", "intake.reason", SuspensionReasons())
	if b.file.Application.State == Suspended {
		reason.Value = b.file.Application.Reason
	}
	return b.box("sospendi", "sospendi", key, nil, until, reason, b.sources("employment_centre"), b.on())
}

func (b *caseBuilder) pathAnswers(v Verification) []action {
	partner, source := b.partnerOf(v)
	hidden := []ui.Hidden{{Name: "partner", Value: string(partner)}}
	until := ui.Field{
		Name: "until", Label: b.c.L.T("intake.field.recheck"), Help: b.c.L.T("intake.field.recheck.help"), Type: ui.TypeDate, Short: true,
		Min: b.c.Today().AddDays(1).String(), Value: b.file.Application.RecheckOn.String(),
	}
	answer := b.choose("answer", "intake.field.path", "intake.path", []string{string(PathActive), string(PathPossible)})
	if b.file.Application.State == InCharge {
		move := append(hidden, ui.Hidden{Name: "answer", Value: string(PathActive)})
		return []action{b.box("percorso", "percorso", "intake.path.move", move, until, b.sources(source), b.on())}
	}
	if b.answered(v.Rule) {
		return b.ask(v)
	}
	yes := b.button("percorso", "intake.yes", ui.LookPlain,
		append(hidden, ui.Hidden{Name: "source", Value: source}, ui.Hidden{Name: "answer", Value: string(PathNone)})...)
	out := []action{yes, b.box("percorso", "percorso", "intake.path", hidden, answer, until, b.sources(source), b.on())}
	return append(out, b.ask(v)...)
}
