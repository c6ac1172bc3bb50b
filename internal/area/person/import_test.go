package person_test

import (
	"reflect"
	"slices"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

func TestImportedRecordsReadLikeRegisteredOnes(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	anna := h.user("anna", access.CaseWorker)
	n, now := marta(), h.clock.Now()
	keep, alias := id.New[id.Person](), id.New[id.Person]()
	base := person.Person{
		Version: 1, Surname: n.Surname, GivenName: n.GivenName, BirthDate: n.BirthDate, Sex: n.Sex, Citizenship: n.Citizenship,
		Municipality: n.Municipality, Education: n.Education, ItalianLevel: n.ItalianLevel, Trades: n.Trades, Lang: "it", CreatedAt: now,
	}
	first, second := base, base
	first.ID, first.FiscalCode, first.Referent = keep, n.FiscalCode, anna.User
	first.Contacts = []person.Contact{{ID: id.New[person.ContactID](), Kind: person.Phone, Value: "+393331234567"}}
	first.Consents = []person.Consent{{ID: id.New[person.ConsentID](), Kind: person.ConsentPrivacy, NoticeVersion: "2017-05", GivenAt: now}}
	second.ID, second.MergedInto = alias, keep
	dimension := person.Dimension{ValidFrom: today, RecordedAt: now, Sex: "f", BirthYear: 1985, Citizenship: "it", Education: "tertiary", District: "bologna"}
	note := person.Note{
		ID: id.New[person.NoteID](), Person: alias, Author: anna.User, Kind: person.PlainNote, OnDay: today, Shared: "Cerca in cucina",
		Event: id.New[id.Event](), WrittenAt: now,
	}
	past := []person.Past{
		{
			Person: second, Dimensions: []person.Dimension{dimension}, Notes: []person.Note{note},
			Merges: []person.Alias{{ID: id.New[person.AliasID](), Alias: alias, Person: keep, RecordedAt: now, Event: id.New[id.Event]()}},
		},
		{Person: first, Dimensions: []person.Dimension{dimension}, Referents: []person.ReferentSpan{{User: anna.User, From: today, Reason: "first"}}},
	}
	h.write(func(tx *db.Tx) error { return person.ImportIn(ctx, tx, h.Keys, past) })

	for _, want := range []person.Person{first, second} {
		if got := h.load(want.ID); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %#v\nwant %#v", got, want)
		}
	}
	if got, err := person.Identities(ctx, h.DB.Reader(), keep); err != nil || !slices.Equal(got, []id.Person{keep, alias}) {
		t.Errorf("identities = %v, %v", got, err)
	}
	notes, err := person.Notes(ctx, h.DB.Reader(), h.Keys, anna, keep)
	if err != nil || len(notes) != 1 || notes[0].Shared != "Cerca in cucina" {
		t.Errorf("notes = %+v, %v", notes, err)
	}
	twin := marta()
	twin.FiscalCode, twin.Municipality = civil.FiscalCode{}, ""
	matches, err := person.Similar(ctx, h.DB.Reader(), h.register(twin))
	if err != nil || len(matches) != 1 || matches[0].Person != keep || matches[0].Verdict.Contact != person.Same {
		t.Errorf("similar = %+v, %v; want the imported record, found by its keys", matches, err)
	}
}
