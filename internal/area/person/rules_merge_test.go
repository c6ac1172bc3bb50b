package person

import (
	"testing"

	"insieme/internal/base/civil"
)

func TestFieldsSideBySide(t *testing.T) {
	t.Parallel()
	keep := Person{Surname: "Lo Russo", GivenName: "Marta", BirthDate: civil.MustDate("1985-04-12"), Sex: "f", Address: "Via Nuova 9", Education: "primary"}
	alias := Person{Surname: "Lorusso", GivenName: "Martha", BirthDate: civil.MustDate("1985-04-13"), Sex: "m", Address: "Via Nuova 9"}
	want := map[string]Likeness{
		"surname": Same, "given_name": Near, "birth_date": Near, "sex": Differs, "address": Same, "education": Unknown,
	}
	got := Compare(keep, alias)
	if len(got) != len(want) {
		t.Errorf("%d fields, want %d", len(got), len(want))
	}
	for _, f := range got {
		if f.Like != want[f.Name] {
			t.Errorf("%s: got %s, want %s", f.Name, f.Like, want[f.Name])
		}
	}
	for _, c := range []struct {
		a, b []string
		want Likeness
	}{
		{nil, []string{"1"}, Unknown}, {[]string{"1"}, []string{"1"}, Same}, {[]string{"1", "2"}, []string{"2"}, Loose}, {[]string{"1"}, []string{"2"}, Differs},
	} {
		if got := shareAny(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: got %s, want %s", c.a, c.b, got, c.want)
		}
	}
}
