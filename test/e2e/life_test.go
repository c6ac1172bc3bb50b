package e2e

import (
	"os"
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// TestFromFormToPromise is the way of one person through the programme: the
// form, the queue, the verification, the interview, the decision, the pact, the
// promises that count. Every page on the way is looked at.
func TestFromFormToPromise(t *testing.T) {
	t.Parallel()
	for _, h := range []Habits{{Name: "it"}, {Name: "en", Lang: i18n.En}, {Name: "noscript", NoScript: true}} {
		t.Run(h.Name, func(t *testing.T) {
			t.Parallel()
			s := Start(t, "2026-03-12")
			s.lang = network.Lang(h.Lang)
			s.Team()
			tomorrow := s.Today().AddDays(1)
			life{
				t: t, home: s.URL, habits: h, today: s.Today(), interview: tomorrow, offered: tomorrow,
				comes: func() { s.At(tomorrow, 10, 20) },
				who:   Yasmine(), decision: "In target, da riattivare", promised: []int{3, 6, 10}, look: os.Getenv("QUICK") == "",
			}.lived()
		})
	}
}

// life is how one person's way through the programme is told, on whatever
// installation.
type life struct {
	t         *testing.T
	home      string
	habits    Habits
	today     civil.Date
	interview civil.Date // its day
	offered   civil.Date // the day of the places offered for interviews
	walkIn    bool       // the interview is at once, at no hour that was offered
	comes     func()     // the hour of the interview comes
	who       Citizen
	decision  string // as the choice reads
	promised  []int  // the months of the promises, from the decision on
	look      bool   // hold every page against what it owes
}

func (l life) visitor(name string) *Visitor {
	h := l.habits
	h.Name += "-" + name
	return Visit(l.t, l.home, h)
}

func (l life) staff(name string) *Visitor {
	h := l.habits
	h.Name += "-"
	return SignIn(l.t, l.home, name, h)
}

func (l life) at(v *Visitor) func(name string) {
	return func(name string) {
		if l.look {
			v.Look(name)
		}
	}
}

func (l life) lived() {
	citizen := l.visitor("yasmine")
	code := citizen.Apply(l.who, l.at(citizen))

	l.partner()
	l.places()
	office := l.verified()
	l.invited(office)
	l.comes()
	l.interviewed()
	l.assigned()
	l.agreed()
	l.road(code)
}

// partner adds the employment centre, which answers verifications.
func (l life) partner() {
	v := l.staff("Chiara Bianchi")
	l.at(v)("oggi-vuoto")
	v.Follow("Rete")
	l.at(v)("rete")
	v.Follow("Nuovo ente")
	v.Fill("Nome", "Centro per l'impiego di Bologna").Select("Tipo", "Centro per l'impiego").Select("Polo", "Enti pubblici")
	v.Choose("Risponde alle verifiche")
	l.at(v)("ente-nuovo")
	v.Press("Aggiungi l'ente").Sees("Ente aggiunto.")
}

// places offers hours for interviews.
func (l life) places() {
	v := l.staff("Ivo Galli")
	v.Follow("Agenda")
	l.at(v)("agenda-vuota")
	v.Fill("Giorno", l.offered.String()).Fill("Dalle", "10:00").Fill("Alle", "12:00").Fill("Dove", "Sportello, stanza 2")
	v.Press("Offri")
	l.at(v)("agenda")
}

// verified is the office's part up to the invitation.
func (l life) verified() *Visitor {
	v := l.staff("Olga Neri")
	v.Sees("Candidatura da guardare", l.who.Name())
	l.at(v)("oggi-nuova")
	v.Follow("Guarda i requisiti").Sees(l.who.Name(), "Ha detto: lavora 12 ore a settimana")
	l.at(v)("candidatura-nuova")
	v.Press("Confermo: sì a tutti e due").Sees("Requisiti registrati.")
	l.at(v)("verifica")
	for _, rule := range []string{"Nessuna misura attiva in 12 mesi", "Percorso L.R. 14/15 non attivo"} {
		part := v.In(rule)
		part.Open("Chiedi a…").Select("Ente", "Centro per l'impiego di Bologna").Press("Registra la richiesta")
		v.Sees("Richiesta ai partner registrata.")
	}
	l.at(v)("verifica-chiesta")
	v.In("Nessuna misura attiva in 12 mesi").Press("Sì")
	v.Sees("Registrato: nessuna misura attiva.")
	v.In("Percorso L.R. 14/15 non attivo").Press("Sì")
	v.Sees("Verificata: si può invitare al colloquio.")
	l.at(v)("verificata")
	return v
}

// invited fixes the interview, in the first place offered or at once.
func (l life) invited(v *Visitor) {
	v.Follow("Invita al colloquio")
	l.at(v)("invito")
	if l.walkIn {
		v.Choose("Un'altra ora").Select("Chi fa il colloquio", "Ivo Galli").Fill("Giorno", l.interview.String()).Fill("Ora", "00:00")
	} else {
		v.Choose(v.Date(l.offered) + ", 10:00")
	}
	v.Press("Fissa il colloquio")
	v.Sees("Colloquio fissato.", v.Date(l.interview))
	l.at(v)("invitata")
}

// interviewed records presence, the assessment and the decision.
func (l life) interviewed() {
	v := l.staff("Ivo Galli")
	v.Go("/oggi").Sees(l.who.Name())
	l.at(v)("oggi-colloquio")
	v.Go("/candidature?colonna=interview_set")
	l.at(v)("coda-colloqui")
	v.Follow(l.who.Name())
	l.at(v)("candidatura-colloquio")
	v.Follow("Apri il colloquio")
	l.at(v)("colloquio")
	v.Press("Presente").Sees("Colloquio registrato: ora si può decidere.")
	v.Go("/candidature?colonna=to_decide").Follow(l.who.Name())
	v.Follow("Valuta e decidi")
	v.Select("Competenze spendibili", "adeguato").Select("Italiano per il lavoro", "fragile").Select("Casa", "solido")
	v.Fill("Note, lavoro", "Ha lavorato tre anni in una mensa. Vuole turni al mattino.").Press("Salva la valutazione")
	v.Sees("Valutazione salvata.")
	l.at(v)("valutata")
	v.Choose(l.decision).Press("Registra la decisione")
	v.SeesNot("Registra la decisione")
	l.at(v)("decisa")
}

// assigned gives the person a case worker.
func (l life) assigned() {
	v := l.staff("Chiara Bianchi")
	v.Follow("Persone")
	l.at(v)("persone")
	v.Follow(l.who.Name())
	l.at(v)("persona-senza-referente")
	v.In("Rete attorno").Follow("Scegli")
	v.Select("Chi segue la persona", "Luca Serra")
	l.at(v)("referente")
	v.Press("Assegna").Sees("Referente: Luca Serra.")
}

// agreed is the pact, from Oggi of the case worker to the promises.
func (l life) agreed() {
	v := l.staff("Luca Serra")
	v.Sees(l.who.Name())
	l.at(v)("oggi-patto")
	v.Follow("Apri il patto")
	l.at(v)("patto-da-proporre")
	v.Press("Proponi il patto").Sees("Patto proposto.")
	l.at(v)("patto-proposto")
	v.Press("La persona ha detto sì").Sees("Patto accettato: le promesse sono in corso.")
	for _, months := range l.promised {
		v.In("Piano").Sees(v.Date(l.interview.AddMonths(months)))
	}
	l.at(v)("persona")
	v.Follow("Apri il patto").Sees(v.Say("pathway.pact.force"))
	l.at(v)("patto-accettato")
	v.Follow("Oggi")
	l.at(v)("oggi-referente")
	v.Follow("Tutte")
	l.at(v)("promesse")
}

// road is what the person sees with the code.
func (l life) road(code string) {
	v := l.visitor("yasmine-dopo")
	v.OpenRoad(code)
	for _, months := range l.promised {
		v.Sees(v.Date(l.interview.AddMonths(months)))
	}
	v.Sees("Luca Serra")
	l.at(v)("strada")
}
