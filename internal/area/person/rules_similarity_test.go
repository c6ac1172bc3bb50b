package person

import (
	"testing"
	"time"

	"insieme/internal/base/civil"
)

func TestSimilarity(t *testing.T) {
	t.Parallel()
	d := func(y int, m time.Month, day int) civil.Date { return civil.NewDate(y, m, day) }
	marta := Traits{Surname: "Rossi", GivenName: "Marta", BirthDate: d(1985, 4, 12), Fiscal: "f1", Contacts: []string{"p1"}}
	with := func(change func(*Traits)) Traits {
		x := marta
		change(&x)
		return x
	}
	cases := []struct {
		name     string
		other    Traits
		possible bool
		likely   bool
	}{
		{"the same record twice", marta, true, true},
		{"the same codice fiscale is enough, whatever the name", Traits{Surname: "Bianchi", GivenName: "Ada", Fiscal: "f1"}, true, true},
		{"same name and birth date, codice fiscale not given again", with(func(x *Traits) { x.Fiscal, x.Contacts = "", nil }), true, true},
		{"same name and birth date, but another codice fiscale: one of the two is wrong, or born elsewhere", with(func(x *Traits) { x.Fiscal, x.Contacts = "f2", nil }), true, false},
		{"twins: another given name, all else the same", Traits{Surname: "Rossi", GivenName: "Paola", BirthDate: d(1985, 4, 12), Contacts: []string{"p1"}}, true, false},
		{"brother and sister born on different days", Traits{Surname: "Rossi", GivenName: "Paolo", BirthDate: d(1988, 9, 30), Contacts: []string{"p1"}}, false, false},
		{"given name and surname swapped", with(func(x *Traits) { x.Surname, x.GivenName, x.Fiscal, x.Contacts = "MARTA", "rossi", "", nil }), true, true},
		{"accents and apostrophes do not tell people apart", with(func(x *Traits) { x.GivenName, x.Fiscal, x.Contacts = "Màrta'", "", nil }), true, true},
		{"a slip in the surname", with(func(x *Traits) { x.Surname, x.Fiscal, x.Contacts = "Rosssi", "", nil }), true, true},
		{"two letters swapped", with(func(x *Traits) { x.GivenName, x.Fiscal, x.Contacts = "Matra", "", nil }), true, true},
		{"a second given name left out", with(func(x *Traits) { x.GivenName, x.Fiscal, x.Contacts = "Marta Lucia", "", nil }), true, true},
		{"birth date one digit off", with(func(x *Traits) { x.BirthDate, x.Fiscal, x.Contacts = d(1986, 4, 12), "", nil }), true, false},
		{"day and month swapped", with(func(x *Traits) { x.BirthDate, x.Fiscal, x.Contacts = d(1985, 12, 4), "", nil }), true, false},
		{"same name, another birth date", with(func(x *Traits) { x.BirthDate, x.Fiscal, x.Contacts = d(1971, 9, 30), "", nil }), false, false},
		{"same name and telephone, another birth date: mother and daughter", with(func(x *Traits) { x.BirthDate, x.Fiscal = d(1958, 9, 30), "" }), false, false},
		{"same surname and telephone, another given name: sisters", Traits{Surname: "Rossi", GivenName: "Paola", BirthDate: d(1990, 1, 1), Contacts: []string{"p1"}}, false, false},
		{"same name, nothing else known", Traits{Surname: "Rossi", GivenName: "Marta"}, false, false},
		{"same name and telephone, birth date unknown", Traits{Surname: "Rossi", GivenName: "Marta", Contacts: []string{"p0", "p1"}}, true, true},
		{"only the birth date in common", Traits{Surname: "Verdi", GivenName: "Luca", BirthDate: d(1985, 4, 12)}, false, false},
		{"short names are not near each other", Traits{Surname: "Li", GivenName: "Wu", BirthDate: d(1985, 4, 12)}, false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Similarity(marta, c.other)
			if got.Possible() != c.possible || got.Likely() != c.likely {
				t.Errorf("got %+v (possible %v, likely %v), want possible %v, likely %v",
					got, got.Possible(), got.Likely(), c.possible, c.likely)
			}
			if back := Similarity(c.other, marta); back != got {
				t.Errorf("not symmetric: %+v and %+v", got, back)
			}
		})
	}
}
