package company

import "insieme/internal/base/i18n"

// TodoTexts are the lines of Oggi about companies.
var TodoTexts = i18n.Texts{
	"company.todo.next.call":  {It: "Da chiamare entro {0}", En: "To be called by {0}"},
	"company.todo.next.meet":  {It: "Da incontrare entro {0}", En: "To be met by {0}"},
	"company.todo.next.send":  {It: "C'è qualcosa da mandarle, entro {0}", En: "Something to send it, by {0}"},
	"company.todo.next.wait":  {It: "Aspettiamo la sua risposta da {0}", En: "We wait for its answer since {0}"},
	"company.todo.next.tell":  {It: "C'è da avvisare la sua associazione, entro {0}", En: "Its association is to be told, by {0}"},
	"company.todo.next.other": {It: "Prossima azione per {0}", En: "Next action for {0}"},
	"company.todo.record":     {It: "Registra il contatto", En: "Record the contact"},
	"company.todo.tell":       {It: "L'associazione non sa ancora del contatto di {0}", En: "Its association does not know of the contact of {0}"},
	"company.todo.told":       {It: "Associazione sentita", En: "Association told"},
	"company.todo.pledge":     {It: "Impegno in ritardo: posti non mantenuti **{0}**, entro {1}", En: "Pledge late: places not kept **{0}**, by {1}"},
	"company.todo.see":        {It: "Guarda l'impegno", En: "See the pledge"},
	"company.todo.stale":      {It: "Nessuno la conferma da {0} e ha qualcosa di aperto", En: "Nobody has confirmed it since {0}, and something is open"},
	"company.todo.confirm":    {It: "Conferma i dati", En: "Confirm the data"},
}
