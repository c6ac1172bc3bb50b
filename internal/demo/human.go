package demo

import (
	"fmt"
	"strings"

	"insieme/internal/area/intake"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
)

// human is somebody invented: what the form asks, and what it does not.
type human struct {
	person.New
	declared intake.Declared
	solidity float64 // how solidly somebody stands in life, from 0 to 1
}

// society invents humans like those of such a programme.
type society struct {
	italian  origin
	abroad   []weighted[origin]
	places   []weighted[programme.Municipality]
	prefixes []string
	streets  []string
}

func newSociety(territory []programme.Municipality) society {
	s := society{italian: italian(), prefixes: prefixes(), streets: streets()}
	for _, o := range abroad() {
		s.abroad = append(s.abroad, weighted[origin]{o, o.share})
	}
	size, others := populations(), 0.0
	for _, n := range size {
		others += n
	}
	for _, m := range territory {
		share := cityShare
		if m.ISTAT != city {
			share = (1 - cityShare) * size[m.ISTAT] / others
		}
		s.places = append(s.places, weighted[programme.Municipality]{m, share})
	}
	return s
}

// invent makes somebody who comes on a day; number makes contacts unique.
func (s society) invent(c chance, number int, on civil.Date, is traits) human {
	from, age := s.italian, is.age
	if !is.italian {
		from = draw(c, s.abroad)
	}
	h := human{solidity: c.Float64()}
	h.BirthDate = on.AddMonths(-12 * c.between(age[0], age[1])).AddDays(-c.between(1, 364))
	h.Surname, h.Citizenship = one(c, from.surnames), from.citizenship
	h.Sex, h.GivenName = "m", one(c, from.men)
	if is.woman {
		h.Sex, h.GivenName = "f", one(c, from.women)
	}
	s.settle(c, &h)
	s.school(c, &h, from)
	s.reach(c, &h, from, number)
	h.FiscalCode = fiscalCode(c, h)
	h.Trades, h.TradeOther = trades(c, h.Sex)
	h.declared = declare(c, h.Municipality)
	h.Consents = consents(c, on)
	return h
}

func (s society) settle(c chance, h *human) {
	place := draw(c, s.places)
	h.Municipality, h.District = place.ISTAT, place.District
	h.Address = fmt.Sprintf("%s %d", one(c, s.streets), c.between(1, 140))
}

func (s society) school(c chance, h *human, from origin) {
	if from.citizenship == "IT" {
		h.Education, h.ItalianLevel = draw(c, []weighted[string]{
			{"none", 1}, {"primary", 5}, {"lower_secondary", 38}, {"vocational", 14}, {"upper_secondary", 33}, {"tertiary", 9},
		}), "native"
		return
	}
	h.Education = draw(c, []weighted[string]{
		{"none", 6}, {"primary", 13}, {"lower_secondary", 34}, {"vocational", 10}, {"upper_secondary", 26}, {"tertiary", 11},
	})
	h.ItalianLevel = draw(c, []weighted[string]{{"none", 5}, {"basic", 33}, {"good", 42}, {"fluent", 18}, {"native", 2}})
}

// reach gives language, telephone and e-mail.
func (s society) reach(c chance, h *human, from origin, number int) {
	h.Lang = "it"
	little := h.ItalianLevel == "none" || h.ItalianLevel == "basic"
	if little && c.happens(0.7) {
		h.Lang = from.lang
		if c.happens(0.4) {
			h.Interpreter = from.lang
		}
	}
	if c.happens(0.955) {
		h.Phones = []string{s.phone(number)}
	}
	if c.happens(0.72) {
		name := strings.ReplaceAll(civil.Fold(h.GivenName+"."+h.Surname), " ", ".")
		h.Emails = []string{fmt.Sprintf("%s.%d@example.org", name, number)}
	}
}

// phone is a number that is nobody's, a different one for each of 12,000.
func (s society) phone(number int) string {
	return fmt.Sprintf("+39%s5550%03d", s.prefixes[number/1000%len(s.prefixes)], number%1000)
}

// onlyNamed leaves what an access point says of somebody who has filled in no
// form.
func (h *human) onlyNamed(phone string) {
	h.New = person.New{
		Surname: h.Surname, GivenName: h.GivenName, BirthDate: h.BirthDate, Municipality: h.Municipality, District: h.District,
		Lang: "it", Phones: []string{phone},
	}
}

// fiscalCode is the code that the person would have if they were born in a
// place that does not exist: so that it belongs to nobody.
func fiscalCode(c chance, h human) civil.FiscalCode {
	place := "M999"
	if h.Citizenship != "IT" {
		place = "Z999"
	}
	code, err := civil.NewFiscalCode(civil.Holder{Surname: h.Surname, GivenName: h.GivenName, Birth: h.BirthDate, Sex: h.Sex, Place: place})
	if err != nil || !c.happens(0.88) {
		return civil.FiscalCode{}
	}
	return code
}

func trades(c chance, sex string) (codes []string, other string) {
	if c.happens(0.05) {
		return []string{"unknown"}, ""
	}
	if c.happens(0.03) {
		return nil, one(c, otherTrades())
	}
	list := []weighted[string]{
		{"warehouse", 22}, {"cleaning", 12}, {"kitchen", 12}, {"care", 3}, {"building", 14}, {"factory", 16}, {"driving", 12}, {"green", 6},
		{"shop", 7}, {"office", 5},
	}
	if sex == "f" {
		list = []weighted[string]{
			{"warehouse", 8}, {"cleaning", 26}, {"kitchen", 16}, {"care", 22}, {"building", 0.5}, {"factory", 10}, {"driving", 1}, {"green", 2},
			{"shop", 15}, {"office", 12},
		}
	}
	seen := map[string]bool{}
	for range c.between(1, 3) {
		seen[draw(c, list)] = true
	}
	for _, t := range person.Trades() {
		if seen[t] {
			codes = append(codes, t)
		}
	}
	return codes, ""
}

// otherTrades are trades in people's own words.
func otherTrades() []string {
	return []string{
		"sarta", "parrucchiera", "falegname", "elettricista", "mediatore culturale", "idraulico", "pizzaiolo", "fiorista", "imbianchino",
		"saldatore", "tornitore", "guardia giurata", "musicista", "calzolaio", "tappezziere", "meccanico d'auto",
	}
}

func declare(c chance, municipality string) intake.Declared {
	d := intake.Declared{
		Municipality: municipality, WeeklyHours: intake.HoursUnknown, Measures: intake.SaidNo, L14: intake.SaidNo,
		WorkStatus: draw(c, []weighted[intake.WorkStatus]{
			{intake.Unemployed, 82}, {intake.NeverWorked, 5}, {intake.WageSupport, 3}, {intake.Working, 10},
		}),
		IncomeSupport: draw(c, []weighted[intake.IncomeSupport]{
			{intake.SupportNone, 52}, {intake.SupportNASpI, 20}, {intake.SupportMinimum, 18}, {intake.SupportOther, 4}, {intake.SupportUnknown, 6},
		}),
	}
	if d.WorkStatus == intake.Working {
		d.WeeklyHours = c.between(4, 18)
	}
	if c.happens(0.12) {
		d.Measures = intake.SaidUnknown
	}
	if c.happens(0.2) {
		d.L14 = intake.SaidUnknown
	}
	return d
}

// consents are given with the form, to the notice of its time.
func consents(c chance, on civil.Date) []person.Consent {
	notice := "2017-05"
	for _, from := range []string{"2018-05", "2020-09", intake.NoticeVersion} {
		if !on.Before(civil.MustDate(from + "-25")) {
			notice = from
		}
	}
	out := []person.Consent{{Kind: person.ConsentPrivacy, NoticeVersion: notice}}
	if c.happens(0.7) {
		out = append(out, person.Consent{Kind: person.ConsentShare, NoticeVersion: notice})
	}
	if c.happens(0.2) {
		out = append(out, person.Consent{Kind: person.ConsentNewsletter, NoticeVersion: notice})
	}
	return out
}
