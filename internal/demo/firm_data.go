package demo

import "strings"

// trade is a kind of business with words that companies' names are made of.
// Nobody is meant: the names are put together at random, and no member of the
// real Board is among them (a test looks).
type trade struct {
	ateco string
	coop  bool // a social cooperative
	nouns []string
	needs []string // profiles that it asks for
}

func businesses() []weighted[trade] {
	w := func(weight float64, ateco string, nouns, needs string) weighted[trade] {
		return weighted[trade]{trade{ateco: ateco, nouns: strings.Split(nouns, "|"), needs: strings.Split(needs, "|")}, weight}
	}
	coop := w(9, "88.10.00", "Cooperativa sociale|Coop. sociale", "operatore socio-sanitario|addetto alle pulizie con assistenza|educatore")
	coop.what.coop = true
	return []weighted[trade]{
		w(15, "25.62.00", "Officine|Meccanica|Torneria|Lavorazioni meccaniche", "operatore di macchine utensili|saldatore|montatore meccanico"),
		w(8, "28.29.30", "Impianti|Macchine|Confezionatrici", "montatore di macchine|collaudatore|elettricista di bordo macchina"),
		w(12, "52.10.10", "Logistica|Magazzini|Depositi", "addetto al magazzino con patentino|impiegato spedizioni|carrellista"),
		w(7, "49.41.00", "Trasporti|Autotrasporti", "autista patente C|addetto al carico"),
		w(12, "81.21.00", "Pulizie|Servizi ambientali|Multiservizi", "addetto alle pulizie|caposquadra"),
		w(8, "56.10.11", "Trattoria|Ristorazione|Osteria", "aiuto cuoco|cameriere|lavapiatti"),
		w(5, "55.10.00", "Albergo|Hotel", "addetto ai piani|portiere di notte"),
		w(8, "10.71.10", "Panificio|Pastificio|Dolciaria", "panettiere|addetto al confezionamento"),
		w(9, "47.11.20", "Mercato|Alimentari|Supermercati", "addetto alle vendite|scaffalista|addetto al banco"),
		w(6, "43.22.01", "Termoidraulica|Impiantistica", "idraulico|elettricista"),
		w(5, "41.20.00", "Costruzioni|Edilizia", "muratore|manovale"),
		w(5, "38.11.00", "Raccolta|Ecoservizi", "operatore ecologico|autista patente C"),
		w(4, "01.13.10", "Agricola|Vivai", "operaio agricolo|addetto alla potatura"),
		w(4, "62.01.00", "Informatica|Sistemi", "tecnico informatico|addetto all'assistenza"),
		w(4, "82.20.00", "Contatti|Servizi telefonici", "operatore di call center"),
		w(3, "14.13.10", "Confezioni|Maglieria", "cucitrice|addetto allo stiro"),
		w(4, "87.30.00", "Residenza|Casa di riposo", "operatore socio-sanitario|ausiliario"),
		coop,
	}
}

// signs are words that a company's name ends with.
func signs() []string {
	return strings.Fields(`Valdoro Montebello Fontechiara Acquaviva Pontevecchio Roccaforte Serravalle Campolungo Belfiore Castelnuovo Ghironda
		Altacima Verdesole Lunaria Novaterra Solaria Granaglia Torresani Lunardi Marzocchi Bentivogli Samoggiani Savenella Renana Navile
		Felsina Aposa Ravone Lavinese Idicese Santerno Sillaro Zenara Quaderna Gaiana Centonara Riopiana Calanchi Corticella Battiferro
		Bovara Pescarola Arcoveggio Birrone Frullana Caselle Musiara Budriese Molinara Persicina Crevalca Galliera Malalba Argelata
		Minerba Granarola Ozzanese Pianorina Lojana Monzunina Vergatese Porrettana Gaggese Camugna Vidiciatica`)
}

func legalForms() []weighted[string] {
	return []weighted[string]{{"srl", 50}, {"spa", 16}, {"snc", 14}, {"sas", 8}, {"srls", 12}}
}

// jobs are what the people of companies do.
func jobs() []string {
	return []string{"titolare", "responsabile del personale", "direttrice", "amministratore", "capo reparto", "impiegata dell'ufficio personale"}
}

// talks are what was said at contacts, by topic.
func talks() map[string][]string {
	return map[string][]string{
		"presentation": {"Spiegato che cosa facciamo e per chi.", "Vuole capire chi segue le persone dopo l'inizio.", "Chiede come funziona il tirocinio."},
		"board":        {"Letta insieme l'adesione, firma la direzione.", "Vuole sapere chi c'è già nel Board."},
		"pledge":       {"Ragionato su quanti posti e per quando.", "Rivisti insieme i posti dell'anno."},
		"needs":        {"Cerca persone per i turni del mattino.", "Servirebbe un corso sulla sicurezza.", "Pensa a due posti dopo l'estate."},
		"request":      {"Due posti nuovi, uno a tempo pieno.", "Sostituzione di una maternità.", "Picco di lavoro da coprire."},
		"candidates":   {"Parlato delle persone viste a colloquio.", "Le persone proposte vanno bene, decide lunedì."},
		"tutoring":     {"Visita al reparto: tutto bene.", "Qualche difficoltà con gli orari, ne parliamo con la persona."},
		"other":        {"Auguri e aggiornamento breve."},
	}
}

// trainings are what companies would have people learn.
func trainings() []string {
	return []string{"patentino per il muletto", "sicurezza di base", "italiano per il lavoro", "HACCP", "uso del computer", "primo soccorso"}
}
