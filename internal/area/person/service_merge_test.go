package person_test

import (
	"slices"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// twice registers Marta two times, the second with slips, and returns both.
func (h *house) twice() (keep, alias id.Person) {
	again := marta()
	again.Surname, again.GivenName, again.FiscalCode = "Rosi", "Marta", civil.FiscalCode{}
	again.Address, again.Phones, again.Emails = "Via Nuova 9", []string{"340 111 2222"}, nil
	return h.register(marta()), h.register(again)
}

func TestMergeAndUnmerge(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	keep, alias := h.twice()
	before := h.load(keep)
	err := h.Merge(ctx, office, person.MergeCmd{Keep: keep, KeepVersion: 1, Alias: alias, AliasVersion: 1, Take: []string{"address"}})
	if err != nil {
		t.Fatal(err)
	}
	p := h.load(keep)
	if p.Address != "Via Nuova 9" || p.Surname != "Rossi" || !slices.Equal(p.Phones(), []string{"+393331234567", "+393401112222"}) {
		t.Errorf("after the merge: %q, %q, %q", p.Surname, p.Address, p.Phones())
	}
	if got, err := person.Identities(ctx, h.DB.Reader(), keep); err != nil || !slices.Equal(got, []id.Person{keep, alias}) {
		t.Errorf("identities = %v, %v", got, err)
	}
	if got, err := person.Canonical(ctx, h.DB.Reader(), alias); err != nil || got != keep {
		t.Errorf("canonical = %v, %v", got, err)
	}
	if got := h.kinds(keep); !slices.Equal(got, []journal.Kind{person.KindMerged}) {
		t.Errorf("events = %v", got)
	}

	if err := h.Unmerge(ctx, office, alias); err != nil {
		t.Fatal(err)
	}
	after := h.load(keep)
	if after.Address != before.Address || !slices.Equal(after.Phones(), before.Phones()) || after.FiscalCode != before.FiscalCode {
		t.Errorf("after taking it back: %q, %q; want %q, %q", after.Address, after.Phones(), before.Address, before.Phones())
	}
	if got, err := person.Identities(ctx, h.DB.Reader(), keep); err != nil || !slices.Equal(got, []id.Person{keep}) {
		t.Errorf("identities = %v, %v", got, err)
	}
	if got := h.kinds(keep); len(got) != 0 {
		t.Errorf("events = %v, want none live", got)
	}
	if got := h.count(`SELECT COUNT(*) FROM fact_person_alias WHERE alias = $1 AND voided_at IS NOT NULL`, alias); got != 1 {
		t.Errorf("%d voided aliases, want 1: both times are kept", got)
	}
	if err := h.Unmerge(ctx, office, alias); !fault.Is(err, fault.Conflict) {
		t.Errorf("taking back twice: %v, want Conflict", err)
	}
}

// TestUnmergeLosesNothing compares every row of both people before a merge with
// those after it has been taken back.
func TestUnmergeLosesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker)
	keep, alias := h.twice()
	if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: alias, User: anna.User, Reason: "first"}); err != nil {
		t.Fatal(err)
	}
	rows := func() []string {
		t.Helper()
		var all []string
		for _, query := range []string{
			`SELECT id || '|' || surname || '|' || given_name || '|' || surname_sound || '|' || given_sound || '|' || CAST(birth_date AS TEXT) || '|' || sex || '|' || citizenship || '|' ||
				COALESCE(fiscal_blind, '') || '|' || COALESCE(municipality, '') || '|' || address || '|' || education || '|' || italian_level || '|' || trades || '|' ||
				trade_other || '|' || lang || '|' || interpreter || '|' || COALESCE(referent, '') || '|' || COALESCE(merged_into, '') FROM person ORDER BY id`,
			`SELECT id || '|' || person || '|' || kind || '|' || blind || '|' || CAST(active AS TEXT) FROM person_contact ORDER BY id`,
			`SELECT id || '|' || person || '|' || kind FROM person_consent ORDER BY id`,
			`SELECT id || '|' || person || '|' || app_user || '|' || COALESCE(CAST(to_day AS TEXT), '') FROM person_referent ORDER BY id`,
		} {
			some, err := db.All(ctx, h.DB.Reader(), db.Scalar[string], query)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, some...)
		}
		return all
	}
	before := rows()
	err := h.Merge(ctx, boss, person.MergeCmd{
		Keep: keep, KeepVersion: h.load(keep).Version, Alias: alias, AliasVersion: h.load(alias).Version, Take: []string{"address", "surname"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if slices.Equal(rows(), before) {
		t.Fatal("the merge changed nothing")
	}
	if err := h.Unmerge(ctx, boss, alias); err != nil {
		t.Fatal(err)
	}
	if after := rows(); !slices.Equal(after, before) {
		t.Errorf("got  %q\nwant %q", after, before)
	}
}

func TestUnmergeLeavesWhatSomebodyCorrectedSince(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	keep, alias := h.twice()
	if err := h.Merge(ctx, office, person.MergeCmd{Keep: keep, KeepVersion: 1, Alias: alias, AliasVersion: 1, Take: []string{"address", "surname"}}); err != nil {
		t.Fatal(err)
	}
	n := marta()
	n.ID, n.Address, n.Surname, n.Phones = keep, "Via Terza 3", "Rosi", h.load(keep).Phones()
	if err := h.Update(ctx, office, person.UpdateCmd{Version: h.load(keep).Version, Record: n}); err != nil {
		t.Fatal(err)
	}
	if err := h.Unmerge(ctx, office, alias); err != nil {
		t.Fatal(err)
	}
	if p := h.load(keep); p.Address != "Via Terza 3" || p.Surname != "Rossi" {
		t.Errorf("got %q, %q; want the corrected address and the old surname", p.Address, p.Surname)
	}
}

func TestMergeOfMerges(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	a, b := h.twice()
	c := h.register(marta())
	merge := func(keep, alias id.Person) error {
		return h.Merge(ctx, office, person.MergeCmd{
			Keep: keep, KeepVersion: h.load(keep).Version, Alias: alias, AliasVersion: h.load(alias).Version,
		})
	}
	if err := merge(b, c); err != nil {
		t.Fatal(err)
	}
	if err := merge(a, b); err != nil {
		t.Fatal(err)
	}
	if got, err := person.Identities(ctx, h.DB.Reader(), a); err != nil || !slices.Equal(got, []id.Person{a, b, c}) {
		t.Errorf("identities = %v, %v; want three", got, err)
	}
	if got, err := person.Canonical(ctx, h.DB.Reader(), c); err != nil || got != a {
		t.Errorf("canonical of the last = %v, %v; want the first", got, err)
	}
	for name, err := range map[string]error{"an alias cannot be merged again": merge(c, b), "nor take another": merge(b, a)} {
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: %v, want Conflict", name, err)
		}
	}
}

func TestMergeKeepsAReferent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	boss, anna := h.user("capo", access.Coordinator), h.user("anna", access.CaseWorker)
	keep, alias := h.twice()
	if err := h.AssignReferent(ctx, boss, person.AssignReferentCmd{Person: alias, User: anna.User, Reason: "first"}); err != nil {
		t.Fatal(err)
	}
	if err := h.Merge(ctx, boss, person.MergeCmd{Keep: keep, KeepVersion: 1, Alias: alias, AliasVersion: 2}); err != nil {
		t.Fatal(err)
	}
	if p := h.load(keep); p.Referent != anna.User {
		t.Errorf("referent = %q, want the one of the record that went", p.Referent)
	}
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office, anna := h.user("ufficio", access.Office), h.user("anna", access.CaseWorker)
	keep, alias := h.twice()
	good := person.MergeCmd{Keep: keep, KeepVersion: 1, Alias: alias, AliasVersion: 1}
	with := func(change func(*person.MergeCmd)) person.MergeCmd {
		c := good
		change(&c)
		return c
	}
	cases := []struct {
		name  string
		actor access.Actor
		cmd   person.MergeCmd
		want  fault.Kind
	}{
		{"who may not", anna, good, fault.Denied},
		{"a record with itself", office, with(func(c *person.MergeCmd) { c.Alias = keep }), fault.Conflict},
		{"a stale version of the one", office, with(func(c *person.MergeCmd) { c.KeepVersion = 3 }), fault.Conflict},
		{"a stale version of the other", office, with(func(c *person.MergeCmd) { c.AliasVersion = 3 }), fault.Conflict},
		{"a field that does not exist", office, with(func(c *person.MergeCmd) { c.Take = []string{"version"} }), fault.Invalid},
		{"an unknown record", office, with(func(c *person.MergeCmd) { c.Alias = id.New[id.Person]() }), fault.NotFound},
	}
	for _, c := range cases {
		if err := h.Merge(ctx, c.actor, c.cmd); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if err := h.Unmerge(ctx, anna, alias); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not take back: %v, want Denied", err)
	}
	if err := h.KeepApart(ctx, anna, person.KeepApartCmd{One: keep, Other: alias}); !fault.Is(err, fault.Denied) {
		t.Errorf("who may not keep apart: %v, want Denied", err)
	}
	if p := h.load(alias); p.MergedInto != "" || p.Version != 1 {
		t.Errorf("the alias changed: %+v", p)
	}
}

func TestDuplicatesAreFoundAndAnswered(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	first := h.register(marta())
	other := marta()
	other.Surname, other.GivenName, other.FiscalCode, other.Phones, other.Emails = "Marta", "Rossi", civil.FiscalCode{}, nil, nil // swapped
	swapped := h.register(other)
	stranger := marta()
	stranger.Surname, stranger.GivenName, stranger.FiscalCode, stranger.Phones, stranger.Emails = "Verdi", "Luca", civil.FiscalCode{}, nil, nil
	h.register(stranger) // shares the birth date only

	if n, err := person.FindDuplicates(ctx, h.DB, h.clock, swapped); err != nil || n != 1 {
		t.Fatalf("found %d, %v; want 1", n, err)
	}
	open := func() []person.Pair {
		t.Helper()
		pairs, err := person.Duplicates(ctx, h.DB.Reader(), access.ScopeOf(office, access.PersonMerge), 10)
		if err != nil {
			t.Fatal(err)
		}
		return pairs
	}
	pairs := open()
	if len(pairs) != 1 || pairs[0].One.ID != first || pairs[0].Other.ID != swapped || pairs[0].Other.Name() != "MARTA Rossi" {
		t.Fatalf("pairs = %+v", pairs)
	}
	if hidden, err := person.Duplicates(ctx, h.DB.Reader(), access.Scope{}, 10); err != nil || len(hidden) != 0 {
		t.Errorf("without a scope: %v, %v; want nothing", hidden, err)
	}
	if err := h.KeepApart(ctx, office, person.KeepApartCmd{One: swapped, Other: first}); err != nil {
		t.Fatal(err)
	}
	if n, err := person.FindDuplicates(ctx, h.DB, h.clock, swapped); err != nil || n != 0 || len(open()) != 0 {
		t.Errorf("after keeping apart: found %d, %v, open %v; want the answer remembered", n, err, open())
	}
}

func TestAnAliasAnswersForItsRecord(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	office := h.user("ufficio", access.Office)
	keep, alias := h.twice() // Rossi and Rosi, Marta
	if err := h.Merge(ctx, office, person.MergeCmd{Keep: keep, KeepVersion: 1, Alias: alias, AliasVersion: 1}); err != nil {
		t.Fatal(err)
	}
	third := h.register(person.New{Surname: "Rosi", GivenName: "Marta", Phones: []string{"340 111 2222"}})
	got, err := person.Similar(ctx, h.DB.Reader(), third)
	if err != nil || len(got) != 1 || got[0].Person != keep {
		t.Errorf("similar = %+v, %v; want the record that stayed", got, err)
	}
	if got, err := person.Similar(ctx, h.DB.Reader(), alias); err != nil || len(got) != 0 {
		t.Errorf("an alias has duplicates: %+v, %v", got, err)
	}
}

// TestOtherSpellingsAreFound registers somebody and then the same person as
// another office would write them; strangers stay out.
func TestOtherSpellingsAreFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	birth := civil.MustDate("1990-03-12")
	first := h.register(person.New{Surname: "Hossain", GivenName: "Mohammad Rahim", BirthDate: birth})
	for name, n := range map[string]person.New{
		"transliterated":                {Surname: "Hussein", GivenName: "Md. Rohim", BirthDate: birth},
		"changed over":                  {Surname: "Mohammad Rahim", GivenName: "Hossain", BirthDate: birth},
		"in Bengali letters":            {Surname: "হোসাইন", GivenName: "মোহাম্মদ রহিম", BirthDate: birth},
		"joined":                        {Surname: "Hossain", GivenName: "MohammadRahim", BirthDate: birth},
		"day and month changed over":    {Surname: "Hossain", GivenName: "Mohammad Rahim", BirthDate: civil.MustDate("1990-12-03")},
		"a digit of the birth date off": {Surname: "Hossain", GivenName: "Mohammad Rahim", BirthDate: civil.MustDate("1990-03-13")},
	} {
		found, err := person.SimilarTo(ctx, h.DB.Reader(), h.Keys, n)
		if err != nil || len(found) != 1 || found[0].Person != first {
			t.Errorf("%s: found %+v, %v; want the first record", name, found, err)
		}
	}
	for name, n := range map[string]person.New{
		"another name born the same day": {Surname: "Verdi", GivenName: "Luca", BirthDate: birth},
		"the same name, born otherwise":  {Surname: "Hossain", GivenName: "Kamal", BirthDate: civil.MustDate("1971-09-30")},
		"nothing typed":                  {},
	} {
		if found, err := person.SimilarTo(ctx, h.DB.Reader(), h.Keys, n); err != nil || len(found) != 0 {
			t.Errorf("%s: found %+v, %v; want nobody", name, found, err)
		}
	}
}

func TestSoundsOfOldRecordsAreFilled(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	who := h.register(marta())
	h.write(func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE person SET surname_sound = '', given_sound = '' WHERE id = $1`, who)
		return err
	})
	if n, err := person.FillSounds(ctx, h.DB); err != nil || n != 1 {
		t.Fatalf("filled %d, %v; want 1", n, err)
	}
	if n := h.count(`SELECT COUNT(*) FROM person WHERE id = $1 AND surname_sound <> '' AND given_sound <> ''`, who); n != 1 {
		t.Error("the record still sounds like nothing")
	}
	if n, err := person.FillSounds(ctx, h.DB); err != nil || n != 0 {
		t.Errorf("filled %d again, %v; want 0", n, err)
	}
}
