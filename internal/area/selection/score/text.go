package score

import "insieme/internal/base/i18n"

// Texts are the words of an explanation; the area registers them and fills in
// the names of requirements, languages, occupations.
var Texts = i18n.Texts{
	"selection.person.fits":  {It: "Questo lavoro può andare bene per te.", En: "This job may suit you."},
	"selection.person.shut":  {It: "Per ora manca una cosa che serve.", En: "One thing that is needed is missing for now."},
	"selection.person.needs": {It: "Serve: {0}.", En: "Needed: {0}."},
	"selection.person.has":   {It: "Va bene: {0}.", En: "Good: {0}."},
	"selection.person.asks":  {It: "Non lo sappiamo: {0}. Ce lo dici?", En: "We do not know: {0}. Will you tell us?"},
	"selection.person.lacks": {It: "Non c’è: {0}.", En: "Not there: {0}."},
	"selection.person.would": {It: "Ti aiuta avere: {0}.", En: "It helps to have: {0}."},

	"selection.operator.total":         {It: "{0} = azienda {1} + persona {2} − squilibrio {3}", En: "{0} = company {1} + person {2} − imbalance {3}"},
	"selection.operator.best":          {It: "Se tutte le domande avessero la risposta migliore: {0}", En: "If every question had the best answer: {0}"},
	"selection.operator.has":           {It: "{0}, {1}: {2} di {3} ({4}, {5})", En: "{0}, {1}: {2} of {3} ({4}, {5})"},
	"selection.operator.lacks":         {It: "{0}, {1}: {2}, potrebbe dare {3} ({4}, {5})", En: "{0}, {1}: {2}, could add {3} ({4}, {5})"},
	"selection.operator.asks":          {It: "Da chiedere: {0}, {1}. Ora {2}, al massimo {3} ({4}, {5})", En: "To ask: {0}, {1}. Now {2}, at most {3} ({4}, {5})"},
	"selection.operator.gate.shutsout": {It: "Esclude: {0}. Motivo della richiesta: {1} ({2}, {3})", En: "Shuts out: {0}. The request’s reason: {1} ({2}, {3})"},
	"selection.operator.gate.asks":     {It: "Indispensabile, da chiedere: {0}. Motivo della richiesta: {1} ({2}, {3})", En: "Indispensable, to ask: {0}. The request’s reason: {1} ({2}, {3})"},
	"selection.operator.would":         {It: "Con {0}: da {1} a {2} in ordine; richieste in più: {3}", En: "With {0}: from {1} to {2}; further requests: {3}"},
	"selection.operator.enters":        {It: "Con {0}: da esclusa a {2} in ordine; richieste in più: {3}", En: "With {0}: from shut out to {2}; further requests: {3}"},

	"selection.company.has":  {It: "{0}", En: "{0}"},
	"selection.company.asks": {It: "Da chiedere nel colloquio: {0}", En: "To ask in the interview: {0}"},

	"selection.criterion.trade":      {It: "Mestiere", En: "Trade"},
	"selection.criterion.skills":     {It: "Requisiti", En: "Requirements"},
	"selection.criterion.experience": {It: "Esperienza", En: "Experience"},
	"selection.criterion.language":   {It: "Lingue", En: "Languages"},
	"selection.criterion.hours":      {It: "Orari", En: "Hours"},
	"selection.criterion.training":   {It: "Corso in arrivo", En: "Course under way"},
	"selection.criterion.preference": {It: "Lavoro che vuoi", En: "Work you want"},
	"selection.criterion.travel":     {It: "Viaggio", En: "Travel"},
	"selection.criterion.load":       {It: "Ore la settimana", En: "Hours a week"},
	"selection.criterion.contract":   {It: "Contratto", En: "Contract"},
	"selection.criterion.pay":        {It: "Paga", En: "Pay"},
	"selection.criterion.quality":    {It: "Buon lavoro", En: "Good work"},
	"selection.criterion.promise":    {It: "Promessa vicina", En: "Promise due"},

	"selection.ground.sex":         {It: "il sesso", En: "sex"},
	"selection.ground.family":      {It: "la famiglia", En: "family"},
	"selection.ground.age":         {It: "l’età", En: "age"},
	"selection.ground.citizenship": {It: "la cittadinanza", En: "citizenship"},
	"selection.ground.origin":      {It: "l’origine", En: "origin"},
	"selection.ground.religion":    {It: "la religione", En: "religion"},
	"selection.ground.opinion":     {It: "le opinioni", En: "opinions"},
	"selection.ground.orientation": {It: "l’orientamento sessuale", En: "sexual orientation"},
	"selection.ground.health":      {It: "la salute", En: "health"},
	"selection.ground.disability":  {It: "la disabilità", En: "disability"},
	"selection.ground.looks":       {It: "l’aspetto", En: "looks"},
	"selection.ground.record":      {It: "fatti che non riguardano il lavoro", En: "facts that do not concern the work"},
}
