package e2e

import (
	"testing"

	"insieme/internal/base/access"
)

// TestAProgrammeThatIsNotBologna changes an empty installation on its settings
// page only: another city, other municipalities, promises of four and eight
// months. Then a person from there goes the whole way.
func TestAProgrammeThatIsNotBologna(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	s.Staff("Ada Conti", access.Administrator)
	s.Team()

	v := SignIn(t, s.URL, "Ada Conti", Habits{Name: "modena-"})
	v.Go("/amministrazione/programma")
	v.Fill("Nome del programma", "Lavoro Modena").Fill("Città", "Modena").Fill("Ente che lo gestisce", "Unione di prova")
	v.Fill("E-mail dello sportello", "lavoro@example.org").Fill("Indirizzo dello sportello", "via Emilia 1, Modena")
	v.Fill("Colore del programma", "#ffd400").PressFor(422, "Salva")
	v.Sees("Scegli un colore più scuro.")
	v.Look("identita-sbagliata")
	v.Fill("Colore del programma", "#0b6b3a").Press("Salva").Sees("Impostazioni salvate.", "Lavoro Modena")
	v.Look("identita")

	v.Follow("Regole")
	ready := v.In("Promesse a chi è candidabile")
	ready.Fill("Mesi per un'occasione di colloquio in azienda", "4").Fill("Mesi per un'esperienza in azienda", "8")
	v.Press("Salva").Sees("Impostazioni salvate.")
	v.Look("regole")

	v.Follow("Territorio")
	v.Fill("Distretti", "modena;Modena;città\ncarpi;Terre d'Argine;distretto")
	v.Fill("Comuni", "036023;Modena;modena\n036005;Carpi;altrove").PressFor(422, "Prova senza salvare")
	v.Sees("Riga 2: questo distretto non è nella lista dei distretti.")
	v.Fill("Comuni", "036023;Modena;modena;F257\n036005;Carpi;carpi").Press("Prova senza salvare")
	v.Sees("Che cosa cambierebbe", "Terre d'Argine")
	v.Look("territorio")
	v.Press("Salva il nuovo territorio").Sees("Territorio salvato")

	public := Visit(t, s.URL, Habits{Name: "modena-pubblico"})
	public.Go("/").Sees("Lavoro Modena", "Abiti a Modena o in un comune vicino.").SeesNot("Bologna")
	public.Follow("Candidati").SeesNot("Bologna", "Imola")

	who := Yasmine()
	who.Municipality = "Carpi"
	tomorrow := s.Today().AddDays(1)
	life{
		t: t, home: s.URL, habits: Habits{Name: "modena"}, today: s.Today(), interview: tomorrow, offered: tomorrow,
		comes: func() { s.At(tomorrow, 10, 20) }, who: who, decision: "In target, candidabile", promised: []int{4, 8},
	}.lived()
}
