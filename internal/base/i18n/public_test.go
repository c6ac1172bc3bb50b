package i18n

import (
	"strings"
	"testing"
)

// TestWhatPeopleReadIsThereInEveryLanguage: one word, form of counting or
// placeholder less and the program does not start (R2.1).
func TestWhatPeopleReadIsThereInEveryLanguage(t *testing.T) {
	t.Parallel()
	texts := Texts{
		"call":       {It: "Chiama {0}", En: "Call {0}"},
		"days.one":   {It: "{0} giorno", En: "{0} day"},
		"days.other": {It: "{0} giorni", En: "{0} days"},
	}
	whole := func() Words {
		return Words{"call": "اتصل بـ {0}", "days.one": "يوم واحد", "days.two": "يومان", "days.few": "{0} أيام", "days.many": "{0} يوماً", "days.other": "{0} يوم"}
	}
	for name, c := range map[string]struct {
		spoil func(Words)
		want  string
	}{
		"whole":         {func(Words) {}, ""},
		"a word":        {func(w Words) { delete(w, "call") }, "call lacks ar"},
		"a form":        {func(w Words) { delete(w, "days.few") }, "days.few lacks ar"},
		"a placeholder": {func(w Words) { w["call"] = "اتصل" }, "call has other placeholders"},
		"unknown":       {func(w Words) { w["cal"] = "اتصل" }, "cal lacks a language"},
	} {
		words := whole()
		c.spoil(words)
		_, err := NewCatalogue(ForPeople([]Lang{It, En, Ar}, texts, map[Lang]Words{Ar: words}))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}
