package desk

import (
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/web/ui"
)

const maxMoments = 60

// storyView is the timeline of a person's facts, newest first.
type storyView struct {
	l       i18n.L
	today   civil.Date
	moments []ui.Moment
	chips   []ui.ChipView
	total   int
	older   int // not shown
}

// theme is a group of kinds that the story can be narrowed to.
type theme struct {
	code  string
	kinds []string // prefixes
}

func themes() []theme {
	return []theme{
		{"arrivo", []string{"application_", "person_referred", "requirements_", "verification_", "no_", "l14_", "decided_"}},
		{"incontri", []string{"interview_", "assessment_", "appointment_", "step_"}},
		{"percorso", []string{"pact_", "person_reactivated", "opportunity_", "experience_", "job_", "pathway_", "promise_", "found_work"}},
		{"note", []string{"note_", "referent_", "person_updated", "person_merged", "consent_"}},
	}
}

func (t theme) covers(k journal.Kind) bool {
	for _, prefix := range t.kinds {
		if strings.HasPrefix(string(k), prefix) {
			return true
		}
	}
	return false
}

// story turns events into moments. A fact taken back stays to be seen, struck
// through; the row that took it back is not a fact of its own.
func story(l i18n.L, today civil.Date, events []journal.Event, notes map[id.Event]*ui.NotePairView, only string) storyView {
	gone := map[id.Event]bool{}
	for _, e := range events {
		if e.Voids != "" {
			gone[e.Voids] = true
		}
	}
	v := storyView{l: l, today: today}
	counts := map[string]int{}
	for _, e := range events {
		if e.Voids != "" || twiceTold(e) {
			continue
		}
		v.total++
		shown := only == ""
		for _, t := range themes() {
			if t.covers(e.Kind) {
				counts[t.code]++
				shown = shown || only == t.code
			}
		}
		switch {
		case !shown:
		case len(v.moments) == maxMoments:
			v.older++
		default:
			m := moment(l, e, gone[e.ID])
			m.Notes = notes[e.ID]
			v.moments = append(v.moments, m)
		}
	}
	v.chips = append(v.chips, ui.ChipView{Label: l.T("desk.story.all"), Href: "?#storia", Count: v.total, Chosen: only == ""})
	for _, t := range themes() {
		v.chips = append(v.chips, ui.ChipView{Label: l.T("desk.story." + t.code), Href: "?storia=" + t.code + "#storia", Count: counts[t.code], Chosen: only == t.code})
	}
	return v
}

// twiceTold reports whether another fact says the same in better words: the
// appointment of an interview stands in the calendar, the interview in the
// story.
func twiceTold(e journal.Event) bool {
	return strings.HasPrefix(string(e.Kind), "appointment_") && e.Code("kind") == "interview"
}

// moment says a fact in words: the kind's sentence and what its codes add.
func moment(l i18n.L, e journal.Event, voided bool) ui.Moment {
	m := ui.Moment{ID: "e-" + string(e.ID), Date: e.OccurredOn, Icon: icon(e.Kind), Title: l.T("desk.event." + string(e.Kind)), Voided: voided}
	var parts []string
	add := func(prefix, code string) {
		if code == "" {
			return
		}
		if words := l.T(prefix + code); words != prefix+code {
			parts = append(parts, words)
		}
	}
	add("intake.reason.", e.Code("reason"))
	add("intake.destination.", e.Code("destination"))
	add("intake.channel.", e.Code("channel"))
	add("agenda.kind.", e.Code("kind"))
	add("agenda.state.", e.Code("state"))
	add("pathway.end.", e.Code("end"))
	add("pathway.source.", e.Code("source"))
	add("pathway.step.", e.Code("step"))
	add("pathway.promise.", e.Code("promise"))
	add("pathway.part.", e.Code("part"))
	add("pathway.pause.reason.", e.Code("reason"))
	if until := e.CodeDate("until"); !until.IsZero() {
		key := "desk.story.until"
		if e.Kind == "interview_set" {
			key = "desk.story.for"
		}
		parts = append(parts, l.T(key, l.Date(until)))
	}
	if e.Code("redates") != "" {
		parts = append(parts, l.T("desk.story.redated"))
	}
	m.Detail = strings.Join(parts, " · ")
	switch e.Kind {
	case "promise_broken":
		m.Tone = ui.ToneLate
	case "person_reactivated", "opportunity_recorded", "experience_recorded", "job_started", "pact_accepted":
		m.Tone = ui.ToneKept
	}
	return m
}

// icon is the story's mark for a kind of fact.
func icon(k journal.Kind) string {
	s := string(k)
	switch {
	case strings.HasPrefix(s, "interview_") || strings.HasPrefix(s, "appointment_"):
		return "calendar"
	case strings.HasPrefix(s, "decided_") || strings.HasPrefix(s, "pact_"):
		return "pencil"
	case strings.HasPrefix(s, "promise_"):
		return "clock"
	case strings.HasPrefix(s, "note_"):
		return "comment"
	default:
		return "check"
	}
}
