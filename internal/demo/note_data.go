package demo

import (
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
)

func personSides() []string {
	return []string{
		"Vengo agli incontri fissati e avviso se non posso.\nAggiorno il curriculum con la mia operatrice.\nRispondo alle proposte entro due giorni.",
		"Partecipo al laboratorio di ricerca del lavoro.\nCerco ogni settimana tre annunci e ne parlo all'incontro.\nAvviso se trovo lavoro da solo.",
		"Frequento il corso di italiano due volte a settimana.\nPorto i documenti che mancano.\nSono disponibile a turni dalle 7 alle 20.",
		"Seguo il percorso di formazione fino alla fine.\nAccetto un tirocinio se l'orario va d'accordo con i figli.\nDico subito quello che non va.",
		"Preparo con voi i colloqui in azienda.\nMi presento con puntualità.\nRacconto come è andata il giorno dopo.",
		"Tengo il telefono acceso negli orari concordati.\nPorto l'attestato di sicurezza.\nMi impegno a cercare anche fuori dal mio quartiere.",
	}
}

func ourSides() []string {
	return []string{
		"Ti proponiamo almeno un'occasione di colloquio in azienda nei tempi promessi.\nTi prepariamo al colloquio.\nTi diciamo sempre com'è andata e perché.",
		"Una persona sola ti segue: la tua operatrice.\nTi iscriviamo al laboratorio.\nCerchiamo con te un'esperienza in azienda entro i mesi promessi.",
		"Ti iscriviamo al corso di italiano.\nParliamo con le aziende del Board per mansioni adatte.\nTi accompagniamo il primo giorno se vuoi.",
		"Troviamo il corso e paghiamo la visita medica.\nCi sentiamo ogni due settimane.\nSe qualcosa cambia in famiglia, cambiamo il piano insieme.",
		"Scriviamo con te il curriculum.\nTi presentiamo ad aziende che conosciamo.\nRestiamo in contatto per sei mesi dopo l'assunzione.",
	}
}

// remark is a pair of texts about a person: shared, and the case worker's own.
type remark struct{ shared, private string }

func remarks() []remark {
	return []remark{
		{"Incontro di orientamento: interessata al lavoro in cucina, disponibile anche la sera.", "Più sicura di sé rispetto al primo colloquio."},
		{"Curriculum aggiornato insieme. Manca l'attestato HACCP, lo chiediamo all'ente di formazione.", ""},
		{"Ha fatto la visita al magazzino: gli è piaciuto il gruppo, teme i turni di notte.", "Da capire se la paura è per il trasporto."},
		{"Sentito il servizio sociale: nessuna sovrapposizione con altri percorsi.", ""},
		{"Buon colloquio di prova. Parla con calma, va aiutata a raccontare le esperienze passate.", "Si illumina quando parla del lavoro di sarta."},
		{"Chiede orari compatibili con la scuola dei figli: dalle 8:30 alle 16.", "La rete familiare è corta, la sorella aiuta il giovedì."},
		{"Frequenta il corso di italiano con costanza, l'insegnante è contenta.", ""},
		{"Patente B recente, auto in famiglia: può raggiungere le aziende della pianura.", ""},
		{"Ha rifiutato una proposta a chiamata: cerca ore stabili. Scelta ragionata.", "Non insistere su contratti brevissimi."},
		{"Feedback dell'azienda dopo il tirocinio: puntuale, impara in fretta.", ""},
		{"Abbiamo letto insieme l'offerta: orario, distanza, paga. Ci pensa fino a lunedì.", "Pesa il costo dell'autobus."},
		{"Incontro saltato, avvisato per tempo. Nuova data fissata.", ""},
		{"Ha finito il laboratorio sulle competenze trasversali, attestato nel fascicolo.", ""},
		{"Pronto per i colloqui. Preferenza per logistica e piccole manutenzioni.", "Ha bisogno di una vittoria a breve."},
		{"Serve il rinnovo del documento prima di ogni proposta: appuntamento preso.", ""},
		{"Periodo faticoso in famiglia, concordiamo incontri più brevi.", "Rivedere il piano a fine mese."},
	}
}

// calls are telephone calls with their outcome.
func calls() []person.Note {
	return []person.Note{
		{Kind: person.CallNote, Outcome: "reached", Shared: "Confermato l'appuntamento."},
		{Kind: person.CallNote, Outcome: "reached", Shared: "Chiede di spostare l'incontro al pomeriggio."},
		{Kind: person.CallNote, Outcome: "no_answer"},
		{Kind: person.CallNote, Outcome: "call_back", Shared: "Al lavoro per una sostituzione, richiama lui."},
		{Kind: person.CallNote, Outcome: "reached", Shared: "Gli abbiamo raccontato la proposta, è interessato."},
	}
}

func balances(c chance, end pathway.End) pathway.Balance {
	switch end {
	case pathway.EndWorks:
		return one(c, []pathway.Balance{
			{Done: "Orientamento, colloqui in azienda, inserimento.", NotDone: "", Barriers: ""},
			{Done: "Tirocinio finito bene, poi assunzione.", NotDone: "Corso di informatica rimandato.", Barriers: "Orari dei mezzi."},
			{Done: "Laboratorio, due colloqui, contratto a termine prorogato.", NotDone: "", Barriers: "Poche ore all'inizio."},
		})
	case pathway.EndFoundWorkAlone:
		return one(c, []pathway.Balance{
			{Done: "Curriculum e preparazione ai colloqui; ha trovato lavoro da sé.", NotDone: "Esperienza in azienda con noi.", Barriers: ""},
			{Done: "Due incontri; assunta da un'azienda che conosceva.", NotDone: "", Barriers: ""},
		})
	case pathway.EndWithdrew:
		return pathway.Balance{Done: "Primi incontri.", NotDone: "Percorso interrotto dalla persona.", Barriers: one(c, []string{"Trasferimento.", "Impegni di cura.", "Altro percorso scelto."})}
	case pathway.EndUnreachable:
		return pathway.Balance{Done: "Incontri fino all'ultimo contatto.", NotDone: "Proposte in corso.", Barriers: "Nessuna risposta a tre tentativi in settimane diverse."}
	default:
		return one(c, []pathway.Balance{
			{Done: "Orientamento, corso, colloqui di prova.", NotDone: "Esperienza in azienda.", Barriers: "Poche offerte vicine a casa."},
			{Done: "Piano portato avanti quasi tutto.", NotDone: "Inserimento.", Barriers: "Lingua, patente."},
			{Done: "Colloqui in due aziende.", NotDone: "Assunzione.", Barriers: "Età, orari."},
		})
	}
}

// said is what somebody says of themselves: as clear as the interviewer finds
// them at the end, and a step less before.
func said(profile intake.Profile, in intake.Instrument) {
	clear := profile[in.Domains[0].Code].Levels[in.Domains[0].Items[0].Code]
	if clear == 0 {
		return
	}
	before, after := intake.DomainAnswers{Levels: map[string]intake.Level{}}, intake.DomainAnswers{Levels: map[string]intake.Level{}}
	for i, item := range in.Self {
		after.Levels[item.Code] = min(intake.HighestLevel, clear+intake.Level(i%2))
		before.Levels[item.Code] = max(intake.LowestLevel, clear-intake.Level((i+1)%2))
	}
	profile[intake.SelfBefore], profile[intake.SelfAfter] = before, after
}

// assess fills the instrument in for somebody, as solid as they are. Not every
// part is looked at with everybody.
func assess(c chance, in intake.Instrument, solidity float64) intake.Profile {
	profile := intake.Profile{}
	for i, d := range in.Domains {
		if i > 0 && c.happens(0.15*float64(i)) {
			continue
		}
		answers := intake.DomainAnswers{Levels: map[string]intake.Level{}}
		for _, item := range d.Items {
			if c.happens(0.93) {
				level := 1 + int((solidity*0.6+c.Float64()*0.4)*4)
				answers.Levels[item.Code] = min(intake.HighestLevel, intake.Level(level))
			}
		}
		if i == 0 && c.happens(0.3) {
			answers.Note = one(c, []string{
				"Esperienza lunga in un solo settore, va raccontata meglio.", "Motivata, ha già idee precise.",
				"Preferisce lavori manuali e in squadra.", "Da rinforzare la ricerca attiva.", "Disponibile anche al sabato.",
			})
		}
		if len(answers.Levels) > 0 {
			profile[d.Code] = answers
		}
	}
	said(profile, in)
	if len(profile) == 0 {
		d := in.Domains[0]
		profile[d.Code] = intake.DomainAnswers{Levels: map[string]intake.Level{d.Items[0].Code: 2}}
	}
	return profile
}
