package occupation

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/words"
)

// Langs lists the languages in which titles are read.
func Langs() []string { return []string{"it", "en", "es", "fr", "ro"} }

// tongue is what the linker knows about one language.
type tongue struct {
	lang    string
	plain   bool              // words are not cut to stems
	stop    map[string]bool   // words that say nothing of the trade
	noise   map[string]bool   // words of adverts, dropped unless nothing else is left
	short   map[string]string // abbreviations
	phrases *regexp.Regexp    // what adverts say of hours, levels and places
	except  *regexp.Regexp    // from here on the title says what is not meant
	after   *regexp.Regexp    // where the head comes last: what may stand after it
	forms   [][2]string       // endings of women's names and of plurals, and that of a man's name
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func tongueOf(lang string, s Settings) *tongue {
	t := &tongue{lang: lang, plain: !s.LightStems, noise: set(noiseEverywhere), phrases: regexp.MustCompile(phrases)}
	switch lang {
	case "it":
		t.stop, t.except = set(stopIt), regexp.MustCompile(`(?i)[,;(]?\s*(eccetto|tranne|esclus[oiae]|salvo|ad esclusione)\s.*$`)
		t.short = shortIt()
	case "es":
		t.stop, t.except = set(stopEs), regexp.MustCompile(`(?i)[,;(]?\s*(excepto|salvo)\s.*$`)
	case "fr":
		t.stop, t.except = set(stopFr), regexp.MustCompile(`(?i)[,;(]?\s*(sauf|excepté|hormis)\s.*$`)
	case "ro":
		t.stop, t.except = set(stopRo), regexp.MustCompile(`(?i)[,;(]?\s*(exceptând|cu excepția)\s.*$`)
	default:
		t.stop, t.except = set(stopEn), regexp.MustCompile(`(?i)[,;(]?\s*\b(except|excluding)\b.*$`)
		t.after = regexp.MustCompile(`(?i)\s(of|for|in|with|at|to|-)\s|[,(/]|--`)
	}
	t.forms = formsOf(lang)
	for w := range set(noiseOf(lang)) {
		t.noise[w] = true
	}
	return t
}

// read cuts a title into folded words: long titles are cut, what is excepted
// goes, abbreviations are written out, words that say nothing are dropped.
func (t *tongue) read(title string) []string {
	if len(title) > longestTitle {
		title = strings.ToValidUTF8(title[:longestTitle], "")
	}
	title = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) { // direction marks, zero widths
			return ' '
		}
		return r
	}, title)
	for _, drop := range []*regexp.Regexp{t.except, t.phrases} {
		if rest := drop.ReplaceAllString(title, " "); strings.TrimSpace(rest) != "" {
			title = rest
		}
	}
	found := t.words(title)
	kept := slices.DeleteFunc(slices.Clone(found), func(w string) bool { return t.noise[w] || isNumber(w) })
	if len(kept) == 0 {
		kept = found
	}
	if len(kept) > mostWords {
		kept = kept[:mostWords]
	}
	return kept
}

// words cuts a label into folded words without those that say nothing.
func (t *tongue) words(text string) []string {
	var out []string
	for _, w := range strings.Fields(civil.Fold(text)) {
		if long, ok := t.short[w]; ok {
			w = long
		}
		for _, part := range strings.Fields(w) {
			if !t.stop[part] {
				out = append(out, t.form(part))
			}
		}
	}
	return out
}

func isNumber(w string) bool {
	return strings.Trim(w, "0123456789") == ""
}

// stems cuts words to their stems, the same for both genders, each once.
func (t *tongue) stems(list []string) []string {
	out := make([]string, 0, len(list))
	for _, w := range list {
		if !t.plain {
			w = words.Stem(i18n.Lang(t.lang), []string{w})[0]
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// headOf is the stem of the word that says what somebody is: the first one, but
// in English the last of the first part of a title.
func (t *tongue) headOf(title string) string {
	if t.after == nil {
		if stems := t.stems(t.read(title)); len(stems) > 0 {
			return stems[0]
		}
		return ""
	}
	for _, part := range append(t.after.Split(title, 3), title) {
		if stems := t.stems(t.read(part)); len(stems) > 0 {
			return stems[len(stems)-1]
		}
	}
	return ""
}

// roles tells, of the stem of a word for a role, which roles it is for.
func (t *tongue) roles() map[string][]int {
	out := map[string][]int{}
	for i, role := range rolesOf(t.lang) {
		for _, stem := range t.stems(t.words(role)) {
			out[stem] = append(out[stem], i)
		}
	}
	return out
}

// starts are the first letters of words.
func starts(list []string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string([]rune(w)[:min(firstLetters, len([]rune(w)))])
	}
	return out
}

const firstLetters = 4

// form brings a word into the form of a man's name: the stemmers alone part
// what is one trade, such as "infermiere" and "infermiera".
func (t *tongue) form(w string) string {
	for _, f := range t.forms {
		if rest, ok := strings.CutSuffix(w, f[0]); ok && len(rest) > 1 && !t.plain {
			return rest + f[1]
		}
	}
	return w
}

// grams are the runs of n letters of words, with a mark where a word begins
// and ends.
func grams(list []string, n int) []string {
	var out []string
	for _, w := range list {
		r := []rune("_" + w + "_")
		if len(r) <= n {
			out = append(out, string(r))
			continue
		}
		for i := 0; i+n <= len(r); i++ {
			out = append(out, string(r[i:i+n]))
		}
	}
	return out
}
