package e2e

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"insieme/internal/app"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Journeys are told in the Italian words of the pages. A visitor who reads
// another language finds the same things by its words of the same keys.

var catalogue = sync.OnceValues(app.Catalogue)

// dictionary finds the words of an Italian text in another language.
type dictionary struct {
	lang     i18n.Lang
	exact    map[string][]string
	patterns []pattern // of the texts with placeholders
}

// A pattern reads what stands in the placeholders of an Italian text.
type pattern struct {
	italian *regexp.Regexp
	words   string
}

var dictionaries sync.Map // of i18n.Lang, made when first asked for

func dictionaryOf(lang i18n.Lang) (dictionary, error) {
	if made, ok := dictionaries.Load(lang); ok {
		return made.(dictionary), nil
	}
	d := dictionary{lang: lang, exact: map[string][]string{}}
	c, err := catalogue()
	if err != nil {
		return d, err
	}
	for _, text := range c.Texts() {
		words, said := text.In(lang)
		if !said {
			continue
		}
		italian, words := shown(text.It), shown(words)
		if vague(italian) {
			continue
		}
		if strings.Contains(italian, "{0}") {
			d.patterns = append(d.patterns, patternOf(italian, words))
		} else if !slices.Contains(d.exact[italian], words) {
			d.exact[italian] = append(d.exact[italian], words)
		}
	}
	if lang == i18n.En {
		for italian, word := range instrument() {
			d.exact[italian] = []string{word}
		}
	}
	it, other := c.In(i18n.It), c.In(lang)
	for _, code := range person.Citizenships() {
		d.exact[it.Country(code)] = []string{other.Country(code)}
	}
	dictionaries.Store(lang, d)
	return d, nil
}

// instrument lists the words of the questionnaire that the journeys use: it is
// data of the programme, so they are in no catalogue.
func instrument() map[string]string {
	return map[string]string{
		"Competenze spendibili": "Skills that can be used", "Italiano per il lavoro": "Italian for work", "Casa": "Housing", "lavoro": "work",
	}
}

// shown is a text without the marks of what is bold.
func shown(text string) string { return strings.ReplaceAll(text, "**", "") }

var placeholder = regexp.MustCompile(`\\\{(\d)\\\}`)

func patternOf(italian, words string) pattern {
	italian = placeholder.ReplaceAllString(regexp.QuoteMeta(italian), `(?P<p$1>.+)`)
	return pattern{regexp.MustCompile("^" + italian + "$"), words}
}

// vague reports whether a text is hardly more than places for other words, such
// as "{0} di {1}": it would fit names, and one without any letter fits itself.
func vague(italian string) bool {
	places := len(placeholder.FindAllString(regexp.QuoteMeta(italian), -1))
	own := 0
	for _, r := range placeholder.ReplaceAllString(regexp.QuoteMeta(italian), "") {
		if unicode.IsLetter(r) {
			own++
		}
	}
	return places > 0 && own < 2*places-1 || places > 1 && own < 4
}

// read translates a text that fits the pattern; what stands in the placeholders
// is read too.
func (d dictionary) read(p pattern, italian string) (string, bool) {
	match := p.italian.FindStringSubmatch(italian)
	if match == nil {
		return "", false
	}
	text := p.words
	for i, name := range p.italian.SubexpNames()[1:] {
		value := d.words(match[i+1])[0]
		if d.lang.IsRightToLeft() {
			value = i18n.Isolated(value)
		}
		text = strings.ReplaceAll(text, "{"+strings.TrimPrefix(name, "p")+"}", value)
	}
	return text, true
}

func (d dictionary) words(italian string) []string {
	words := slices.Clone(d.exact[italian])
	for _, p := range d.patterns {
		if text, ok := d.read(p, italian); ok && len(d.exact[italian]) == 0 {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return []string{italian}
	}
	return words
}

// words are what an Italian text may read in the visitor's language. What is
// in no catalogue, such as a name, reads the same everywhere.
func (v *Visitor) words(italian string) []string {
	v.t.Helper()
	if v.lang == i18n.It {
		return []string{italian}
	}
	d, err := dictionaryOf(v.lang)
	if err != nil {
		v.t.Fatal(err)
	}
	return d.words(italian)
}

// Date is a date as pages write it in the visitor's language.
func (v *Visitor) Date(d civil.Date) string { return v.voice().Date(d) }

// Say is the message of a key with its placeholders filled, in the visitor's
// language: for sentences made of parts.
func (v *Visitor) Say(key string, args ...any) string { return v.voice().T(key, args...) }

func (v *Visitor) voice() i18n.L {
	c, err := catalogue()
	if err != nil {
		v.t.Fatal(err)
	}
	return c.In(v.lang)
}
