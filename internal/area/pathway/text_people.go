package pathway

import "insieme/internal/base/i18n"

// peopleTexts are what a person reads on the page of their own pact; lang.go has
// it in the other languages.
var peopleTexts = i18n.Texts{
	"pathway.pact.sub":            {It: "Lo puoi fare solo tu, e noi siamo con te.", En: "Only you can do it, and we are with you."},
	"pathway.pact.person_side":    {It: "Io mi impegno a", En: "I commit to"},
	"pathway.pact.our_side":       {It: "Il programma si impegna a", En: "The programme commits to"},
	"pathway.pact.promises":       {It: "Le nostre promesse", En: "Our promises"},
	"pathway.pact.version_head":   {It: "Versione {0}, proposta {1}", En: "Version {0}, proposed {1}"},
	"pathway.pact.change.added":   {It: "nuovo", En: "new"},
	"pathway.pact.change.dropped": {It: "tolto", En: "taken out"},
	"pathway.pact.no_change":      {It: "Nessuna differenza.", En: "No difference."},
	"pathway.own.title":           {It: "Il mio patto", En: "My pact"},
	"pathway.own.waiting":         {It: "Il patto aspetta il tuo sì", En: "The pact waits for your yes"},
	"pathway.own.waiting_text":    {It: "Leggilo con calma. Se qualcosa non va, ne parliamo.", En: "Take your time to read it. If something is not right, we talk about it."},
	"pathway.own.read":            {It: "Leggi il patto", En: "Read the pact"},
	"pathway.own.accepted":        {It: "Hai detto sì {0}. Vale per te e per noi.", En: "You said yes on {0}. It holds for you and for us."},
	"pathway.own.changes":         {It: "Che cosa cambia", En: "What changes"},
	"pathway.own.still":           {It: "Finché non dici sì, vale la versione {0}.", En: "Until you say yes, version {0} holds."},
	"pathway.own.accept":          {It: "Accetto", En: "I accept"},
	"pathway.own.talk":            {It: "Vorrei parlarne", En: "I would like to talk about it"},
	"pathway.own.talk_help":       {It: "Vuoi parlarne? Chi ti segue ti chiama. Intanto non cambia niente.", En: "You would like to talk? Who follows you will call. Nothing changes meanwhile."},
	"pathway.own.talk_waits":      {It: "Hai chiesto di parlarne {0}: chi ti segue ti chiama. Puoi accettare quando vuoi.", En: "You asked to talk about it on {0}: who follows you will call. You can accept when you want."},
	"pathway.own.back":            {It: "Torna alla mia strada", En: "Back to my road"},
	"pathway.own.print":           {It: "Puoi stampare questa pagina: è la tua copia.", En: "You can print this page: it is your copy."},
	"pathway.own.yes":             {It: "Fatto: hai detto sì. Questa è la tua copia.", En: "Done: you said yes. This is your copy."},
	"pathway.own.asked":           {It: "Fatto: chi ti segue ti chiama per parlarne.", En: "Done: who follows you will call you to talk about it."},
	"pathway.error.pact_moved":    {It: "Il patto è cambiato mentre lo leggevi. Leggi la versione di adesso e rispondi di nuovo.", En: "The pact has changed while you were reading. Read the version of now and answer again."},
	"pathway.own.words":           {It: "Il patto è nella lingua in cui lo abbiamo scritto insieme. Una parola non è chiara? Chiedi: te la spieghiamo prima del tuo sì.", En: "The pact is in the language in which we wrote it together. A word is not clear? Ask: we explain it before your yes."},
}
