package dossier

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/ui"
)

// Item is one thing of a section as the page shows it: what it says, and lists
// inside it.
type Item struct {
	Facts []ui.Fact
	Lists []List
}

// List is a list inside an item.
type List struct {
	Title string
	Items []Item
}

// PartView is a section of the page.
type PartView struct {
	Key, Title string
	Masked     bool
	Items      []Item
}

// Page is the file as the page shows it.
func (f File) Page() []PartView {
	out := make([]PartView, len(f.Parts))
	p := pager{f.Reader.L, f.Reader.Zone}
	for i, part := range f.Parts {
		_, denied := part.Value.(Denied)
		out[i] = PartView{Key: part.Key, Title: p.l.T("dossier.section." + part.Key), Masked: denied}
		if !denied {
			out[i].Items = p.items(reflect.ValueOf(part.Value))
		}
	}
	return out
}

type pager struct {
	l    i18n.L
	zone *time.Location
}

// items are the structs of a section or of a list in it.
func (p pager) items(v reflect.Value) []Item {
	var out []Item
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, p.item(v.Index(i)))
		}
	case reflect.Struct:
		out = append(out, p.item(v))
	}
	return out
}

func (p pager) item(v reflect.Value) Item {
	var it Item
	var withheld []string
	if f := v.FieldByName("Withheld"); f.IsValid() {
		withheld = f.Interface().([]string)
	}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Name == "Withheld" || field.Tag.Get("page") == "-" {
			continue
		}
		label := p.l.T("dossier.field." + key)
		if slices.Contains(withheld, key) {
			it.Facts = append(it.Facts, ui.Fact{Label: label, Masked: true})
			continue
		}
		if lists(field.Type) {
			if items := p.items(v.Field(i)); len(items) > 0 {
				it.Lists = append(it.Lists, List{label, items})
			}
			continue
		}
		if text := p.text(v.Field(i), field.Tag.Get("words")); text != "" {
			it.Facts = append(it.Facts, ui.Fact{Label: label, Value: text})
		}
	}
	return it
}

// lists reports whether a type is a list inside an item.
func lists(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct
}

// text is a value in words; empty for nothing.
func (p pager) text(v reflect.Value, words string) string {
	switch x := v.Interface().(type) {
	case civil.Date:
		if x.IsZero() {
			return ""
		}
		return p.l.Numeric(x)
	case time.Time:
		if x.IsZero() {
			return ""
		}
		x = x.In(p.zone)
		return p.l.Numeric(civil.DateOf(x)) + ", " + p.l.Clock(x)
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return p.l.T("dossier.yes")
		}
		return "" // what is not so is not worth a line
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return p.text(v.Elem(), words)
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, p.word(v.Index(i).String(), words))
		}
		return strings.Join(all, ", ")
	default:
		return p.word(v.String(), words)
	}
}

// word is a code in words where there are some.
func (p pager) word(code, words string) string {
	if words == "" || code == "" {
		return code
	}
	if words == "country" {
		if words = "person.citizenship."; p.l.T(words+code) == words+code {
			return p.l.Country(code)
		}
	}
	key := words + code
	if text := p.l.T(key); text != key {
		return strings.ReplaceAll(text, "**", "")
	}
	return code
}
