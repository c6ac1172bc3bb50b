package pathway

import "insieme/internal/base/i18n"

// peopleRo are the words of peopleTexts in Romanian.
var peopleRo = i18n.Words{
	"pathway.pact.sub":            "Doar dumneavoastră puteți face asta, dar suntem alături de dumneavoastră.",
	"pathway.pact.person_side":    "Eu mă angajez",
	"pathway.pact.our_side":       "Programul se angajează",
	"pathway.pact.promises":       "Promisiunile noastre",
	"pathway.pact.version_head":   "Versiunea {0}, propusă {1}",
	"pathway.pact.change.added":   "nou",
	"pathway.pact.change.dropped": "scos",
	"pathway.pact.no_change":      "Nu se schimbă nimic.",
	"pathway.own.title":           "Pactul meu",
	"pathway.own.waiting":         "Pactul așteaptă acordul dumneavoastră",
	"pathway.own.waiting_text":    "Citiți-l în liniște. Dacă ceva nu este bine, vorbim despre asta.",
	"pathway.own.read":            "Citiți pactul",
	"pathway.own.accepted":        "Ați spus da {0}. Pactul este valabil pentru dumneavoastră și pentru noi.",
	"pathway.own.changes":         "Ce se schimbă",
	"pathway.own.still":           "Până spuneți da, rămâne valabilă versiunea {0}.",
	"pathway.own.accept":          "Accept",
	"pathway.own.talk":            "Aș vrea să vorbim",
	"pathway.own.talk_help":       "Vreți să vorbim? Persoana care vă însoțește vă sună. Între timp nu se schimbă nimic.",
	"pathway.own.talk_waits":      "Ați cerut să vorbim {0}: persoana care vă însoțește vă sună. Puteți accepta când vreți.",
	"pathway.own.back":            "Înapoi la drumul meu",
	"pathway.own.print":           "Puteți tipări această pagină: este copia dumneavoastră.",
	"pathway.own.yes":             "Gata: ați spus da. Aceasta este copia dumneavoastră.",
	"pathway.own.asked":           "Gata: persoana care vă însoțește vă sună ca să vorbiți.",
	"pathway.own.words":           "Pactul este în limba în care l-am scris împreună. Un cuvânt nu este clar? Întrebați: vi-l explicăm înainte să spuneți da.",
	"pathway.error.pact_moved":    "Pactul s-a schimbat în timp ce îl citeați. Citiți versiunea de acum și răspundeți din nou.",
}
