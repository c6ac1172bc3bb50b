package linkage

import "strings"

// Costs, in hundredths, of the changes that the same name undergoes when
// somebody writes it by ear or from another script, against costFar for any
// other letter: vowels are heard differently, letters are doubled or not, h
// comes and goes, and some consonants stand for each other.
const (
	costVowel = 35 // a vowel for another, or one more
	costKin   = 35 // consonants of one kin
	costMute  = 20 // an h, or a letter doubled
	costFar   = 100
)

// kin lists for each letter those that stand for it in some transliteration:
// Zhang and Chang, Qasim and Kasim, Jamal and Gamal, Yusuf and Jusuf, Wahid and
// Vahid, Biswas and Vishwas, Ren and Jen.
var kin = map[byte]string{
	'b': "pv", 'c': "kqszj", 'd': "tz", 'f': "vp", 'g': "kjq", 'j': "gyzcxrq", 'k': "cgqx", 'p': "bf", 'q': "kcgj", 'r': "j", 's': "zxc",
	't': "d", 'v': "fwb", 'w': "vuo", 'x': "sjk", 'y': "j", 'z': "scjd", 'u': "w", 'o': "w",
}

const letterCount = 26

// changing is the cost of one letter for another, adding that of a letter where
// the other name has none.
var changing, adding = costs()

func costs() (change [letterCount][letterCount]int32, add [letterCount]int32) {
	for a := byte(0); a < letterCount; a++ {
		for b := byte(0); b < letterCount; b++ {
			switch {
			case a == b:
			case isVowel(a+'a') && isVowel(b+'a'):
				change[a][b] = costVowel
			case strings.IndexByte(kin[a+'a'], b+'a') >= 0, strings.IndexByte(kin[b+'a'], a+'a') >= 0:
				change[a][b] = costKin
			default:
				change[a][b] = costFar
			}
		}
		switch add[a] = costFar; {
		case a+'a' == 'h':
			add[a] = costMute
		case isVowel(a + 'a'):
			add[a] = costVowel
		}
	}
	return change, add
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

func costOfChange(a, b byte) int32 {
	if a == b {
		return 0
	}
	if x, y := a-'a', b-'a'; x < letterCount && y < letterCount {
		return changing[x][y]
	}
	return costFar
}

func costOfAdding(s string, i int) int32 {
	if i > 0 && s[i-1] == s[i] {
		return costMute
	}
	if x := s[i] - 'a'; x < letterCount {
		return adding[x]
	}
	return costFar
}

const longest = 48 // letters of a name that are looked at

// distance is the cheapest way from one name to the other by changing, adding,
// leaving out and swapping neighbours, in hundredths; above most it is just
// more than that. Both names are plain: one byte is one letter.
func distance(a, b string, most int32) int32 {
	var rows [3][longest + 1]int32
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) {
		last[j+1] = last[j] + costOfAdding(b, j)
	}
	lastLeast := int32(0)
	for i := range len(a) {
		out := costOfAdding(a, i)
		row[0] = last[0] + out
		least := row[0]
		for j := range len(b) {
			d := min(last[j]+costOfChange(a[i], b[j]), last[j+1]+out, row[j]+costOfAdding(b, j))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+costFar)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if min(least, lastLeast) > most && i > 0 {
			return most + 1
		}
		before, last, row, lastLeast = last, row, before, least
	}
	return last[len(b)]
}

// alike is how alike two plain names are, 1 for the same, by the cost of each
// of the letters of the longer; below alikeLoose it is 0.
func alike(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return 1
	}
	a, b = a[:min(len(a), longest)], b[:min(len(b), longest)]
	n, short := max(len(a), len(b)), min(len(a), len(b))
	most := int32((1 - alikeLoose) * costFar * float64(n))
	if int32(n-short)*costMute > most {
		return 0
	}
	d := distance(a, b, most)
	if d > most {
		return 0
	}
	return 1 - float64(d)/float64(costFar*n)
}

// swappedAt reports whether b is a with two neighbouring letters changed over.
func swappedAt(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// changed counts the places in which two texts of one length differ.
func changed(a, b string) int {
	n := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n + max(len(a), len(b)) - min(len(a), len(b))
}
