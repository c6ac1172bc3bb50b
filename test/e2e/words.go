package e2e

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"insieme/internal/app"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Journeys are told in the Italian words of the pages. A visitor who reads
// English finds the same things by the English words of the same keys.

var catalogue = sync.OnceValues(app.Catalogue)

// dictionary finds the English words of an Italian text.
type dictionary struct {
	exact    map[string][]string
	patterns []pattern // of the texts with placeholders
}

// A pattern reads what stands in the placeholders of an Italian text.
type pattern struct {
	italian *regexp.Regexp
	english string
}

var english = sync.OnceValues(func() (dictionary, error) {
	d := dictionary{exact: map[string][]string{}}
	c, err := catalogue()
	if err != nil {
		return d, err
	}
	for _, text := range c.Texts() {
		text.It, text.En = shown(text.It), shown(text.En)
		if strings.Contains(text.It, "{0}") {
			d.patterns = append(d.patterns, patternOf(text))
		} else if !slices.Contains(d.exact[text.It], text.En) {
			d.exact[text.It] = append(d.exact[text.It], text.En)
		}
	}
	for italian, word := range instrument() {
		d.exact[italian] = []string{word}
	}
	it, en := c.In(i18n.It), c.In(i18n.En)
	for _, code := range person.Citizenships() {
		d.exact[it.Country(code)] = []string{en.Country(code)}
	}
	return d, nil
})

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

func patternOf(text i18n.Text) pattern {
	italian := placeholder.ReplaceAllString(regexp.QuoteMeta(text.It), `(?P<p$1>.+)`)
	return pattern{regexp.MustCompile("^" + italian + "$"), text.En}
}

// read is the English of a text that fits the pattern; what stands in the
// placeholders is read too.
func (d dictionary) read(p pattern, italian string) (string, bool) {
	match := p.italian.FindStringSubmatch(italian)
	if match == nil {
		return "", false
	}
	text := p.english
	for i, name := range p.italian.SubexpNames()[1:] {
		text = strings.ReplaceAll(text, "{"+strings.TrimPrefix(name, "p")+"}", d.words(match[i+1])[0])
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
	if v.lang != i18n.En {
		return []string{italian}
	}
	d, err := english()
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
