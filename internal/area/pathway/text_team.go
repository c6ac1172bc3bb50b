package pathway

import "insieme/internal/base/i18n"

// TeamTexts are the words of the team around a person.
var TeamTexts = i18n.Texts{
	"pathway.team.title":    {It: "Squadra attorno", En: "Team around"},
	"pathway.team.sub":      {It: "Chi segue la persona oltre al referente. Farne parte non apre niente in più della scheda.", En: "Who follows the person beside the case worker. Being part of it opens nothing more of the record."},
	"pathway.team.open":     {It: "Apri la squadra", En: "Open the team"},
	"pathway.team.now":      {It: "Adesso", En: "Now"},
	"pathway.team.past":     {It: "Prima", En: "Before"},
	"pathway.team.none":     {It: "Per ora c'è solo il referente.", En: "For now there is only the case worker."},
	"pathway.team.add":      {It: "Aggiungi alla squadra", En: "Add to the team"},
	"pathway.team.user":     {It: "Chi", En: "Who"},
	"pathway.team.part":     {It: "Che cosa fa", En: "What they do"},
	"pathway.team.reason":   {It: "Perché", En: "Why"},
	"pathway.team.from":     {It: "Da", En: "From"},
	"pathway.team.leave":    {It: "Non più", En: "No longer"},
	"pathway.team.leave_of": {It: "Togli {0} dalla squadra", En: "Take {0} out of the team"},
	"pathway.team.since":    {It: "dal {0}", En: "since {0}"},
	"pathway.team.span":     {It: "dal {0} al {1}", En: "from {0} to {1}"},
	"pathway.team.joined":   {It: "Aggiunta alla squadra.", En: "Added to the team."},
	"pathway.team.left":     {It: "Tolta dalla squadra: resta nello storico.", En: "Taken out of the team: it stays in the history."},

	"pathway.part.second":     {It: "affianca il referente", En: "works beside the case worker"},
	"pathway.part.tutor":      {It: "tutor in azienda", En: "tutor in the company"},
	"pathway.part.job_search": {It: "ricerca del lavoro", En: "job search"},
	"pathway.part.training":   {It: "formazione", En: "training"},
	"pathway.part.language":   {It: "lingua e mediazione", En: "language and mediation"},
	"pathway.part.social":     {It: "servizio sociale", En: "social service"},
	"pathway.part.other":      {It: "altro", En: "other"},

	"pathway.team.reason.needs_more":      {It: "serve più aiuto", En: "more help is needed"},
	"pathway.team.reason.absence":         {It: "assenza del referente", En: "the case worker is away"},
	"pathway.team.reason.expertise":       {It: "competenza che serve", En: "a skill that is needed"},
	"pathway.team.reason.asked_by_person": {It: "lo chiede la persona", En: "the person asks for it"},
	"pathway.team.reason.other":           {It: "altro", En: "other"},

	"pathway.error.future":  {It: "Il giorno non è ancora venuto.", En: "The day has not come yet."},
	"pathway.error.in_team": {It: "È già nella squadra, per la stessa cosa.", En: "Already in the team, for the same thing."},
}
