package words_test

import (
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/i18n"
	"insieme/internal/base/words"
)

// finds tells whether a question finds a text, by the search's rule: a word
// begins with each one asked for.
func finds(lang i18n.Lang, text, question string) bool {
	body := strings.Fields(words.Body(lang, text))
	query := words.Query(lang, question)
	for _, w := range query {
		if !slices.ContainsFunc(body, func(b string) bool { return strings.HasPrefix(b, w) }) {
			return false
		}
	}
	return len(query) > 0
}

func TestQuestionsFindTexts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		lang           i18n.Lang
		text, question string
		want           bool
	}{
		{"singular finds plural", i18n.It, "cercano muratori esperti", "muratore", true},
		{"plural finds singular", i18n.It, "ha lavorato come saldatore", "saldatori", true},
		{"accents do not matter", i18n.It, "Niccolò, già magazziniere", "niccolo gia", true},
		{"a name by how it begins", i18n.It, "Abdelkarim Benali", "abdel", true},
		{"a name as it is", i18n.It, "Maria Rossi", "ROSSI maria", true},
		{"every word counts", i18n.It, "Maria Rossi", "rossi anna", false},
		{"each word is a beginning", i18n.It, "Abdelkarim Rossi", "abdel ros", true},
		{"a short stem is not asked for", i18n.It, "Marco Rossano", "maria", false},
		{"apostrophes part words", i18n.It, "Lucia D'Amico", "amico", true},
		{"English has its own stems", i18n.En, "worked as a cleaner, cleaning offices", "cleaned", true},
		{"another script", i18n.It, "Тарас Шевченко", "шевч", true},
		{"a number", i18n.It, "patente CQC 2019", "2019", true},
		{"nothing asked, nothing found", i18n.It, "Maria", " - ", false},
	}
	for _, tt := range tests {
		if got := finds(tt.lang, tt.text, tt.question); got != tt.want {
			t.Errorf("%s: %q in %q = %v, want %v (%v in %q)", tt.name, tt.question, tt.text, got, tt.want,
				words.Query(tt.lang, tt.question), words.Body(tt.lang, tt.text))
		}
	}
}

func TestBodyHasEachFormOnce(t *testing.T) {
	t.Parallel()
	if got, want := words.Body(i18n.It, "Muratori, muratore", "muratori"), "muratori murator muratore"; got != want {
		t.Errorf("Body = %q, want %q", got, want)
	}
}

func TestLongQuestionsAreCut(t *testing.T) {
	t.Parallel()
	if got := words.Query(i18n.It, "a b c d e f g h i l m n a"); len(got) != words.MaxQuery {
		t.Errorf("%d words asked, want %d", len(got), words.MaxQuery)
	}
}
