package e2e

import "strings"

// Citizen is somebody who applies, as they would write it.
type Citizen struct {
	GivenName, Surname string
	Birth              string // day, month, year
	Municipality       string
	Citizenship        string // as the list reads
	Phone, Email       string
	Measures           string // the answer about an active measure
}

// Yasmine is the citizen of most journeys.
func Yasmine() Citizen {
	return Citizen{
		GivenName: "Yasmine", Surname: "El Idrissi", Birth: "04/09/1991", Municipality: "Bologna", Citizenship: "Marocco",
		Phone: "347 555 0142", Email: "yasmine@example.org", Measures: "No",
	}
}

// Name is the name as staff pages write it.
func (c Citizen) Name() string { return strings.ToUpper(c.Surname) + " " + c.GivenName }

// Apply fills in the form step by step from the home page, looks at every page
// when asked to, and returns the code of the receipt.
func (v *Visitor) Apply(c Citizen, look func(name string)) string {
	v.t.Helper()
	v.Go("/")
	look("home")
	v.Follow("Candidati")
	v.Sees("Dove vivi?", "Passo 1 di 8")
	look("dove")
	v.Select("Comune", c.Municipality).Press("Avanti")

	v.Sees("Lavori adesso?")
	look("lavoro")
	v.Choose("Lavoro").Fill("Se lavori: quante ore alla settimana?", "12").Choose("Nessun aiuto").Press("Avanti")

	v.Sees("Fai già altri percorsi?")
	look("percorsi")
	v.In("Negli ultimi 12 mesi hai fatto un percorso per il lavoro?").Choose(c.Measures)
	v.In("Ti segue un'équipe con servizi sociali, sanità e centro per l'impiego?").Choose("No")
	v.Press("Avanti")

	v.Sees("Che lavoro sai fare?")
	look("mestieri")
	v.Choose("Cucina e ristorante").Choose("Pulizie").Fill("Sai fare un altro lavoro?", "sartoria").Press("Avanti")

	v.Sees("Scuola e italiano")
	look("scuola")
	v.Choose("Scuola media").Choose("Lo parlo bene").Press("Avanti")

	v.Sees("Chi sei?")
	look("chi")
	v.Fill("Nome", c.GivenName).Fill("Cognome", c.Surname).Fill("Quando sei nato o nata?", c.Birth)
	v.Choose("Donna").Select("Cittadinanza", c.Citizenship).Press("Avanti")

	v.Sees("Come ti troviamo?")
	look("contatti")
	v.Fill("Numero di telefono", c.Phone).Fill("Email", c.Email).Press("Avanti")

	v.Sees("Controlla e invia", c.Surname)
	look("controlla")
	v.Choose("Ho letto la pagina sulla privacy").Press("Invia la domanda")

	v.Sees("Domanda ricevuta", "Cosa succede ora")
	look("ricevuta")
	return v.Eval(`document.querySelector(".i-code-code").textContent.trim()`)
}

// OpenRoad opens the follow page with the code of a receipt.
func (v *Visitor) OpenRoad(code string) *Visitor {
	v.t.Helper()
	return v.Go("/strada").Fill("Codice", code).Press("Vai alla mia strada")
}
