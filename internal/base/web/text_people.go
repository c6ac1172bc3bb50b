package web

import "insieme/internal/base/i18n"

// peopleTexts are what is said when something is wrong, on every page; lang.go
// has it in the other languages.
var peopleTexts = i18n.Texts{
	"error.title.403":       {It: "Richiesta rifiutata", En: "Request refused"},
	"error.title.404":       {It: "Pagina non trovata", En: "Page not found"},
	"error.title.409":       {It: "Qualcosa è cambiato", En: "Something has changed"},
	"error.title.413":       {It: "Troppo grande", En: "Too large"},
	"error.title.422":       {It: "Qualcosa non va in quello che hai inviato", En: "Something is wrong with what you sent"},
	"error.title.500":       {It: "Qualcosa non ha funzionato", En: "Something went wrong"},
	"error.title.503":       {It: "Un momento", En: "One moment"},
	"error.internal":        {It: "È colpa nostra, non tua. Riprova; se succede ancora, comunica questo numero.", En: "This is our fault, not yours. Try again; if it happens again, tell us this number."},
	"error.invalid":         {It: "Torna indietro, controlla i dati e inviali di nuovo.", En: "Go back, check what you entered and send it again."},
	"error.not_found":       {It: "Qui non c'è nulla, oppure non è tra le cose che puoi vedere.", En: "There is nothing here, or it is not among the things you may see."},
	"error.conflict":        {It: "Non si può più fare: nel frattempo la situazione è cambiata. Ricarica la pagina e guarda com'è ora.", En: "This can no longer be done: things have changed in the meantime. Reload the page to see how they are now."},
	"error.stale":           {It: "Qualcun altro ha modificato questi dati mentre ci lavoravi. Ricarica la pagina, guarda cosa è cambiato e riprova.", En: "Somebody else changed this while you were working on it. Reload the page, see what changed and try again."},
	"error.busy":            {It: "Il sistema è molto occupato. Riprova tra qualche secondo: quello che avevi inviato non è stato salvato.", En: "The system is very busy. Try again in a few seconds: what you sent was not saved."},
	"error.cross_site":      {It: "Questa richiesta arriva da un altro sito e non è stata eseguita. Apri la pagina da qui e riprova.", En: "This request came from another site and was not carried out. Open the page from here and try again."},
	"error.too_large":       {It: "Quello che hai inviato è troppo grande.", En: "What you sent is too large."},
	"error.number":          {It: "Numero di riferimento:", En: "Reference number:"},
	"error.home":            {It: "Vai alla pagina iniziale", En: "Go to the home page"},
	"error.form.unknown":    {It: "Il modulo contiene un campo che non conosciamo. Ricarica la pagina e compilalo di nuovo.", En: "The form holds a field that we do not know. Reload the page and fill it in again."},
	"error.form.unreadable": {It: "Il modulo è arrivato rovinato. Ricarica la pagina e invialo di nuovo.", En: "The form arrived damaged. Reload the page and send it again."},
	"error.field.required":  {It: "Manca questa risposta: scrivila.", En: "This answer is missing: please give it."},
	"error.field.long":      {It: "Il testo è troppo lungo: al massimo {0} caratteri.", En: "The text is too long: {0} characters at most."},
	"error.field.text":      {It: "Ci sono caratteri che non si possono salvare: riscrivi il testo.", En: "There are characters that cannot be saved: please write it again."},
	"error.field.date":      {It: "Questa data non esiste o non si legge: scrivila come 31/12/1990.", En: "This date does not exist or cannot be read: write it like 31/12/1990."},
	"error.field.future":    {It: "Questo giorno deve ancora venire: scrivi quando è successo.", En: "This day is still to come: write when it happened."},
	"error.field.number":    {It: "Scrivi un numero intero, solo cifre.", En: "Write a whole number, digits only."},
	"error.field.choice":    {It: "Scegli una delle risposte.", En: "Choose one of the answers."},
	"error.field.many":      {It: "È arrivata più di una risposta: scegline una.", En: "More than one answer arrived: choose one."},
}
