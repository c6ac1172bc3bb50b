package person

import "insieme/internal/base/i18n"

// textCodes are the words of this area's codes.
var textCodes = i18n.Texts{
	"person.sex.f": {It: "donna", En: "woman"},
	"person.sex.m": {It: "uomo", En: "man"},
	"person.sex.x": {It: "altro", En: "other"},

	"person.citizenship.XX": {It: "apolide", En: "stateless"},
	"person.citizenship.ZZ": {It: "un altro Paese", En: "another country"},

	"person.education.none":            {It: "nessuna scuola", En: "none"},
	"person.education.primary":         {It: "scuola elementare", En: "primary school"},
	"person.education.lower_secondary": {It: "scuola media", En: "lower secondary school"},
	"person.education.vocational":      {It: "qualifica professionale", En: "vocational qualification"},
	"person.education.upper_secondary": {It: "diploma", En: "upper secondary diploma"},
	"person.education.tertiary":        {It: "laurea o altro dopo il diploma", En: "university degree or similar"},

	"person.italian_level.none":   {It: "non lo parla", En: "does not speak it"},
	"person.italian_level.basic":  {It: "lo parla un po'", En: "speaks a little"},
	"person.italian_level.good":   {It: "lo parla bene", En: "speaks it well"},
	"person.italian_level.fluent": {It: "lo parla e lo scrive bene", En: "speaks and writes it well"},
	"person.italian_level.native": {It: "è la sua lingua", En: "it is the person's language"},

	"person.trade.warehouse": {It: "magazzino", En: "warehouse"},
	"person.trade.cleaning":  {It: "pulizie", En: "cleaning"},
	"person.trade.kitchen":   {It: "cucina e ristorante", En: "kitchen and restaurant"},
	"person.trade.care":      {It: "cura delle persone", En: "care of people"},
	"person.trade.building":  {It: "edilizia", En: "building"},
	"person.trade.factory":   {It: "fabbrica", En: "factory"},
	"person.trade.driving":   {It: "guida e consegne", En: "driving and delivery"},
	"person.trade.green":     {It: "verde e campagna", En: "gardens and fields"},
	"person.trade.shop":      {It: "negozio", En: "shop"},
	"person.trade.office":    {It: "ufficio", En: "office"},
	"person.trade.unknown":   {It: "non lo sa ancora", En: "does not know yet"},

	"person.lang.it":    {It: "italiano", En: "Italian"},
	"person.lang.en":    {It: "inglese", En: "English"},
	"person.lang.fr":    {It: "francese", En: "French"},
	"person.lang.es":    {It: "spagnolo", En: "Spanish"},
	"person.lang.ro":    {It: "romeno", En: "Romanian"},
	"person.lang.sq":    {It: "albanese", En: "Albanian"},
	"person.lang.uk":    {It: "ucraino", En: "Ukrainian"},
	"person.lang.ru":    {It: "russo", En: "Russian"},
	"person.lang.ar":    {It: "arabo", En: "Arabic"},
	"person.lang.ur":    {It: "urdu", En: "Urdu"},
	"person.lang.bn":    {It: "bengalese", En: "Bengali"},
	"person.lang.zh":    {It: "cinese", En: "Chinese"},
	"person.lang.other": {It: "un'altra lingua", En: "another language"},

	"person.consent.privacy_notice": {It: "ha letto l'informativa", En: "has read the privacy notice"},
	"person.consent.share_profile":  {It: "profilo condiviso con aziende e partner", En: "profile shared with companies and partners"},
	"person.consent.newsletter":     {It: "notizie del programma", En: "news of the programme"},

	"person.outcome.reached":      {It: "ci siamo parlati", En: "we spoke"},
	"person.outcome.no_answer":    {It: "non risponde", En: "no answer"},
	"person.outcome.wrong_number": {It: "numero sbagliato", En: "wrong number"},
	"person.outcome.call_back":    {It: "da richiamare", En: "to call back"},

	"person.reason.first":           {It: "prima assegnazione", En: "first assignment"},
	"person.reason.workload":        {It: "carico di lavoro", En: "workload"},
	"person.reason.absence":         {It: "assenza", En: "absence"},
	"person.reason.closer":          {It: "più vicino alla persona", En: "closer to the person"},
	"person.reason.asked_by_person": {It: "chiesto dalla persona", En: "asked by the person"},
	"person.reason.other":           {It: "altro", En: "other"},

	"person.like.same":    {It: "uguale", En: "same"},
	"person.like.swapped": {It: "scambiati", En: "swapped"},
	"person.like.near":    {It: "quasi uguale", En: "nearly the same"},
	"person.like.differs": {It: "diverso", En: "different"},
	"person.like.unknown": {It: "manca", En: "missing"},
	"person.like.name":    {It: "nome", En: "name"},
	"person.like.birth":   {It: "nascita", En: "birth"},
	"person.like.fiscal":  {It: "codice fiscale", En: "codice fiscale"},
	"person.like.contact": {It: "recapiti", En: "contacts"},

	"person.look.person":          {It: "scheda", En: "record"},
	"person.look.person.profile":  {It: "profilo", En: "profile"},
	"person.look.person.notes":    {It: "note", En: "notes"},
	"person.look.person.compare":  {It: "confronto tra schede", En: "comparison of records"},
	"person.look.person.looks":    {It: "chi ha guardato", En: "who looked"},
	"person.look.person.referent": {It: "referente", En: "case worker"},
	"person.look.pathway":         {It: "percorso", En: "pathway"},
	"person.look.application":     {It: "candidatura", En: "application"},
	"person.look.agenda":          {It: "appuntamento", En: "appointment"},
}

// textErrors are what is wrong with a form, and what to do.
var textErrors = i18n.Texts{
	"person.error.surname":       {It: "Manca il cognome: scrivilo. Se la persona ne ha uno solo di nome e cognome, ripetilo.", En: "The surname is missing: write it. If the person has only one name, write it twice."},
	"person.error.given_name":    {It: "Manca il nome: scrivilo.", En: "The given name is missing: write it."},
	"person.error.birth_future":  {It: "Questa data è nel futuro: controllala.", En: "This date is in the future: check it."},
	"person.error.birth_old":     {It: "Con questa data avrebbe più di 110 anni: controllala.", En: "With this date the person would be over 110: check it."},
	"person.error.fiscal":        {It: "Il codice fiscale non torna: ha 16 caratteri e l'ultimo controlla gli altri. Ricopialo dal documento.", En: "The codice fiscale does not add up: it has 16 characters and the last one checks the others. Copy it from the document."},
	"person.error.email":         {It: "Un indirizzo e-mail non è completo: serve qualcosa come nome@esempio.it.", En: "An e-mail address is not complete: it should look like name@example.org."},
	"person.error.phone":         {It: "Un numero non è un telefono: controlla quante cifre ha. Per l'estero metti il prefisso, come +212.", En: "A number is no telephone number: check how many digits it has. For other countries write the prefix, such as +212."},
	"person.error.too_many":      {It: "Sono troppi: al massimo quattro.", En: "Too many: four at most."},
	"person.error.merged":        {It: "Questa scheda è stata unita a un'altra: lavora su quella.", En: "This record has been merged into another: work on that one."},
	"person.error.not_merged":    {It: "Questa scheda non è unita a nessun'altra.", En: "This record is not merged into another."},
	"person.error.same_record":   {It: "È la stessa scheda due volte.", En: "It is the same record twice."},
	"person.error.no_consent":    {It: "Non c'è un consenso da ritirare.", En: "There is no consent to withdraw."},
	"person.error.referent":      {It: "Scegli un'operatrice o un operatore dell'elenco.", En: "Choose a case worker from the list."},
	"person.error.same_referent": {It: "È già il referente di questa persona.", En: "This is the person's case worker already."},
	"person.error.outcome":       {It: "Di' com'è andata la chiamata.", En: "Say how the call went."},
	"person.error.empty_note":    {It: "La nota è vuota: scrivi almeno una delle due parti.", En: "The note is empty: write at least one of the two parts."},
	"person.error.future":        {It: "Questo giorno deve ancora venire: scrivi oggi o un giorno passato.", En: "This day is still to come: write today or a past day."},
}
