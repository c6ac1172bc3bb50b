package i18n

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Words are messages of one language by key.
type Words map[string]string

// ForPeople marks the messages of a package that stand on the people's pages
// of the given languages and adds their words beyond Italian and English. A catalogue wants every one of
// them in every language, so that nobody reads half a page in a language that
// they do not understand (R2.1). Forms of counting that Italian has not, such
// as "….few", stand beside the others in the words of their language.
func ForPeople(langs []Lang, texts Texts, words map[Lang]Words) Texts {
	out := Texts{}
	for key, text := range texts {
		text.More, text.needed = map[Lang]string{}, beyondStaff(langs)
		out[key] = text
	}
	for lang, of := range words {
		for key, word := range of {
			text, ok := out[key]
			if !ok {
				if text, ok = furtherForm(texts, key); !ok {
					text = Text{} // a key that nobody asks for: the catalogue says so
				}
				text.More, text.needed = map[Lang]string{}, beyondStaff(langs)
			}
			text.More[lang] = word
			out[key] = text
		}
	}
	return out
}

// furtherForm is the Italian and English of a form of counting that they have
// not: those of their plural.
func furtherForm(texts Texts, key string) (Text, bool) {
	base, form := cutForm(key)
	if form != Two && form != Few && form != Many {
		return Text{}, false
	}
	text, ok := texts[base+"."+string(Other)]
	return text, ok
}

func cutForm(key string) (base string, form Form) {
	at := strings.LastIndexByte(key, '.')
	if at < 0 {
		return key, ""
	}
	return key[:at], Form(key[at+1:])
}

// lacks lists what a message of the people's pages lacks: languages, forms of
// counting, and placeholders.
func (c *Catalogue) lacks(key string, text Text) []string {
	if text.More == nil {
		return nil
	}
	var wrong []string
	base, form := cutForm(key)
	_, counts := c.texts[base+"."+string(One)]
	counts = counts && slices.Contains([]Form{One, Two, Few, Many, Other}, form)
	for _, lang := range text.needed {
		word := text.More[lang]
		needed := !counts || slices.Contains(Forms(lang), form)
		switch {
		case needed && word == "":
			wrong = append(wrong, fmt.Sprintf("%s lacks %s", key, lang))
		case !needed && word != "":
			wrong = append(wrong, fmt.Sprintf("%s is not asked for in %s", key, lang))
		case word != "" && !sameMarks(text, word, counts):
			wrong = append(wrong, fmt.Sprintf("%s has other placeholders or stresses in %s", key, lang))
		}
	}
	if counts && form == Other { // the forms that Italian has not
		for _, lang := range text.needed {
			for _, f := range Forms(lang) {
				if c.texts[base+"."+string(f)].More[lang] == "" {
					wrong = append(wrong, fmt.Sprintf("%s.%s lacks %s", base, f, lang))
				}
			}
		}
	}
	return wrong
}

var mark = regexp.MustCompile(`\{[a-z0-9_]+\}`)

// marks are the placeholders of a text, each once.
func marks(s string) []string {
	found := map[string]bool{}
	for _, m := range mark.FindAllString(s, -1) {
		found[m] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// sameMarks reports whether a translation asks for what the Italian asks for.
// A message that counts may say "one day" without the figure.
func sameMarks(text Text, word string, counts bool) bool {
	if strings.Count(word, "**")%2 != 0 || strings.Contains(text.It, "**") != strings.Contains(word, "**") {
		return false
	}
	have, want := marks(word), marks(text.It)
	if counts {
		drop := func(m string) bool { return m == "{0}" }
		have, want = slices.DeleteFunc(have, drop), slices.DeleteFunc(want, drop)
	}
	return slices.Equal(have, want)
}
