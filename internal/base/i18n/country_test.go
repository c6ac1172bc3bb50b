package i18n_test

import (
	"testing"

	"insieme/internal/base/i18n"
)

func TestCountriesHaveNamesInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	c, err := i18n.NewCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ code, it, en string }{
		{"MA", "Marocco", "Morocco"}, {"CI", "Costa d’Avorio", "Côte d’Ivoire"}, {"XK", "Kosovo", "Kosovo"}, {"q", "q", "q"},
	}
	for _, tt := range tests {
		if got := c.In(i18n.It).Country(tt.code); got != tt.it {
			t.Errorf("%s in Italian = %q, want %q", tt.code, got, tt.it)
		}
		if got := c.In(i18n.En).Country(tt.code); got != tt.en {
			t.Errorf("%s in English = %q, want %q", tt.code, got, tt.en)
		}
	}
}
