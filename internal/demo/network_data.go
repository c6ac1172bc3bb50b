package demo

import (
	"insieme/internal/area/network"
	"insieme/internal/base/access"
)

// body is an organisation of the invented network.
type body struct {
	name     string
	pole     network.Pole
	kind     network.Kind
	district string
	access   bool // refers people and fills in forms with them
	answers  bool // is asked about measures and L.R. 14/15
}

// Names of the bodies that the history itself needs.
const (
	officeBody      = "Città metropolitana – Ufficio Insieme per il lavoro"
	interviewBody   = "Fondazione Il Portico"
	employmentCity  = "Centro per l'impiego di Bologna"
	employmentImola = "Centro per l'impiego di Imola"
	employmentPlain = "Centro per l'impiego di San Giovanni in Persiceto"
	employmentHills = "Centro per l'impiego di Vergato"
)

func bodies() []body {
	const public, business, civil = network.PolePublic, network.PoleBusiness, network.PoleCivil
	return []body{
		{officeBody, public, network.KindMetropolitanCity, "", true, false},
		{"Comune di Bologna – Sportello lavoro", public, network.KindMunicipality, "bologna", true, true},
		{employmentCity, public, network.KindEmploymentCentre, "", false, true},
		{employmentImola, public, network.KindEmploymentCentre, "imola", false, true},
		{employmentPlain, public, network.KindEmploymentCentre, "pianura-ovest", false, true},
		{employmentHills, public, network.KindEmploymentCentre, "appennino-bolognese", false, true},
		{"Servizio sociale di Bologna", public, network.KindSocialDistrict, "bologna", true, true},
		{"Servizio sociale Pianura Est", public, network.KindSocialDistrict, "pianura-est", true, true},
		{"Servizio sociale Pianura Ovest", public, network.KindSocialDistrict, "pianura-ovest", true, true},
		{"Servizio sociale Reno, Lavino e Samoggia", public, network.KindSocialDistrict, "reno-lavino-samoggia", true, true},
		{"Servizio sociale Savena Idice", public, network.KindSocialDistrict, "savena-idice", true, true},
		{"Servizio sociale Appennino Bolognese", public, network.KindSocialDistrict, "appennino-bolognese", true, true},
		{"Servizio sociale di Imola", public, network.KindSocialDistrict, "imola", true, true},
		{"Unione Imprese della Pianura", business, network.KindBusinessAssociation, "", false, false},
		{"Artigiani e Piccole Imprese in Rete", business, network.KindBusinessAssociation, "", false, false},
		{"Cooperative del Reno", business, network.KindBusinessAssociation, "", false, false},
		{"Agenzia per il lavoro Ponente", business, network.KindEmploymentAgency, "", false, false},
		{"Credito Cooperativo dei Colli", business, network.KindBank, "", false, false},
		{"Diocesi – Ufficio pastorale del lavoro", civil, network.KindDiocese, "", false, false},
		{interviewBody, civil, network.KindThirdSector, "", false, false},
		{"Caritas parrocchiale San Bartolo", civil, network.KindParishDesk, "bologna", true, false},
		{"Caritas parrocchiale Santa Rita al Navile", civil, network.KindParishDesk, "bologna", true, false},
		{"Caritas parrocchiale San Pietro in Pianura", civil, network.KindParishDesk, "pianura-est", true, false},
		{"Caritas parrocchiale del Santerno", civil, network.KindParishDesk, "imola", true, false},
		{"Sportello sindacale Lavoro e Diritti", civil, network.KindTradeUnion, "bologna", true, false},
		{"Sportello sindacale della Montagna", civil, network.KindTradeUnion, "appennino-bolognese", true, false},
		{"Sportello sindacale Valle del Samoggia", civil, network.KindTradeUnion, "reno-lavino-samoggia", true, false},
		{"Associazione Porta Aperta", civil, network.KindThirdSector, "bologna", true, false},
		{"Associazione Nuovi Vicini Savena", civil, network.KindThirdSector, "savena-idice", true, false},
		{"Ente di formazione Officina dei Mestieri", civil, network.KindTrainingBody, "", false, true},
		{"Ente di formazione Scuola Persicetana", civil, network.KindTrainingBody, "pianura-ovest", true, true},
	}
}

// member is somebody of the staff. Those who left cannot sign in any more.
type member struct {
	login, name string
	role        access.Role
	body        string
	from, left  string // days; from "" is the beginning, left "" is still there
}

// staff are the people who did the work. The first of each role is the one
// whose login the command prints.
func staff() []member {
	return []member{
		{"coordinatrice", "Elena Marchetti", access.Coordinator, officeBody, "", ""},
		{"operatrice", "Giulia Ferri", access.CaseWorker, officeBody, "2018-02-01", ""},
		{"intervistatrice", "Marta Zanelli", access.Interviewer, interviewBody, "", ""},
		{"segreteria", "Paolo Grandi", access.Office, officeBody, "", ""},
		{"aziende", "Valeria Monti", access.CompanyOfficer, officeBody, "", ""},
		{"progetti", "Riccardo Sala", access.ProjectOfficer, officeBody, "", ""},
		{"formazione", "Daniela Righi", access.Trainer, officeBody, "", ""},
		{"puntoaccesso", "Suor Agnese Volpi", access.AccessPoint, "Caritas parrocchiale San Bartolo", "", ""},
		{"monitor", "Davide Sereni", access.Monitor, "", "2018-01-08", ""},
		{"comunicazione", "Pietro Vezzali", access.Communication, officeBody, "", ""},
		{"amministratrice", "Irene Colli", access.Administrator, officeBody, "", ""},
		{"operatore.bassi", "Andrea Bassi", access.CaseWorker, officeBody, "", ""},
		{"operatrice.lenzi", "Sara Lenzi", access.CaseWorker, officeBody, "", "2020-09-30"},
		{"operatrice.fini", "Chiara Fini", access.CaseWorker, officeBody, "2018-09-03", ""},
		{"operatore.galli", "Luca Galli", access.CaseWorker, officeBody, "2019-02-04", "2022-03-31"},
		{"operatrice.amato", "Rosa Amato", access.CaseWorker, officeBody, "2020-10-05", ""},
		{"operatore.diop", "Moussa Diop", access.CaseWorker, officeBody, "2021-05-03", ""},
		{"operatrice.nanni", "Federica Nanni", access.CaseWorker, officeBody, "2021-01-11", ""},
		{"operatrice.conti", "Silvia Conti", access.CaseWorker, officeBody, "2018-01-08", ""},
		{"colloqui.pini", "Carlo Pini", access.Interviewer, interviewBody, "", "2021-07-30"},
		{"colloqui.orsi", "Beatrice Orsi", access.Interviewer, interviewBody, "", ""},
		{"colloqui.tassi", "Federico Tassi", access.Interviewer, interviewBody, "2017-09-04", ""},
		{"colloqui.elia", "Noemi Elia", access.Interviewer, interviewBody, "2017-11-06", ""},
		{"colloqui.reggi", "Anna Reggi", access.Interviewer, interviewBody, "2019-01-07", ""},
		{"segreteria.testi", "Lorenzo Testi", access.Office, officeBody, "2018-04-09", ""},
	}
}

// guests are the people of partner organisations who answer verifications with
// a login of their own; the others get a link.
func guests() []member {
	return []member{{"partner", "Teresa Gamberini", access.Partner, employmentCity, "2021-03-01", ""}}
}

// roomOfInterviews is where the interviews are held.
const roomOfInterviews = "piazza Rossini 3, stanza 2"
