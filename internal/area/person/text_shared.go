package person

import "insieme/internal/base/i18n"

// textShared are the words of the professional profile.
var textShared = i18n.Texts{
	"person.shared.title":       {It: "Profilo professionale", En: "Professional profile"},
	"person.shared.sub":         {It: "Quello che vedono aziende e partner, e nient'altro.", En: "What companies and partners see, and nothing else."},
	"person.shared.open":        {It: "Cosa vede l'azienda", En: "What the company sees"},
	"person.shared.foot":        {It: "Per contattare questa persona rivolgersi al programma.", En: "To get in touch with this person, ask the programme."},
	"person.shared.print":       {It: "Si stampa dal menu del browser.", En: "Print it from the browser's menu."},
	"person.shared.closed":      {It: "Non si può dare a nessuno", En: "It may be given to nobody"},
	"person.shared.closed_text": {It: "La persona non ha dato il consenso a condividere il profilo con aziende e partner.", En: "The person has not agreed to share the profile with companies and partners."},
}
