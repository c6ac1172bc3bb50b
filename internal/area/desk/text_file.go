package desk

import "insieme/internal/base/i18n"

// FileTexts are the words of a person's whole file.
var FileTexts = i18n.Texts{
	"desk.file.title":           {It: "Tutto il fascicolo", En: "The whole file"},
	"desk.file.sub":             {It: "Tutto quello che il programma conserva su {0}.", En: "Everything that the programme holds about {0}."},
	"desk.file.back":            {It: "Torna alla scheda", En: "Back to the record"},
	"desk.file.json":            {It: "Scarica JSON", En: "Download JSON"},
	"desk.file.none":            {It: "Niente.", En: "Nothing."},
	"desk.file.more":            {It: "Altre {0} righe sono nel file JSON.", En: "{0} further rows are in the JSON file."},
	"desk.file.for.team":        {It: "Per l'équipe", En: "For the team"},
	"desk.file.for.person":      {It: "Da consegnare alla persona", En: "To be handed to the person"},
	"desk.file.for.team.text":   {It: "Per l'équipe: ci sono anche le note riservate che puoi leggere. Per una richiesta della persona scegli «Da consegnare alla persona».", En: "For the team: it holds the private notes that you may read. For a person's request choose “To be handed to the person”."},
	"desk.file.for.person.text": {It: "Da consegnare alla persona: senza il testo delle note riservate all'équipe, che restano segnate come tali.", En: "To be handed to the person: without the text of notes that stay with the team, which are marked as such."},
}
