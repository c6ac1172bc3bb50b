package pathway

import "insieme/internal/base/i18n"

// PactTexts are the words of the pact: on the staff's page, on the printed
// sheet and on the person's own page.
var PactTexts = i18n.Join(pactTexts, i18n.ForPeople(i18n.PeopleLangs(), peopleTexts, peopleWords))

// pactTexts are those that only staff read.
var pactTexts = i18n.Texts{
	"pathway.pact.title":          {It: "Patto", En: "Pact"},
	"pathway.pact.person_default": {It: "Venire agli incontri fissati, o avvisare prima.\nDire come stanno davvero le cose.\nFare i passi che scegliamo insieme.", En: "Come to the meetings, or say so before.\nSay how things really are.\nTake the steps we choose together."},
	"pathway.pact.our_default":    {It: "Seguirti con una persona di riferimento.\nMantenere le promesse con la loro data.\nDirti per tempo se siamo in ritardo.", En: "Give you one person who follows you.\nKeep the promises by their day.\nTell you in time when we are late."},
	"pathway.pact.help":           {It: "Una cosa per riga, in parole semplici.", En: "One thing a line, in plain words."},
	"pathway.pact.propose":        {It: "Proponi il patto", En: "Propose the pact"},
	"pathway.pact.propose_again":  {It: "Proponi una nuova versione", En: "Propose a new version"},
	"pathway.pact.accept":         {It: "La persona ha detto sì", En: "The person said yes"},
	"pathway.pact.how":            {It: "Come ha detto sì", En: "How the yes was given"},
	"pathway.pact.how.on_screen":  {It: "Qui, con me, sullo schermo", En: "Here, with me, on the screen"},
	"pathway.pact.how.on_paper":   {It: "Su carta, firmato", En: "On paper, signed"},
	"pathway.pact.version":        {It: "versione {0}, proposta {1}", En: "version {0}, proposed {1}"},
	"pathway.pact.to_person":      {It: "Torna alla persona", En: "Back to the person"},
	"pathway.pact.force":          {It: "Patto in vigore", En: "Pact in force"},
	"pathway.pact.force_note":     {It: "versione {0}, accettata {1}, {2}", En: "version {0}, accepted {1}, {2}"},
	"pathway.pact.waiting":        {It: "Nuova versione, in attesa del sì", En: "New version, waiting for the yes"},
	"pathway.pact.waiting_first":  {It: "Patto proposto, in attesa del sì", En: "Pact proposed, waiting for the yes"},
	"pathway.pact.waiting_text":   {It: "Vale ancora la versione {0}. Sotto, che cosa cambia.", En: "Version {0} still holds. Below, what changes."},
	"pathway.pact.talk_asked":     {It: "La persona **vuole parlarne prima**: lo ha chiesto {0} dalla sua pagina.", En: "The person **wants to talk about it first**: asked {0} from their page."},
	"pathway.pact.former":         {It: "Versioni precedenti", En: "Earlier versions"},
	"pathway.pact.former_never":   {It: "mai accettata", En: "never accepted"},
	"pathway.pact.former_was":     {It: "accettata {0}, {1}", En: "accepted {0}, {1}"},
	"pathway.pact.sheet":          {It: "Foglio da stampare", En: "Sheet to print"},
	"pathway.pact.sheet_help":     {It: "Due copie: una alla persona, una in archivio. Si stampa dal menu del browser.", En: "Two copies: one for the person, one for the file. Print from the browser's menu."},
	"pathway.pact.sign_person":    {It: "La persona", En: "The person"},
	"pathway.pact.sign_programme": {It: "Per il programma", En: "For the programme"},
	"pathway.pact.sign_day":       {It: "Data", En: "Date"},
	"pathway.pact.none":           {It: "Il patto non c'è ancora.", En: "There is no pact yet."},
	"pathway.pact.none_text":      {It: "Lo prepara chi segue la persona, insieme a lei.", En: "It is prepared by who follows the person, together with them."},
}
