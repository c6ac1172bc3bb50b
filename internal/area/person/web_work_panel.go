package person

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// workPanel is the work profile on a person's page: what is known, and what has
// still to be asked.
func (p *Pages) workPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	can, err := p.reader(c, who, access.PersonView)
	if err != nil {
		return nil, err
	}
	v, err := Load(c.Context(), p.service.DB.Reader(), p.service.Keys, who)
	if err != nil {
		return nil, err
	}
	w, err := p.service.workOf(c.Context(), p.service.DB.Reader(), v)
	if err != nil {
		return nil, err
	}
	var edit *ui.Link
	if can(access.PersonEdit) {
		edit = &ui.Link{Label: c.L.T("person.work.edit"), Href: Path(who, tailWork)}
	}
	requirements, parts := w.Ask(p.service.Vocabulary)
	return workCard(c.L, edit, workFacts(c.L, p.service.Vocabulary, w, c.Today()), askWords(c.L, p.service.Vocabulary, requirements, parts), w.Version == 0), nil
}

// workFacts lists what is known, each part with its audience. Care is for the
// team; the rest may go to companies with the person's consent.
func workFacts(l i18n.L, v Vocabulary, w Work, today civil.Date) []ui.Fact {
	var facts []ui.Fact
	add := func(label, value string, closed bool) {
		if value == "" {
			return
		}
		f := ui.Fact{Label: l.T("person.work.fact." + label), Value: value, Audience: l.T("person.audience.company")}
		if closed {
			f.Audience, f.AudienceClosed = l.T("person.audience.team"), true
		}
		facts = append(facts, f)
	}
	var wishes, past, has, not, languages []string
	for _, f := range w.Wishes {
		wishes = append(wishes, v.Name(f.Trade, l.Lang()))
	}
	for _, f := range w.Past {
		past = append(past, pastWords(l, v, f))
	}
	for _, f := range w.Requirements {
		word := v.RequirementName(f.Code, l.Lang())
		switch {
		case f.Answer == Yes && !f.Holds(today):
			not = append(not, l.T("person.work.expired", word, l.Numeric(f.Until)))
		case f.Answer == Yes:
			has = append(has, word)
		default:
			not = append(not, word)
		}
	}
	for _, f := range w.Languages {
		languages = append(languages, l.T("person.work.lang."+f.Lang)+" ("+strings.ToLower(l.T("person.work.level."+f.Level))+")")
	}
	t := w.Terms
	add("wishes", strings.Join(wishes, "; "), false)
	add("past", strings.Join(past, "; "), false)
	add("has", joinWords(has...), false)
	add("not", joinWords(not...), false)
	add("languages", joinWords(languages...), false)
	add("available", WeekWords(l, t.Available.Value), false)
	add("care", WeekWords(l, t.Care.Value), true)
	if t.Hours.Known() {
		add("hours", l.N("person.work.hours.count", t.Hours.Value), false)
	}
	if t.Minutes.Known() {
		add("minutes", l.N("person.work.minutes.count", t.Minutes.Value), false)
	}
	var contracts []string
	for _, code := range t.Contracts.Value {
		contracts = append(contracts, l.T("person.work.contract."+code))
	}
	add("contracts", joinWords(contracts...), false)
	if t.Pay.Known() {
		add("pay", money(l, t.Pay.Value), true)
	}
	if t.Start.Known() {
		add("start", l.Date(t.Start.Value), false)
	}
	return facts
}

func pastWords(l i18n.L, v Vocabulary, f WorkPast) string {
	word := v.Name(f.Trade, l.Lang()) + ", " + l.N("person.work.months.count", f.Months)
	if f.EndedOn.IsZero() {
		return word + ", " + l.T("person.work.going")
	}
	return word + ", " + l.T("person.work.ended_in", strconv.Itoa(f.EndedOn.Year()))
}

func money(l i18n.L, c civil.Cents) string {
	if l.Lang() == i18n.It {
		return c.Italian()
	}
	return c.English()
}

// WeekWords tells the bands of a week in words: days with the same bands
// together, runs of days as "lunedì–venerdì". It is empty for none.
func WeekWords(l i18n.L, w Week) string {
	var parts []string
	for day := 0; day < Days; {
		bands := w >> (Bands * day) & (1<<Bands - 1)
		last := day
		for last+1 < Days && w>>(Bands*(last+1))&(1<<Bands-1) == bands {
			last++
		}
		if bands != 0 {
			days := l.WeekdayName(weekday(day))
			if last > day {
				days += "–" + l.WeekdayName(weekday(last))
			}
			parts = append(parts, days+" "+bandWords(l, w, day))
		}
		day = last + 1
	}
	return strings.Join(parts, "; ")
}

func bandWords(l i18n.L, w Week, day int) string {
	var words []string
	for band, code := range BandCodes() {
		if w.Has(day, band) {
			words = append(words, l.T("person.work.band."+code))
		}
	}
	if len(words) == Bands {
		return l.T("person.work.band.all")
	}
	return joinWords(words...)
}

func sourceOptions(l i18n.L) []ui.Option {
	out := make([]ui.Option, 0, 2)
	for _, s := range Sources() {
		out = append(out, ui.Option{Value: string(s), Label: l.T("person.work.source." + string(s))})
	}
	return out
}

// saidOn is the day's field of one of the forms: that of the form which came
// back has the plain id, that an error links to, and the error.
func (v workView) saidOn(form string) ui.Field {
	f := v.SaidOn
	if form != v.At {
		f.ID, f.Error = "said_on-"+form, ""
	}
	return f
}

func weekID(name string, day, band int) string {
	if day == 0 && band == 0 {
		return name
	}
	return name + "-" + strconv.Itoa(day) + "-" + strconv.Itoa(band)
}
