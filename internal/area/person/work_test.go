package person_test

import (
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// words is a vocabulary of three occupations and four requirements.
func words() person.Vocabulary {
	names := map[string]string{"cook": "Cuoco", "kitchen-helper": "Aiuto cuoco", "carer": "Assistente", "licence-b": "Patente B", "haccp": "HACCP", "nights": "Notti", "forklift": "Muletto"}
	return person.Vocabulary{
		Requirements: []person.Requirement{
			{Code: "licence-b", Kind: person.KindLicence}, {Code: "haccp", Kind: person.KindCertificate},
			{Code: "forklift", Kind: person.KindCertificate}, {Code: "nights", Kind: person.KindCondition},
		},
		HasOccupation:   func(code string) bool { return slices.Contains([]string{"cook", "kitchen-helper", "carer"}, code) },
		OccupationName:  func(code string, _ i18n.Lang) string { return names[code] },
		RequirementName: func(code string, _ i18n.Lang) string { return names[code] },
		Needs: func(code string) []string {
			return map[string][]string{"cook": {"haccp", "nights", "not-listed"}, "carer": {"nights"}}[code]
		},
		Link: func(words string, _ i18n.Lang) person.Linked {
			switch {
			case strings.Contains(words, "cucina"):
				return person.Linked{Maybe: []string{"cook", "kitchen-helper"}}
			case strings.EqualFold(words, "cuoco"):
				return person.Linked{Code: "cook"}
			default:
				return person.Linked{}
			}
		},
		OfTrade: func(code string) person.Trade {
			return map[string]person.Trade{"kitchen": {Code: "kitchen-helper", Words: "Aiuto cuoco"}, "care": {Code: "carer", Words: "Assistente"}}[code]
		},
	}
}

func (h *house) work(p id.Person) person.Work {
	h.t.Helper()
	all, err := h.Works(ctx, h.DB.Reader(), []id.Person{p})
	if err != nil {
		h.t.Fatal(err)
	}
	return all[p]
}

func told(on civil.Date) person.Evidence { return person.Evidence{Source: person.SourcePerson, On: on} }

// full is a profile with one of everything.
func full() person.Work {
	return person.Work{
		Wishes: []person.WorkWish{{Trade: person.Trade{Code: "cook", Words: "cuoca"}}, {Trade: person.Trade{Words: "burattinaia"}}},
		Past: []person.WorkPast{
			{Trade: person.Trade{Code: "cook", Words: "cuoca"}, Months: 18, EndedOn: civil.MustDate("2021-05-01")},
			{Trade: person.Trade{Words: "orto"}, Months: 3},
		},
		Requirements: []person.WorkRequirement{
			{Code: "haccp", Answer: person.Yes, Until: civil.MustDate("2024-01-31"), Evidence: person.Evidence{Source: person.SourcePaper}},
			{Code: "licence-b", Answer: person.No}, {Code: "nights", Answer: person.Yes},
		},
		Languages: []person.WorkLanguage{{Lang: "it", Level: "native"}, {Lang: "fr", Level: "b1"}},
		Terms: person.WorkTerms{
			Available: person.Stated[person.Week]{Value: person.Week(0).With(0, 0).With(6, 3)},
			Care:      person.Stated[person.Week]{Value: person.Week(0).With(0, 0)},
			Hours:     person.Stated[int]{Value: 30}, Minutes: person.Stated[int]{Value: 45},
			Contracts: person.Stated[[]string]{Value: []string{"open_ended", "internship"}},
			Pay:       person.Stated[civil.Cents]{Value: 950}, Start: person.Stated[civil.Date]{Value: civil.MustDate("2022-12-01")},
		},
	}
}

func TestAWorkProfileBeginsWithTheTradesOfTheApplication(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register(marta())
	got := h.work(p)
	want := []person.WorkWish{
		{Trade: person.Trade{Code: "kitchen-helper", Words: "Aiuto cuoco"}, Evidence: told(today)},
		{Trade: person.Trade{Code: "carer", Words: "Assistente"}, Evidence: told(today)},
		{Trade: person.Trade{Words: "pasticciera"}, Evidence: told(today)},
	}
	if got.Version != 0 || !slices.Equal(got.Wishes, want) {
		t.Errorf("got version %d, %+v", got.Version, got.Wishes)
	}
	if n := h.count(`SELECT COUNT(*) FROM person_work`); n != 0 {
		t.Errorf("looking wrote %d profiles", n)
	}
}

func TestSetWorkKeepsEveryFactWithItsEvidence(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p, worker := h.register(marta()), h.user("operatrice", access.CaseWorker)
	set := func(version int, w person.Work, on civil.Date) error {
		return h.SetWork(ctx, worker, person.SetWorkCmd{Person: p, Version: version, Work: w, Source: person.SourcePerson, On: on})
	}
	if err := set(0, full(), today.AddDays(-9)); err != nil {
		t.Fatal(err)
	}
	first := h.work(p)
	if first.Version != 1 || first.Wishes[1].Evidence != told(today.AddDays(-9)) || first.Past[0].EndedOn.String() != "2021-05-01" ||
		first.Requirements[0].Source != person.SourcePaper || first.Terms.Pay.Value != 950 || !first.Terms.Available.Value.Has(6, 3) ||
		first.Terms.Free().Has(0, 0) || first.Languages[0].Lang != "it" || first.Terms.Start.Value.String() != "2022-12-01" {
		t.Fatalf("got %+v", first)
	}

	// A later correction dates what it changes, and only that.
	next := full()
	next.Terms.Hours.Value, next.Languages = 20, next.Languages[:1]
	if err := set(1, next, today); err != nil {
		t.Fatal(err)
	}
	second := h.work(p)
	if second.Terms.Hours.On != today || second.Terms.Minutes.On != today.AddDays(-9) || len(second.Languages) != 1 || second.Wishes[0].On != today.AddDays(-9) {
		t.Errorf("got %+v", second)
	}
	if err := set(2, next, today); err != nil { // the same again writes nothing
		t.Fatal(err)
	}
	events, err := journal.ByPerson(ctx, h.DB.Reader(), p)
	if err != nil || len(events) != 2 || h.work(p).Version != 2 {
		t.Fatalf("%d events, %v, version %d", len(events), err, h.work(p).Version)
	}
	codes := []string{events[0].Code("changed"), events[1].Code("changed")}
	slices.Sort(codes)
	if !slices.Equal(codes, []string{"languages terms", "wishes past requirements languages terms"}) {
		t.Errorf("changed = %q", codes)
	}
	if n := h.count(`SELECT COUNT(*) FROM audit_log WHERE subject = $1`, p); n != 2 {
		t.Errorf("%d rows of audit", n)
	}
}

func TestSetWorkOfATradeSeenOnAPaperIsSaidAnew(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p, worker := h.register(marta()), h.user("operatrice", access.CaseWorker)
	w := person.Work{Requirements: []person.WorkRequirement{{Code: "forklift", Answer: person.Yes, Evidence: person.Evidence{Source: person.SourcePerson}}}}
	cmd := person.SetWorkCmd{Person: p, Work: w, Source: person.SourcePerson, On: today.AddDays(-30)}
	if err := h.SetWork(ctx, worker, cmd); err != nil {
		t.Fatal(err)
	}
	w.Requirements[0].Evidence = person.Evidence{Source: person.SourcePaper}
	if err := h.SetWork(ctx, worker, person.SetWorkCmd{Person: p, Version: 1, Work: w, Source: person.SourcePerson, On: today}); err != nil {
		t.Fatal(err)
	}
	if got := h.work(p).Requirements[0].Evidence; got != (person.Evidence{Source: person.SourcePaper, On: today}) {
		t.Errorf("got %+v", got)
	}
}

func TestSetWorkRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p, worker := h.register(marta()), h.user("operatrice", access.CaseWorker)
	with := func(change func(*person.Work)) person.Work {
		w := full()
		change(&w)
		return w
	}
	cases := []struct {
		name    string
		actor   access.Actor
		work    person.Work
		on      civil.Date
		version int
		want    fault.Kind
		field   string
	}{
		{"the company officer, who only reads", stranger(access.CompanyOfficer), full(), today, 0, fault.Denied, ""},
		{"the monitor", stranger(access.Monitor), full(), today, 0, fault.Denied, ""},
		{"nobody", access.Actor{}, full(), today, 0, fault.Denied, ""},
		{"a version that is not there", worker, full(), today, 4, fault.Conflict, ""},
		{"a day that has not come", worker, full(), today.AddDays(1), 0, fault.Invalid, "said_on"},
		{"no day", worker, full(), civil.Date{}, 0, fault.Invalid, "said_on"},
		{"a requirement that is not in the list, such as one of health", worker, with(func(w *person.Work) { w.Requirements[0].Code = "good-health" }), today, 0, fault.Invalid, "requirement_good-health"},
		{"a last day for what the person has not", worker, with(func(w *person.Work) { w.Requirements[1].Until = today }), today, 0, fault.Invalid, "until_licence-b"},
		{"an occupation that the list has not", worker, with(func(w *person.Work) { w.Wishes[0].Code = "astronaut" }), today, 0, fault.Invalid, "wish_1"},
		{"four wishes", worker, with(func(w *person.Work) { w.Wishes = append(w.Wishes, w.Wishes...) }), today, 0, fault.Invalid, "wish_1"},
		{"a job of no months", worker, with(func(w *person.Work) { w.Past[1].Months = 0 }), today, 0, fault.Invalid, "months_2"},
		{"a job that ended after today", worker, with(func(w *person.Work) { w.Past[0].EndedOn = today.AddMonths(2) }), today, 0, fault.Invalid, "ended_1"},
		{"a level that does not exist", worker, with(func(w *person.Work) { w.Languages[0].Level = "d1" }), today, 0, fault.Invalid, "language_it"},
		{"a week of 80 hours", worker, with(func(w *person.Work) { w.Terms.Hours.Value = 80 }), today, 0, fault.Invalid, "hours"},
		{"a kind of contract of our invention", worker, with(func(w *person.Work) { w.Terms.Contracts.Value = []string{"zero"} }), today, 0, fault.Invalid, "contracts"},
		{"bands beyond the week", worker, with(func(w *person.Work) { w.Terms.Care.Value = 1 << 30 }), today, 0, fault.Invalid, "care"},
	}
	for _, c := range cases {
		err := h.SetWork(ctx, c.actor, person.SetWorkCmd{Person: p, Version: c.version, Work: c.work, Source: person.SourcePerson, On: c.on})
		if !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
			continue
		}
		if c.field != "" && !slices.ContainsFunc(fault.FieldsOf(err), func(f fault.Field) bool { return f.Name == c.field }) {
			t.Errorf("%s: fields %+v, want %s", c.name, fault.FieldsOf(err), c.field)
		}
	}
	if n := h.count(`SELECT COUNT(*) FROM person_work`); n != 0 {
		t.Error("something was written")
	}
}

func TestErasureTakesTheWorkProfile(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register(marta())
	if err := h.SetWork(ctx, h.user("operatrice", access.CaseWorker), person.SetWorkCmd{Person: p, Work: full(), Source: person.SourcePerson, On: today}); err != nil {
		t.Fatal(err)
	}
	if err := h.Erase(ctx, h.user("coordinatrice", access.Coordinator), person.EraseCmd{Person: p, Reason: "asked", Authority: "prot. 12/2022", Confirmed: true}); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"person_work", "person_work_wish", "person_work_past", "person_work_requirement", "person_work_language", "person_work_term"} {
		if n := h.count(`SELECT COUNT(*) FROM ` + table); n != 0 {
			t.Errorf("%s keeps %d rows", table, n)
		}
	}
}

func TestWorksReadsManyPeopleAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	worker := h.user("operatrice", access.CaseWorker)
	var people []id.Person
	for i := range 3 {
		n := marta()
		n.FiscalCode = civil.FiscalCode{}
		p := h.register(n)
		people = append(people, p)
		if i == 1 {
			continue
		}
		if err := h.SetWork(ctx, worker, person.SetWorkCmd{Person: p, Work: full(), Source: person.SourcePerson, On: today}); err != nil {
			t.Fatal(err)
		}
	}
	var got map[id.Person]person.Work
	err := h.DB.Read(ctx, func(tx db.Queryer) (err error) {
		got, err = h.Works(ctx, tx, people)
		return err
	})
	if err != nil || len(got) != 3 || got[people[0]].Version != 1 || got[people[1]].Version != 0 || len(got[people[1]].Wishes) != 3 || len(got[people[2]].Past) != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestAskListsWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	w := person.Work{
		Wishes:       []person.WorkWish{{Trade: person.Trade{Code: "cook"}}, {Trade: person.Trade{Code: "carer"}}, {Trade: person.Trade{Words: "burattinaia"}}},
		Requirements: []person.WorkRequirement{{Code: "haccp", Answer: person.No}},
	}
	requirements, parts := w.Ask(words())
	if !slices.Equal(requirements, []string{"nights"}) {
		t.Errorf("requirements = %v: what is known to be missing is known, what is not listed cannot be asked", requirements)
	}
	if slices.Contains(parts, "wishes") || !slices.Contains(parts, "pay") {
		t.Errorf("parts = %v", parts)
	}
}

func TestHoldsUntilItsLastDay(t *testing.T) {
	t.Parallel()
	r := person.WorkRequirement{Code: "haccp", Answer: person.Yes, Until: today}
	if !r.Holds(today) || r.Holds(today.AddDays(1)) {
		t.Error("a certificate holds on its last day and not after it")
	}
	r.Until = civil.Date{}
	if !r.Holds(today.AddMonths(900)) {
		t.Error("one without a last day holds")
	}
	r.Answer = person.No
	if r.Holds(today) {
		t.Error("a no does not hold")
	}
}
