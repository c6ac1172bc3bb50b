package i18n

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Text is one message in every language. More holds the languages of the
// people's pages beside Italian and English; it is nil for what only the staff
// reads. See ForPeople.
type Text struct {
	It, En string
	More   map[Lang]string
	needed []Lang // of More
}

// In is the message in a language; ok is false when it is not there.
func (t Text) In(lang Lang) (s string, ok bool) {
	switch lang {
	case It:
		s = t.It
	case En:
		s = t.En
	default:
		s = t.More[lang]
	}
	return s, s != ""
}

// Texts are the messages of one package by key.
type Texts map[string]Text

// Join makes one set of several. A key that is in two of them is kept once: a
// package has one voice.
func Join(sets ...Texts) Texts {
	all := Texts{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

// Catalogue holds all messages of the program. They do not change once made.
type Catalogue struct {
	texts  Texts
	unsaid sync.Map // "lang key" of what was asked for in a language that lacks it
}

// NewCatalogue joins the packages' messages. A key defined twice, a message
// without one of its languages and one whose languages ask for different
// values are mistakes of the programmer and an error.
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
	for key, text := range c.texts {
		wrong = append(wrong, c.lacks(key, text)...)
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

// Unsaid lists, as "language key", the messages that were asked for in a
// language that has no words for them and were said in Italian: pages for
// people may leave none, and tests see to it.
func (c *Catalogue) Unsaid() []string {
	var out []string
	c.unsaid.Range(func(k, _ any) bool { out = append(out, k.(string)); return true })
	slices.Sort(out)
	return out
}

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
	s, ok := text.In(l.Lang())
	if !ok {
		l.catalogue.unsaid.Store(string(l.lang)+" "+key, true)
		s = text.It
	}
	return fill(s, l.isolated(args))
}

// N is the message for a quantity, in the form that the language has for it:
// in Italian key+".one" for 1 and key+".other" otherwise. The quantity is
// placeholder {0}, written as a number of the language; args follow from {1}.
func (l L) N(key string, n int, args ...any) string {
	return l.T(key+"."+string(FormOf(l.Lang(), n)), append([]any{l.Number(n)}, args...)...)
}

// Isolated puts marks around a value for a text written from the right, so
// that a telephone number or a name in other letters keeps its own direction
// and does not turn the words around it (Unicode's FSI and PDI).
func Isolated(value string) string { return "\u2068" + value + "\u2069" }

func (l L) isolated(args []any) []any {
	if !l.lang.IsRightToLeft() {
		return args
	}
	out := make([]any, len(args))
	for i, a := range args {
		out[i] = Isolated(fmt.Sprint(a))
	}
	return out
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

// Number writes a whole number: 5.849 in Italian, 5,849 in English. Digits are
// those of Italian papers in every language: codes, dates and sums have to be
// recognised on them.
func (l L) Number(n int) string {
	sep := tongues[l.Lang()].thousands
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
			b = append(b, sep...)
		}
		b = append(b, digits[i])
	}
	return sign + string(b)
}

// Percent writes a share with one decimal: 33,5 % (with a thin space).
func (l L) Percent(share float64) string {
	s := strconv.FormatFloat(share*100, 'f', 1, 64)
	return strings.Replace(s, ".", tongues[l.Lang()].decimal, 1) + "\u202f%"
}
