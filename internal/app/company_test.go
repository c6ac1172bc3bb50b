package app

import (
	"path"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
)

// companyAddresses makes a member of the Board with one of everything that has
// an address.
func (b *beat) companyAddresses() ids {
	b.t.Helper()
	ctx, system, officer := b.ctx(), access.System(), b.colleague("aziende", access.CompanyOfficer).User
	association := b.business("Associazione "+letters(b.sent), network.KindBusinessAssociation)
	union := b.business("Sindacato "+letters(b.sent), network.KindTradeUnion)
	register := func(name string) id.Company {
		c, err := b.Company.Register(ctx, system, company.RegisterCmd{
			Details: company.Details{
				LegalName: name + " " + letters(b.sent), Kind: company.KindEmployer, ATECO: "52.10", Owner: officer, Source: company.SourceOwn,
				Associations: []id.Organisation{association},
			},
			Site: company.Site{Municipality: "037005"},
		})
		b.must(err)
		return c
	}
	c, other := register("Valdoro"), register("Altra")
	cmd := func() company.Cmd {
		loaded, err := company.Load(ctx, b.DB.Reader(), b.Keys, c)
		b.must(err)
		return company.Cmd{Company: c, Version: loaded.Version}
	}
	sites, err := company.SitesOf(ctx, b.DB.Reader(), c)
	b.must(err)
	who, err := b.Company.AddCounterpart(ctx, system, company.Counterpart{Company: c, Name: "Andrea Bassi", Signs: true, Answers: true})
	b.must(err)
	contact, err := b.Company.RecordContact(ctx, system, company.ContactCmd{
		Cmd: cmd(), Contact: company.Contact{Way: "visit", Topic: "board", Outcome: company.SaidInterested},
		Next: company.NextAction{What: "call", Who: officer, On: b.Clock.Today()},
	})
	b.must(err)
	adhesion, err := b.Company.JoinBoard(ctx, system, company.JoinCmd{Cmd: cmd(), Act: company.Act{Name: "atto.pdf", Content: []byte("%PDF-1.7\n%%EOF\n")}})
	b.must(err)
	pledge, err := b.Company.MakePledge(ctx, system, company.PledgeCmd{Company: c, Places: 3, Kind: company.PledgeAny, DueOn: b.Clock.Today().AddMonths(6)})
	b.must(err)
	need, err := b.Company.NoteNeed(ctx, system, company.Need{Company: c, Kind: company.NeedTraining, What: "Sicurezza di base", Many: 4, When: "now"})
	b.must(err)
	commitment, err := b.Company.SignCommitment(ctx, system, company.Commitment{Company: c, Union: union, SignedOn: b.Clock.Today(), Words: "Due posti."})
	b.must(err)
	invited, err := b.Company.Invite(ctx, system, company.InviteCmd{Company: c})
	b.must(err)
	return ids{
		"/aziende/{company}":                         string(c),
		"/aziende/{company}/sedi/{site}":             string(sites[0].ID),
		"/aziende/{company}/referenti/{counterpart}": string(who),
		"/aziende/{company}/contatti/{contact}":      string(contact),
		"/aziende/{company}/distinte/{other}":        string(other),
		"/aziende/{company}/board/{adhesion}":        string(adhesion),
		"/aziende/{company}/fabbisogni/{need}":       string(need),
		"/aziende/{company}/accordi/{commitment}":    string(commitment),
		"/impegni/{pledge}":                          string(pledge),
		"/indagine/{token}":                          path.Base(invited.Link),
	}
}

// business is an organisation of the network that works with companies.
func (s *site) business(name string, kind network.Kind) id.Organisation {
	s.t.Helper()
	o, err := s.Network.AddOrganisation(s.ctx(), access.System(), network.OrganisationCmd{Name: name, Pole: network.PoleBusiness, Kind: kind})
	s.must(err)
	return o
}

// companyWords are the codes of companies that pages put into words.
func companyWords() map[string][]string {
	states, stages := codes(company.States()), codes(company.Stages())
	var letters, divisions []string
	for _, s := range company.Sections() {
		letters = append(letters, s.Letter)
		divisions = append(divisions, s.Divisions...)
	}
	return map[string][]string{
		"company.state.": states, "company.states.": states, "company.step.": {"spotted", "association_contacted", "contacted", "met", "interested", "board"},
		"company.kind.": codes(company.Kinds()), "company.size.": codes(company.Sizes()), "company.source.": codes(company.Sources()),
		"company.section.": letters, "company.division.": divisions,
		"company.way.": company.Ways(), "company.topic.": company.Topics(), "company.outcome.": codes(company.Outcomes()),
		"company.refusal.": company.Refusals(), "company.leaving.": company.Leavings(), "company.archiving.": company.Archivings(),
		"company.next.": company.NextActions(), "company.todo.next.": company.NextActions(),
		"company.warmth.":      codes([]company.Warmth{company.Cold, company.Mild, company.Warm}),
		"company.load.":        codes([]company.LoadState{company.LoadFree, company.LoadAhead, company.LoadFull}),
		"company.alike.":       codes([]company.Likeness{company.SameVAT, company.SameTax, company.SamePlace}),
		"company.counterpart.": with([]string{"signs", "tutors", "answers"}, "", ".help"),
		"company.pledge.kind.": codes(company.PledgeKinds()), "company.pledge.of.": codes(company.PledgeKinds()),
		"company.stage.": stages, "company.letter.did.": stages[1:],
		"company.need.kind.": codes(company.NeedKinds()), "company.need.kinds.": codes(company.NeedKinds()), "company.need.when.": company.Whens(),
		"company.survey.": codes(company.NeedKinds()),
	}
}
