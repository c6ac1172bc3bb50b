package intake

import (
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// maria is a citizen with the code of her data.
func maria(t *testing.T) Citizen {
	t.Helper()
	z := Citizen{Surname: "De Rossi", GivenName: "Maria", BirthDate: civil.NewDate(1980, 1, 1)}
	z.FiscalCode = codeOfPerson(t, z)
	return z
}

func codeOfPerson(t *testing.T, z Citizen) civil.FiscalCode {
	t.Helper()
	code, err := civil.NewFiscalCode(civil.Holder{Surname: z.Surname, GivenName: z.GivenName, Birth: z.BirthDate, Sex: "f", Place: "A944"})
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestARecordIsTheCitizensWhenItsDataAreTheirs(t *testing.T) {
	t.Parallel()
	z := maria(t)
	untold := Citizen{FiscalCode: z.FiscalCode}
	other := codeOfPerson(t, Citizen{Surname: "Bianchi", GivenName: "Anna", BirthDate: civil.NewDate(1975, 6, 5)})
	provisional, err := civil.ParseFiscalCode("12345678903")
	if err != nil {
		t.Fatal(err)
	}
	record := person.Person{Surname: "De Rossi", GivenName: "Maria", BirthDate: z.BirthDate, FiscalCode: z.FiscalCode}
	tests := []struct {
		name   string
		who    Citizen
		change func(*person.Person)
		want   bool
	}{
		{"the same data", z, nil, true},
		{"only the code is told", untold, nil, true},
		{"written in another way", z, func(p *person.Person) { p.Surname = "DEROSSI" }, true},
		{"with a second given name", z, func(p *person.Person) { p.GivenName = "Maria Grazia" }, true},
		{"merged into a record without a code", z, func(p *person.Person) { p.FiscalCode = civil.FiscalCode{} }, true},
		{"merged into a record with another code", z, func(p *person.Person) { p.FiscalCode = other }, false},
		{"somebody else who wrote her code", z, func(p *person.Person) { p.Surname, p.BirthDate = "Bianchi", civil.NewDate(1975, 6, 5) }, false},
		{"another surname", z, func(p *person.Person) { p.Surname = "Bianchi" }, false},
		{"another birth date", z, func(p *person.Person) { p.BirthDate = civil.NewDate(1980, 1, 2) }, false},
		{"only the code is told, another surname", untold, func(p *person.Person) { p.Surname = "Bianchi" }, false},
		{"only the code is told, another birth date", untold, func(p *person.Person) { p.BirthDate = civil.NewDate(1981, 1, 1) }, false},
		{"no birth date on the record", z, func(p *person.Person) { p.BirthDate = civil.Date{} }, false},
		{"an erased record", z, func(p *person.Person) { *p = person.Person{} }, false},
		{"a provisional code that says nothing", Citizen{FiscalCode: provisional}, func(p *person.Person) { p.FiscalCode = provisional }, false},
	}
	for _, tt := range tests {
		p := record
		if tt.change != nil {
			tt.change(&p)
		}
		if got := tt.who.Owns(p); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

func TestTheOpenApplicationIsFollowedOrTheLast(t *testing.T) {
	t.Parallel()
	app := func(name id.Application, s State) Application {
		return Application{ID: name, State: s}
	}
	tests := []struct {
		name string
		all  []Application
		want string
	}{
		{"none", nil, ""},
		{"the open one", []Application{app("new", Withdrawn), app("open", ToInvite), app("old", NotEligible)}, "open"},
		{"the newest open one", []Application{app("new", Received), app("old", Suspended)}, "new"},
		{"the last", []Application{app("new", Withdrawn), app("old", NotEligible)}, "new"},
	}
	for _, tt := range tests {
		got, found := foremost(tt.all)
		if string(got.ID) != tt.want || found != (tt.want != "") {
			t.Errorf("%s: got %q, %v", tt.name, got.ID, found)
		}
	}
}

func TestAFormIsBegunWithWhatIsTold(t *testing.T) {
	t.Parallel()
	z := maria(t)
	typed := FormWho{GivenName: "Mari", Surname: "Derossi", Sex: "f", Citizenship: "IT"}
	got := z.who(typed)
	if got.GivenName != "Maria" || got.Surname != "De Rossi" || got.BirthDate != "01/01/1980" || got.FiscalCode != z.FiscalCode.Reveal() || got.Sex != "f" || got.Citizenship != "IT" {
		t.Error("names, birth date and code are not the provider's, or the rest is gone")
	}
	if got := (Citizen{FiscalCode: z.FiscalCode, Surname: strings.Repeat("x", 101)}).who(typed); got.Surname != "Derossi" || got.GivenName != "Mari" || got.BirthDate != "" {
		t.Error("what is not told, or does not fit, has replaced what was typed")
	}
}

func TestSomebodyElsesFormIsNotGoneOnWith(t *testing.T) {
	t.Parallel()
	z := maria(t)
	for name, tt := range map[string]struct {
		form FormWho
		want bool
	}{
		"nobody yet":          {FormWho{}, true},
		"her code":            {FormWho{FiscalCode: strings.ToLower(z.FiscalCode.Reveal())}, true},
		"her surname":         {FormWho{Surname: "de rossi"}, true},
		"another surname":     {FormWho{Surname: "Bianchi"}, false},
		"a given name":        {FormWho{GivenName: "Mari"}, false},
		"another code":        {FormWho{Surname: "De Rossi", FiscalCode: "RSSMRA80A01H501U"}, false},
		"a code half written": {FormWho{Surname: "De Rossi", FiscalCode: "RSSMRA"}, false},
	} {
		if got := z.mayGoOn(tt.form); got != tt.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
