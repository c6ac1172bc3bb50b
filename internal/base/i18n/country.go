package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is the name of a country by its ISO 3166 code of two capitals:
// Marocco, Morocco. What is no such code reads as itself.
func (l L) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	names := display.Italian
	if l.Lang() == En {
		names = display.English
	}
	if name := names.Regions().Name(region); name != "" {
		return name
	}
	return code
}
