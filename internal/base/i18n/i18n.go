package i18n

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Lang is a language of the interface, as in the HTML attribute lang.
type Lang string

// The languages of the staff's side.
const (
	It Lang = "it"
	En Lang = "en"
)

// ParseLang reads a language; anything unknown is Italian.
func ParseLang(s string) Lang {
	if strings.HasPrefix(strings.ToLower(s), "en") {
		return En
	}
	return It
}

// Text is one message in every language.
type Text struct{ It, En string }

// Texts are the messages of one package by key.
type Texts map[string]Text

// Catalogue holds all messages of the program. It does not change once made.
type Catalogue struct{ texts Texts }

// NewCatalogue joins the packages' messages. A key defined twice or a message
// without one of its languages is a mistake of the programmer and an error.
func NewCatalogue(sets ...Texts) (*Catalogue, error) {
	c := &Catalogue{texts: Texts{}}
	var wrong []string
	for _, set := range sets {
		for key, text := range set {
			if _, twice := c.texts[key]; twice {
				wrong = append(wrong, key+" is defined twice")
			}
			if text.It == "" || text.En == "" {
				wrong = append(wrong, key+" lacks a language")
			}
			c.texts[key] = text
		}
	}
	if len(wrong) > 0 {
		slices.Sort(wrong)
		return nil, fmt.Errorf("i18n: %s", strings.Join(wrong, "; "))
	}
	return c, nil
}

// Has reports whether a key exists.
func (c *Catalogue) Has(key string) bool { _, ok := c.texts[key]; return ok }

// Texts lists every message, for tests that look for words on pages.
func (c *Catalogue) Texts() Texts { return maps.Clone(c.texts) }

// In gives the voice of one language.
func (c *Catalogue) In(lang Lang) L { return L{catalogue: c, lang: lang} }

// L speaks one language. Pass it by value; the zero value speaks keys, which
// serves tests of markup.
type L struct {
	catalogue *Catalogue
	lang      Lang
}

// Lang is the language spoken.
func (l L) Lang() Lang {
	if l.lang == "" {
		return It
	}
	return l.lang
}

// T is the message of a key with its placeholders filled. A missing key reads
// as itself, so that it is seen and found.
func (l L) T(key string, args ...any) string {
	if l.catalogue == nil {
		return key
	}
	text, ok := l.catalogue.texts[key]
	if !ok {
		return key
	}
	s := text.It
	if l.lang == En {
		s = text.En
	}
	return fill(s, args)
}

// N is the message for a quantity: key+".one" for 1, key+".other" otherwise.
// The quantity is placeholder {0}, written as a number of the language; args
// follow from {1}.
func (l L) N(key string, n int, args ...any) string {
	suffix := ".other"
	if n == 1 {
		suffix = ".one"
	}
	return l.T(key+suffix, append([]any{l.Number(n)}, args...)...)
}

func fill(s string, args []any) string {
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	for i, a := range args {
		s = strings.ReplaceAll(s, "{"+strconv.Itoa(i)+"}", fmt.Sprint(a))
	}
	return s
}

// Number writes a whole number: 5.849 in Italian, 5,849 in English.
func (l L) Number(n int) string {
	sep := byte('.')
	if l.lang == En {
		sep = ','
	}
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	// Italian leaves four-digit numbers alone in running text, but columns of
	// figures read better with the dot everywhere; the programme prints 5.849.
	var b []byte
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, sep)
		}
		b = append(b, digits[i])
	}
	return sign + string(b)
}

// Percent writes a share with one decimal: 33,5 % (with a thin space).
func (l L) Percent(share float64) string {
	s := strconv.FormatFloat(share*100, 'f', 1, 64)
	if l.lang != En {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s + "\u202f%"
}
