package desk

import "insieme/internal/base/i18n"

// BulkTexts are the words of what is done with several people at once.
var BulkTexts = i18n.Texts{
	"desk.bulk.title":      {It: "Con più persone insieme", En: "With several people at once"},
	"desk.bulk.column":     {It: "Scegli", En: "Choose"},
	"desk.bulk.choose":     {It: "Scegli {0}", En: "Choose {0}"},
	"desk.bulk.all":        {It: "Tutte le persone di questa ricerca, anche nelle altre pagine (al massimo 500)", En: "Everybody of this search, on the other pages too (500 at most)"},
	"desk.bulk.with":       {It: "Con le persone scelte:", En: "With the chosen people:"},
	"desk.bulk.handover":   {It: "Passa a un altro referente", En: "Hand over to another case worker"},
	"desk.bulk.xlsx":       {It: "Scarica in Excel", En: "Download for Excel"},
	"desk.bulk.csv":        {It: "Scarica in CSV", En: "Download as CSV"},
	"desk.bulk.error.none": {It: "Scegli almeno una persona dall'elenco.", En: "Choose at least one person of the list."},
	"desk.bulk.error.many": {It: "Sono più di {0} persone: usa i filtri, o scegline meno.", En: "These are more than {0} people: use the filters, or choose fewer."},

	"desk.handover.title":        {It: "Passa a un altro referente", En: "Hand over to another case worker"},
	"desk.handover.chosen.one":   {It: "**{0}** persona scelta", En: "**{0}** person chosen"},
	"desk.handover.chosen.other": {It: "**{0}** persone scelte", En: "**{0}** people chosen"},
	"desk.handover.all":          {It: "Passa tutte le sue persone", En: "Hand over all their people"},
	"desk.handover.to":           {It: "A chi, da quando, perché", En: "To whom, since when, why"},
	"desk.handover.user":         {It: "Nuovo referente", En: "New case worker"},
	"desk.handover.on":           {It: "Da quando", En: "Since when"},
	"desk.handover.reason":       {It: "Motivo", En: "Reason"},
	"desk.handover.look":         {It: "Vedi che cosa cambia", En: "See what changes"},
	"desk.handover.who":          {It: "Persone scelte", En: "Chosen people"},
	"desk.handover.empty":        {It: "Nessuna persona da passare.", En: "Nobody to hand over."},
	"desk.handover.empty_text":   {It: "Torna all'elenco e scegli le persone.", En: "Go back to the list and choose the people."},

	"desk.handover.preview":    {It: "Che cosa cambia", En: "What changes"},
	"desk.handover.sum.one":    {It: "**{0}** persona passa a **{1}** da {2}. Motivo: {3}. Niente è ancora cambiato.", En: "**{0}** person goes to **{1}** from {2}. Reason: {3}. Nothing has changed yet."},
	"desk.handover.sum.other":  {It: "**{0}** persone passano a **{1}** da {2}. Motivo: {3}. Niente è ancora cambiato.", En: "**{0}** people go to **{1}** from {2}. Reason: {3}. Nothing has changed yet."},
	"desk.handover.change":     {It: "Cambiano referente", En: "Change case worker"},
	"desk.handover.keep":       {It: "Restano come sono", En: "Stay as they are"},
	"desk.handover.now":        {It: "ora {0}", En: "now {0}"},
	"desk.handover.nobody":     {It: "ora nessun referente", En: "now no case worker"},
	"desk.handover.do.one":     {It: "Passa {0} persona", En: "Hand over {0} person"},
	"desk.handover.do.other":   {It: "Passa {0} persone", En: "Hand over {0} people"},
	"desk.handover.stop":       {It: "Lascia tutto com'è", En: "Leave all as it is"},
	"desk.handover.stale":      {It: "Non è cambiato niente: nel frattempo qualcuno ha modificato {0}. Guarda di nuovo e conferma.", En: "Nothing has changed: meanwhile somebody has changed {0}. Look again and confirm."},
	"desk.handover.gone":       {It: "qualcuna di queste schede", En: "some of these records"},
	"desk.handover.rest.one":   {It: "e {0} altra persona", En: "and {0} other person"},
	"desk.handover.rest.other": {It: "e altre {0} persone", En: "and {0} other people"},

	"desk.handover.why.ended":  {It: "il percorso è concluso", En: "the pathway has ended"},
	"desk.handover.why.merged": {It: "la scheda è stata unita a un'altra", En: "the record has been merged into another"},
	"desk.handover.why.same":   {It: "è già il suo referente", En: "follows them already"},
	"desk.handover.why.later":  {It: "il referente di adesso ha cominciato dopo quel giorno", En: "the present case worker began after that day"},

	"desk.handover.back_title": {It: "Passaggio annullato in parte", En: "Handover undone in part"},
	"desk.handover.back.one":   {It: "**{0}** persona è tornata al referente di prima.", En: "**{0}** person is back with the case worker of before."},
	"desk.handover.back.other": {It: "**{0}** persone sono tornate al referente di prima.", En: "**{0}** people are back with the case worker of before."},
	"desk.handover.since":      {It: "Restano come sono: qualcuno le ha cambiate dopo", En: "Stay as they are: somebody has changed them since"},

	"desk.flash.handed":         {It: "{0} persone passate a {1}.", En: "{0} people handed over to {1}."},
	"desk.flash.handed_one":     {It: "{0} persona passata a {1}.", En: "{0} person handed over to {1}."},
	"desk.flash.taken_back":     {It: "Passaggio annullato: {0} persone sono tornate al referente di prima.", En: "Handover undone: {0} people are back with the case worker of before."},
	"desk.flash.taken_back_one": {It: "Passaggio annullato: {0} persona è tornata al referente di prima.", En: "Handover undone: {0} person is back with the case worker of before."},
}
