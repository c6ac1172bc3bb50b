package demo

// populations are the thousands of inhabitants, about, of the municipalities
// outside the city, by ISTAT code: how likely somebody lives there.
func populations() map[string]float64 {
	return map[string]float64{
		"037001": 12.3, "037002": 9.9, "037003": 7.1, "037005": 5.7, "037007": 3.3, "037008": 18.6, "037009": 13.4, "037010": 1.8,
		"037011": 36.5, "037012": 3.4, "037013": 1.9, "037014": 1.2, "037015": 3.4, "037016": 4.5, "037017": 6.6, "037019": 18.6,
		"037020": 20.9, "037021": 15.8, "037022": 5.5, "037024": 13.5, "037025": 6.6, "037026": 1.9, "037027": 4.9, "037028": 5.4,
		"037030": 12.4, "037031": 3.9, "037032": 69.9, "037033": 2.2, "037034": 4.3, "037035": 9.2, "037036": 6.8, "037037": 16.7,
		"037038": 8.9, "037039": 15.6, "037040": 3.7, "037041": 6.1, "037042": 10.9, "037044": 6.4, "037045": 4.7, "037046": 14.1,
		"037047": 17.5, "037048": 7.1, "037050": 8.5, "037051": 4.2, "037052": 9.1, "037053": 28.3, "037054": 32.8, "037055": 12.7,
		"037056": 7.3, "037057": 15.0, "037059": 7.7, "037060": 19.1, "037061": 31.6, "037062": 6.9,
	}
}

// city is Bologna, whose share of the people is a fact of the programme.
const (
	city      = "037006"
	cityShare = 0.60
)

// streets are names that many towns have; the numbers are invented.
func streets() []string {
	return []string{
		"via Roma", "via Garibaldi", "via Mazzini", "via Matteotti", "via Marconi", "via Gramsci", "via Verdi", "via Dante", "via Cavour",
		"via della Pace", "via del Lavoro", "via Primo Maggio", "via XXV Aprile", "via della Repubblica", "via dei Mille", "via Carducci",
		"via Pascoli", "via Leopardi", "via Puccini", "via Rossini", "via Galvani", "via Volta", "via Fermi", "via Nenni", "via Togliatti",
		"via Kennedy", "via Europa", "via dell'Artigiano", "via delle Rose", "via dei Tigli", "via della Stazione", "via del Mulino",
		"via Salvemini", "via Buozzi", "via Di Vittorio", "via Amendola", "via Don Minzoni", "via Fratelli Cervi", "via Battisti",
	}
}

// prefixes are of mobile telephones; every number of the demo goes on with 555
// and a nought.
func prefixes() []string {
	return []string{"333", "320", "327", "328", "329", "334", "338", "339", "340", "347", "348", "349"}
}
