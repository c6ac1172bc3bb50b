package i18n

import (
	"slices"
	"strings"
)

// Lang is a language of the interface, as in the HTML attribute lang.
type Lang string

// The languages. The staff's pages speak Italian and English; the people's pages
// all of them (R2.1).
const (
	It Lang = "it"
	En Lang = "en"
	Fr Lang = "fr"
	Es Lang = "es"
	Ro Lang = "ro"
	Uk Lang = "uk"
	Ar Lang = "ar"
	Ur Lang = "ur"
	Bn Lang = "bn"
	Zh Lang = "zh"
)

// Langs lists the languages of the front page in the order of the switch.
func Langs() []Lang { return []Lang{It, En, Fr, Es, Ro, Uk, Ar, Ur, Bn, Zh} }

// StaffLangs lists the languages of the staff's pages.
func StaffLangs() []Lang { return []Lang{It, En} }

// PeopleLangs lists the languages of the people's pages behind the front page:
// form, receipt, road and notices. A language joins when all their words are
// there: nobody reads half a page that they do not understand.
func PeopleLangs() []Lang { return []Lang{It, En, Fr, Es, Ro, Uk, Ar, Ur, Bn, Zh} }

// beyondStaff are those of some languages that the staff's pages do not speak.
func beyondStaff(langs []Lang) []Lang {
	return slices.DeleteFunc(slices.Clone(langs), func(l Lang) bool { return slices.Contains(StaffLangs(), l) })
}

// names are the languages in their own words and script.
var names = map[Lang]string{
	It: "Italiano", En: "English", Fr: "Français", Es: "Español", Ro: "Română", Uk: "Українська", Ar: "العربية", Ur: "اردو", Bn: "বাংলা", Zh: "中文",
}

// Name is the language in its own words and script.
func (l Lang) Name() string { return names[l] }

// IsRightToLeft reports whether a language is written from the right.
func (l Lang) IsRightToLeft() bool { return l == Ar || l == Ur }

// Dir is the HTML attribute dir.
func (l Lang) Dir() string {
	if l.IsRightToLeft() {
		return "rtl"
	}
	return "ltr"
}

// IsLatin reports whether a language is written in Latin letters, which the
// programme's own face has.
func (l Lang) IsLatin() bool { return slices.Contains([]Lang{It, En, Fr, Es, Ro}, l) }

// ParseLang reads a language tag such as "ar" or "en-GB"; what is not spoken is
// Italian.
func ParseLang(s string) Lang {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), "-")
	if lang := Lang(base); slices.Contains(Langs(), lang) {
		return lang
	}
	return It
}
