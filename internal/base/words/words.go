// Package words prepares texts and questions for full-text search, so that both
// database engines, which treat languages differently, index and find the same:
// words are folded (package civil) and cut to their stems here, and the engines
// compare them letter by letter.
//
// A text is indexed with each word as it is and with its stem; a question asks
// for stems. So "muratore" finds "muratori", and a name, which has no stem, is
// found by how it begins. Stems are of Italian by default; English texts and questions have
// English ones.
package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/spanish"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Stem cuts folded words to their stems. Words of other scripts and numbers
// stay as they are.
func Stem(lang i18n.Lang, words []string) []string {
	cut := italian.Stem
	switch lang {
	case i18n.En:
		cut = english.Stem
	case "es":
		cut = spanish.Stem
	case "fr":
		cut = french.Stem
	case "ro":
		cut = romanian.Stem
	}
	out := make([]string, len(words))
	for i, w := range words {
		env := snowballstem.NewEnv(w)
		cut(env)
		if out[i] = env.Current(); out[i] == "" {
			out[i] = w
		}
	}
	return out
}

// Body is what is indexed of texts: their folded words and the stems of these,
// each once, in order of appearance.
func Body(lang i18n.Lang, texts ...string) string {
	var body []string
	seen := map[string]bool{}
	for _, text := range texts {
		plain := strings.Fields(civil.Fold(text))
		stems := Stem(lang, plain)
		for i, w := range plain {
			for _, form := range []string{w, stems[i]} {
				if !seen[form] {
					seen[form] = true
					body = append(body, form)
				}
			}
		}
	}
	return strings.Join(body, " ")
}

// Fold writes texts as they are indexed where stems would mislead, as in names.
func Fold(texts ...string) string { return civil.Fold(strings.Join(texts, " ")) }

// MaxQuery is the number of words of a question that count.
const MaxQuery = 8

// shortest is the length from which a stem tells words apart: that of "Maria"
// is "mar", which would find every Marco.
const shortest = 5

// Query is what is asked for: the stems of a question's words, or the words
// where their stems are short, each once. All are to be found, each as the
// beginning of a word.
func Query(lang i18n.Lang, question string) []string {
	plain := strings.Fields(civil.Fold(question))
	stems := Stem(lang, plain)
	var out []string
	for i, s := range stems {
		if utf8.RuneCountInString(s) < shortest {
			s = plain[i]
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out[:min(len(out), MaxQuery)]
}
