package linkage

import "strings"

// romanise writes a folded text in small Latin letters: Arabic, Bengali,
// Cyrillic and Greek letter by letter, Chinese characters that stand in names
// as words of pinyin. Vowels that a script does not write stay out; the
// distance between names counts them little. Other letters stay as they are.
func romanise(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case letters[r] != "":
			b.WriteString(letters[r])
		case r >= 0x4e00 && r <= 0x9fff:
			b.WriteString(" " + syllables[r] + " ")
		case silent(r):
		default:
			b.WriteString(spellOther(r))
		}
	}
	return b.String()
}

// silent reports the signs that stand for no sound of their own: the virama of
// the Indian scripts and the dot below.
func silent(r rune) bool { return r == 0x09cd || r == 0x09bc }

// spellOther writes a letter of a script without a table as a word of Latin
// letters that only the same letter gives, so that equal names are equal still
// and comparisons can go by the byte.
func spellOther(r rune) string {
	const hex = "bcdfghjklmnpqrst"
	out := make([]byte, 0, 6)
	for ; r > 0; r >>= 4 {
		out = append(out, hex[r&15])
	}
	return string(out)
}
