package score

import (
	"errors"
	"strings"
	"testing"
)

func TestWhatMayNotBeAskedIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, ground string }{
		{"solo italiani", "citizenship"},
		{"Solo ITALIANI/E", "citizenship"},
		{"max 30 anni", "age"},
		{"massimo 30 anni di età", "age"},
		{"età 20-35", "age"},
		{"under 30", "age"},
		{"under30", "age"},
		{"giovane e dinamico", "age"},
		{"bella presenza", "looks"},
		{"automunita donna", "sex"},
		{"cerchiamo ragazza per banco", "sex"},
		{"uomo forte per magazzino", "sex"},
		{"no stranieri", "citizenship"},
		{"cittadinanza UE", "citizenship"},
		{"madrelingua italiana", "citizenship"},
		{"inviare CV con foto", "looks"},
		{"sana e robusta costituzione, sana costituzione", "health"},
		{"non fumatore", "health"},
		{"senza figli", "family"},
		{"nubile", "family"},
		{"non iscritto al sindacato", "opinion"},
		{"di religione cattolica", "religion"},
		{"niente velo", "religion"},
		{"fedina penale pulita", "record"},
		{"no invalidi", "disability"},
		{"native speakers only", "citizenship"},
		{"young and energetic", "age"},
		{"up to 30 years old", "age"},
		{"female only", "sex"},
		{"good looking", "looks"},
		{"b\u200bella pre\u00adsenza", "looks"},
		{"bèlla presènza", "looks"},
	}
	for _, tt := range tests {
		err := CheckMust("", tt.text)
		var f *Forbidden
		if !errors.As(err, &f) || f.Ground.Key != tt.ground {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.ground)
			continue
		}
		if f.Ground.Law == "" || f.Found == "" || !strings.Contains(err.Error(), f.Ground.Law) {
			t.Errorf("%q does not explain itself: %v", tt.text, err)
		}
	}
}

func TestWhatMayBeAskedPasses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "patente B", "automunito", "patentino del muletto", "HACCP", "qualifica OSS", "turni di notte", "italiano B1 per la sicurezza",
		"lingua italiana livello B1", "3 anni di esperienza", "almeno 2 anni di esperienza come saldatore", "sollevamento pesi fino a 20 kg",
		"assistenza anziani", "lavoro in presenza", "vendita abbigliamento donna", "corso salute e sicurezza", "cucina italiana",
		"foreign languages", "5 years of experience", "health and safety course", "lingua inglese", "operatore socio sanitario", "romeno o arabo parlato",
		"assistenza a disabili", "conoscenza di Photoshop", "taglio uomo e donna", "disponibilità a trasferte",
	} {
		if err := CheckMust("", text); err != nil {
			t.Errorf("%q is refused: %v", text, err)
		}
	}
}

func TestForbiddenByKey(t *testing.T) {
	t.Parallel()
	for _, g := range Grounds() {
		if CheckMust(g.Key, "") == nil {
			t.Errorf("%s is let through by its key", g.Key)
		}
		if len(phrases()[g.Key]) == 0 {
			t.Errorf("%s has no words", g.Key)
		}
	}
	if len(phrases()) != len(Grounds()) {
		t.Error("words of an unknown ground")
	}
	if err := CheckMust("licence_b", "patente B"); err != nil {
		t.Error(err)
	}
}

func FuzzCheckMust(f *testing.F) {
	f.Add("max 30 anni")
	f.Add(strings.Repeat("solo ", 50_000))
	f.Add("\u202eitaliani solo")
	f.Fuzz(func(_ *testing.T, text string) { _ = CheckMust("", text) })
}
