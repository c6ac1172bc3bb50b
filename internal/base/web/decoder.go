package web

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// Lengths of texts in characters, and how many values one name may have.
const (
	maxText   = 500
	maxArea   = 5000
	maxValues = 200
)

type decoder struct {
	values url.Values
	known  map[string]bool
	check  fault.Check
}

// rule is what a field's tags say.
type rule struct {
	name   string
	max    int
	values int // how many a slice may have
	area   bool
}

var dateType = reflect.TypeFor[civil.Date]()

// fill sets the fields of a struct. A type that it does not know is a mistake
// of the programmer, found by the first request of any test.
func (d *decoder) fill(v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			d.fill(v.Field(i))
			continue
		}
		name := f.Tag.Get("form")
		if name == "" || name == "-" {
			continue
		}
		d.known[name] = true
		r := rule{name: name, max: maxText, values: maxValues, area: f.Tag.Get("area") == "true"}
		if r.area {
			r.max = maxArea
		}
		for tag, limit := range map[string]*int{"max": &r.max, "values": &r.values} {
			if s := f.Tag.Get(tag); s != "" {
				n, err := strconv.Atoi(s)
				if err != nil {
					panic("web: bad " + tag + " tag on " + t.Name() + "." + f.Name)
				}
				*limit = n
			}
		}
		d.set(v.Field(i), r, d.values[name])
	}
}

// set gives a field its values: many for a slice, at most one otherwise.
func (d *decoder) set(v reflect.Value, r rule, given []string) {
	if v.Kind() == reflect.Slice {
		d.check.Fail(len(given) > r.values, r.name, "error.field.many")
		for _, text := range given[:min(len(given), r.values)] {
			item := reflect.New(v.Type().Elem()).Elem()
			d.scalar(item, r, text)
			v.Set(reflect.Append(v, item))
		}
		return
	}
	d.check.Fail(len(given) > 1, r.name, "error.field.many")
	text := ""
	if len(given) > 0 {
		text = given[0]
	}
	d.scalar(v, r, text)
}

func (d *decoder) scalar(v reflect.Value, r rule, raw string) {
	text := d.clean(r, raw)
	switch {
	case v.Type() == dateType:
		date, ok := readDate(text)
		d.check.Fail(!ok, r.name, "error.field.date")
		v.Set(reflect.ValueOf(date))
	case v.Kind() == reflect.String:
		v.SetString(text)
	case v.Kind() == reflect.Bool:
		yes, ok := readBool(text)
		d.check.Fail(!ok, r.name, "error.field.choice")
		v.SetBool(yes)
	case v.CanInt():
		d.number(v, r, text)
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() != reflect.Struct:
		if text != "" {
			v.Set(reflect.New(v.Type().Elem()))
			d.scalar(v.Elem(), r, raw)
		}
	default:
		panic("web: a form cannot hold " + v.Type().String())
	}
}

func (d *decoder) number(v reflect.Value, r rule, text string) {
	if text == "" {
		return
	}
	n, err := strconv.ParseInt(text, 10, v.Type().Bits())
	d.check.Fail(err != nil, r.name, "error.field.number")
	if err == nil {
		v.SetInt(n)
	}
}

// clean brings a text to the form in which it is kept, and notes what is wrong
// with it. The result can always be stored and shown.
func (d *decoder) clean(r rule, raw string) string {
	text := printable(raw)
	if r.area {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	broken := !utf8.ValidString(raw) || text != strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && (!r.area || (c != '\n' && c != '\t')) {
			return -1
		}
		return c
	}, text) || strings.ContainsRune(raw, 0)
	d.check.Fail(broken, r.name, "error.field.text")
	text = strings.TrimSpace(norm.NFC.String(text))
	long := utf8.RuneCountInString(text) > r.max
	d.check.Fail(long && !broken, r.name, "error.field.long", r.max)
	return text
}

// printable is a text as far as it can be shown in a page.
func printable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// readBool reads a box that was ticked or a choice between yes and no.
func readBool(s string) (yes, ok bool) {
	switch s {
	case "on", "true", "1", "si":
		return true, true
	case "", "false", "0", "no":
		return false, true
	default:
		return false, false
	}
}

// readDate reads a date as browsers send it or as Italians write it: 5/3/1990,
// 05.03.1990. Years are of four digits and of living memory or near future.
func readDate(s string) (civil.Date, bool) {
	if s == "" {
		return civil.Date{}, true
	}
	date, err := civil.ParseDate(s)
	if err != nil {
		t, err := time.Parse("2/1/2006", strings.NewReplacer(".", "/", "-", "/", " ", "").Replace(s))
		if err != nil {
			return civil.Date{}, false
		}
		date = civil.DateOf(t)
	}
	if date.Year() < 1900 || date.Year() > 2199 {
		return civil.Date{}, false
	}
	return date, true
}
