package demo

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// firm is a company being lived: what happens with it, entry by entry.
type firm struct {
	*diary
	luck    chance
	number  int
	fortune fortune
	officer id.User
	past    company.Past
	entries []firmEntry
}

// firmEntry is what is written down about a company on a day: facts, and the
// row that comes with them.
type firmEntry struct {
	day     civil.Date
	facts   []company.Happening
	event   *journal.Event // one that does not move the relation
	contact *company.Contact
	keep    func(*company.Past) // writes the row, once the day has come
}

// firms live all companies, and write them down.
func (d *diary) firms() error {
	luck := newChance(d.seed, streamFirms)
	officers := d.roster.with(access.CompanyOfficer, d.today)
	var known []company.Past
	for number := range allFirms {
		f := &firm{diary: d, luck: newChance(d.seed, streamFirms<<32+uint64(number)), number: number, officer: officers[0].ID}
		f.name(known)
		if number < contactedAll {
			f.fortune = d.fortuneOf(number, f.luck)
			f.live()
		} else {
			f.spot(d.from(d.today.AddDays(-f.luck.between(5, 300))))
		}
		past, events, err := f.write()
		if err != nil {
			return fmt.Errorf("demo: company %d: %w", number, err)
		}
		if past.ID != "" {
			known = append(known, past)
			d.events = append(d.events, events...)
		}
	}
	d.lateFirms(luck, known)
	d.companies = known
	return nil
}

// name makes up who a company is.
func (f *firm) name(known []company.Past) {
	c := f.luck
	is := draw(c, businesses())
	all := signs()
	sign, noun := all[f.number%len(all)], one(c, is.nouns)
	p := &f.past
	p.Kind, p.ATECO = company.KindEmployer, is.ateco
	if is.coop {
		p.Kind = company.KindCooperative
		p.LegalName = noun + " " + sign
	} else {
		p.LegalName = noun + " " + sign + " " + draw(c, legalForms())
	}
	if slices.Contains(agencies(), f.number) {
		p.Kind, p.ATECO, p.LegalName = company.KindAgency, "78.20.00", "Agenzia per il lavoro "+sign+" spa"
	}
	if c.happens(0.2) {
		p.OtherName = sign + " " + noun
	}
	p.VAT = inventedVAT(f.number)
	p.Size = draw(c, []weighted[company.Size]{{"micro", 22}, {"small", 40}, {"medium", 27}, {"large", 11}})
	p.PublicControl = f.number%31 == 5
	if c.happens(0.5) {
		p.Website = "https://" + strings.ReplaceAll(civil.Fold(sign+" "+noun), " ", "-") + ".example"
	}
	p.Owner = f.officer
	f.source(known)
	f.people()
}

// inventedVAT is the VAT number that the number-th company would have in an
// office that does not exist: so that it belongs to nobody.
func inventedVAT(number int) string {
	start := fmt.Sprintf("%07d999", 9900000+number)
	for digit := range 10 {
		if s := start + strconv.Itoa(digit); company.IsVAT(s) {
			return s
		}
	}
	panic("demo: no digit fits")
}

// source says how the company came to be known, and to which associations it
// belongs.
func (f *firm) source(known []company.Past) {
	c, p := f.luck, &f.past
	organisation := func(kind network.Kind) id.Organisation {
		var all []id.Organisation
		for _, o := range f.roster.organisations {
			if o.Kind == kind {
				all = append(all, o.ID)
			}
		}
		return all[c.IntN(len(all))]
	}
	if c.happens(0.86) {
		p.Associations = append(p.Associations, organisation(network.KindBusinessAssociation))
	}
	p.Source = draw(c, []weighted[company.Source]{
		{company.SourceAssociation, 44}, {company.SourceOwn, 24}, {company.SourceBoardMember, 10}, {company.SourceAgency, 9},
		{company.SourceUnion, 5}, {company.SourceCompany, 8},
	})
	switch p.Source {
	case company.SourceAssociation:
		if len(p.Associations) > 0 {
			p.SourceOrganisation = p.Associations[0]
		}
	case company.SourceUnion:
		p.SourceOrganisation = organisation(network.KindTradeUnion)
	case company.SourceAgency:
		p.SourceOrganisation = organisation(network.KindEmploymentAgency)
		for _, other := range known {
			if other.Kind == company.KindAgency && c.happens(0.6) {
				p.SourceCompany, p.SourceOrganisation = other.ID, ""
			}
		}
	case company.SourceBoardMember:
		if len(known) > 0 {
			p.SourceCompany = known[c.IntN(min(len(known), board2017))].ID
		}
	}
}

// people are those of the company whom the programme deals with.
func (f *firm) people() {
	c, from := f.luck, italian()
	at := f.spotted()
	for i := range c.between(1, 3) {
		name := one(c, from.men)
		if c.happens(0.5) {
			name = one(c, from.women)
		}
		p := company.Counterpart{
			ID: id.At[company.CounterpartID](f.instant(at, 0), c), Name: name + " " + one(c, from.surnames), Job: one(c, jobs()),
			Phone: fmt.Sprintf("051 555 0%03d", f.number), Answers: i == 0, Signs: i == 0 || c.happens(0.3), Tutors: i > 0 || c.happens(0.4),
		}
		if c.happens(0.7) {
			p.Email = strings.ReplaceAll(civil.Fold(p.Name), " ", ".") + "@azienda" + strconv.Itoa(f.number) + ".example"
		}
		f.past.Counterparts = append(f.past.Counterparts, p)
	}
	for range c.between(1, 2) {
		place := draw(c, f.society.places)
		f.past.Sites = append(f.past.Sites, company.Site{
			ID: id.At[company.SiteID](f.instant(at, 0), c), Municipality: place.ISTAT, Address: fmt.Sprintf("%s %d", one(c, f.society.streets), c.between(1, 90)),
		})
	}
	if len(f.past.Sites) == 2 && f.past.Sites[0].Municipality == f.past.Sites[1].Municipality {
		f.past.Sites = f.past.Sites[:1]
	}
	for i := range f.past.Sites {
		if len(f.past.Sites) > 1 {
			f.past.Sites[i].Name = []string{"sede", "magazzino"}[i]
		}
	}
}

// spotted orders the identities of a company; it is not a fact.
func (f *firm) spotted() civil.Date { return firstDay() }

// instant is a time of a working day: entries of one day follow each other.
func (f *firm) instant(day civil.Date, turn int) time.Time {
	return day.At(9, 30, f.zone).Add(time.Duration(turn*12+f.number%11) * time.Minute).UTC()
}

// write puts what happened to the rules, in order, up to this morning, and
// gives the rows and events that the commands would have written.
func (f *firm) write() (company.Past, []journal.Event, error) {
	slices.SortStableFunc(f.entries, func(a, b firmEntry) int { return cmp.Compare(a.day.Time().Unix(), b.day.Time().Unix()) })
	p, e := f.past, company.Engagement{}
	var events []journal.Event
	turn, last := 0, civil.Date{}
	for _, entry := range f.entries {
		if !entry.day.Before(f.today) {
			continue
		}
		if turn++; entry.day != last {
			turn, last = 0, entry.day
		}
		at := f.instant(entry.day, turn)
		if p.ID == "" {
			p.ID, p.CreatedAt = id.At[id.Company](at, f.luck), at
			e.Company = p.ID
		}
		if entry.contact != nil {
			x := *entry.contact
			x.Company, x.ID = p.ID, id.At[company.ContactID](at, f.luck)
			for i := range entry.facts {
				entry.facts[i].Contact = x.ID
			}
			p.Contacts = append(p.Contacts, x)
		}
		for _, h := range entry.facts {
			var err error
			if e, err = e.Apply(h); err != nil {
				return p, nil, fmt.Errorf("%s on %s: %w", h.Fact, h.On, err)
			}
			events = append(events, f.stamp(at, company.EventOf(p.ID, h, f.officer)))
		}
		if entry.event != nil {
			x := *entry.event
			x.Company, x.OccurredOn, x.Actor = p.ID, entry.day, f.officer
			events = append(events, f.stamp(at, x))
		}
		if entry.keep != nil {
			entry.keep(&p)
		}
		p.Version++
	}
	p.Engagement = e
	p.Pledges = slices.DeleteFunc(p.Pledges, func(x company.Pledge) bool { return x.ID == "" }) // not made yet
	for i := range p.Adhesions {
		p.Adhesions[i].Company = p.ID
	}
	if !p.Next.On.IsZero() && e.LastOn.IsZero() {
		p.Next = company.NextAction{}
	}
	return p, events, nil
}

// lateFirms gives the officer's morning some next actions whose day has come.
func (d *diary) lateFirms(luck chance, known []company.Past) {
	left := 5
	for i := range known {
		if p := &known[i]; left > 0 && p.Engagement.State == company.Board && i%7 == 3 {
			p.Next.On = d.before(d.today, luck.between(0, 6))
			left--
		}
	}
}

func (f *firm) stamp(at time.Time, e journal.Event) journal.Event {
	e.ID, e.RecordedAt = id.At[id.Event](at, f.luck), at
	return e
}
