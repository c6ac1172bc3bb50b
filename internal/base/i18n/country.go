package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countries are the dictionaries of the languages; only those are built in.
var countries = map[Lang]*display.Dictionary{
	It: display.Italian, En: display.English, Fr: display.French, Es: display.Spanish, Ro: display.Romanian, Uk: display.Ukrainian,
	Ar: display.Arabic, Ur: display.Urdu, Bn: display.Bengali, Zh: display.SimplifiedChinese,
}

// Country is the name of a country by its ISO 3166 code of two capitals:
// Marocco, Morocco. What is no such code reads as itself.
func (l L) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := countries[l.Lang()].Regions().Name(region); name != "" {
		return name
	}
	return code
}
