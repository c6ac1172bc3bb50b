package app

import (
	"slices"

	"insieme/internal/area/company"
	"insieme/internal/area/person"
	"insieme/internal/area/selection"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// workWords are the codes of work profiles and of requests, as wordsOfCodes.
func workWords() map[string][]string {
	var contracts []string
	for _, c := range selection.Contracts() {
		contracts = append(contracts, c.Code)
	}
	facts := codes(selection.Facts())
	return map[string][]string{
		"person.work.kind.": codes(person.RequirementKinds()), "person.work.level.": person.LanguageLevels(), "person.work.lang.": person.WorkLanguages(),
		"person.work.contract.": person.Contracts(), "person.work.band.": person.BandCodes(), "person.work.source.": codes(person.Sources()),
		"person.work.said.": codes(person.Sources()),
		"person.work.fact.": {"wishes", "past", "has", "not", "languages", "available", "care", "hours", "minutes", "contracts", "pay", "start"},
		"person.work.ask.":  {"wishes", "past", "languages", "available", "hours", "minutes", "contracts", "pay", "start"},
		"person.work.": {
			"available", "care", "available.help", "care.help", "hours", "hours.help", "minutes", "minutes.help", "pay", "pay.help", "start", "start.help",
		},
		"selection.state.": append(codes(selection.States()), "live", "all"), "selection.flash.": except(facts, string(selection.FactExpired)),
		"selection.move.":   except(facts, string(selection.FactReceived), string(selection.FactChanged), string(selection.FactExpired), string(selection.FactWithdrawn)),
		"selection.reason.": selection.WithdrawalReasons(), "selection.source.": codes(selection.Sources()), "selection.shifts.": codes(selection.ShiftKinds()),
		"selection.told.": codes(selection.Rungs()), "selection.todo.": append(codes(selection.Rungs()), "open", "agree"), "selection.contract.": contracts,
		"selection.tick.": {"person.no", "person.yes", "person.do", "referent.no", "referent.yes", "referent.do"},
		"selection.": {
			"positions", "code", "contract", "agreement", "week_hours", "shifts", "week", "pay", "municipality", "start", "deadline", "source", "owner",
			"received", "to_shortlist", "to_fill", "reason", "site", "contact", "words", "tasks", "need_code", "need_words", "need_level", "need_reason",
			"lang", "level", "lang_level", "lang_reason",
		},
	}
}

func except(list []string, gone ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(gone, s) })
}

// requestAddresses are those of a company's request, with somebody on its
// shortlist.
func (b *beat) requestAddresses(who id.Person) ids {
	r := b.listed(who)
	return ids{"/richieste/{request}": string(r), "/richieste/{request}/elenco/{person}": string(who)}
}

// listed is an open request of a new company, with somebody on its shortlist.
func (s *site) listed(who id.Person) id.Request {
	s.t.Helper()
	of, err := s.Company.Register(s.ctx(), access.System(), company.RegisterCmd{
		Details: company.Details{LegalName: "Mense " + letters(s.count(`SELECT COUNT(*) FROM company`)) + " srl", Kind: company.KindEmployer, Size: "small", Source: company.SourceOwn},
		Site:    company.Site{Municipality: "037006"},
	})
	s.must(err)
	r, err := s.Selection.Receive(s.ctx(), access.System(), selection.ReceiveCmd{Company: of, Details: selection.Details{
		Source: "company", Trade: person.Trade{Words: "aiuto cucina"}, Positions: 1,
		Needs: []selection.Need{{Code: "haccp", Must: true, Reason: "si maneggiano alimenti"}},
	}})
	s.must(err)
	s.must(s.Selection.Move(s.ctx(), access.System(), selection.Cmd{Request: r, Version: 1}, selection.FactOpened, ""))
	s.must(s.Selection.Add(s.ctx(), access.System(), r, who))
	return r
}

// requestKinds are the facts about requests that name nobody.
func requestKinds() []journal.Kind {
	var out []journal.Kind
	for _, f := range selection.Facts() {
		out = append(out, journal.Kind(f))
	}
	return out
}
