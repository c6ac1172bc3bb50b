package occupation

// Words without meaning for a trade, folded.
const (
	stopIt = "a ad al allo alla ai agli alle all con d da dal dallo dalla dai dagli dalle dall de dei del dello della degli delle dell di e ed fra gli i il in l la le lo " +
		"nel nello nella nei negli nelle nell non o od per su sul sullo sulla sui sugli sulle sull tra un una uno che come altro altra altri altre affini assimilati simili"
	stopEs = "de la el los las en y o u e a con para por del al un una general otros otras no sin su sus que similares afines clasificados otro otra lo como"
	stopFr = "de la le les l d du des en et ou a au aux un une pour par sur dans avec non autre autres que qui son sa ses"
	stopEn = "of the and or in for a an to all other not with on at by from"
	stopRo = "de la in si sau a al ai ale cu pentru din pe un o prin lui ce nu"
)

// noiseEverywhere are words of adverts in any language: sex, hours, haste. A
// word that some trade has in its name is not here: "contratti", "ricerca".
const noiseEverywhere = "m f h x w d asap urgent fulltime parttime senior junior snr jnr jr sr"

// phrases are said of a place, never of a trade.
const phrases = `(?i)\b(full|part)[ -]?time\b|\btempo (pieno|parziale|determinato|indeterminato)\b|\btemps (plein|partiel)\b|\bjornada (completa|parcial)\b|` +
	`\b(max|min|ore|turni|livello|liv|ccnl|zona|sede di|rif)\b\.? *[0-9a-z]+\b`

func noiseOf(lang string) string {
	switch lang {
	case "it":
		return "urgente urgenti urgentemente cercasi cerchiamo cerca offresi ricerchiamo selezioniamo assumiamo assume immediata immediato disponibilita disponibile zona zone " +
			"provincia prov ccnl livello liv indeterminato somministrazione orario euro netti lordi retribuzione ral minima apprendista tirocinio tirocinante stagista stage " +
			"automunito automunita annuncio rif candidatura cv ambosessi ambo lui lei anche nostro importante " +
			"bologna imola casalecchio corticella modena ferrara emilia romagna"
	case "es":
		return "urgente buscamos busca precisa indefinido"
	case "fr":
		return "urgent recherchons cdi cdd interim"
	case "ro":
		return "urgent angajam cautam"
	default:
		return "hiring vacancy vacancies immediate urgently fresh graduate graduates malaysia singapore kuala lumpur selangor penang johor outlet"
	}
}

// shortIt are the abbreviations of Italian adverts, folded, written out.
func shortIt() map[string]string {
	return map[string]string{
		"add": "addetto", "addetta": "addetto", "addette": "addetto", "addetti": "addetto", "op": "operaio", "oper": "operaio", "resp": "responsabile", "imp": "impiegato", "impieg": "impiegato",
		"mag": "magazziniere", "magazz": "magazziniere", "mecc": "meccanico", "elettr": "elettricista", "amm": "amministrativo", "amministr": "amministrativo", "ammin": "amministrativo",
		"ass": "assistente", "assist": "assistente", "aiut": "aiuto", "tec": "tecnico", "tecn": "tecnico", "comm": "commerciale", "segr": "segretario", "segret": "segretario",
		"dir": "direttore", "coord": "coordinatore", "prod": "produzione", "manut": "manutentore", "manutenz": "manutenzione", "cond": "conduttore",
		"cam": "cameriere", "spec": "specializzato", "specializz": "specializzato", "qual": "qualificato", "gen": "generico", "capot": "capoturno",
		"ing": "ingegnere", "geom": "geometra", "rag": "ragioniere", "prof": "professore", "dott": "dottore", "inf": "infermiere", "macch": "macchine", "costr": "costruzioni",
		"cdl": "centro di lavoro", "cnc": "cnc", "hr": "risorse umane", "it": "informatica", "ced": "centro elaborazione dati",
	}
}

// formsOf lists endings that differ by gender or number only, folded, the
// longer before the shorter.
func formsOf(lang string) [][2]string {
	switch lang {
	case "it":
		return [][2]string{
			{"oressa", "ore"}, {"oresse", "ore"}, {"essa", "e"}, {"esse", "e"}, {"trice", "tore"}, {"trici", "tore"}, {"tora", "tore"}, {"tori", "tore"},
			{"iera", "iere"}, {"ieri", "iere"}, {"aia", "aio"}, {"aie", "aio"}, {"ai", "aio"}, {"isti", "ista"}, {"iste", "ista"},
			{"chi", "co"}, {"che", "co"}, {"ghi", "go"}, {"ghe", "go"}, {"logi", "logo"}, {"loga", "logo"},
		}
	case "fr":
		return [][2]string{
			{"trices", "teur"}, {"trice", "teur"}, {"euses", "eur"}, {"euse", "eur"}, {"eures", "eur"}, {"eure", "eur"}, {"eres", "er"}, {"ere", "er"}, {"iers", "ier"},
			{"iennes", "ien"}, {"ienne", "ien"}, {"elles", "el"}, {"elle", "el"}, {"ees", "e"}, {"ee", "e"}, {"effes", "ef"}, {"effe", "ef"}, {"onnes", "on"}, {"onne", "on"},
		}
	case "es":
		return [][2]string{{"trices", "tor"}, {"triz", "tor"}, {"doras", "dor"}, {"dora", "dor"}, {"toras", "tor"}, {"tora", "tor"}, {"eses", "es"}, {"esas", "es"}, {"esa", "es"}}
	case "ro":
		return [][2]string{{"toare", "tor"}, {"toarea", "tor"}, {"ista", "ist"}}
	default:
		return [][2]string{{"waitress", "waiter"}, {"actress", "actor"}, {"women", "man"}, {"woman", "man"}, {"men", "man"}, {"persons", "man"}, {"person", "man"}}
	}
}

// rolesOf lists words, folded, that name one role in titles of trades.
func rolesOf(lang string) []string {
	switch lang {
	case "es":
		return []string{
			"operador operario trabajador peon obrero maquinista", "dependiente vendedor", "encargado jefe supervisor capataz responsable", "director gerente responsable", "tecnico especialista ingeniero",
			"profesor docente maestro", "conductor chofer", "montador instalador ensamblador", "mecanico tecnico", "guarda vigilante",
			"empleado administrativo agente", "medico doctor facultativo", "auxiliar ayudante asistente", "patron capitan", "fabricacion elaboracion produccion",
			"cuidador asistente", "monitor instructor entrenador",
		}
	case "fr":
		return []string{
			"ouvrier operateur conducteur agent", "vendeur commercant", "responsable chef directeur gestionnaire gerant", "technicien reparateur mecanicien", "enseignant professeur instituteur formateur",
			"conducteur chauffeur pilote", "monteur installateur assembleur poseur", "gardien surveillant", "employe agent", "medecin docteur",
			"assistant aide auxiliaire", "patron capitaine", "fabrication production", "conseiller charge", "entraineur instructeur moniteur",
		}
	case "en":
		return []string{
			"operator worker tender setter", "salesperson seller vendor", "manager head director", "supervisor foreman leader", "technician repairer mechanic technologist",
			"teacher lecturer instructor professor", "driver chauffeur", "assembler fitter installer", "guard warden", "clerk officer agent",
			"physician doctor", "assistant aide helper attendant", "captain skipper", "manufacturing production", "counselor adviser consultant",
			"coach trainer instructor",
		}
	case "it":
		return []string{
			"operatore addetto operaio manovale conduttore", "commesso venditore", "responsabile capo supervisore caporeparto coordinatore", "direttore dirigente responsabile gestore", "tecnico specialista ingegnere",
			"insegnante docente maestro professore", "autista conducente conduttore", "montatore installatore assemblatore", "meccanico riparatore tecnico", "guardia vigilante custode sorvegliante",
			"impiegato addetto agente", "medico dottore", "assistente aiuto ausiliario", "fabbricazione produzione lavorazione", "allenatore istruttore",
		}
	default:
		return nil
	}
}
