package job

import "insieme/internal/base/i18n"

// Texts are what this package says.
var Texts = i18n.Texts{
	"job.title":          {It: "Lavori", En: "Background work"},
	"job.sub":            {It: "Quello che il programma fa da solo, dopo e di notte.", En: "What the program does by itself, later and at night."},
	"job.kinds":          {It: "Per tipo", En: "By kind"},
	"job.kinds.empty":    {It: "Nessun lavoro finora", En: "No work so far"},
	"job.kinds.text":     {It: "I lavori compaiono qui appena il programma ne ha bisogno.", En: "Work appears here as soon as the program needs it."},
	"job.kind":           {It: "Tipo", En: "Kind"},
	"job.waiting":        {It: "In attesa", En: "Waiting"},
	"job.running":        {It: "In corso", En: "Running"},
	"job.dead":           {It: "Fermi", En: "Stopped"},
	"job.oldest":         {It: "Il più in ritardo", En: "Most overdue"},
	"job.last":           {It: "Ultimo finito", En: "Last done"},
	"job.deads":          {It: "Lavori fermi", En: "Stopped work"},
	"job.deads.sub":      {It: "Provati più volte, o impossibili: qualcuno deve guardarli.", En: "Tried several times, or impossible: somebody has to look at them."},
	"job.deads.empty":    {It: "Nessun lavoro fermo", En: "No stopped work"},
	"job.deads.text":     {It: "Qui non c'è nulla da fare.", En: "There is nothing to do here."},
	"job.failure":        {It: "Che cosa è successo", En: "What happened"},
	"job.tries":          {It: "Tentativi", En: "Tries"},
	"job.since":          {It: "Da quando", En: "Since"},
	"job.action":         {It: "Azioni", En: "Actions"},
	"job.revive":         {It: "Riprova", En: "Try again"},
	"job.drop":           {It: "Togli", En: "Remove"},
	"job.done.revived":   {It: "Il lavoro riparte da capo.", En: "The work starts again from the beginning."},
	"job.done.dropped":   {It: "Il lavoro è stato tolto dall'elenco.", En: "The work was removed from the list."},
	"job.error.not_dead": {It: "Questo lavoro non è più fermo: qualcuno ci ha già pensato.", En: "This work is no longer stopped: somebody has seen to it."},
}
