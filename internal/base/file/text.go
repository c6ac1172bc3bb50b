package file

import "insieme/internal/base/i18n"

// Texts are the words about files, which stand on the people's pages too; lang.go
// has them in the other languages.
var Texts = i18n.ForPeople(i18n.PeopleLangs(), texts, peopleWords)

var texts = i18n.Texts{
	"file.error.empty": {It: "Il file è vuoto. Sceglilo di nuovo.", En: "The file is empty. Choose it again."},
	"file.error.large": {It: "Il file è troppo grande: al massimo {0} MB. Prova con una foto più piccola o con meno pagine.", En: "The file is too large: {0} MB at most. Try a smaller photograph or fewer pages."},
	"file.error.type":  {It: "Questo tipo di file non si può usare. Vanno bene PDF, Word (.docx) e foto JPG o PNG.", En: "This type of file cannot be used. PDF, Word (.docx) and JPG or PNG photographs are fine."},
	"file.error.lying": {It: "Il nome del file dice un tipo, ma il contenuto è {0}. Salvalo di nuovo con il nome giusto.", En: "The file's name says one type, but it is {0} inside. Save it again under the right name."},

	"file.type.pdf":  {It: "PDF", En: "PDF"},
	"file.type.docx": {It: "Word", En: "Word"},
	"file.type.jpeg": {It: "foto JPG", En: "JPG photograph"},
	"file.type.png":  {It: "immagine PNG", En: "PNG picture"},
	"file.size.kb":   {It: "{0} kB", En: "{0} kB"},
	"file.size.mb":   {It: "{0} MB", En: "{0} MB"},
}

// Words is a file's type and size in words.
func (i Info) Words(l i18n.L) string {
	size := l.T("file.size.kb", max(1, i.Size>>10))
	if i.Size >= 1<<20 {
		size = l.T("file.size.mb", (i.Size+1<<19)>>20)
	}
	return l.T("file.type."+string(i.Type)) + ", " + size
}
