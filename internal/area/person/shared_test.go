package person_test

import (
	"reflect"
	"slices"
	"testing"

	"insieme/internal/area/person"
)

// TestOnlyWhatIsListedHereIsShared is the list of what companies may read of a
// record. A field more is a decision, and this test is where it is made.
func TestOnlyWhatIsListedHereIsShared(t *testing.T) {
	t.Parallel()
	want := []string{"GivenName", "Surname", "Trades", "TradeOther", "ItalianLevel", "Education", "Municipality"}
	var got []string
	for f := range reflect.TypeFor[person.Shared]().NumField() {
		got = append(got, reflect.TypeFor[person.Shared]().Field(f).Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the professional profile holds %v, want %v", got, want)
	}
}

func TestNothingIsSharedWithoutConsent(t *testing.T) {
	t.Parallel()
	p := person.Person{GivenName: "Marta", Surname: "Rossi"}
	if s, ok := p.Shared(); ok || s.Surname != "" {
		t.Errorf("without consent: got %+v", s)
	}
	p.Consents = []person.Consent{{Kind: person.ConsentPrivacy}}
	if _, ok := p.Shared(); ok {
		t.Error("having read the notice is no consent to share")
	}
	p.Consents = append(p.Consents, person.Consent{Kind: person.ConsentShare})
	if s, ok := p.Shared(); !ok || s.Surname != "Rossi" {
		t.Errorf("with consent: got %+v, %v", s, ok)
	}
}
