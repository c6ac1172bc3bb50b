package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestWrongAnswersOfACitizen types what people type: nothing, impossible days,
// too few digits. Each message stands beside its field, and nothing typed is
// lost.
func TestWrongAnswersOfACitizen(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	v := Visit(t, s.URL, Habits{Name: "errori"})

	v.Go("/candidatura").PressFor(422, "Avanti")
	v.Look("dove")
	v.complains("Comune", "Scegli il comune dove vivi. Se non c'è, scegli «Un altro comune».")
	v.TabTo("Scegli il comune dove vivi. Se non c'è, scegli «Un altro comune».").Keys(kb.Enter)
	if got := v.Focused(); got != "Comune" {
		t.Errorf("the link of the summary leads to %q, want the field", got)
	}
	v.Select("Comune", "Imola").Press("Avanti")
	v.Choose("Lavoro").Fill("Se lavori: quante ore alla settimana?", "moltissime").PressFor(422, "Avanti")
	v.complains("Se lavori: quante ore alla settimana?", "Scrivi solo un numero di ore, oppure lascia vuoto.")
	v.keeps("Se lavori: quante ore alla settimana?", "moltissime")
	v.Fill("Se lavori: quante ore alla settimana?", "").Choose("Nessun aiuto").Press("Avanti")

	v.Go("/candidatura/chi-sei")
	for _, wrong := range []struct{ birth, message string }{
		{"", "Scrivi la data di nascita."},
		{"31/02/1990", "Questa data non si legge. Scrivi giorno, mese e anno, come 04/09/1991."},
		{"04/09/1875", "Controlla l'anno di nascita: sembra sbagliato."},
		{"13/03/2026", "Controlla l'anno di nascita: sembra sbagliato."},
	} {
		v.Fill("Nome", "Yasmine").Fill("Quando sei nato o nata?", wrong.birth).Fill("Codice fiscale", "RSSMRA85").PressFor(422, "Avanti")
		v.complains("Quando sei nato o nata?", wrong.message)
		v.complains("Cognome", "Scrivi il tuo cognome.")
		v.complains("Codice fiscale", "Il codice fiscale ha 16 lettere e numeri. Tu ne hai scritti 8. Controlla, oppure lascia vuoto.")
		v.keeps("Quando sei nato o nata?", wrong.birth)
		v.keeps("Nome", "Yasmine")
	}
	v.Look("chi")

	v.Go("/candidatura/contatti").Fill("Numero di telefono", "347 555 014").Fill("Email", "yasmine").PressFor(422, "Avanti")
	v.complains("Numero di telefono", "Hai scritto 9 cifre. Ne manca una: controlla il numero.")
	v.keeps("Numero di telefono", "347 555 014")
	v.keeps("Email", "yasmine")
	v.Look("contatti")
	v.Go("/candidatura/dove")
	v.keeps("Comune", "037032") // what was right is still there

	v.Go("/strada").Fill("Codice", "AAA AAA AAA").PressFor(422, "Vai alla mia strada")
	v.complains("Codice", "Questo codice non lo troviamo. Controlla le lettere, oppure chiamaci.")
	v.keeps("Codice", "AAA AAA AAA")
	v.Look("codice")
}

// TestWrongAnswersOfStaff holds two people who work on the same application,
// and a session that ends meanwhile.
func TestWrongAnswersOfStaff(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	s.Team()
	who := Yasmine()
	Visit(t, s.URL, Habits{Name: "insieme-yasmine"}).Apply(who, func(string) {})

	olga := SignIn(t, s.URL, "Olga Neri", Habits{Name: "insieme-"})
	chiara := SignIn(t, s.URL, "Chiara Bianchi", Habits{Name: "insieme-"})
	olga.Follow("Guarda i requisiti")
	chiara.Follow("Guarda i requisiti")
	olga.Press("Confermo: sì a tutti e due").Sees("Requisiti registrati.")
	chiara.PressFor(409, "Confermo: sì a tutti e due")
	chiara.Look("superata")
	chiara.Sees("in verifica", "Qualcun altro ha modificato questi dati mentre ci lavoravi.")

	path := olga.Path()
	measure := olga.In("Nessuna misura attiva in 12 mesi")
	measure.Open("Sospendi fino al…").Fill("Sospesa fino al", "2026-03-01").PressFor(422, "Sospendi")
	olga.complains("Quale percorso", "Manca questa risposta: scrivila.")
	olga.keeps("Sospesa fino al", "2026-03-01")
	measure.Select("Quale percorso", "tirocinio").PressFor(422, "Sospendi")
	olga.complains("Sospesa fino al", "Scegli un giorno dopo quello del fatto.")
	olga.keeps("Sospesa fino al", "2026-03-01")

	s.EndSessions("Olga Neri")
	olga.Go(path).At("/entra").Sees("Il tuo accesso è scaduto: entra di nuovo. Torni alla pagina che avevi chiesto.")
	olga.Look("scaduta")
	olga.Fill("Nome utente", "olga").Fill("Password", "sbagliata").PressFor(422, "Entra")
	olga.keeps("Nome utente", "olga")
	olga.signIn("Olga Neri", password)
	olga.At(path).Sees(who.Name())
	olga.GoFor(404, "/amministrazione/utenti").Look("non-trovata")
}

// complains wants a message beside a field, and the same one in the summary on
// top, which the page begins with.
func (v *Visitor) complains(field, message string) {
	v.t.Helper()
	if got := v.Complaint(field); !strings.HasSuffix(got, message) {
		v.t.Errorf("%s: beside %q stands %q, want %q", v.name, field, got, message)
	}
	if summary := v.Eval(`document.querySelector("#errori")?.innerText ?? ""`); !strings.Contains(summary, message) {
		v.t.Errorf("%s: the summary says %q, want also %q", v.name, summary, message)
	}
}

// keeps wants what was typed to be still there.
func (v *Visitor) keeps(field, typed string) {
	v.t.Helper()
	if got := v.Value(field); got != typed {
		v.t.Errorf("%s: %q holds %q, want what was typed: %q", v.name, field, got, typed)
	}
}
