package civil_test

import (
	"testing"
	"unicode/utf8"

	"insieme/internal/base/civil"
)

func TestFold(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"nothing stays nothing", "", ""},
		{"capitals become small", "ROSSI", "rossi"},
		{"accents go", "Niccolò Èlia Müller", "niccolo elia muller"},
		{"accents written as two characters go too", "Nicolo\u0300", "nicolo"},
		{"an apostrophe typed for an accent goes", "Nicolo'", "nicolo"},
		{"every apostrophe parts two words", "D'Amico D’Amico DʼAmico D`Amico D´Amico", "d amico d amico d amico d amico d amico"},
		{"dashes and spaces of any kind are one space", "  Anna–Maria\u00a0\tDe - Luca ", "anna maria de luca"},
		{"letters without an accent to take off are spelled", "Straße Øster Łukasz Đorđe Işık Æsir Œuvre Þór", "strasse oster lukasz dorde isik aesir oeuvre thor"},
		{"the Turkish capital with a dot is an i", "İbrahim", "ibrahim"},
		{"a typographic ligature is its letters", "ﬁliberto", "filiberto"},
		{"wide letters are letters", "ＲＯＳＳＩ", "rossi"},
		{"digits stay", "via Roma 12/b", "via roma 12 b"},
		{"letters of West African names are spelled", "Ɛkua Ɔsei Ɗan Ƙasa", "ekua osei dan kasa"},
		{"Cyrillic becomes small", "Шевченко", "шевченко"},
		{"Arabic loses short vowels only", "مُحَمَّد", "محمد"},
		{"Bengali keeps its vowel signs", "সুমন", "সুমন"},
		{"signs alone are nothing", " - ' . ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := civil.Fold(tt.in); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestSquash(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"De Luca", "DELUCA", "D'eluca", "de-lúca"} {
		if got := civil.Squash(in); got != "deluca" {
			t.Errorf("Squash(%q) = %q, want deluca", in, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"D’Àngelo", "İ", "ß", "\xff", "a\u0300\u0301", "ﷺ", "ǰ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := civil.Fold(s)
		if !utf8.ValidString(once) {
			t.Errorf("Fold(%q) is not UTF-8: %q", s, once)
		}
		if twice := civil.Fold(once); twice != once {
			t.Errorf("Fold(Fold(%q)) = %q, want %q", s, twice, once)
		}
	})
}
