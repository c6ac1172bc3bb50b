package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/phone"
	"insieme/internal/base/web/ui"
)

// next is the one step that follows from the state, as far as the reader may
// do it.
func (b *caseBuilder) next() nextView {
	l, a := b.c.L, b.file.Application
	v := nextView{Text: l.T("intake.next." + string(a.State)), Tone: ui.ToneInfo}
	switch a.State {
	case Referred:
		v.Links = b.link(access.IntakeReceive, "domanda", "intake.complete.open", ui.LookPrimary)
	case Verifying:
		v.Tone = ui.ToneNear
		if missing := b.missing(); missing > 0 {
			v.Text = l.N("intake.next.missing", missing)
		}
		if b.can(access.IntakeInvite) {
			v.Off = l.T("intake.invite.open")
		}
	case Suspended:
		v.Text = l.T("intake.next.suspended", l.Date(a.SuspendedUntil), l.Distance(b.c.Today(), a.SuspendedUntil), l.T("intake.reason."+a.Reason))
		v.Actions = b.verifying(b.button("riprendi", "intake.wake.do", ui.LookOutline), b.suspension("intake.suspend.move"))
	case InCharge:
		v.Text = l.T("intake.next.in_charge", l.Date(a.RecheckOn), l.Distance(b.c.Today(), a.RecheckOn))
		v.Actions = b.verifying(b.button("riprendi", "intake.recheck.do", ui.LookOutline))
	case Reported:
		v.Actions = b.verifying(b.button("riprendi", "intake.recheck.do", ui.LookOutline))
	case ToInvite:
		v.Links = b.link(access.IntakeInvite, "invita", "intake.invite.open", ui.LookPrimary)
		v.Actions = slices.Concat(b.inviting(), b.verifying(b.suspension("intake.suspend")))
		b.toInvite(&v)
	case InterviewSet:
		v.Links = slices.Concat(b.link(access.IntakeInterview, "colloquio", "intake.interview.open", ui.LookPrimary),
			b.link(access.IntakeInvite, "invita", "intake.invite.again", ui.LookPlain))
		v.Actions = b.standby()
		v.Text = l.T("intake.next.interview_set", l.Date(a.InterviewOn), l.Distance(b.c.Today(), a.InterviewOn))
	case ToDecide:
		v.Links = b.link(access.IntakeDecide, "colloquio", "intake.decide.open", ui.LookPrimary)
	case InTarget:
		v.Tone = ui.ToneKept
		v.Text = l.T("intake.next.in_target."+string(a.Track), l.Date(a.DecidedOn))
		v.Links = []ui.LinkButtonView{{Label: l.T("intake.person.open"), Href: b.name().Href, Look: ui.LookPrimary}}
	default:
		if a.State.IsEnd() {
			v.Text, v.Tone = b.ending(), ui.TonePlain
			if b.can(access.IntakeClose) {
				v.Actions = []action{b.button("riapri", "intake.reopen.do", ui.LookPlain)}
			}
		}
	}
	return v
}

// inviting are the ways to let the person choose a day.
func (b *caseBuilder) inviting() []action {
	if !b.can(access.IntakeInvite) {
		return nil
	}
	key := "intake.link.do"
	if b.file.Link.Invited() {
		key = "intake.link.again"
	}
	return append([]action{b.button("manda-link", key, ui.LookOutline)}, b.standby()...)
}

// standby is the person's word about coming at short notice.
func (b *caseBuilder) standby() []action {
	if !b.can(access.IntakeInvite) {
		return nil
	}
	if b.file.Standby {
		return []action{b.button("attesa", "intake.standby.off", ui.LookPlain, ui.Hidden{Name: "would", Value: "0"})}
	}
	return []action{b.button("attesa", "intake.standby.on", ui.LookPlain, ui.Hidden{Name: "would", Value: "1"})}
}

// toInvite says what became of an invitation, and proposes "unreachable" after
// some absences: a person decides.
func (b *caseBuilder) toInvite(v *nextView) {
	l := b.c.L
	if b.file.Link.Invited() {
		days, late := b.file.Link.Unanswered(b.c.Today(), b.file.Rules.AnswerDays)
		v.Text = l.N("intake.link.waits", days)
		if days == 0 {
			v.Text = l.T("intake.link.today")
		}
		if late {
			v.Text, v.Tone = l.N("intake.link.call", days), ui.ToneNear
		}
	}
	missed := b.file.Missed()
	if missed == 0 {
		return
	}
	v.Text += " " + l.N("intake.missed", missed)
	if missed >= b.file.Rules.Absences {
		v.Tone = ui.ToneNear
		v.Text += " " + l.T("intake.missed.propose")
		if b.can(access.IntakeClose) {
			v.Actions = append(v.Actions, b.button("chiudi", "intake.missed.do", ui.LookOutline,
				ui.Hidden{Name: "ending", Value: string(FactUnreachable)}, ui.Hidden{Name: "on", Value: b.c.Today().String()}))
		}
	}
}

// verifying keeps actions of the verification for who may do them.
func (b *caseBuilder) verifying(actions ...action) []action {
	if !b.can(access.IntakeVerify) {
		return nil
	}
	return actions
}

// link leads to a page of the case, for who may do what it does.
func (b *caseBuilder) link(action access.Action, command, labelKey string, look ui.Look) []ui.LinkButtonView {
	if !b.can(action) {
		return nil
	}
	return []ui.LinkButtonView{{Label: b.c.L.T(labelKey), Href: b.path(command), Look: look}}
}

// missing counts the answers without which nobody can be invited.
func (b *caseBuilder) missing() int {
	n := 0
	for _, rule := range []Rule{RuleMeasures, RuleL14} {
		if b.file.Check(rule).Outcome != Yes {
			n++
		}
	}
	return n
}

// ending tells how an ended application ended, and where the person was sent.
func (b *caseBuilder) ending() string {
	l, a := b.c.L, b.file.Application
	parts := []string{"**" + l.T("intake.state."+string(a.State)) + "**, " + l.Date(a.EndedOn)}
	if a.Reason != "" {
		parts = append(parts, l.T("intake.reason."+a.Reason))
	}
	if a.Destination != "" {
		parts = append(parts, l.T("intake.sent_to", l.T("intake.destination."+a.Destination)))
	}
	return strings.Join(parts, " · ")
}

// others are the ways out: not eligible, and the ends on the person's side.
func (b *caseBuilder) others() []action {
	var out []action
	state := b.file.Application.State
	if _, possible := transitions[FactNotEligible][state]; possible && b.can(access.IntakeVerify) {
		reason, destination := b.reasons()
		reason.Required, destination.Required, reason.Help, destination.Help = true, true, "", ""
		box := b.box("non-ammissibile", "non-ammissibile", "intake.refuse", nil, reason, destination, b.on())
		box.Text = b.c.L.T("intake.refuse.text")
		out = append(out, box)
	}
	if _, possible := transitions[FactWithdrawn][state]; possible && b.can(access.IntakeClose) {
		ending := b.choose("ending", "intake.field.ending", "intake.ending", texts(Endings()))
		out = append(out, b.box("chiudi", "chiudi", "intake.close", nil, ending, b.on()))
	}
	return out
}

// meeting is the interview that the case waits for.
func (b *caseBuilder) meeting() *meetingView {
	if b.file.Application.State != InterviewSet {
		return nil
	}
	set, found := b.file.Appointment()
	if !found {
		return nil
	}
	l := b.c.L
	what := []string{l.T("intake.interview.with", b.file.Users[set.User])}
	if set.Place != "" {
		what = append(what, set.Place)
	}
	v := &meetingView{AppointmentView: ui.AppointmentView{
		Hour: hour(set.Minute), Name: l.Date(set.OnDay), What: strings.Join(what, " · "),
	}}
	if !b.can(access.AgendaEdit) {
		return v
	}
	now := b.c.Now().In(b.c.Zone())
	var choices []ui.Option
	if set.HasCome(b.c.Today(), now.Hour()*60+now.Minute()) && b.can(access.IntakeInterview) {
		choices = append(choices, ui.Option{Value: string(agenda.Present), Label: l.T("intake.presence.present")})
	}
	for _, s := range Absences() {
		if s != agenda.Absent || len(choices) > 0 {
			choices = append(choices, ui.Option{Value: string(s), Label: l.T("intake.presence." + string(s))})
		}
	}
	if len(choices) < 4 {
		v.Note = l.T("intake.presence.later")
	}
	v.Presence = &ui.PresenceView{
		Label: l.T("intake.presence.label", l.Date(set.OnDay)), Action: b.path("presenza"), Name: "presence", Options: choices, Hidden: b.hidden(),
	}
	return v
}

// hour writes minutes after midnight as 9:05.
func hour(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

// facts are what else is to know about the case at a glance.
func (b *caseBuilder) facts() []ui.Fact {
	l, p := b.c.L, b.file.Person
	var out []ui.Fact
	add := func(key, value string) {
		if value != "" {
			out = append(out, ui.Fact{Label: l.T(key), Value: value})
		}
	}
	masked := !b.can(access.PersonContact)
	var phones []string
	for _, number := range p.Phones() {
		phones = append(phones, phone.Display(number))
	}
	for _, f := range []struct {
		key    string
		values []string
	}{{"intake.fact.phone", phones}, {"intake.fact.email", p.Emails()}} {
		switch {
		case len(f.values) == 0:
		case masked:
			out = append(out, ui.Fact{Label: l.T(f.key), Masked: true})
		default:
			add(f.key, strings.Join(f.values, ", "))
		}
	}
	if p.Interpreter != "" {
		add("intake.fact.interpreter", l.T("person.lang."+p.Interpreter))
	}
	add("intake.fact.assisted", b.file.Users[b.file.Application.AssistedBy])
	add("intake.fact.referent", b.file.Users[p.Referent])
	add("intake.fact.waiting", b.waiting())
	return append(out, youthFacts(l, b.file.Youth)...)
}

// waiting is how long the person has waited for the invitation, against what is
// promised.
func (b *caseBuilder) waiting() string {
	switch b.file.Application.State {
	case Referred, Received, Verifying, ToInvite:
		days := b.file.WaitDays(b.c.Today())
		return b.c.L.N("intake.waiting", days, b.file.Rules.InviteWeeks*7)
	default:
		return ""
	}
}

// byName lists organisations by name.
func byName(m map[id.Organisation]network.Organisation) []network.Organisation {
	return slices.SortedFunc(maps.Values(m), func(a, b network.Organisation) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}
