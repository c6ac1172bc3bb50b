package intake

import "insieme/internal/base/i18n"

// SheetTexts are the words of the two sheets of the interview: the internal
// one, and the person's own, in plain words (R2.6).
var SheetTexts = i18n.Texts{
	"intake.sheet.title":       {It: "Scheda interna del colloquio", En: "Internal sheet of the interview"},
	"intake.sheet.sub":         {It: "Resta all'équipe. Non va a partner né ad aziende.", En: "Stays with the team. It goes to no partner and no company."},
	"intake.sheet.open":        {It: "Scheda interna", En: "Internal sheet"},
	"intake.sheet.case":        {It: "La candidatura", En: "The application"},
	"intake.sheet.received":    {It: "Ricevuta", En: "Received"},
	"intake.sheet.channel":     {It: "Canale", En: "Channel"},
	"intake.sheet.interviewed": {It: "Colloquio", En: "Interview"},
	"intake.sheet.decision":    {It: "Decisione", En: "Decision"},
	"intake.sheet.undecided":   {It: "non ancora presa", En: "not yet taken"},
	"intake.sheet.none":        {It: "Nessuna valutazione.", En: "No assessment."},
	"intake.sheet.none_text":   {It: "Compare qui dopo il colloquio.", En: "It appears here after the interview."},
	"intake.sheet.print":       {It: "Si stampa dal menu del browser. Lingua del foglio:", En: "Print it from the browser's menu. Language of the sheet:"},

	// The person's own sheet. A test measures how easy the Italian is to read.
	"intake.own.open":          {It: "Foglio per la persona", En: "Sheet for the person"},
	"intake.own.title":         {It: "Il mio foglio", En: "My sheet"},
	"intake.own.hello":         {It: "Ciao {0}. Questo foglio è tuo.", En: "Hello {0}. This sheet is yours."},
	"intake.own.about":         {It: "Dice che cosa ci siamo detti. Se una cosa non è giusta, dillo: la cambiamo.", En: "It says what we talked about. If something is wrong, say so: we change it."},
	"intake.own.strong":        {It: "Che cosa va bene", En: "What goes well"},
	"intake.own.growing":       {It: "A che cosa lavoriamo insieme", En: "What we work on together"},
	"intake.own.spoken":        {It: "Di casa, famiglia e salute parliamo a voce. Qui non c'è niente.", En: "Of home, family and health we talk. Nothing about them is here."},
	"intake.own.self":          {It: "Che cosa hai detto di te", En: "What you said of yourself"},
	"intake.own.self.both":     {It: "{0}: prima {1}, adesso {2}.", En: "{0}: before {1}, now {2}."},
	"intake.own.self.one":      {It: "{0}: {1}.", En: "{0}: {1}."},
	"intake.own.decision":      {It: "Che cosa abbiamo deciso", En: "What we decided"},
	"intake.own.undecided":     {It: "Non abbiamo ancora deciso. Ti chiamiamo noi.", En: "We have not decided yet. We will call you."},
	"intake.own.ready":         {It: "Sei nel programma. Puoi già parlare con le aziende.", En: "You are in the programme. You can already talk to companies."},
	"intake.own.reactivation":  {It: "Sei nel programma. Prima ci prepariamo insieme, poi vengono le aziende.", En: "You are in the programme. First we get ready together, then come the companies."},
	"intake.own.not_in_target": {It: "Adesso il posto giusto per te è un altro.", En: "Right now the right place for you is another one."},
	"intake.own.promises":      {It: "Che cosa ti promettiamo", En: "What we promise you"},
	"intake.own.promise":       {It: "{0}: entro {1}.", En: "{0}: by {1}."},
	"intake.own.who":           {It: "Chi ti segue", En: "Who follows you"},
	"intake.own.who.named":     {It: "Ti segue {0}. Se hai un dubbio, chiama.", En: "{0} follows you. If in doubt, call."},
	"intake.own.who.desk":      {It: "Per ora ti risponde lo sportello.", En: "For now the help desk answers you."},
	"intake.own.keep":          {It: "Il foglio resta a te. Lo fai vedere solo a chi vuoi tu.", En: "You keep the sheet. You show it only to whom you want."},
	"intake.own.none":          {It: "Non c'è ancora niente da dire.", En: "There is nothing to say yet."},
	"intake.own.none_text":     {It: "Il foglio si fa dopo il colloquio.", En: "The sheet is made after the interview."},
}
