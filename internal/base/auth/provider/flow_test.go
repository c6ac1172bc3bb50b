package provider

import (
	"fmt"
	"net/url"
	"testing"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
)

// ticketAt is a ticket of an instant.
func ticketAt(at int64) string {
	return fmt.Sprintf(`{"State":"s","Nonce":"n","Verifier":"v","At":%d}`, at)
}

func TestAFlowEndsAfterTenMinutes(t *testing.T) {
	t.Parallel()
	p := New(Config{Issuer: "http://127.0.0.1:1"}, "")
	at := clock.Wall{}.Now().Add(-flowTime)
	for age, want := range map[int64]fault.Kind{0: fault.Busy, 2: fault.Invalid} { // in time, it gets as far as the provider
		ticket := ticketAt(at.Unix() + 1 - age)
		if _, err := p.Finish(t.Context(), ticket, url.Values{"state": {"s"}, "code": {"c"}}); fault.KindOf(err) != want {
			t.Errorf("%d s: got %v", age, err)
		}
	}
}

func TestNoIssuerIsNoProvider(t *testing.T) {
	t.Parallel()
	if New(Config{}, "x") != nil {
		t.Error("a provider without an issuer")
	}
}

func TestSPIDsOwnNamesAreRead(t *testing.T) {
	t.Parallel()
	c := claims{"name": []byte(`"Maria"`), "familyName": []byte(`"Rossi"`), "dateOfBirth": []byte(`"1980-01-01"`), "cf": []byte(`"TINIT-RSSMRA80A41H501Y"`)}
	if got := c.person("cf"); got != (Person{"RSSMRA80A41H501Y", "Maria", "Rossi", "1980-01-01"}) {
		t.Errorf("got other names than SPID's: %d characters", len(got.Surname))
	}
	whole := claims{"name": []byte(`"Maria Rossi"`), "cf": []byte(`7`)}
	if got := whole.person("cf"); got != (Person{}) {
		t.Error("took a whole name for a given name, or a number for a code")
	}
}
