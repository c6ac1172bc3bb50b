package linkage

import "strings"

// part is a given name or a surname.
type part struct {
	words  []string
	squash string // all words joined
	core   string // joined without the words that come and go
	sound  string // of squash
}

// dropped are the words that come and go in front of a name: articles and
// prepositions of Italian and its neighbours, the Arabic article and "son of".
var dropped = map[string]bool{
	"al": true, "el": true, "ul": true, "ur": true, "as": true, "ar": true, "an": true, "ad": true, "bin": true, "ben": true, "ibn": true, "bint": true, "ould": true,
	"de": true, "di": true, "da": true, "del": true, "della": true, "dello": true, "dei": true, "degli": true, "dos": true,
	"la": true, "le": true, "lo": true, "van": true, "von": true, "der": true, "d": true,
}

// abbreviated are the short forms that stand for one name wherever they are used.
var abbreviated = map[string]string{
	"md": "mohammad", "mohd": "mohammad", "muhd": "mohammad", "mhd": "mohammad", "mst": "mosammat", "most": "mosammat", "sk": "sheikh",
}

func makePart(w []string) part {
	var p part
	var squash, core strings.Builder
	for i, one := range w {
		if whole, ok := abbreviated[one]; ok && len(w) > 1 {
			one = whole
		}
		one = servant(one)
		p.words = append(p.words, one)
		if i > 0 && w[i-1] == "abd" && dropped[one] {
			continue // the article that servant takes off when it is joined
		}
		squash.WriteString(one)
		if !dropped[one] {
			core.WriteString(one)
		}
	}
	p.squash, p.core = squash.String(), core.String()
	if p.core == "" {
		p.core = p.squash
	}
	p.sound = sound(p.squash)
	return p
}

// servant writes the many forms of "servant of the" in one way: Abdul, Abdel,
// Abdur and Abdou are abd, Abdelaziz and Abdulaziz abdaziz.
func servant(w string) string {
	if !strings.HasPrefix(w, "abd") || len(w) < 4 || !isVowel(w[3]) {
		return w
	}
	rest := strings.TrimLeft(w[3:], "aeiou")
	if len(rest) <= 1 {
		return "abd" // the article, whole or cut off by a space
	}
	return "abd" + strings.TrimPrefix(rest, "l")
}

// letterGroups are the spellings of one sound by several letters, in the
// systems by which Arabic, Bengali and Chinese names are written in Latin
// letters (Wade-Giles and pinyin among them) and in Italian, French, German.
var letterGroups = strings.NewReplacer(
	"tsch", "j", "sch", "s", "tch", "j", "dzh", "j", "zh", "j", "dj", "j", "dz", "z", "tz", "z", "ts", "z", "hs", "x", "kh", "k", "gh", "g",
	"ph", "f", "th", "t", "dh", "d", "bh", "b", "sh", "s", "chr", "kr", "chl", "kl", "ch", "j", "ck", "k", "cq", "k", "gli", "li", "gn", "n", "ng", "n", "oo", "u", "ou", "u", "ee", "i",
)

// sound is the consonants of a plain name in classes: voiced and voiceless
// together, all that hisses together, h and vowels left out. A vowel at the
// beginning stays as one sign, so that nobody sounds like nothing. Mohamed, Muhammad and Mehmet sound mmt.
func sound(s string) string {
	s = letterGroups.Replace(s)
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := soundOf(s, i)
		if c == 0 || (len(out) > 0 && out[len(out)-1] == c && i > 0 && soundOf(s, i-1) == c) {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// soundOf is the class of a letter, 0 for none.
func soundOf(s string, i int) byte {
	switch c := s[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
		if strings.Trim(s[:i], "h") != "" {
			return 0
		}
		if c == 'w' {
			return 'v'
		}
		return 'a'
	case 'h':
		if i == 0 {
			return 'a'
		}
		return 0
	case 'b', 'p':
		return 'p'
	case 'd', 't':
		return 't'
	case 'f', 'v':
		return 'v'
	case 'g', 'k', 'q':
		return 'k'
	case 'c':
		if i+1 < len(s) && (s[i+1] == 'a' || s[i+1] == 'o' || s[i+1] == 'u' || s[i+1] == 'r' || s[i+1] == 'l') {
			return 'k'
		}
		return 's'
	case 's', 'z', 'x', 'j':
		return 's'
	case 'm', 'n', 'l', 'r':
		return c
	default:
		if c >= '0' && c <= '9' {
			return c
		}
		return 0
	}
}
