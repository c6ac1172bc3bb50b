package person

import "insieme/internal/base/i18n"

var textRecord = i18n.Texts{
	"person.document.title":     {It: "Documenti", En: "Documents"},
	"person.document.sub":       {It: "Curriculum, attestati e altre carte della persona. I file sono cifrati.", En: "CVs, certificates and other papers of the person. Files are encrypted."},
	"person.document.add":       {It: "Aggiungi un documento", En: "Add a document"},
	"person.document.all":       {It: "Tutti i documenti", En: "All documents"},
	"person.document.none":      {It: "Nessun documento.", En: "No documents."},
	"person.document.none_text": {It: "Carica un curriculum o la foto di un attestato.", En: "Upload a CV or the photograph of a certificate."},
	"person.document.save":      {It: "Carica", En: "Upload"},
	"person.document.file":      {It: "File", En: "File"},
	"person.document.file.help": {It: "PDF, Word (.docx) o una foto JPG o PNG, al massimo {0} MB.", En: "PDF, Word (.docx) or a JPG or PNG photograph, {0} MB at most."},
	"person.document.kind":      {It: "Che cos'è", En: "What it is"},

	"person.document.kind.cv":          {It: "Curriculum", En: "CV"},
	"person.document.kind.certificate": {It: "Attestato o titolo", En: "Certificate or title"},
	"person.document.kind.licence":     {It: "Patente o patentino", En: "Licence"},
	"person.document.kind.identity":    {It: "Documento d'identità", En: "Identity document"},
	"person.document.kind.permit":      {It: "Permesso di soggiorno", En: "Residence permit"},
	"person.document.kind.other":       {It: "Altro", En: "Other"},

	"person.document.audience":         {It: "Chi lo può vedere", En: "Who may see it"},
	"person.document.audience.help":    {It: "Alle aziende va solo con il consenso della persona.", En: "It goes to companies only with the person's consent."},
	"person.document.audience.team":    {It: "Solo l'équipe", En: "The team only"},
	"person.document.audience.company": {It: "Anche le aziende", En: "Companies too"},

	"person.document.theirs":   {It: "{0}, {1}, con la domanda", En: "{0}, {1}, with the application"},
	"person.document.archive":  {It: "Archivia", En: "Archive"},
	"person.document.restore":  {It: "Riprendi", En: "Take back"},
	"person.document.archived": {It: "archiviato", En: "archived"},

	"person.flash.document": {It: "Documento caricato.", En: "Document uploaded."},
	"person.flash.archived": {It: "Documento archiviato.", En: "Document archived."},
	"person.flash.restored": {It: "Documento ripreso.", En: "Document taken back."},

	"person.error.document_audience": {It: "I documenti d'identità e i permessi restano all'équipe.", En: "Identity documents and permits stay with the team."},

	"person.look.person.documents": {It: "elenco dei documenti", En: "list of documents"},
	"person.look.person.document":  {It: "documento", En: "document"},
}
