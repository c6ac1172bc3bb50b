package demo

import (
	"strings"

	"insieme/internal/area/intake"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// open begins a person's record on the day they come.
func (h *household) open(r *record) *person.Past {
	u, at := r.human, h.instant(r.stories[0].deeds[0])
	p := &person.Past{Person: person.Person{
		ID: r.id, Version: 1, Surname: u.Surname, GivenName: u.GivenName, BirthDate: u.BirthDate, Sex: u.Sex, Citizenship: u.Citizenship,
		FiscalCode: u.FiscalCode, Municipality: u.Municipality, Address: u.Address, Education: u.Education, ItalianLevel: u.ItalianLevel,
		Trades: u.Trades, TradeOther: u.TradeOther, Lang: u.Lang, Interpreter: u.Interpreter, CreatedAt: at,
	}}
	for _, v := range u.Phones {
		p.Contacts = append(p.Contacts, person.Contact{ID: id.At[person.ContactID](at, h.luck), Kind: person.Phone, Value: v})
	}
	for _, v := range u.Emails {
		p.Contacts = append(p.Contacts, person.Contact{ID: id.At[person.ContactID](at, h.luck), Kind: person.Email, Value: v})
	}
	for _, c := range u.Consents {
		c.ID, c.GivenAt = id.At[person.ConsentID](at, h.luck), at
		p.Consents = append(p.Consents, c)
	}
	p.Dimensions = []person.Dimension{dimension(u)}
	if r.stories[0].deeds[0].act == act(intake.FactReferred) { // the rest is known with the form
		p.Dimensions[0] = person.Dimension{BirthYear: u.BirthDate.Year(), District: u.District}
	}
	p.Dimensions[0].ValidFrom, p.Dimensions[0].RecordedAt = civil.DateOf(at.In(h.zone)), at
	if r.twin != nil && r.twin.number < r.number { // nobody has looked at the two yet
		p.Lookalikes = []person.Lookalike{{Other: r.twin.id, Score: person.Similarity(alike(r), alike(r.twin)).Score, FoundAt: at}}
	}
	return p
}

func dimension(u human) person.Dimension {
	return person.Dimension{
		Sex: u.Sex, BirthYear: u.BirthDate.Year(), Citizenship: person.Group(u.Citizenship), Education: u.Education, District: u.District,
	}
}

// complete makes the record of somebody who had been referred whole, when
// their form comes.
func (h *household) complete(c *dossier, d deed, actor id.User) {
	at, file, u := h.instant(d), h.files[c.record], c.record.human
	changed := []string{string(person.SectionIdentity)}
	if len(u.Emails) > 0 {
		changed = append(changed, string(person.SectionContact))
	}
	changed = append(changed, string(person.SectionSkills))
	if u.Lang != "it" || u.Interpreter != "" {
		changed = append(changed, string(person.SectionLanguage))
	}
	named, whole := file.Dimensions[0], dimension(u)
	named.Sex, named.RecordedAt = u.Sex, at
	whole.ValidFrom, whole.RecordedAt = d.day, at
	file.Dimensions = append(file.Dimensions, named, whole)
	file.Version++
	h.record(at, journal.Event{
		Kind: person.KindUpdated, OccurredOn: d.day, Actor: actor, Person: file.ID,
		Codes: journal.Codes{"changed": strings.Join(changed, " ")},
	})
}

func alike(r *record) person.Traits {
	u := r.human
	contacts := append(append([]string(nil), u.Phones...), u.Emails...)
	return person.Traits{
		Surname: u.Surname, GivenName: u.GivenName, BirthDate: u.BirthDate, Sex: u.Sex, Fiscal: u.FiscalCode.Reveal(), Contacts: contacts,
		Address: u.Address, Municipality: string(u.Municipality),
	}
}

// merge makes a record another name for the household's first.
func (h *household) merge(d deed) {
	at, alias, keep := h.instant(d), h.files[d.other], h.files[d.other.keeper]
	event := h.record(at, journal.Event{
		Kind: person.KindMerged, OccurredOn: d.day, Actor: h.actor(nil, d), Person: keep.ID, Codes: journal.Codes{"alias": string(alias.ID)},
	})
	alias.MergedInto = keep.ID
	alias.Merges = append(alias.Merges, person.Alias{
		ID: id.At[person.AliasID](at, h.luck), Alias: alias.ID, Person: keep.ID, RecordedAt: at, Event: event,
	})
	known := map[string]bool{}
	for _, c := range keep.Contacts {
		known[c.Value] = true
	}
	for _, c := range alias.Contacts {
		if !known[c.Value] {
			c.ID = id.At[person.ContactID](at, h.luck)
			keep.Contacts = append(keep.Contacts, c)
		}
	}
	keep.Version++
	alias.Version++
}

// assign gives a person a referent, unless they have one who stays.
func (h *household) assign(d deed) {
	if h.referent != "" && h.roster.byID(h.referent).there(d.day.AddDays(1)) {
		return
	}
	file := h.files[h.cases[0].record]
	if n := len(file.Referents); n > 0 {
		file.Referents[n-1].To = d.day
	}
	h.referent, file.Referent = d.with, d.with
	file.Referents = append(file.Referents, person.ReferentSpan{User: d.with, From: d.day, Reason: d.reason})
	file.Version++
	h.record(h.instant(d), journal.Event{
		Kind: person.KindReferentAssigned, OccurredOn: d.day, Actor: h.actor(nil, d), Person: file.ID,
		Codes: journal.Codes{"user": string(d.with), "reason": d.reason},
	})
}

// note writes what was said or noticed.
func (h *household) note(c *dossier, d deed) {
	at, file := h.instant(d), h.files[h.owner(c, d.day)]
	n := *d.note
	n.ID, n.Person, n.Author, n.OnDay, n.WrittenAt = id.At[person.NoteID](at, h.luck), file.ID, h.actor(c, d), d.day, at
	codes := journal.Codes{"kind": string(n.Kind)}
	if n.Outcome != "" {
		codes["outcome"] = n.Outcome
	}
	n.Event = h.record(at, journal.Event{Kind: person.KindNoteAdded, OccurredOn: d.day, Actor: n.Author, Person: file.ID, Codes: codes})
	file.Notes = append(file.Notes, n)
}
