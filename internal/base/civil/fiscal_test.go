package civil_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/civil"
)

// Invented people; the codes follow from the decree's rules.
func TestFiscalCodeIsComputed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		holder civil.Holder
		want   string
	}{
		{"a man", civil.Holder{Surname: "Rossi", GivenName: "Mario", Birth: civil.MustDate("1985-12-10"), Sex: "m", Place: "A562"}, "RSSMRA85T10A562S"},
		{"three consonants only", civil.Holder{Surname: "Moretti", GivenName: "Matteo", Birth: civil.MustDate("1925-04-09"), Sex: "m", Place: "F205"}, "MRTMTT25D09F205Z"},
		{"a woman born abroad, four consonants", civil.Holder{Surname: "Miller", GivenName: "Samantha", Birth: civil.MustDate("1982-09-25"), Sex: "f", Place: "Z404"}, "MLLSNT82P65Z404U"},
		{"a surname that is too short", civil.Holder{Surname: "Fo", GivenName: "Io", Birth: civil.MustDate("2000-02-29"), Sex: "m", Place: "A944"}, "FOXIOX00B29A944W"},
		{"apostrophe, space and accent", civil.Holder{Surname: "D'Àmico De Luca", GivenName: "Zoë", Birth: civil.MustDate("1990-01-01"), Sex: "f", Place: "A944"}, "DMCZOE90A41A944U"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := civil.NewFiscalCode(tt.holder)
			if err != nil || got.Reveal() != tt.want {
				t.Fatalf("NewFiscalCode = %q, %v; want %q", got.Reveal(), err, tt.want)
			}
			if d := got.Disagreements(tt.holder); len(d) > 0 {
				t.Errorf("the code disagrees with its own holder on %v", d)
			}
		})
	}
}

func TestFiscalCodeNeedsWhatItSays(t *testing.T) {
	t.Parallel()
	full := civil.Holder{Surname: "Rossi", GivenName: "Mario", Birth: civil.MustDate("1985-12-10"), Sex: "m", Place: "A562"}
	for name, forget := range map[string]func(*civil.Holder){
		"birth": func(h *civil.Holder) { h.Birth = civil.Date{} },
		"sex":   func(h *civil.Holder) { h.Sex = "x" },
		"place": func(h *civil.Holder) { h.Place = "Bologna" },
	} {
		h := full
		forget(&h)
		if c, err := civil.NewFiscalCode(h); err == nil {
			t.Errorf("without %s: NewFiscalCode = %q, want an error", name, c.Reveal())
		}
	}
}

func TestParseFiscalCode(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		err      error
		want     string
	}{
		{"no text is no code", "  ", nil, ""},
		{"small letters and spaces", " rss mra 85t10 a562s ", nil, "RSSMRA85T10A562S"},
		{"a provisional code of 11 digits", "00743110157", nil, "00743110157"},
		{"a provisional code with a wrong digit", "00743110158", civil.ErrFiscalCheck, ""},
		{"a wrong last letter", "RSSMRA85T10A562T", civil.ErrFiscalCheck, ""},
		{"two digits exchanged", "RSSMRA58T10A562S", civil.ErrFiscalCheck, ""},
		{"too short", "RSSMRA85T10A562", civil.ErrFiscalShape, ""},
		{"a digit among the name's letters", "R5SMRA85T10A562S", civil.ErrFiscalShape, ""},
		{"no such month", "RSSMRA85F10A562S", civil.ErrFiscalShape, ""},
		{"no such day", "RSSMRA85T00A562S", civil.ErrFiscalShape, ""},
		{"the day forty is nobody's", "RSSMRA85T40A562S", civil.ErrFiscalShape, ""},
		{"a day after the month's end", "RSSMRA85B30A562S", civil.ErrFiscalShape, ""},
		{"a leap day of no leap year", "FOXIOX01B29A944X", civil.ErrFiscalShape, ""},
		{"letters that stand for no digit", "RSSMRA8AT10A562S", civil.ErrFiscalShape, ""},
		{"letters of another script", "RSSMRA85T10A562Ś", civil.ErrFiscalShape, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := civil.ParseFiscalCode(tt.in)
			if err != tt.err || got.Reveal() != tt.want {
				t.Errorf("ParseFiscalCode(%q) = %q, %v; want %q, %v", tt.in, got.Reveal(), err, tt.want, tt.err)
			}
		})
	}
}

// Every way to put letters for digits in the seven places reads as the code
// without letters.
func TestOmocodiaInAllPlaces(t *testing.T) {
	t.Parallel()
	const letters = "LMNPQRSTUV"
	plain := mustCode(t, "RSSMRA85T10A562S")
	holder := civil.Holder{Surname: "Rossi", GivenName: "Mario", Birth: civil.MustDate("1985-12-10"), Sex: "m", Place: "A562"}
	for mask := 1; mask < 1<<7; mask++ {
		b := []byte(plain.Reveal())
		for bit, i := range []int{6, 7, 9, 10, 12, 13, 14} {
			if mask&(1<<bit) != 0 {
				b[i] = letters[b[i]-'0']
			}
		}
		fits := 0
		for last := byte('A'); last <= 'Z'; last++ {
			b[15] = last
			c, err := civil.ParseFiscalCode(string(b))
			if err != nil {
				continue
			}
			fits++
			if !c.Same(plain) || !plain.Same(c) || c == plain {
				t.Errorf("%s: Same = %v, equal = %v; want the same, not equal", b, c.Same(plain), c == plain)
			}
			if d := c.Disagreements(holder); len(d) > 0 {
				t.Errorf("%s disagrees with its holder on %v", b, d)
			}
			if c.Place() != "A562" || c.Sex() != "m" {
				t.Errorf("%s: place %s, sex %s; want A562, m", b, c.Place(), c.Sex())
			}
		}
		if fits != 1 {
			t.Errorf("%s: %d last letters fit, want 1", b[:15], fits)
		}
	}
}

// The variant with three letters is an example found in many descriptions of
// omocodia: its last letter is not computed here.
func TestOmocodiaExample(t *testing.T) {
	t.Parallel()
	if c := mustCode(t, "MRTMTT25D09F20RU"); c.Plain() != mustCode(t, "MRTMTT25D09F205Z") {
		t.Errorf("Plain = %q, want MRTMTT25D09F205Z", c.Plain().Reveal())
	}
}

func TestFiscalBirth(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, code, today, want string }{
		{"the last century", "RSSMRA85T10A562S", "2022-11-10", "1985-12-10"},
		{"this century, when it may be", "FOXIOX00B29A944W", "2022-11-10", "2000-02-29"},
		{"a birth later this year was a hundred years ago", "MLLSNT82P65Z404U", "2082-09-24", "1982-09-25"},
		{"born today", "MLLSNT82P65Z404U", "2082-09-25", "2082-09-25"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := mustCode(t, tt.code).Birth(civil.MustDate(tt.today)); got.String() != tt.want {
				t.Errorf("Birth = %s, want %s", got, tt.want)
			}
		})
	}
}

func TestFiscalDisagreements(t *testing.T) {
	t.Parallel()
	code := mustCode(t, "MLLSNT82P65Z404U")
	tests := []struct {
		name   string
		holder civil.Holder
		want   []string
	}{
		{"nothing known, nothing wrong", civil.Holder{}, nil},
		{"another surname", civil.Holder{Surname: "Bianchi", GivenName: "Samantha"}, []string{"surname"}},
		{"name and surname exchanged", civil.Holder{Surname: "Samantha", GivenName: "Miller"}, []string{"surname", "given_name"}},
		{"another day", civil.Holder{Birth: civil.MustDate("1982-09-26")}, []string{"birth_date"}},
		{"another century cannot be told", civil.Holder{Birth: civil.MustDate("1882-09-25")}, nil},
		{"the other sex", civil.Holder{Sex: "m"}, []string{"sex"}},
		{"a sex that codes do not know", civil.Holder{Sex: "x"}, nil},
		{"another place", civil.Holder{Place: "A944"}, []string{"place"}},
		{"the same place in small letters", civil.Holder{Place: "z404"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := code.Disagreements(tt.holder); !slices.Equal(got, tt.want) {
				t.Errorf("Disagreements = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestProvisionalCodeSaysNothing(t *testing.T) {
	t.Parallel()
	c := mustCode(t, "00743110157")
	if !c.IsProvisional() || c.Sex() != "" || c.Place() != "" || !c.Birth(civil.MustDate("2022-11-10")).IsZero() ||
		c.Disagreements(civil.Holder{Surname: "Rossi"}) != nil || !c.Same(c) {
		t.Errorf("a provisional code says something: sex %q, place %q", c.Sex(), c.Place())
	}
	var none civil.FiscalCode
	if !none.IsZero() || none.Same(none) || none.String() != "" || none.Reveal() != "" || none.Plain() != none {
		t.Error("no code is not nothing")
	}
}

func TestFiscalCodeHidesItself(t *testing.T) {
	t.Parallel()
	type inside struct{ code civil.FiscalCode }
	c := mustCode(t, "RSSMRA85T10A562S")
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "code", c, "inside", inside{c})
	asJSON, err := json.Marshal(struct{ Code civil.FiscalCode }{c})
	if err == nil || strings.Contains(err.Error(), "RSSMRA") {
		t.Errorf("Marshal = %s, %v; want an error without the code", asJSON, err)
	}
	for name, text := range map[string]string{
		"%v": fmt.Sprintf("%v", c), "%+v": fmt.Sprintf("%+v", c), "%#v": fmt.Sprintf("%#v", c), "in %s": fmt.Sprintf("in %s", c),
		"%q": fmt.Sprintf("%q", c), "%x": fmt.Sprintf("%x", c), "%d": fmt.Sprintf("%d", c),
		"inside %v": fmt.Sprintf("%v", inside{c}), "inside %+v": fmt.Sprintf("%+v", inside{c}), "inside %#v": fmt.Sprintf("%#v", inside{c}),
		"log": log.String(), "json": string(asJSON),
	} {
		if strings.Contains(strings.ToUpper(text), "RSSMRA") || strings.Contains(text, "5253534d5241") {
			t.Errorf("%s shows the code: %s", name, text)
		}
	}
}

func FuzzParseFiscalCode(f *testing.F) {
	f.Add("RSSMRA85T10A562S")
	f.Add("MRTMTT25D09F20RU")
	f.Add("00743110157")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := civil.ParseFiscalCode(s)
		if err != nil || c.IsZero() {
			return
		}
		again, err := civil.ParseFiscalCode(c.Reveal())
		if err != nil || again != c || !c.Same(c.Plain()) {
			t.Errorf("%q reads as %q, then %q (%v)", s, c.Reveal(), again.Reveal(), err)
		}
		c.Birth(civil.MustDate("2022-11-10"))
	})
}

func mustCode(t *testing.T, s string) civil.FiscalCode {
	t.Helper()
	c, err := civil.ParseFiscalCode(s)
	if err != nil {
		t.Fatalf("ParseFiscalCode(%q): %v", s, err)
	}
	return c
}
