package app

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/area/selection/score"
	"insieme/internal/base/access"
	"insieme/internal/base/dossier"
	papers "insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
)

// wordsOfCodes lists the codes that the program adds to a prefix to find their
// words. Every one of them must have some.
func wordsOfCodes(t *testing.T) map[string][]string {
	site := newSite(t)
	kinds := slices.DeleteFunc(site.Journal.Kinds(), func(k journal.Kind) bool { return !aboutPerson(k) })
	words := map[string][]string{
		"agenda.flash.": codes(agenda.States()), "agenda.topic.": codes(agenda.Topics()), "agenda.hours.": {"chiudi", "riapri", "togli", "rimetti"}, "agenda.kind.": codes(agenda.Kinds()), "agenda.state.": codes(agenda.States()),
		"desk.event.": codes(kinds), "desk.group.": groups(), "desk.presence.": codes(agenda.States()), "desk.handover.why.": desk.Obstacles(),
		"desk.file.for.":   with(codes(dossier.Purposes()), "", ".text"),
		"dossier.contact.": codes([]person.ContactKind{person.Phone, person.Email}), "dossier.note.": codes([]person.NoteKind{person.PlainNote, person.CallNote}),
		"dossier.group.": {"it", "eu", "non_eu"}, "dossier.verdict.": {"possible", "apart"}, "dossier.standby.": {"asked", "offered"},
		"dossier.track.":    codes([]intake.Track{intake.TrackReady, intake.TrackReactivation}),
		"dossier.question.": codes([]intake.QuestionState{intake.QuestionAsked, intake.QuestionAnswered, intake.QuestionTaken, intake.QuestionWithdrawn}),
		"dossier.said.":     saidAnswers(), "dossier.promise.": codes([]pathway.PromiseState{
			pathway.PromiseOpen, pathway.PromiseKept, pathway.PromiseLate, pathway.PromiseBroken, pathway.PromiseEnded,
		}),
		"dossier.rule.": codes(intake.Rules()), "dossier.reply.": codes(intake.RepliesTo(intake.RuleL14)),

		"error.":       {"internal", "not_found", "invalid", "conflict", "busy"},
		"error.title.": {"403", "404", "409", "413", "422", "500", "503"},

		"intake.channel.": codes(intake.Channels()), "intake.case.received.": codes(intake.Channels()), "intake.column.": codes(intake.Queues()),
		"intake.order.": codes(intake.Queues()), "intake.state.": codes(intake.States()), "intake.road.now.": codes(intake.States()),
		"intake.fact.":     append(codes(intake.Facts()), codes(besides())...),
		"intake.decision.": with(codes(intake.Decisions()), "", ".help"), "intake.done.decided.": codes(intake.Decisions()),
		"intake.ending.": codes(intake.Endings()), "intake.destination.": intake.Destinations(), "intake.road.to.": intake.Destinations(),
		"intake.reason.":              slices.Concat(intake.SuspensionReasons(), intake.IneligibleReasons(), intake.OutOfTargetReasons()),
		"intake.instrument.validity.": codes(intake.Validities()), "intake.score.": codes(intake.Proposals()),
		"intake.instrument.field.": {
			"from", "label", "legal", "rule", "name", "threshold", "needed", "total_from", "total_to", "text", "help", "code", "option", "score",
		},
		"intake.source.": intake.Sources(), "intake.rule.": codes(intake.Rules()), "intake.level.": {"none", "1", "2", "3", "4"},
		"intake.presence.":      append(codes(intake.Absences()), string(agenda.Present)),
		"intake.road.station.":  codes(intake.Stations()),
		"intake.road.meeting.":  codes(agenda.Kinds()),
		"intake.road.pledge.":   append(codes(pathway.PromiseKinds()), "invite"),
		"intake.said.work.":     codes(intake.WorkStatuses()),
		"intake.said.support.":  codes(intake.IncomeSupports()),
		"intake.said.measures.": saidAnswers(), "intake.said.l14.": saidAnswers(), "intake.form.said.": saidAnswers(),
		"intake.form.work_status.": codes(intake.WorkStatuses()), "intake.form.income_support.": codes(intake.IncomeSupports()),
		"intake.form.trades.": person.Trades(), "intake.form.education.": person.Educations(),
		"intake.form.italian_level.": person.ItalianLevels(), "intake.form.sex.": intake.SexAnswers(),
		"intake.form.":     formSteps(),
		"intake.question.": {"measures", "l14"}, "intake.question.short.": {"measures", "l14"}, "intake.reply.": replies(),
		"intake.said.reply.": replies(), "intake.todo.asked.": {"measures", "l14"}, "intake.asked.way.": {intake.WayLogin, intake.WayLink},

		"message.channel.": codes([]message.Channel{message.Email, message.SMS}), "message.state.": codes(message.States()),
		"message.lang.": codes(i18n.Langs()),
		"message.why.": codes([]message.Reason{
			message.NoCourier, message.Muted, message.Refused, message.Postponed, message.NoAnswer, message.GaveUp,
			message.BrokenOff, message.Crash, message.ByHand, message.Erased,
		}),

		"network.action.": append(codes(access.Actions()), "session.open", "session.end", "password.change"),
		"network.kind.":   codes(network.Kinds()), "network.pole.": codes(network.Poles()), "network.role.": with(codes(access.Roles()), "", ".help"),
		"network.reach.": {"none", "own", "organisation", "district", "all"},
		"network.page.":  lookedAt(), "person.look.": slices.DeleteFunc(lookedAt(), func(p string) bool { return p == "message" }),
		"network.subject.": {"search", "user", "organisation", "setting", "person", "import", "application", "assessment", "appointment", "verification_request", "desk_visit", "pathway", "pathway_step", "message", "job", "case_list", "team_member", "company", "company_pledge", "request"},

		"pathway.end.": codes(pathway.Ends()), "pathway.state.": codes(pathway.States()), "pathway.step.": pathway.StepKinds(),
		"pathway.step.state.": {"planned", "held", "missed"}, "pathway.promise.": codes(pathway.PromiseKinds()),
		"pathway.missing.": codes(pathway.PromiseKinds()), "pathway.todo.step.": pathway.StepKinds(),
		"pathway.promise.state.": codes([]pathway.PromiseState{
			pathway.PromiseOpen, pathway.PromiseKept, pathway.PromiseLate, pathway.PromiseBroken, pathway.PromiseEnded,
		}),
		"intake.youth.studying.": intake.Studyings(), "intake.youth.wishes.": intake.YouthWishes(), "intake.youth.guardian.": intake.Guardians(),
		"intake.sheet.": {"received", "channel", "interviewed", "decision"}, "intake.youth.": {"studying", "wishes", "guardian"},
		"monitoring.cases.":  {"code", "band", "district", "stage", "received", "decided", "ended", "promises"},
		"intake.self.level.": {"none", "1", "2", "3", "4"}, "intake.own.": {"ready", "reactivation", "not_in_target", "undecided"},
		"monitoring.band.": codes(monitoring.Bands()), "monitoring.stage.": codes(monitoring.Stages()),
		"monitoring.promise.": with([]string{"kept", "late", "broken", "open"}, ".one", ".other"),
		"pathway.part.":       pathway.Parts(), "pathway.team.reason.": pathway.TeamReasons(),
		"pathway.pact.change.":  {string(pathway.LineAdded), string(pathway.LineDropped)},
		"pathway.source.":       append(pathway.Sources(), pathway.AcceptedOnScreen, pathway.AcceptedOnPaper, pathway.AcceptedOnline),
		"pathway.pause.reason.": pathway.PauseReasons(),
		"pathway.flash.":        append(codes(pathway.Facts()[2:]), "step_planned", "step_held", "step_missed"),
		"pathway.fact.":         codes([]pathway.Fact{pathway.FactReactivated, pathway.FactOpportunity, pathway.FactExperience, pathway.FactJob}),

		"person.trade.": person.Trades(), "person.education.": person.Educations(), "person.italian_level.": person.ItalianLevels(),
		"person.sex.": person.Sexes(), "person.lang.": person.Langs(), "person.consent.": person.ConsentKinds(),
		"person.citizenship.": {person.Stateless, person.OtherCountry}, "person.field.": person.Comparable(),
		"person.document.kind.": person.DocumentKinds(), "person.document.audience.": codes(person.Audiences()),
		"person.audience.": codes(person.Audiences()), "file.type.": codes([]papers.Type{papers.PDF, papers.DOCX, papers.JPEG, papers.PNG}),
		"person.reason.": person.ReferentReasons(), "person.outcome.": person.CallOutcomes(), "person.flash.": {"note", "call"},

		"programme.flow.":  codes([]programme.AccessFlow{programme.FlowCity, programme.FlowDistrict}),
		"programme.rules.": rules(),
		"ui.outcome.":      {"yes", "no", "open"},

		"selection.operator.":      codes([]score.Kind{score.Has, score.Lacks, score.Asks}),
		"selection.operator.gate.": codes([]score.Kind{score.ShutsOut, score.Asks}),
		"selection.criterion.":     criteria(), "selection.ground.": grounds(),
	}
	maps.Copy(words, companyWords())
	maps.Copy(words, workWords())
	return words
}

// openPrefixes are prefixes whose codes their package keeps to itself and
// tests there.
var openPrefixes = []string{
	"agenda.todo.", "desk.export.column.", "desk.ladder.", "desk.people.column.", "desk.people.sort.", "desk.story.", "desk.way.", "dossier.field.", "dossier.section.", "intake.advice.", "intake.form.citizenship.",
	"intake.form.error.", "intake.home.", "intake.like.", "intake.similar.", "intake.next.", "intake.next.in_target.", "intake.outcome.", "intake.tally.",
	"intake.until.", "network.vocabulary.", "pathway.pact.how.", "person.import.column.", "person.like.", "programme.group.", "ui.mark.",
}

// notMessages are prefixes of other things that look alike: operations of
// errors and names of jobs, and packages that put a whole name together.
var notMessages = []string{"desk.panel.", "dossier.", "intake.", "job.", "message.", "network.", "pathway.", "person.", "programme.", "company."}

// TestEveryMessageThatIsAskedForExists holds the keys in the sources against
// the catalogue: a misspelt one would be read on the screen.
func TestEveryMessageThatIsAskedForExists(t *testing.T) {
	t.Parallel()
	catalogue, err := Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	s, words := readSpoken(t, ".."), wordsOfCodes(t)
	for key, at := range s.keys {
		if !catalogue.Has(key) && !catalogue.Has(key+".one") && !strings.Contains(at, "sitetest") {
			t.Errorf("%s: there is no message %q", at, key)
		}
	}
	for key, at := range s.plurals {
		if !catalogue.Has(key+".one") || !catalogue.Has(key+".other") {
			t.Errorf("%s: the message %q lacks a number", at, key)
		}
	}
	names := namespaces(catalogue)
	for prefix, at := range s.prefixes {
		first, _, _ := strings.Cut(prefix, ".")
		known := words[prefix] != nil || slices.Contains(openPrefixes, prefix) || slices.Contains(notMessages, prefix)
		if names[first] && !known {
			t.Errorf("%s: messages are made of %q and a code; name the codes in this test", at, prefix)
		}
	}
}

// TestEveryCodeHasWords wants words for every code that a page may have to
// say, in each language: the catalogue refuses half a message.
func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	catalogue, err := Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	for prefix, all := range wordsOfCodes(t) {
		for _, code := range all {
			if key := prefix + code; !catalogue.Has(key) && !catalogue.Has(key+".one") {
				t.Errorf("no words for %s", key)
			}
		}
	}
	for _, lang := range []i18n.Lang{i18n.It, i18n.En} {
		for _, code := range person.Citizenships() {
			if name := person.CitizenshipName(catalogue.In(lang), code); name == "" || name == code || strings.HasPrefix(name, "person.") {
				t.Errorf("no words for the citizenship %s in %s: %q", code, lang, name)
			}
		}
	}
}

// TestEveryMessageIsUsed finds the words that nothing says any more.
func TestEveryMessageIsUsed(t *testing.T) {
	t.Parallel()
	catalogue, err := Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	s := readSpoken(t, "..")
	used := map[string]bool{}
	for prefix, all := range wordsOfCodes(t) {
		for _, code := range all {
			used[prefix+code], used[prefix+code+".help"] = true, true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(catalogue.Texts())) {
		base := key
		for _, form := range []i18n.Form{i18n.One, i18n.Two, i18n.Few, i18n.Many, i18n.Other} {
			base = strings.TrimSuffix(base, "."+string(form))
		}
		if !used[key] && !used[base] && !s.says(base) && !s.says(key) {
			t.Errorf("nothing says %s: delete it", key)
		}
	}
}

// says reports whether a key stands in the sources: whole, or a beginning of
// at least two words to which the program adds the rest.
func (s *spoken) says(key string) bool {
	for part := key; strings.Contains(part, "."); part = part[:strings.LastIndexByte(part, '.')] {
		if s.literals[part] || s.literals[part+"."] {
			return true
		}
	}
	return false
}

// namespaces are the first words of all keys.
func namespaces(c *i18n.Catalogue) map[string]bool {
	out := map[string]bool{}
	for key := range c.Texts() {
		first, _, _ := strings.Cut(key, ".")
		out[first] = true
	}
	return out
}

// aboutPerson reports whether a person's story may show a kind.
func aboutPerson(k journal.Kind) bool {
	own := slices.Concat(programme.Part().Kinds, network.Part().Kinds, company.Part().Kinds, requestKinds(), []journal.Kind{journal.Voided})
	return !slices.Contains(own, k)
}

// codes are typed codes as plain ones.
func codes[T ~string](typed []T) []string {
	out := make([]string, len(typed))
	for i, c := range typed {
		out[i] = string(c)
	}
	return out
}

// with adds each of some ends to each code.
func with(codes []string, ends ...string) []string {
	var out []string
	for _, code := range codes {
		for _, end := range ends {
			out = append(out, code+end)
		}
	}
	return out
}

func groups() []string {
	var out []string
	for _, g := range desk.Groups() {
		out = append(out, g.Code)
	}
	return out
}

func rules() []string {
	var out []string
	for _, r := range programme.AllRules() {
		out = append(out, r.Name)
	}
	return out
}

func formSteps() []string {
	var out []string
	for _, s := range intake.FormSteps() {
		out = append(out, with([]string{strconv.Itoa(int(s))}, ".title", ".name", ".help")...)
	}
	return out
}

func saidAnswers() []string {
	return codes([]intake.Said{intake.SaidYes, intake.SaidNo, intake.SaidUnknown})
}

// lookedAt lists the pages that the access log names.
func lookedAt() []string {
	return []string{
		"person", "person.profile", "person.notes", "person.referent", "person.compare", "person.looks", "person.file", "person.file.json", "application", "pathway", "agenda", "message",
		"verification", "verification.link", "person.shared", "sheet.internal", "sheet.own", "person.around", "similar", "person.work",
	}
}

// besides are the facts that move no application.
func besides() []intake.Fact {
	return []intake.Fact{
		intake.FactAssessed, intake.FactOffered, intake.FactRenewed, intake.FactConfirmed, intake.FactReplied, intake.FactReminded, intake.FactUnasked, intake.FactYouth,
	}
}

// replies are what organisations may answer, by question.
func replies() []string {
	var out []string
	for _, rule := range []intake.Rule{intake.RuleMeasures, intake.RuleL14} {
		for _, r := range intake.RepliesTo(rule) {
			out = append(out, string(rule)+"."+string(r))
		}
	}
	return out
}

// criteria are the names of what a ranking compares.
func criteria() []string {
	out := make([]string, score.Criteria)
	for i := range out {
		out[i] = score.Criterion(i).String()
	}
	return out
}

// grounds are the keys of what may not be asked of anybody.
func grounds() []string {
	var out []string
	for _, g := range score.Grounds() {
		out = append(out, g.Key)
	}
	return out
}
