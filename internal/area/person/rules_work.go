package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// How many of each a work profile has at most, and the widest values.
const (
	MaxWishes = 3
	MaxPast   = 8

	maxWords        = 120
	maxMonths       = 600
	maxWeekHours    = 60
	maxTravel       = 180
	maxPay          = civil.Cents(20_000)
	monthsToStart   = 24
	yearsOfAPaper   = 30
	monthsInOneYear = 12
)

// WorkLanguages lists the languages of the work profile.
func WorkLanguages() []string {
	return []string{"it", "en", "fr", "es", "de", "ro", "sq", "uk", "ru", "ar", "ur", "bn", "zh"}
}

// LanguageLevels lists the codes of how well somebody speaks a language, from
// the lowest: none, the six of the Common European Framework, mother tongue.
func LanguageLevels() []string {
	return []string{"none", "a1", "a2", "b1", "b2", "c1", "c2", "native"}
}

// Contracts lists the codes of the kinds of contract that people wish; eight at
// most, as ranking keeps them in one byte.
func Contracts() []string {
	return []string{"open_ended", "fixed_term", "apprenticeship", "internship", "agency", "domestic", "on_call", "self_employed"}
}

// WorkPart is a part of the work profile, as work_profile_changed names what
// changed.
type WorkPart string

// The parts.
const (
	PartWishes       WorkPart = "wishes"
	PartPast         WorkPart = "past"
	PartRequirements WorkPart = "requirements"
	PartLanguages    WorkPart = "languages"
	PartTerms        WorkPart = "terms"
)

// WorkParts lists the parts in the order of the page.
func WorkParts() []WorkPart {
	return []WorkPart{PartWishes, PartPast, PartRequirements, PartLanguages, PartTerms}
}

// firstWishes are the wishes that a record begins with: the trades of the
// application form, then the person's own words, said on the day of the record.
func firstWishes(trades []string, other string, v Vocabulary, on civil.Date) []WorkWish {
	said := Evidence{Source: SourcePerson, On: on}
	var out []WorkWish
	for _, t := range trades {
		if trade := v.OfTrade(t); trade != (Trade{}) && len(out) < MaxWishes {
			out = append(out, WorkWish{Trade: trade, Evidence: said})
		}
	}
	if other = clean(other); other != "" && len(out) < MaxWishes {
		out = append(out, WorkWish{Trade: Trade{Code: v.Link(other, "it").Code, Words: cut(other, maxWords)}, Evidence: said})
	}
	return out
}

func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}

// settle gives the facts of a profile their evidence: what was known already
// keeps it, what is new or has another source is said now. A fact without a
// source of its own has the one given.
func (w Work) settle(was Work, said Evidence) Work {
	w.Wishes, w.Past = slices.Clone(w.Wishes), slices.Clone(w.Past)
	w.Requirements, w.Languages = slices.Clone(w.Requirements), slices.Clone(w.Languages)
	for i := range w.Wishes {
		f := &w.Wishes[i]
		f.Evidence = settled(f.Evidence, said, was.Wishes, func(o WorkWish) (Evidence, bool) { return o.Evidence, o.Trade == f.Trade })
	}
	for i := range w.Past {
		f := &w.Past[i]
		f.Evidence = settled(f.Evidence, said, was.Past, func(o WorkPast) (Evidence, bool) {
			return o.Evidence, o.Trade == f.Trade && o.Months == f.Months && o.EndedOn == f.EndedOn
		})
	}
	for i := range w.Requirements {
		f := &w.Requirements[i]
		f.Evidence = settled(f.Evidence, said, was.Requirements, func(o WorkRequirement) (Evidence, bool) {
			return o.Evidence, o.Code == f.Code && o.Answer == f.Answer && o.Until == f.Until
		})
	}
	for i := range w.Languages {
		f := &w.Languages[i]
		f.Evidence = settled(f.Evidence, said, was.Languages, func(o WorkLanguage) (Evidence, bool) {
			return o.Evidence, o.Lang == f.Lang && o.Level == f.Level
		})
	}
	t, o := &w.Terms, was.Terms
	settleTerm(&t.Available, o.Available, said, t.Available.Value == o.Available.Value, t.Available.Value == 0)
	settleTerm(&t.Care, o.Care, said, t.Care.Value == o.Care.Value, t.Care.Value == 0)
	settleTerm(&t.Hours, o.Hours, said, t.Hours.Value == o.Hours.Value, t.Hours.Value == 0)
	settleTerm(&t.Minutes, o.Minutes, said, t.Minutes.Value == o.Minutes.Value, t.Minutes.Value == 0)
	settleTerm(&t.Contracts, o.Contracts, said, slices.Equal(t.Contracts.Value, o.Contracts.Value), len(t.Contracts.Value) == 0)
	settleTerm(&t.Pay, o.Pay, said, t.Pay.Value == o.Pay.Value, t.Pay.Value == 0)
	settleTerm(&t.Start, o.Start, said, t.Start.Value == o.Start.Value, t.Start.Value.IsZero())
	return w
}

func settled[F any](own, said Evidence, was []F, same func(F) (Evidence, bool)) Evidence {
	for _, o := range was {
		if e, ok := same(o); ok && (own.Source == "" || own.Source == e.Source) {
			return e
		}
	}
	if own.Source == "" {
		own.Source = said.Source
	}
	own.On = said.On
	return own
}

func settleTerm[T any](t *Stated[T], was Stated[T], said Evidence, same, empty bool) {
	switch {
	case empty:
		*t = Stated[T]{}
	case same && was.Known():
		t.Evidence = was.Evidence
	default:
		t.Evidence = said
	}
}

// changedParts lists the parts in which two profiles differ, evidence included.
func changedParts(was, is Work) []WorkPart {
	var out []WorkPart
	note := func(same bool, p WorkPart) {
		if !same {
			out = append(out, p)
		}
	}
	note(slices.Equal(was.Wishes, is.Wishes), PartWishes)
	note(slices.Equal(was.Past, is.Past), PartPast)
	note(slices.Equal(was.Requirements, is.Requirements), PartRequirements)
	note(slices.Equal(was.Languages, is.Languages), PartLanguages)
	note(sameTerms(was.Terms, is.Terms), PartTerms)
	return out
}

func sameTerms(a, b WorkTerms) bool {
	return a.Available == b.Available && a.Care == b.Care && a.Hours == b.Hours && a.Minutes == b.Minutes && a.Pay == b.Pay &&
		a.Start == b.Start && a.Contracts.Evidence == b.Contracts.Evidence && slices.Equal(a.Contracts.Value, b.Contracts.Value)
}

// check holds a profile against the rules. Field names are those of the forms:
// those of a list have its place after them, from 1.
func (w Work) check(v Vocabulary, today civil.Date) error {
	var c fault.Check
	c.Fail(len(w.Wishes) > MaxWishes, "wish_1", "person.work.error.many", MaxWishes)
	for i, f := range w.Wishes {
		f.Trade.check(&c, v, name("wish_", i))
	}
	c.Fail(len(w.Past) > MaxPast, "past_1", "person.work.error.many", MaxPast)
	for i, f := range w.Past {
		f.Trade.check(&c, v, name("past_", i))
		c.Fail(f.Months < 1 || f.Months > maxMonths, name("months_", i), "person.work.error.months")
		c.Fail(f.EndedOn.After(today), name("ended_", i), "person.work.error.future")
	}
	for _, f := range w.Requirements {
		entry, known := v.Requirement(f.Code)
		c.Fail(!known || f.Answer != Yes && f.Answer != No, "requirement_"+f.Code, "error.field.choice")
		c.Fail(!f.Until.IsZero() && (f.Answer != Yes || !entry.Kind.HasUntil()), "until_"+f.Code, "person.work.error.until")
		c.Fail(f.Until.After(today.AddMonths(yearsOfAPaper*monthsInOneYear)), "until_"+f.Code, "error.field.date")
	}
	for _, f := range w.Languages {
		c.Fail(!slices.Contains(WorkLanguages(), f.Lang) || !slices.Contains(LanguageLevels(), f.Level), "language_"+f.Lang, "error.field.choice")
	}
	w.Terms.check(&c, today)
	w.checkEvidence(&c, today)
	return c.Err("person.Work.check")
}

func (t Trade) check(c *fault.Check, v Vocabulary, field string) {
	c.Fail(t.Words == "", field, "person.work.error.words")
	long(c, field, t.Words, maxWords)
	c.Fail(t.Code != "" && !v.HasOccupation(t.Code), field, "error.field.choice")
}

func (t WorkTerms) check(c *fault.Check, today civil.Date) {
	c.Fail(t.Available.Value>>(Days*Bands) != 0, "available", "error.field.choice")
	c.Fail(t.Care.Value>>(Days*Bands) != 0, "care", "error.field.choice")
	c.Fail(t.Hours.Value < 0 || t.Hours.Value > maxWeekHours, "hours", "person.work.error.hours", maxWeekHours)
	c.Fail(t.Minutes.Value < 0 || t.Minutes.Value > maxTravel, "minutes", "person.work.error.minutes", maxTravel)
	c.Fail(t.Pay.Value < 0 || t.Pay.Value > maxPay, "pay", "person.work.error.pay")
	c.Fail(t.Start.Value.After(today.AddMonths(monthsToStart)), "start", "person.work.error.start")
	for _, code := range t.Contracts.Value {
		c.Fail(!slices.Contains(Contracts(), code), "contracts", "error.field.choice")
	}
}

// checkEvidence wants a source and a day that has come of every fact; one
// complaint is enough, as a form has one day.
func (w Work) checkEvidence(c *fault.Check, today civil.Date) {
	bad := false
	look := func(e Evidence) {
		bad = bad || !slices.Contains(Sources(), e.Source) || e.On.IsZero() || e.On.After(today)
	}
	for _, f := range w.Wishes {
		look(f.Evidence)
	}
	for _, f := range w.Past {
		look(f.Evidence)
	}
	for _, f := range w.Requirements {
		look(f.Evidence)
	}
	for _, f := range w.Languages {
		look(f.Evidence)
	}
	t := w.Terms
	for _, e := range []Evidence{
		t.Available.Evidence, t.Care.Evidence, t.Hours.Evidence, t.Minutes.Evidence, t.Contracts.Evidence, t.Pay.Evidence, t.Start.Evidence,
	} {
		if e != (Evidence{}) {
			look(e)
		}
	}
	c.Fail(bad, "said_on", "person.work.error.said_on")
}

func name(prefix string, i int) string { return prefix + string(rune('1'+i)) }

// Ask lists what has still to be asked: the requirements that the wished
// occupations usually have and nothing is known of, and the parts without facts.
func (w Work) Ask(v Vocabulary) (requirements []string, parts []string) {
	known := func(code string) bool {
		return slices.ContainsFunc(w.Requirements, func(r WorkRequirement) bool { return r.Code == code })
	}
	for _, wish := range w.Wishes {
		if wish.Code == "" {
			continue
		}
		for _, code := range v.Needs(wish.Code) {
			if _, listed := v.Requirement(code); listed && !known(code) && !slices.Contains(requirements, code) {
				requirements = append(requirements, code)
			}
		}
	}
	t := w.Terms
	for _, part := range []struct {
		name  string
		known bool
	}{
		{"wishes", len(w.Wishes) > 0},
		{"past", len(w.Past) > 0},
		{"languages", len(w.Languages) > 0},
		{"available", t.Available.Known()},
		{"hours", t.Hours.Known()},
		{"minutes", t.Minutes.Known()},
		{"contracts", t.Contracts.Known()},
		{"pay", t.Pay.Known()},
		{"start", t.Start.Known()},
	} {
		if !part.known {
			parts = append(parts, part.name)
		}
	}
	return requirements, parts
}

// ChooseTrade says which occupation was typed: chosen is the answer to "which of
// these", for the words it was asked of. Without one and without certainty the
// likeliest are returned, to ask.
func ChooseTrade(v Vocabulary, words, asked, chosen string, lang i18n.Lang) (Trade, []string) {
	words = clean(words)
	t := Trade{Words: words}
	switch {
	case words == "":
		return Trade{}, nil
	case words == clean(asked) && chosen == OnlyWords:
		return t, nil
	case words == clean(asked) && chosen != "":
		t.Code = chosen
		return t, nil
	}
	found := v.Link(words, lang)
	if found.Code != "" || len(found.Maybe) == 0 {
		t.Code = found.Code
		return t, nil
	}
	return t, found.Maybe
}

// OnlyWords is the answer that none of the list's occupations is meant.
const OnlyWords = "words"

// joinParts writes the changed parts as a code of the event.
func joinParts(parts []WorkPart) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = string(p)
	}
	return strings.Join(words, " ")
}
