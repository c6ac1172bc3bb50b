package person

import "insieme/internal/base/i18n"

// Texts are the words of the pages and panels; those of codes are in textCodes.
var Texts = join(textPages, textRecord, textShared, textWork, textCodes, textErrors, textImport)

func join(sets ...i18n.Texts) i18n.Texts {
	all := i18n.Texts{}
	for _, set := range sets {
		for key, text := range set {
			all[key] = text
		}
	}
	return all
}

var textPages = i18n.Texts{
	"person.back": {It: "Alla scheda della persona", En: "To the person's page"},

	"person.profile.title":  {It: "Profilo", En: "Profile"},
	"person.profile.edit":   {It: "Correggi", En: "Correct"},
	"person.profile.form":   {It: "Correggi il profilo", En: "Correct the profile"},
	"person.profile.save":   {It: "Salva", En: "Save"},
	"person.profile.theirs": {It: "Adesso c'è scritto: {0}", En: "It now says: {0}"},
	"person.profile.none":   {It: "non indicato", En: "not given"},
	"person.profile.birth":  {It: "{0}, {1} anni", En: "{0}, aged {1}"},
	"person.profile.doubt":  {It: "Il codice fiscale dice un dato diverso: {0}. Chiedi alla persona e correggi.", En: "The codice fiscale says something else: {0}. Ask the person and correct it."},
	"person.group.identity": {It: "Chi è", En: "Who"},
	"person.group.place":    {It: "Dove vive", En: "Where"},
	"person.group.contact":  {It: "Come si raggiunge", En: "How to reach"},
	"person.group.skills":   {It: "Che cosa sa fare", En: "What the person can do"},
	"person.group.language": {It: "In che lingua parliamo", En: "In which language we speak"},

	"person.field.surname":        {It: "Cognome", En: "Surname"},
	"person.field.given_name":     {It: "Nome", En: "Given name"},
	"person.field.birth_date":     {It: "Data di nascita", En: "Date of birth"},
	"person.field.sex":            {It: "Sesso", En: "Sex"},
	"person.field.citizenship":    {It: "Cittadinanza", En: "Citizenship"},
	"person.field.fiscal_code":    {It: "Codice fiscale", En: "Codice fiscale"},
	"person.field.municipality":   {It: "Comune", En: "Municipality"},
	"person.field.address":        {It: "Indirizzo", En: "Address"},
	"person.field.phones":         {It: "Telefono", En: "Telephone"},
	"person.field.phones.help":    {It: "Un numero per riga; il primo è quello che usiamo.", En: "One number a line; the first is the one we use."},
	"person.field.emails":         {It: "E-mail", En: "E-mail"},
	"person.field.emails.help":    {It: "Un indirizzo per riga.", En: "One address a line."},
	"person.field.education":      {It: "Scuola", En: "Education"},
	"person.field.italian_level":  {It: "Italiano", En: "Italian"},
	"person.field.trades":         {It: "Lavori", En: "Trades"},
	"person.field.trade_other":    {It: "Altri lavori, con parole sue", En: "Other trades, in the person's words"},
	"person.field.lang":           {It: "Lingua", En: "Language"},
	"person.field.interpreter":    {It: "Interprete", En: "Interpreter"},
	"person.field.interpreter.no": {It: "non serve", En: "not needed"},
	"person.field.referent":       {It: "Referente", En: "Case worker"},
	"person.field.consents":       {It: "Consensi", En: "Consents"},

	"person.audience.company": {It: "azienda", En: "company"},
	"person.audience.team":    {It: "solo équipe", En: "team only"},

	"person.consent.title":    {It: "Consensi", En: "Consents"},
	"person.consent.since":    {It: "dato {0}, testo {1}", En: "given {0}, text {1}"},
	"person.consent.gone":     {It: "ritirato {0}", En: "withdrawn {0}"},
	"person.consent.never":    {It: "mai dato", En: "never given"},
	"person.consent.give":     {It: "Registra il consenso", En: "Record consent"},
	"person.consent.withdraw": {It: "Ritira", En: "Withdraw"},

	"person.notes.title":        {It: "Note e chiamate", En: "Notes and calls"},
	"person.notes.all":          {It: "Tutte le note", En: "All notes"},
	"person.notes.none":         {It: "Nessuna nota.", En: "No notes."},
	"person.notes.none_text":    {It: "Scrivi la prima dopo un incontro o una telefonata.", En: "Write the first one after a meeting or a call."},
	"person.notes.of":           {It: "Nota di {0}", En: "Note by {0}"},
	"person.notes.call_of":      {It: "Chiamata di {0}: {1}", En: "Call by {0}: {1}"},
	"person.notes.add":          {It: "Scrivi una nota", En: "Write a note"},
	"person.notes.add_call":     {It: "Registra una chiamata", En: "Record a call"},
	"person.notes.shared":       {It: "Condivisibile: équipe e partner", En: "Shareable: team and partners"},
	"person.notes.private":      {It: "Riservata: tu e il referente", En: "Private: you and the case worker"},
	"person.notes.shared.help":  {It: "Fatti utili a tutti. Niente salute, niente giudizi.", En: "Facts that help everybody. No health, no judgements."},
	"person.notes.private.box":  {It: "Solo chi l'ha scritta e il referente", En: "Its author and the case worker only"},
	"person.notes.private.help": {It: "Resta cifrata e non esce dall'équipe.", En: "Kept encrypted; it does not leave the team."},
	"person.notes.on":           {It: "Giorno", En: "Day"},
	"person.notes.outcome":      {It: "Com'è andata", En: "How it went"},
	"person.notes.save":         {It: "Salva la nota", En: "Save the note"},
	"person.notes.save_call":    {It: "Salva la chiamata", En: "Save the call"},

	"person.around.title":  {It: "Rete attorno", En: "Who is around"},
	"person.around.none":   {It: "Nessun referente", En: "No case worker"},
	"person.around.since":  {It: "referente da {0}", En: "case worker since {0}"},
	"person.around.span":   {It: "referente {0} – {1}", En: "case worker {0} – {1}"},
	"person.around.change": {It: "Cambia", En: "Change"},
	"person.around.choose": {It: "Scegli", En: "Choose"},

	"person.referent.title":  {It: "Referente", En: "Case worker"},
	"person.referent.sub":    {It: "Una persona sola segue il percorso, dall'inizio alla fine.", En: "One person follows the pathway, from beginning to end."},
	"person.referent.user":   {It: "Chi segue la persona", En: "Who follows the person"},
	"person.referent.reason": {It: "Perché", En: "Why"},
	"person.referent.save":   {It: "Assegna", En: "Assign"},
	"person.referent.past":   {It: "Finora", En: "So far"},

	"person.quick.title":       {It: "Aggiungi", En: "Add"},
	"person.quick.note":        {It: "Nota", En: "Note"},
	"person.quick.call":        {It: "Chiamata", En: "Call"},
	"person.quick.appointment": {It: "Appuntamento", En: "Appointment"},

	"person.looks.title":        {It: "Chi ha guardato", En: "Who looked"},
	"person.looks.sub":          {It: "Ogni apertura della scheda è registrata prima che la pagina si veda.", En: "Every opening of the record is written down before the page is seen."},
	"person.looks.recent.one":   {It: "Guardata da {0} persona negli ultimi 30 giorni.", En: "Looked at by {0} person in the last 30 days."},
	"person.looks.recent.other": {It: "Guardata da {0} persone negli ultimi 30 giorni.", En: "Looked at by {0} people in the last 30 days."},
	"person.looks.who":          {It: "Chi", En: "Who"},
	"person.looks.when":         {It: "Quando", En: "When"},
	"person.looks.what":         {It: "Che cosa", En: "What"},
	"person.looks.none":         {It: "Nessuno ha ancora aperto questa scheda.", En: "Nobody has opened this record yet."},
	"person.looks.none_text":    {It: "Qui compare chi la apre.", En: "Whoever opens it appears here."},
	"person.looks.program":      {It: "il programma", En: "the program"},
	"person.looks.other":        {It: "una parte della scheda", En: "a part of the record"},

	"person.duplicate.title":       {It: "Possibili doppioni", En: "Possible duplicates"},
	"person.duplicate.sub":         {It: "Schede che potrebbero essere della stessa persona. Decidi tu: unire si può annullare.", En: "Records that may be of the same person. You decide: a merge can be undone."},
	"person.duplicate.none":        {It: "Nessun doppione da guardare.", En: "No duplicates to look at."},
	"person.duplicate.none_text":   {It: "Le schede nuove vengono confrontate da sole con tutte le altre.", En: "New records are compared with all others by themselves."},
	"person.duplicate.count.one":   {It: "C'è {0} scheda che potrebbe essere la stessa persona.", En: "{0} record may be the same person."},
	"person.duplicate.count.other": {It: "Ci sono {0} schede che potrebbero essere la stessa persona.", En: "{0} records may be the same person."},
	"person.duplicate.look":        {It: "Confronta", En: "Compare"},
	"person.duplicate.likely":      {It: "quasi certo", En: "almost certain"},
	"person.duplicate.possible":    {It: "possibile", En: "possible"},
	"person.duplicate.one":         {It: "Scheda", En: "Record"},
	"person.duplicate.other":       {It: "Potrebbe essere", En: "May be"},
	"person.duplicate.how":         {It: "Quanto", En: "How likely"},

	"person.compare.title":     {It: "Sono la stessa persona?", En: "Are they the same person?"},
	"person.compare.field":     {It: "Dato", En: "Field"},
	"person.compare.keep":      {It: "Resta questa scheda", En: "This record stays"},
	"person.compare.alias":     {It: "Si unisce a quella", En: "Is merged into it"},
	"person.compare.take":      {It: "Quali dati prendere dall'altra scheda", En: "What to take from the other record"},
	"person.compare.side":      {It: "Le due schede", En: "The two records"},
	"person.compare.swap":      {It: "Tieni l'altra scheda", En: "Keep the other record"},
	"person.compare.likeness":  {It: "In che cosa si somigliano", En: "How they are alike"},
	"person.compare.how":       {It: "Confronto", En: "Comparison"},
	"person.compare.created":   {It: "Scheda creata", En: "Record made"},
	"person.compare.merge":     {It: "Unisci le schede", En: "Merge the records"},
	"person.compare.merge_sub": {It: "La storia delle due schede si vede in una sola pagina. Telefoni ed e-mail si sommano. Si può annullare.", En: "The story of both records shows on one page. Telephones and e-mails add up. It can be undone."},
	"person.compare.apart":     {It: "Sono due persone", En: "They are two people"},
	"person.compare.apart_sub": {It: "Non te lo chiederemo più.", En: "We will not ask again."},
	"person.aliases.title":     {It: "Schede unite", En: "Merged records"},
	"person.aliases.since":     {It: "unita {0}", En: "merged {0}"},
	"person.aliases.separate":  {It: "Separa", En: "Separate"},

	"person.flash.profile":   {It: "Profilo corretto.", En: "Profile corrected."},
	"person.flash.note":      {It: "Nota salvata.", En: "Note saved."},
	"person.flash.call":      {It: "Chiamata salvata.", En: "Call saved."},
	"person.flash.note_back": {It: "Nota ritirata.", En: "Note taken back."},
	"person.flash.referent":  {It: "Referente: {0}.", En: "Case worker: {0}."},
	"person.flash.merged":    {It: "Schede unite.", En: "Records merged."},
	"person.flash.separated": {It: "Schede separate.", En: "Records separated."},
	"person.flash.apart":     {It: "Segnate come due persone.", En: "Marked as two people."},
	"person.flash.given":     {It: "Consenso registrato.", En: "Consent recorded."},
	"person.flash.withdrawn": {It: "Consenso ritirato.", En: "Consent withdrawn."},

	"person.todo.duplicate": {It: "Possibile doppione da confrontare", En: "Possible duplicate to compare"},
}
