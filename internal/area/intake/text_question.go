package intake

import (
	"insieme/internal/area/network"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// questionTexts are the words of the questions put to organisations: on the
// case, in the organisation's pages, behind the link.
var questionTexts = i18n.Texts{
	"intake.questions.title":      {It: "Verifiche", En: "Verifications"},
	"intake.questions.sub":        {It: "Le domande del programma al tuo ente. Servono a capire se una persona può cominciare adesso.", En: "The programme's questions to your organisation. They help to see whether a person can begin now."},
	"intake.questions.card":       {It: "Aspettano una risposta", En: "Waiting for an answer"},
	"intake.questions.empty":      {It: "Nessuna domanda aperta.", En: "No open question."},
	"intake.questions.empty.text": {It: "Quando il programma chiede qualcosa al tuo ente, la trovi qui.", En: "When the programme asks your organisation something, you find it here."},
	"intake.questions.bulk":       {It: "Rispondi a quelle che sai: le altre restano qui. Per scrivere una nota apri la domanda.", En: "Answer those you know: the others stay here. To write a note open the question."},
	"intake.questions.send":       {It: "Invia le risposte", En: "Send the answers"},
	"intake.questions.who":        {It: "Persona", En: "Person"},
	"intake.questions.question":   {It: "Domanda", En: "Question"},
	"intake.questions.answer":     {It: "Risposta", En: "Answer"},
	"intake.questions.until":      {It: "Fino al", En: "Until"},
	"intake.questions.later":      {It: "rispondo dopo", En: "I answer later"},
	"intake.questions.more":       {It: "Ci sono altre domande: compaiono quando hai risposto a queste.", En: "There are more questions: they appear once you have answered these."},
	"intake.questions.due":        {It: "entro {0}", En: "by {0}"},
	"intake.questions.fiscal":     {It: "codice fiscale {0}", En: "codice fiscale {0}"},

	"intake.question.title":    {It: "Una verifica", En: "A verification"},
	"intake.question.minimum":  {It: "Mostriamo solo quello che serve per riconoscere la persona.", En: "We show only what is needed to recognise the person."},
	"intake.question.person":   {It: "Cognome e nome", En: "Name"},
	"intake.question.birth":    {It: "Nascita", En: "Birth"},
	"intake.question.fiscal":   {It: "Codice fiscale", En: "Codice fiscale"},
	"intake.question.asked":    {It: "Chiesta il", En: "Asked on"},
	"intake.question.due":      {It: "Risposta entro il", En: "Answer by"},
	"intake.question.measures": {It: "Negli ultimi {0} mesi la persona è in una misura di politica attiva?", En: "In the last {0} months, is the person in an active-labour-policy measure?"},
	"intake.question.l14":      {It: "La persona ha un percorso L.R. 14/15 attivo, o si potrebbe avviare?", En: "Does the person have an L.R. 14/15 path, or could one be started?"},

	"intake.todo.asked.measures": {It: "Entro {0}: misura attiva negli ultimi {1} mesi?", En: "By {0}: an active measure in the last {1} months?"},
	"intake.todo.asked.l14":      {It: "Entro {0}: percorso L.R. 14/15?", En: "By {0}: an L.R. 14/15 path?"},
	"intake.todo.asked.do":       {It: "Rispondi", En: "Answer"},

	"intake.question.short.measures": {It: "Misura attiva negli ultimi {0} mesi?", En: "Active measure in the last {0} months?"},
	"intake.question.short.l14":      {It: "Percorso L.R. 14/15?", En: "L.R. 14/15 path?"},

	"intake.question.reply":             {It: "La risposta", En: "The answer"},
	"intake.question.until":             {It: "Fino a quando dura", En: "Until when it runs"},
	"intake.question.until.help":        {It: "Solo se è attivo. Va bene anche la data prevista.", En: "Only if it is active. The expected day is fine."},
	"intake.question.measure":           {It: "Quale percorso", En: "Which path"},
	"intake.question.measure.help":      {It: "Solo se è attivo, se lo sai.", En: "Only if it is active, if you know."},
	"intake.question.note":              {It: "Una nota per l'ufficio", En: "A note for the office"},
	"intake.question.note.help":         {It: "La legge solo chi lavora alla verifica. Niente notizie sulla salute.", En: "Read only by who works on the verification. Nothing about health."},
	"intake.question.do":                {It: "Invia la risposta", En: "Send the answer"},
	"intake.question.once":              {It: "Si risponde una volta sola. Per correggere, scrivi o telefona al programma.", En: "One answers once. To correct, write to or call the programme."},
	"intake.question.error.closed":      {It: "A questa domanda non si può più rispondere.", En: "This question can no longer be answered."},
	"intake.question.error.expired":     {It: "La risposta è scaduta: chiedi di nuovo.", En: "The answer has expired: ask again."},
	"intake.question.error.until":       {It: "Scrivi fino a quando dura, anche solo la data prevista.", En: "Write until when it runs, even if only the expected day."},
	"intake.question.error.until_later": {It: "La data è già passata: se è finito, rispondi che non c'è.", En: "The day has passed: if it is over, answer that there is none."},
	"intake.question.error.note":        {It: "La nota è troppo lunga: al massimo {0} caratteri.", En: "The note is too long: at most {0} characters."},
	"intake.question.error.nothing":     {It: "Scegli almeno una risposta.", En: "Choose at least one answer."},

	"intake.reply.measures.none":    {It: "No, nessuna", En: "No, none"},
	"intake.reply.measures.active":  {It: "Sì, è attiva", En: "Yes, it is active"},
	"intake.reply.measures.unknown": {It: "Non lo sappiamo", En: "We do not know"},
	"intake.reply.l14.none":         {It: "No, e non è da avviare", En: "No, and none to start"},
	"intake.reply.l14.active":       {It: "Sì, è attivo", En: "Yes, it is active"},
	"intake.reply.l14.possible":     {It: "No, ma si potrebbe avviare", En: "No, but one could be started"},
	"intake.reply.l14.unknown":      {It: "Non lo sappiamo", En: "We do not know"},

	"intake.said.reply.measures.none":    {It: "nessuna misura attiva", En: "no active measure"},
	"intake.said.reply.measures.active":  {It: "misura attiva fino al {0}", En: "measure active until {0}"},
	"intake.said.reply.measures.unknown": {It: "non lo sanno", En: "they do not know"},
	"intake.said.reply.l14.none":         {It: "nessun percorso", En: "no path"},
	"intake.said.reply.l14.active":       {It: "percorso attivo fino al {0}", En: "path active until {0}"},
	"intake.said.reply.l14.possible":     {It: "un percorso si potrebbe avviare", En: "a path could be started"},
	"intake.said.reply.l14.unknown":      {It: "non lo sanno", En: "they do not know"},

	"intake.asked.waits":       {It: "**{0}**: chiesto {1}, risposta entro {2}", En: "**{0}**: asked {1}, answer by {2}"},
	"intake.asked.late.one":    {It: "**{1}**: chiesto {0} giorno fa, nessuna risposta", En: "**{1}**: asked {0} day ago, no answer"},
	"intake.asked.late.other":  {It: "**{1}**: chiesto {0} giorni fa, nessuna risposta", En: "**{1}**: asked {0} days ago, no answer"},
	"intake.asked.answered":    {It: "**{0}** risponde: **{1}**", En: "**{0}** answers: **{1}**"},
	"intake.asked.way.login":   {It: "con il suo accesso", En: "with its login"},
	"intake.asked.way.link":    {It: "con il link", En: "by the link"},
	"intake.asked.valid":       {It: "vale fino al {0}", En: "counts until {0}"},
	"intake.asked.expired":     {It: "scaduta il {0}: chiedi di nuovo", En: "expired on {0}: ask again"},
	"intake.asked.withdrawn":   {It: "{0}: chiesto {1}, ritirata", En: "{0}: asked {1}, withdrawn"},
	"intake.asked.no_address":  {It: "nessun indirizzo e-mail: la trova nella sua pagina", En: "no e-mail address: it is in its own page"},
	"intake.asked.note":        {It: "Nota: {0}", En: "Note: {0}"},
	"intake.asked.remind":      {It: "Sollecita", En: "Remind"},
	"intake.asked.withdraw":    {It: "Ritira la domanda", En: "Withdraw the question"},
	"intake.asked.seen":        {It: "Segna come vista", En: "Mark as seen"},
	"intake.asked.confirm":     {It: "Confermo: sì", En: "I confirm: yes"},
	"intake.ask.also.open":     {It: "Chiedi anche a…", En: "Ask also…"},
	"intake.ask.also.do":       {It: "Chiedi", En: "Ask"},
	"intake.ask.renew.open":    {It: "Chiedi di nuovo a…", En: "Ask again…"},
	"intake.ask.renew.do":      {It: "Chiedi", En: "Ask"},
	"intake.field.due":         {It: "Risposta entro il", En: "Answer by"},
	"intake.expired":           {It: "la risposta è scaduta il {0}", En: "the answer expired on {0}"},
	"intake.suspend.said.open": {It: "Conferma la sospensione…", En: "Confirm the suspension…"},
	"intake.suspend.said.do":   {It: "Sospendi", En: "Suspend"},
	"intake.path.said.open":    {It: "Conferma la risposta…", En: "Confirm the answer…"},
	"intake.path.said.do":      {It: "Registra la risposta", En: "Record the answer"},

	"intake.done.reminded":  {It: "Sollecito fatto.", En: "Reminder made."},
	"intake.done.withdrawn": {It: "Domanda ritirata.", En: "Question withdrawn."},
	"intake.done.seen":      {It: "Risposta segnata come vista.", En: "Answer marked as seen."},
	"intake.done.replied":   {It: "Grazie: la risposta è arrivata al programma.", En: "Thank you: the answer has reached the programme."},

	"intake.fact.verification_renewed":   {It: "**Verifica chiesta di nuovo** ai partner", En: "**Verification asked again** of the partners"},
	"intake.fact.verification_confirmed": {It: "**Verifica confermata**", En: "**Verification confirmed**"},
	"intake.fact.verification_answered":  {It: "**Risposta di un ente**", En: "**Answer of an organisation**"},
	"intake.fact.verification_reminded":  {It: "**Sollecito** a un ente", En: "**Reminder** to an organisation"},
	"intake.fact.verification_withdrawn": {It: "**Domanda ritirata**", En: "**Question withdrawn**"},

	"intake.todo.silent.one":   {It: "Chiesto a **{1}** {0} giorno fa, nessuna risposta", En: "Asked **{1}** {0} day ago, no answer"},
	"intake.todo.silent.other": {It: "Chiesto a **{1}** {0} giorni fa, nessuna risposta", En: "Asked **{1}** {0} days ago, no answer"},
	"intake.todo.silent.do":    {It: "Sollecita", En: "Remind"},
	"intake.todo.answered":     {It: "**{0}** ha risposto alla verifica", En: "**{0}** has answered the verification"},
	"intake.todo.answered.do":  {It: "Guarda la risposta", En: "See the answer"},
	"intake.todo.expired":      {It: "Una verifica è scaduta: va chiesta di nuovo", En: "A verification has expired: ask again"},
	"intake.todo.expired.do":   {It: "Apri la verifica", En: "Open verification"},

	"intake.link.gone":      {It: "Questo link non apre più niente", En: "This link opens nothing any more"},
	"intake.link.gone.text": {It: "Forse avete già risposto, forse è passato troppo tempo, o l'indirizzo non è completo. Se serve ancora una risposta, il programma vi manda un link nuovo.", En: "Perhaps you have answered already, perhaps too much time has passed, or the address is not complete. If an answer is still needed, the programme sends you a new link."},
	"intake.link.done":      {It: "Grazie, la risposta è arrivata", En: "Thank you, the answer has arrived"},
	"intake.link.done.text": {It: "Non serve fare altro. Il link non si apre più.", En: "There is nothing else to do. The link no longer opens."},
	"intake.link.login":     {It: "Chi ha un accesso trova tutte le domande del suo ente nella pagina «Verifiche».", En: "Who has a login finds all questions of their organisation in the page “Verifications”."},
}

const templateQuestion = "intake.verification"

// QuestionTemplates are what this area tells organisations.
func QuestionTemplates() []message.Template {
	return []message.Template{{
		Key:     templateQuestion,
		Title:   i18n.Text{It: "Verifica chiesta a un ente", En: "Verification asked of an organisation"},
		Subject: i18n.Text{It: "Una verifica su una persona: rispondete entro {due}", En: "A verification about a person: please answer by {due}"},
		Body: i18n.Text{
			It: "Buongiorno {name},\n\nuna persona si è candidata al programma e vi chiediamo una verifica. Basta un minuto:\n\n    {link}\n\n" +
				"Il link serve per una sola risposta e vale fino al {day}. Non inoltratelo fuori dal vostro ufficio: apre i dati di una persona.\n\n" +
				"Chi ha un accesso al programma trova la domanda nella pagina «Verifiche».\n",
			En: "Hello {name},\n\na person has applied to the programme and we ask you for a verification. It takes a minute:\n\n    {link}\n\n" +
				"The link serves for one answer and works until {day}. Do not forward it outside your office: it opens a person's data.\n\n" +
				"Who has a login finds the question in the page “Verifications”.\n",
		},
	}}
}

// questionMessage is the message that puts a question, once for each time that
// it is put. It names nobody and belongs to no person: who is meant is told
// behind the link only.
func questionMessage(q Question, o network.Organisation, href string, until civil.Date) message.Message {
	l := new(i18n.Catalogue).In(i18n.It)
	return message.Message{
		Template: templateQuestion, Channel: message.Email, To: o.Email, Lang: i18n.It,
		Vars: map[string]string{"name": o.Name, "link": href, "due": l.Date(q.DueOn), "day": l.Date(until)},
	}
}
