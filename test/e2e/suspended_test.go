package e2e

import (
	"testing"
)

// TestAnActiveMeasureSuspends follows somebody who is on another path: the
// application waits for its end, says until when, and goes on by itself.
func TestAnActiveMeasureSuspends(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	s.Team()
	who := Yasmine()
	who.Measures = "Sì"
	citizen := Visit(t, s.URL, Habits{Name: "sospesa-yasmine"})
	code := citizen.Apply(who, func(string) {})

	until := s.Today().AddMonths(2)
	v := SignIn(t, s.URL, "Olga Neri", Habits{Name: "sospesa-"})
	v.Follow("Guarda i requisiti").Press("Confermo: sì a tutti e due")
	measure := v.In("Nessuna misura attiva in 12 mesi")
	measure.Open("Sospendi fino al…")
	measure.Fill("Sospesa fino al", s.Today().String()).Select("Quale percorso", "tirocinio").PressFor(422, "Sospendi")
	measure.Fill("Sospesa fino al", until.String())
	v.Look("sospendi")
	measure.Press("Sospendi")
	v.Sees("Candidatura sospesa: si sveglia da sola.", v.Date(until), "tra 61 giorni")
	v.Look("sospesa")
	v.Follow("Candidature").Follow("Sospese").Sees(who.Name())
	v.Look("coda-sospese")
	v.Go("/oggi").SeesNot(who.Name())

	road := Visit(t, s.URL, Habits{Name: "sospesa-strada"})
	road.OpenRoad(code).Sees("La domanda è in pausa fino a " + v.Date(until))
	road.Look("strada")

	s.At(until.AddDays(-1), 8, 0)
	s.Jobs()
	v.Go("/oggi").SeesNot(who.Name())
	s.At(until, 8, 0)
	s.Jobs()
	v.Go("/oggi").Sees(who.Name(), "Verifica da portare avanti")
	v.Look("oggi-svegliata")
	v.Follow("Apri la verifica").Sees("in verifica", "La verifica riprende")
	road.Go("/strada").SeesNot("in pausa")
}
