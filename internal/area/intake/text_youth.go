package intake

import (
	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// youthTexts are the words of young people's own door and questions (R2.10);
// lang.go has them in the other languages.
var youthTexts = i18n.Texts{
	"intake.youth.title":  {It: "Hai meno di {0} anni?", En: "Are you under {0}?"},
	"intake.youth.head":   {It: "Per i giovani", En: "For young people"},
	"intake.youth.lead":   {It: "Non studi e non lavori, o non sai da dove cominciare? Ne parliamo. È gratis.", En: "Neither at school nor at work, or not sure where to begin? We talk about it. It is free."},
	"intake.youth.1":      {It: "Capiamo insieme che cosa ti piace e che cosa sai fare.", En: "We find out together what you like and what you can do."},
	"intake.youth.2":      {It: "Ti diciamo come finire la scuola o fare un corso.", En: "We tell you how to finish school or take a course."},
	"intake.youth.3":      {It: "Ti facciamo conoscere aziende dove cominciare.", En: "We introduce you to companies where you can begin."},
	"intake.youth.minor":  {It: "Se hai meno di 18 anni, un genitore o un tutore deve sapere che ti candidi.", En: "If you are under 18, a parent or guardian has to know that you apply."},
	"intake.youth.begin":  {It: "Comincia la domanda", En: "Begin the application"},
	"intake.youth.more":   {It: "Per i giovani: ancora poche domande, se vuoi.", En: "For young people: a few more questions, if you like."},
	"intake.youth.open":   {It: "Rispondi", En: "Answer"},
	"intake.youth.form":   {It: "Ancora poche domande", En: "A few more questions"},
	"intake.youth.help":   {It: "Ci aiutano a preparare il colloquio con te.", En: "They help us to get the interview with you ready."},
	"intake.youth.send":   {It: "Invia le risposte", En: "Send the answers"},
	"intake.youth.thanks": {It: "Grazie. Le tue risposte sono arrivate.", En: "Thank you. Your answers have arrived."},

	"intake.youth.studying":         {It: "Adesso vai a scuola o fai un corso?", En: "Are you at school, or on a course, now?"},
	"intake.youth.studying.school":  {It: "Sì, vado a scuola", En: "Yes, I am at school"},
	"intake.youth.studying.course":  {It: "Sì, faccio un corso", En: "Yes, I am on a course"},
	"intake.youth.studying.neither": {It: "No", En: "No"},

	"intake.youth.wishes":               {It: "Da che cosa vuoi cominciare?", En: "What would you like to begin with?"},
	"intake.youth.wishes.orientation":   {It: "Capire che lavoro fare", En: "Find out what work to do"},
	"intake.youth.wishes.finish_school": {It: "Finire la scuola", En: "Finish school"},
	"intake.youth.wishes.course":        {It: "Imparare un mestiere", En: "Learn a trade"},
	"intake.youth.wishes.first_job":     {It: "Trovare il primo lavoro", En: "Find a first job"},
	"intake.youth.wishes.meet_company":  {It: "Vedere come si lavora in un'azienda", En: "See how work is in a company"},

	"intake.youth.guardian":             {It: "Un genitore o un tutore sa che ti candidi?", En: "Does a parent or guardian know that you apply?"},
	"intake.youth.guardian.yes":         {It: "Sì", En: "Yes"},
	"intake.youth.guardian.not_yet":     {It: "Non ancora", En: "Not yet"},
	"intake.youth.guardian.no_guardian": {It: "Non ho un genitore o un tutore qui", En: "I have no parent or guardian here"},

	"intake.youth.error.choose": {It: "Scegli una risposta.", En: "Choose an answer."},
}

// youthStaffTexts are what staff read of it.
var youthStaffTexts = i18n.Texts{
	"intake.youth.fact.link":     {It: "Arrivata dal link per i giovani", En: "Came by the link for young people"},
	"intake.youth.fact.yes":      {It: "sì", En: "yes"},
	"intake.youth.fact.studying": {It: "Scuola o corso, adesso", En: "School or course, now"},
	"intake.youth.fact.wishes":   {It: "Da dove vuole cominciare", En: "What to begin with"},
	"intake.youth.fact.guardian": {It: "Minorenne: un genitore lo sa?", En: "A minor: does a parent know?"},

	"intake.fact.youth_answered": {It: "Risposte alle domande per i giovani", En: "Answers to the questions for young people"},
}

// The messages of young people.
const (
	templateReceiptYouth      = "intake.receipt_youth"
	templateReceiptYouthShort = "intake.receipt_youth_short"
)

// youthTemplates are the messages of young people.
func youthTemplates() []message.Template {
	return []message.Template{
		{
			Key:     templateReceiptYouth,
			Title:   i18n.Text{It: "Ricevuta della domanda, giovani", En: "Receipt of the application, young people"},
			Subject: i18n.Text{It: "La tua domanda è arrivata", En: "Your application has arrived"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nla tua domanda è arrivata. Il tuo codice è:\n\n    {code}\n\n" +
					"Con il codice vedi sul sito a che punto sei: scegli «Segui la mia domanda».\n\n" +
					"Ti chiamiamo entro {day}. Al colloquio parliamo di che cosa ti piace, di scuola, di corsi e di lavoro. " +
					"Non serve un curriculum. Puoi venire con una persona di cui ti fidi.\n\n" +
					"Se hai meno di 18 anni, dillo a un genitore o a un tutore.\n\n" +
					"Il servizio è gratis.\n",
				En: "Hello {name},\n\nyour application has arrived. Your code is:\n\n    {code}\n\n" +
					"With the code you see on the site where you are: choose \"Follow my application\".\n\n" +
					"We will call you by {day}. At the interview we talk about what you like, about school, courses and work. " +
					"You need no CV. You may bring somebody you trust.\n\n" +
					"If you are under 18, tell a parent or guardian.\n\n" +
					"The service is free.\n",
			},
		},
		{
			Key:   templateReceiptYouthShort,
			Title: i18n.Text{It: "Ricevuta della domanda, giovani (SMS)", En: "Receipt of the application, young people (SMS)"},
			Body: i18n.Text{
				It: "Domanda arrivata. Il tuo codice: {code}. Ti chiamiamo entro {day}: parliamo di scuola, corsi e lavoro. È gratis.",
				En: "Application arrived. Your code: {code}. We will call you by {day}: we talk about school, courses and work. It is free.",
			},
		},
	}
}
