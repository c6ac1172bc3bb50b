package intake

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var places = regexp.MustCompile(`\{\d\}`)

// gulpease is how easy an Italian text is to read, from 0 to 100: 89 and 300
// for each sentence of a word, less 10 for each letter of one. Above 60 it is
// easy for who went to school until fourteen.
func gulpease(text string) (index float64, longest int) {
	var letters, words, sentences int
	for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(".:!?\n", r) }) {
		found := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(found) == 0 {
			continue
		}
		sentences++
		longest = max(longest, len(found))
		words += len(found)
		for _, word := range found {
			letters += len([]rune(word))
		}
	}
	return 89 + (300*float64(sentences)-10*float64(letters))/float64(words), longest
}

func TestThePersonsSheetIsEasyToRead(t *testing.T) {
	t.Parallel()
	var keys []string
	for key := range SheetTexts {
		if strings.HasPrefix(key, "intake.own.") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var all strings.Builder
	for _, key := range keys {
		text := places.ReplaceAllString(SheetTexts[key].It, "Anna")
		all.WriteString(text + ".\n")
		if _, longest := gulpease(text); longest > 14 {
			t.Errorf("%s: a sentence of %d words: %s", key, longest, text)
		}
	}
	index, _ := gulpease(all.String())
	t.Logf("Gulpease %.0f over %d texts", index, len(keys))
	if index < 60 || len(keys) < 15 {
		t.Errorf("got an index of %.0f over %d texts, want 60 at least", index, len(keys))
	}
	if hard, _ := gulpease("L'amministrazione procedente comunica tempestivamente l'eventuale insussistenza dei presupposti normativamente richiesti"); hard >= 40 {
		t.Errorf("officialese measures %.0f: the measure measures nothing", hard)
	}
}

func TestTheSheetHoldsNothingOfRestrictedDomains(t *testing.T) {
	t.Parallel()
	strong, growing := tiny.Strengths(Profile{
		"work":   {Levels: map[string]Level{"italian": 3, "search": 2}},
		"health": {Levels: map[string]Level{"tasks": 1}},
	})
	if len(strong) != 1 || strong[0].Code != "italian" || len(growing) != 1 || growing[0].Code != "search" {
		t.Errorf("got %v and %v, want Italian and the search", strong, growing)
	}
}
