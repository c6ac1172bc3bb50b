package intake

import "insieme/internal/base/i18n"

// legalTexts are the privacy notice, the accessibility statement and the legal
// notes. A change of the privacy notice needs a new NoticeVersion. The
// placeholders are: {0} the programme, {1} the institution, {2} its address,
// {3} telephone and mail.
var legalTexts = i18n.Texts{
	"intake.privacy.title":   {It: "I tuoi dati", En: "Your data"},
	"intake.privacy.lead":    {It: "Che cosa chiediamo, perché, chi lo vede e che cosa puoi fare. In parole semplici.", En: "What we ask, why, who sees it and what you can do. In plain words."},
	"intake.privacy.dated":   {It: "Versione {0} di questa pagina.", En: "Version {0} of this page."},
	"intake.privacy.1.title": {It: "Chi risponde dei tuoi dati", En: "Who answers for your data"},
	"intake.privacy.1.text":  {It: "{1}, per il programma {0}. Ci trovi qui: {2}; {3}.", En: "{1}, for the programme {0}. You find us here: {2}; {3}."},
	"intake.privacy.2.title": {It: "Che cosa chiediamo e perché", En: "What we ask and why"},
	"intake.privacy.2.text":  {It: "Dove vivi, se lavori, quali percorsi fai: per capire se il programma è per te. Che cosa sai fare e che scuola hai fatto: per cercare un lavoro adatto. Nome, data di nascita e contatti: per riconoscerti e chiamarti. Il codice fiscale puoi non scriverlo: serve a chiedere agli altri servizi senza sbagliare persona.", En: "Where you live, whether you work, which paths you are on: to see whether the programme is for you. What you can do and which school you finished: to look for fitting work. Name, date of birth and contacts: to recognise and call you. You may leave the codice fiscale out: it helps to ask other services without mistaking the person."},
	"intake.privacy.3.title": {It: "Perché possiamo farlo", En: "Why we may"},
	"intake.privacy.3.text":  {It: "È un compito pubblico che la legge ci affida: aiutare chi fa fatica a trovare lavoro (articolo 6, lettera e, del Regolamento europeo 2016/679). Se al colloquio parliamo della tua salute, lo facciamo per la stessa ragione e con più protezione (articolo 9).", En: "It is a public task given to us by law: helping those who struggle to find work (article 6, letter e, of EU Regulation 2016/679). If we talk about your health at the interview, it is for the same reason and with more protection (article 9)."},
	"intake.privacy.4.title": {It: "Chi li vede", En: "Who sees them"},
	"intake.privacy.4.text":  {It: "Le persone del servizio che ti seguono. Gli altri servizi pubblici, solo per controllare se stai già facendo un percorso. Le aziende vedono il tuo CV **solo se dici sì**, ogni volta, e non vedono mai salute, famiglia o cittadinanza. Ogni volta che qualcuno apre la tua scheda resta scritto.", En: "The people of the service who follow you. Other public services, only to check whether you are on a path already. Companies see your CV **only if you say yes**, each time, and never see health, family or citizenship. Every opening of your file is written down."},
	"intake.privacy.5.title": {It: "Per quanto tempo", En: "For how long"},
	"intake.privacy.5.text":  {It: "Una domanda iniziata e non inviata si cancella da sola dopo 30 giorni. Una domanda inviata resta per la durata del programma e per i controlli che la legge chiede; poi togliamo il tuo nome e restano solo i numeri.", En: "An application begun and not sent is deleted by itself after 30 days. One that is sent is kept while the programme lasts and for the checks that the law asks; then we take your name away and only figures remain."},
	"intake.privacy.6.title": {It: "Che cosa puoi fare", En: "What you can do"},
	"intake.privacy.6.text":  {It: "Puoi vedere i tuoi dati, correggerli, chiedere di cancellarli, ritirare la domanda. Chiamaci o scrivici: {3}. Se pensi che abbiamo sbagliato, puoi rivolgerti al Garante per la protezione dei dati personali.", En: "You can see your data, correct them, ask for their deletion, withdraw your application. Call or write: {3}. If you think that we did wrong, you can turn to the data protection authority (Garante)."},
	"intake.privacy.7.title": {It: "I cookie", En: "Cookies"},
	"intake.privacy.7.text":  {It: "Usiamo due cookie tecnici: uno tiene aperta la tua domanda mentre la scrivi, l'altro ricorda la lingua. Nessuno serve a seguirti o a farti pubblicità.", En: "We use two technical cookies: one keeps your application open while you write it, the other remembers the language. Neither follows you or advertises."},

	"intake.access.title":   {It: "Dichiarazione di accessibilità", En: "Accessibility statement"},
	"intake.access.lead":    {It: "Vogliamo che tutti possano usare queste pagine.", En: "We want everybody to be able to use these pages."},
	"intake.access.dated":   {It: "Regola di riferimento: WCAG 2.2, livello AA (UNI CEI EN 301549).", En: "Standard of reference: WCAG 2.2, level AA (EN 301549)."},
	"intake.access.1.title": {It: "Come sono fatte le pagine", En: "How the pages are made"},
	"intake.access.1.text":  {It: "Si usano con la sola tastiera, con un lettore di schermo, ingrandite, sul telefono, senza JavaScript. I colori hanno contrasto sufficiente e non dicono mai una cosa da soli.", En: "They work with the keyboard alone, with a screen reader, enlarged, on a phone, without JavaScript. Colours have enough contrast and never say anything alone."},
	"intake.access.2.title": {It: "Lingue e limiti", En: "Languages and limits"},
	"intake.access.2.text":  {It: "La pagina iniziale, la domanda, la ricevuta, «La mia strada» e la scelta del giorno sono in dieci lingue. Nomi e indirizzi restano in italiano. Se una frase tradotta non è chiara, vale quella italiana. Allo sportello puoi chiedere un interprete, gratis.", En: "The home page, the application, the receipt, «My road» and the choice of a day are in ten languages. Names and addresses stay in Italian. If a translated sentence is not clear, the Italian one counts. At the help desk you can ask for an interpreter, free of charge."},
	"intake.access.3.title": {It: "Come lo controlliamo", En: "How we check"},
	"intake.access.3.text":  {It: "Ogni versione del programma è controllata in automatico pagina per pagina, e a mano con la tastiera.", En: "Every version of the program is checked automatically page by page, and by hand with the keyboard."},
	"intake.access.4.title": {It: "Dicci se qualcosa non va", En: "Tell us if something does not work"},
	"intake.access.4.text":  {It: "Scrivici o chiamaci ({3}): ti rispondiamo e intanto ti aiutiamo in un altro modo. Se la risposta non basta, puoi rivolgerti al Difensore civico per il digitale.", En: "Write or call ({3}): we will answer, and help you in another way meanwhile. If the answer is not enough, you can turn to the digital ombudsman (Difensore civico per il digitale)."},

	"intake.legal.title":   {It: "Note legali", En: "Legal notes"},
	"intake.legal.lead":    {It: "Chi pubblica queste pagine e che cosa valgono.", En: "Who publishes these pages and what they are worth."},
	"intake.legal.1.title": {It: "Chi pubblica", En: "Publisher"},
	"intake.legal.1.text":  {It: "{1}, per il programma {0}. Sede: {2}.", En: "{1}, for the programme {0}. Seat: {2}."},
	"intake.legal.2.title": {It: "Che cosa vale la domanda", En: "What an application is worth"},
	"intake.legal.2.text":  {It: "La domanda non è una promessa di lavoro e non toglie nessun diritto. Il servizio è gratis: nessuno può chiederti denaro.", En: "An application is no promise of work and takes no right away. The service is free: nobody may ask you for money."},
	"intake.legal.3.title": {It: "Le informazioni", En: "The information"},
	"intake.legal.3.text":  {It: "Controlliamo quello che scriviamo. Se trovi un errore, diccelo: {3}.", En: "We check what we write. If you find a mistake, tell us: {3}."},
	"intake.legal.4.title": {It: "Il programma informatico", En: "The software"},
	"intake.legal.4.text":  {It: "È software libero con licenza EUPL 1.2: si può usare, studiare, migliorare. Testi e grafica si possono riusare citando la fonte.", En: "It is free software under the EUPL 1.2 licence: you may use, study and improve it. Texts and graphics may be reused naming the source."},
}
