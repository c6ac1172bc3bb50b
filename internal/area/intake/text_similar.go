package intake

import "insieme/internal/base/i18n"

// similarTexts are the words of the list of who may be the same person.
var similarTexts = i18n.Texts{
	"intake.similar.title":     {It: "Forse c'è già", En: "Perhaps already here"},
	"intake.similar.text":      {It: "Se è una di queste persone apri la sua pagina: non serve una seconda scheda. Se no, continua.", En: "If it is one of these people open their page: no second record is needed. If not, go on."},
	"intake.similar.ask":       {It: "Guarda se è una di queste persone. Se non è nessuna di loro, invia di nuovo.", En: "See whether it is one of these people. If it is none of them, send again."},
	"intake.similar.open":      {It: "È questa persona: apri", En: "It is this person: open"},
	"intake.similar.open_name": {It: "{0}, in un'altra finestra", En: "{0}, in another window"},
	"intake.similar.none":      {It: "nessuna candidatura", En: "no application"},
	"intake.similar.likely":    {It: "quasi certo", En: "almost certain"},
	"intake.similar.why":       {It: "Perché: {0}", En: "Why: {0}"},

	"intake.similar.fiscal.same":  {It: "stesso codice fiscale", En: "same codice fiscale"},
	"intake.similar.birth.same":   {It: "stessa data di nascita", En: "same birth date"},
	"intake.similar.birth.near":   {It: "data di nascita quasi uguale", En: "birth date nearly the same"},
	"intake.similar.name.same":    {It: "stesso nome", En: "same name"},
	"intake.similar.name.swapped": {It: "nome e cognome scambiati", En: "name and surname swapped"},
	"intake.similar.name.near":    {It: "nome quasi uguale", En: "name nearly the same"},
	"intake.similar.name.loose":   {It: "nome in parte uguale", En: "name partly the same"},
	"intake.similar.contact.same": {It: "stesso telefono o email", En: "same telephone or email"},
	"intake.similar.place.same":   {It: "stesso indirizzo", En: "same address"},
}
