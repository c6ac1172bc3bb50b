package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestByKeyboardAlone signs in, finds a person, opens their application and
// records a fact without touching the mouse.
func TestByKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	s.Team()
	who := Yasmine()
	Visit(t, s.URL, Habits{Name: "tasti-yasmine"}).Apply(who, func(string) {})
	s.Jobs() // the words to search by

	v := Visit(t, s.URL, Habits{Name: "tasti-olga"})
	v.Go("/entra").TabTo("Nome utente").Type("olga").Keys(kb.Tab).Type(password).KeysLeading(kb.Enter)
	v.At("/oggi")

	stops := v.TabStops(8)
	if stops[0] != "Vai al contenuto" {
		t.Errorf("the first stop is %q, want the way to the content", stops[0])
	}
	if brand, search := slices.Index(stops, "Insieme per il lavoro"), slices.Index(stops, "Cerca persone, aziende, enti"); brand < 0 || search < brand {
		t.Errorf("the order of stops is not that of the page: %q", stops)
	}

	v.Keys("/")
	if got := v.Focused(); got != "Cerca persone, aziende, enti" {
		t.Fatalf("after / the focus is on %q, want the search", got)
	}
	v.Type("idrissi").KeysLeading(kb.Enter)
	v.Sees(who.Name())
	v.TabTo(who.Name()).KeysLeading(kb.Enter)
	v.At(v.Path()).Sees("Candidatura ricevuta")
	v.Go("/oggi").TabTo("Guarda i requisiti").KeysLeading(kb.Enter)
	v.TabTo("Altra risposta…").Keys(kb.Enter).Sees("Registra i requisiti")
	v.TabTo("Senza lavoro o sotto il limite di ore")
	v.TabTo("Registra i requisiti").KeysLeading(kb.Enter)
	v.Sees("Requisiti registrati.")
	v.TabTo("Annulla").KeysLeading(kb.Enter)
	v.Sees("Annullato: la candidatura è com'era prima.")
}
