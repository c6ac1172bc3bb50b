package monitoring

import "insieme/internal/base/i18n"

// CaseTexts are the words of the monitor's cases.
var CaseTexts = i18n.Texts{
	"monitoring.cases.title":     {It: "Casi senza nome", En: "Cases without names"},
	"monitoring.cases.sub":       {It: "{0} candidature sotto codice. I codici valgono solo per te: un altro osservatore ne vede altri.", En: "{0} applications under a code. The codes hold for you alone: another monitor sees others."},
	"monitoring.cases.rules":     {It: "Giorni arrotondati al mese, età a fasce. Dove le persone con la stessa fascia e lo stesso territorio sono meno di {0}, il territorio o la fascia non si dicono.", En: "Days rounded to the month, ages in bands. Where fewer than {0} people share a band and an area, the area or the band is not told."},
	"monitoring.cases.none":      {It: "Nessun caso in questa fase.", En: "No case at this stage."},
	"monitoring.cases.none_text": {It: "Guarda un'altra fase, oppure aspetta le prime candidature.", En: "Look at another stage, or wait for the first applications."},
	"monitoring.cases.all":       {It: "Tutti i casi", En: "All cases"},
	"monitoring.cases.caption":   {It: "I casi, in ordine di codice", En: "The cases, in order of code"},
	"monitoring.cases.code":      {It: "Codice", En: "Code"},
	"monitoring.cases.band":      {It: "Età", En: "Age"},
	"monitoring.cases.district":  {It: "Territorio", En: "Area"},
	"monitoring.cases.stage":     {It: "Fase", En: "Stage"},
	"monitoring.cases.received":  {It: "Candidatura", En: "Application"},
	"monitoring.cases.decided":   {It: "Decisione", En: "Decision"},
	"monitoring.cases.ended":     {It: "Fine", En: "End"},
	"monitoring.cases.promises":  {It: "Promesse", En: "Promises"},
	"monitoring.cases.untold":    {It: "non detto", En: "not told"},
	"monitoring.cases.page":      {It: "da {0} a {1} di {2}", En: "{0} to {1} of {2}"},
	"monitoring.cases.filter":    {It: "Fase", En: "Stage"},
	"monitoring.cases.show":      {It: "Mostra", En: "Show"},

	"monitoring.band.under_30": {It: "meno di 30", En: "under 30"},
	"monitoring.band.30_39":    {It: "30–39", En: "30–39"},
	"monitoring.band.40_49":    {It: "40–49", En: "40–49"},
	"monitoring.band.50_plus":  {It: "50 e oltre", En: "50 and over"},

	"monitoring.stage.applying":     {It: "candidatura in corso", En: "application in progress"},
	"monitoring.stage.waiting":      {It: "in attesa", En: "on hold"},
	"monitoring.stage.not_taken":    {It: "non entrata nel programma", En: "not taken on"},
	"monitoring.stage.pact":         {It: "patto in preparazione", En: "pact being prepared"},
	"monitoring.stage.reactivating": {It: "da riattivare", En: "to be reactivated"},
	"monitoring.stage.ready":        {It: "candidabile", En: "ready"},
	"monitoring.stage.company":      {It: "in azienda o in selezione", En: "in a company or in selection"},
	"monitoring.stage.work":         {It: "lavora", En: "works"},
	"monitoring.stage.closed":       {It: "percorso chiuso", En: "pathway closed"},

	"monitoring.promise.kept.one":     {It: "{0} mantenuta", En: "{0} kept"},
	"monitoring.promise.kept.other":   {It: "{0} mantenute", En: "{0} kept"},
	"monitoring.promise.late.one":     {It: "{0} in ritardo", En: "{0} late"},
	"monitoring.promise.late.other":   {It: "{0} in ritardo", En: "{0} late"},
	"monitoring.promise.broken.one":   {It: "{0} non mantenuta", En: "{0} broken"},
	"monitoring.promise.broken.other": {It: "{0} non mantenute", En: "{0} broken"},
	"monitoring.promise.open.one":     {It: "{0} in corso", En: "{0} open"},
	"monitoring.promise.open.other":   {It: "{0} in corso", En: "{0} open"},
}
