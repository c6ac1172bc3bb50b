package civil

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a name or a text as it is searched and compared: lower case,
// Latin accents off, letters that are no accented letter spelled out (ß is ss,
// ø is o), and one space wherever the text has spaces, apostrophes, dashes or
// any other sign. "D’Àngelo-Łukasz" is "d angelo lukasz", and "Nicolo'", as
// accents are typed on many keyboards, equals "Nicolò". Other scripts keep
// their letters and vowel signs. Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	put := func(r rune) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			put(r)
		case r >= 'A' && r <= 'Z':
			put(r + 'a' - 'A')
		case isAccent(r):
		case isApostrophe(r):
			gap = true
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			r = unicode.ToLower(r)
			if spelled, ok := spell(r); ok {
				for _, l := range spelled {
					put(l)
				}
				continue
			}
			put(r)
		default:
			gap = true
		}
	}
	return norm.NFC.String(b.String())
}

// Squash is Fold without the spaces: "De Luca", "Deluca" and "D'Eluca" are
// one. For keys that look for the same name written another way.
func Squash(s string) string { return strings.ReplaceAll(Fold(s), " ", "") }

// isAccent reports the signs that a reader may leave out: the combining marks
// of the European scripts, and the short vowels and the stretching line of
// Arabic. The vowel signs of Indian scripts are letters to their readers.
func isAccent(r rune) bool {
	return r >= 0x0300 && r <= 0x036f ||
		r >= 0x064b && r <= 0x0655 || r == 0x0670 || r == 0x0640
}

// isApostrophe reports the signs that Unicode counts as letters or marks but
// that are typed as apostrophes; all others are punctuation anyway.
func isApostrophe(r rune) bool { return r >= 0x02b9 && r <= 0x02bf || r == 0x055a || r == 0xa78c }

// spell writes a small letter that has no accent to take off.
func spell(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'þ':
		return "th", true
	case 'ø':
		return "o", true
	case 'ł':
		return "l", true
	case 'đ', 'ð', 'ɖ':
		return "d", true
	case 'ħ':
		return "h", true
	case 'ı':
		return "i", true
	case 'ŋ', 'ɲ':
		return "n", true
	case 'ŧ':
		return "t", true
	case 'ə', 'ɛ', 'ǝ': // Azeri, Akan and Ewe, Hausa
		return "e", true
	case 'ɔ':
		return "o", true
	case 'ɓ':
		return "b", true
	case 'ɗ':
		return "d", true
	case 'ƙ', 'ĸ':
		return "k", true
	case 'ƴ':
		return "y", true
	case 'ƒ':
		return "f", true
	case 'ɣ':
		return "g", true
	case 'ʋ':
		return "v", true
	case 'ς': // one letter, two shapes
		return "σ", true
	default:
		return "", false
	}
}
