package app

import (
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/area/selection"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// vocabulary is the list of occupations and requirements that the areas use, by
// functions. It is provisional: a few trades written here, linked by the words of
// their names, until area selection's vocabulary stands in its place. Its codes
// are those of that vocabulary.
func vocabulary() person.Vocabulary {
	v := person.Vocabulary{
		HasOccupation: func(code string) bool {
			return slices.ContainsFunc(trades(), func(t trade) bool { return t.code == code })
		},
		OccupationName:  tradeName,
		RequirementName: requirementName,
		Needs:           needsOf,
		Link:            linkTrade,
		OfTrade:         ofTrade,
	}
	for _, r := range requirements() {
		v.Requirements = append(v.Requirements, person.Requirement{Code: r.code, Kind: r.kind})
	}
	return v
}

// trade is an occupation: further words that people use, and what it usually needs.
type trade struct{ code, it, en, words, needs string }

func trades() []trade {
	return []trade{
		{"warehouse-worker", "Magazziniere/magazziniera", "Warehouse worker", "magazzino logistica facchino", "heavy-loads shifts forklift"},
		{"forklift-driver", "Carrellista", "Forklift operator", "muletto mulettista carrelli elevatori", "forklift shifts"},
		{"order-picker", "Addetto/addetta al picking", "Order picker", "picker prelievo ordini", "barcode-reader heavy-loads shifts"},
		{"hand-packer", "Confezionatore/confezionatrice a mano", "Hand packer", "confezionamento imballaggio imballatore", "stand-all-day shifts"},
		{"cleaner-offices", "Addetto/addetta alle pulizie", "Cleaner", "pulizie uffici pulitore", "cleaning-products early-mornings split-hours"},
		{"cleaner-hospital", "Addetto/addetta alle pulizie sanitarie", "Hospital cleaner", "pulizie ospedale sanificazione", "cleaning-products shifts"},
		{"room-attendant", "Cameriere/cameriera ai piani", "Room attendant", "camere albergo piani", "sundays stand-all-day"},
		{"domestic-cleaner", "Collaboratore/collaboratrice domestica", "Domestic cleaner", "colf domestica casa", "ironing"},
		{"laundry-worker", "Addetto/addetta alla lavanderia", "Laundry worker", "lavanderia stireria", "heat stand-all-day"},
		{"kitchen-helper", "Aiuto cuoco/aiuto cuoca", "Kitchen assistant", "cucina aiuto commis", "haccp evenings sundays"},
		{"dishwasher", "Lavapiatti", "Kitchen porter", "lavapiatti stoviglie cucina", "evenings sundays"},
		{"cook", "Cuoco/cuoca", "Cook", "chef cucina", "haccp evenings sundays kitchen-knives"},
		{"canteen-worker", "Addetto/addetta mensa", "Canteen assistant", "mensa scolastica refezione", "haccp early-mornings"},
		{"waiter", "Cameriere/cameriera di sala", "Waiter/waitress", "sala ristorante tavoli", "evenings sundays italian-speaking"},
		{"bartender", "Barista", "Barista", "bar banconista caffetteria", "haccp early-mornings cash-register"},
		{"baker", "Panettiere/panettiera", "Baker", "pane forno fornaio", "haccp nights"},
		{"pastry-cook", "Pasticcere/pasticcera", "Pastry cook", "pasticceria pasticciera pasticciere dolci", "haccp early-mornings"},
		{"home-carer", "Assistente familiare", "Home carer", "badante anziani assistenza", "lift-people live-in"},
		{"care-assistant", "Operatore/operatrice socio-sanitaria", "Care assistant", "oss assistenza anziani", "oss shifts nights lift-people"},
		{"construction-labourer", "Manovale edile", "Building labourer", "manovale edile cantiere", "construction-safety heavy-loads outdoors"},
		{"bricklayer", "Muratore/muratrice", "Bricklayer", "muratore edile cantiere", "construction-safety heights"},
		{"scaffolder", "Ponteggiatore/ponteggiatrice", "Scaffolder", "ponteggi impalcature", "scaffolding heights"},
		{"house-painter", "Imbianchino/imbianchina", "House painter", "pittura decoratore", "heights licence-b"},
		{"electrician", "Elettricista", "Electrician", "impianti elettrici", "electric-pes-pav licence-b power-tools"},
		{"plumber", "Idraulico/idraulica", "Plumber", "termoidraulico impianti", "licence-b power-tools"},
		{"assembler", "Operaio/operaia di montaggio", "Assembler", "montaggio assemblaggio operaio fabbrica metalmeccanico", "shifts fine-handwork"},
		{"welder", "Saldatore/saldatrice", "Welder", "saldatura", "welding protective-gear"},
		{"cnc-operator", "Operatore/operatrice CNC", "CNC operator", "tornio macchine utensili", "cnc measuring-tools shifts"},
		{"delivery-driver", "Autista per consegne", "Delivery driver", "consegne corriere furgone autista", "licence-b early-mornings"},
		{"truck-driver", "Autista di camion", "Truck driver", "camion autista trasporti", "licence-c cqc-goods"},
		{"gardener", "Giardiniere/giardiniera", "Gardener", "giardino verde manutenzione", "outdoors brush-cutter licence-b"},
		{"shop-assistant", "Addetto/addetta alle vendite", "Shop assistant", "negozio commesso commessa vendite", "cash-register sundays italian-speaking"},
		{"shelf-filler", "Scaffalista", "Shelf filler", "scaffali supermercato", "early-mornings heavy-loads"},
		{"office-clerk", "Impiegato/impiegata d'ufficio", "Office clerk", "ufficio segreteria amministrazione impiegato", "office-suite email-use"},
		{"receptionist", "Addetto/addetta all'accoglienza", "Receptionist", "reception portineria accoglienza", "email-use shifts"},
	}
}

type requirement struct {
	code   string
	kind   person.RequirementKind
	it, en string
}

func requirements() []requirement {
	return []requirement{
		{"licence-am", person.KindLicence, "Patente AM (ciclomotore)", "Licence AM (moped)"},
		{"licence-b", person.KindLicence, "Patente B", "Licence B (car)"},
		{"licence-c", person.KindLicence, "Patente C", "Licence C (lorry)"},
		{"licence-d", person.KindLicence, "Patente D", "Licence D (bus)"},
		{"cqc-goods", person.KindLicence, "CQC merci", "Driver card for goods"},
		{"cqc-people", person.KindLicence, "CQC persone", "Driver card for passengers"},
		{"adr", person.KindLicence, "Patentino ADR", "ADR card (dangerous goods)"},
		{"haccp", person.KindCertificate, "Attestato HACCP (alimentarista)", "HACCP certificate (food)"},
		{"oss", person.KindCertificate, "Qualifica OSS", "Care assistant's qualification"},
		{"forklift", person.KindCertificate, "Abilitazione carrello elevatore", "Forklift certificate"},
		{"aerial-platform", person.KindCertificate, "Abilitazione piattaforme elevabili", "Aerial platform certificate"},
		{"construction-safety", person.KindCertificate, "Sicurezza in cantiere (16 ore)", "Building site safety (16 hours)"},
		{"machine-safety", person.KindCertificate, "Sicurezza sul lavoro, rischio alto", "Workplace safety, high risk"},
		{"first-aid", person.KindCertificate, "Primo soccorso aziendale", "First aid at work"},
		{"fire-safety", person.KindCertificate, "Antincendio", "Fire safety"},
		{"scaffolding", person.KindCertificate, "Montaggio ponteggi (PiMUS)", "Scaffolding certificate"},
		{"electric-pes-pav", person.KindCertificate, "PES/PAV (lavori elettrici)", "Electrical work (PES/PAV)"},
		{"diploma", person.KindCertificate, "Diploma di scuola superiore", "Upper secondary diploma"},
		{"shifts", person.KindCondition, "Turni", "Shifts"},
		{"nights", person.KindCondition, "Notti", "Nights"},
		{"saturdays", person.KindCondition, "Sabati", "Saturdays"},
		{"sundays", person.KindCondition, "Domeniche e festivi", "Sundays and holidays"},
		{"early-mornings", person.KindCondition, "Inizio prima delle 6", "Starting before 6"},
		{"evenings", person.KindCondition, "Sere", "Evenings"},
		{"split-hours", person.KindCondition, "Orario spezzato", "Split hours"},
		{"heavy-loads", person.KindCondition, "Sollevare pesi", "Lifting weights"},
		{"heights", person.KindCondition, "Lavorare in altezza", "Working at heights"},
		{"outdoors", person.KindCondition, "Lavorare all'aperto", "Working outdoors"},
		{"cold", person.KindCondition, "Lavorare al freddo", "Working in the cold"},
		{"heat", person.KindCondition, "Lavorare al caldo", "Working in the heat"},
		{"stand-all-day", person.KindCondition, "In piedi tutto il giorno", "Standing all day"},
		{"lift-people", person.KindCondition, "Sollevare persone", "Lifting people"},
		{"live-in", person.KindCondition, "Vivere nella casa in cui si lavora", "Living in"},
		{"travel-away", person.KindCondition, "Trasferte", "Travel away from home"},
		{"italian-speaking", person.KindCondition, "Parlare con il pubblico in italiano", "Speaking Italian with the public"},
		{"own-vehicle", person.KindTool, "Mezzo proprio", "Own vehicle"},
		{"smartphone", person.KindTool, "Smartphone", "Smartphone"},
		{"power-tools", person.KindTool, "Trapano, flessibile e simili", "Power tools"},
		{"welding", person.KindTool, "Saldatrice", "Welding equipment"},
		{"cnc", person.KindTool, "Macchine CNC", "CNC machines"},
		{"measuring-tools", person.KindTool, "Calibro e micrometro", "Calliper and micrometer"},
		{"protective-gear", person.KindTool, "Dispositivi di protezione", "Protective gear"},
		{"kitchen-knives", person.KindTool, "Coltelli da cucina", "Kitchen knives"},
		{"cleaning-products", person.KindTool, "Prodotti e macchine per pulire", "Cleaning products and machines"},
		{"ironing", person.KindTool, "Ferro da stiro", "Ironing"},
		{"brush-cutter", person.KindTool, "Decespugliatore", "Brush cutter"},
		{"fine-handwork", person.KindTool, "Lavori fini con le mani", "Fine handwork"},
		{"cash-register", person.KindSoftware, "Cassa", "Cash register"},
		{"barcode-reader", person.KindSoftware, "Lettore di codici a barre", "Barcode reader"},
		{"email-use", person.KindSoftware, "Posta elettronica", "E-mail"},
		{"office-suite", person.KindSoftware, "Word ed Excel o simili", "Word processor and spreadsheet"},
		{"accounting-software", person.KindSoftware, "Programmi di contabilità", "Accounting software"},
	}
}

func tradeName(code string, lang i18n.Lang) string {
	for _, t := range trades() {
		if t.code == code {
			return inLang(t.it, t.en, lang)
		}
	}
	return code
}

func requirementName(code string, lang i18n.Lang) string {
	for _, r := range requirements() {
		if r.code == code {
			return inLang(r.it, r.en, lang)
		}
	}
	return code
}

func inLang(it, en string, lang i18n.Lang) string {
	if lang == i18n.It {
		return it
	}
	return en
}

func needsOf(code string) []string {
	for _, t := range trades() {
		if t.code == code {
			return strings.Fields(t.needs)
		}
	}
	return nil
}

// linkTrade finds the trades that share most words with what was typed. It is
// sure of one that shares all of them and has no equal.
func linkTrade(words string, _ i18n.Lang) person.Linked {
	typed := stems(words)
	best, found := 0, []string(nil)
	for _, t := range trades() {
		own, shared := stems(t.it+" "+t.en+" "+t.words), 0
		for _, w := range typed {
			if slices.Contains(own, w) {
				shared++
			}
		}
		if shared > best {
			best, found = shared, nil
		}
		if shared == best && shared > 0 {
			found = append(found, t.code)
		}
	}
	if len(found) == 1 && best == len(typed) {
		return person.Linked{Code: found[0]}
	}
	return person.Linked{Maybe: found[:min(3, len(found))]}
}

// stems are the words without their last letter, which tells gender and number.
func stems(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ReplaceAll(civil.Fold(strings.ReplaceAll(s, "/", " ")), "'", " ")) {
		if len(w) > 3 {
			out = append(out, w[:len(w)-1])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ofTrade is the occupation that a trade of the application form stands for.
func ofTrade(code string) person.Trade {
	at := map[string]string{
		"warehouse": "warehouse-worker", "cleaning": "cleaner-offices", "kitchen": "kitchen-helper", "care": "home-carer",
		"building": "construction-labourer", "factory": "assembler", "driving": "delivery-driver", "green": "gardener",
		"shop": "shop-assistant", "office": "office-clerk",
	}[code]
	if at == "" {
		return person.Trade{}
	}
	return person.Trade{Code: at, Words: tradeName(at, i18n.It)}
}

// checkMust refuses what may not be asked of anybody. It is provisional: a few
// words for each ground, until score.CheckMust stands in its place.
func checkMust(_, text string) (selection.Refusal, bool) {
	words := " " + strings.Join(strings.Fields(civil.Fold(text)), " ") + " "
	for _, g := range []struct {
		ground, law string
		words       []string
	}{
		{"sex", "D.Lgs. 198/2006 art. 27; D.Lgs. 276/2003 art. 10", []string{"donna", "donne", "uomo", "uomini", "maschio", "femmina", "bella presenza"}},
		{"age", "D.Lgs. 216/2003 art. 3; D.Lgs. 276/2003 art. 10", []string{"giovane", "giovani", "eta", "under 30", "anni max"}},
		{"citizenship", "D.Lgs. 215/2003 art. 3; D.Lgs. 286/1998 art. 43; D.Lgs. 276/2003 art. 10", []string{"italiani", "cittadinanza", "nazionalita", "madrelingua", "stranieri"}},
		{"religion", "D.Lgs. 216/2003 art. 3; D.Lgs. 276/2003 art. 10", []string{"religione", "velo", "cattolico", "musulmano"}},
		{"health", "L. 300/1970 art. 5 e 8; D.Lgs. 276/2003 art. 10", []string{"sana costituzione", "buona salute", "invalido", "disabile", "gravidanza", "fumatore"}},
		{"family", "D.Lgs. 198/2006 art. 27; D.Lgs. 276/2003 art. 10", []string{"senza figli", "nubile", "celibe", "sposato", "sposata"}},
		{"opinion", "L. 300/1970 art. 8; D.Lgs. 276/2003 art. 10", []string{"sindacato", "iscritto al sindacato", "partito"}},
	} {
		for _, w := range g.words {
			if strings.Contains(words, " "+w+" ") {
				return selection.Refusal{Ground: g.ground, Law: g.law, Found: w}, true
			}
		}
	}
	return selection.Refusal{}, false
}
