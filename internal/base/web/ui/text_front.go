package ui

import "insieme/internal/base/i18n"

// frontTexts are the words of the components that stand on the front page,
// which speaks every language.
var frontTexts = i18n.Texts{
	"ui.skip":            {It: "Vai al contenuto", En: "Skip to content"},
	"ui.nav":             {It: "Menu principale", En: "Main menu"},
	"ui.menu":            {It: "Menu", En: "Menu"},
	"ui.signout":         {It: "Esci", En: "Sign out"},
	"ui.undo":            {It: "Annulla", En: "Undo"},
	"ui.demo":            {It: "Dati di prova: persone e aziende sono inventate.", En: "Demonstration data: people and companies are invented."},
	"ui.language":        {It: "Lingua:", En: "Language:"},
	"ui.slim":            {It: "Ente e lingua", En: "Institution and language"},
	"ui.language.choose": {It: "Scegli la lingua", En: "Choose the language"},
	"ui.signin.staff":    {It: "Entra (operatori)", En: "Sign in (staff)"},
	"ui.desk":            {It: "Sportello", En: "Help desk"},
	"ui.contacts":        {It: "Contatti", En: "Contacts"},
	"ui.runby":           {It: "Chi lo fa", En: "Who runs it"},
	"ui.service":         {It: "Il servizio", En: "The service"},
	"ui.today":           {It: "oggi", En: "today"},
	"ui.here":            {It: "Sei qui", En: "You are here"},
	"ui.help":            {It: "Non riesci? Ti aiutiamo noi.", En: "Stuck? We can help."},
	"ui.call":            {It: "Chiama {0}", En: "Call {0}"},
}
