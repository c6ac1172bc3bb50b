package ui

import "insieme/internal/base/i18n"

// peopleTexts are the words of the components that stand on the people's pages;
// lang.go has them in the other languages.
var peopleTexts = i18n.Texts{
	"ui.error.one":           {It: "C'è una cosa da controllare", En: "There is one thing to check"},
	"ui.error.other":         {It: "Ci sono {0} cose da controllare", En: "There are {0} things to check"},
	"ui.error.whole":         {It: "Non è stato salvato", En: "This was not saved"},
	"ui.error":               {It: "Errore:", En: "Error:"},
	"ui.example":             {It: "Per esempio: {0}", En: "For example: {0}"},
	"ui.optional":            {It: "(puoi saltare)", En: "(you may skip this)"},
	"ui.choose":              {It: "Scegli", En: "Choose"},
	"ui.progress":            {It: "Passo {0} di {1}", En: "Step {0} of {1}"},
	"ui.progress.last":       {It: "ultimo passo", En: "last step"},
	"ui.progress.left.one":   {It: "circa {0} minuto", En: "about {0} minute"},
	"ui.progress.left.other": {It: "circa {0} minuti", En: "about {0} minutes"},
	"ui.change":              {It: "Cambia", En: "Change"},
	"ui.code":                {It: "Il tuo codice", En: "Your code"},
	"ui.done":                {It: "fatto", En: "done"},
	"ui.promise.owed":        {It: "Che cosa ti dobbiamo", En: "What we owe you"},
}
