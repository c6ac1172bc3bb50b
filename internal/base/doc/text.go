package doc

import "insieme/internal/base/i18n"

// Texts say what is wrong with a file, and what to do.
var Texts = i18n.Texts{
	"doc.error.empty":        {It: "Nel file non c'è nessuna riga: la prima deve avere i nomi delle colonne, le altre i dati.", En: "There is no row in the file: the first has to name the columns, the others hold the data."},
	"doc.error.large":        {It: "Il file è troppo grande: al massimo {0} MB. Dividilo in più file.", En: "The file is too large: {0} MB at most. Split it into several files."},
	"doc.error.rows":         {It: "Il file ha troppe righe: al massimo {0}. Dividilo in più file.", En: "The file has too many rows: {0} at most. Split it into several files."},
	"doc.error.columns":      {It: "Il file ha troppe colonne: al massimo {0}.", En: "The file has too many columns: {0} at most."},
	"doc.error.type":         {It: "Il file non è una tabella: serve un file CSV o XLSX.", En: "The file is no table: a CSV or XLSX file is needed."},
	"doc.error.workbook":     {It: "Il file non si apre come foglio di calcolo: salvalo di nuovo come XLSX o come CSV.", En: "The file does not open as a spreadsheet: save it again as XLSX or CSV."},
	"doc.error.old_workbook": {It: "Il file è di un vecchio Excel (.xls) o ha una password: salvalo come XLSX, senza password.", En: "The file is of an old Excel (.xls) or has a password: save it as XLSX, without a password."},
	"doc.error.quotes":       {It: "Dalla riga {0} del file le virgolette non si chiudono o stanno in mezzo a una cella: correggile o salva di nuovo il file.", En: "From line {0} of the file on, quotes do not close or stand inside a cell: correct them or save the file again."},
	"doc.error.cell_long":    {It: "È troppo lungo: controlla che non ci sia finito un testo intero.", En: "Too long: check that no whole text has slipped in."},
	"doc.error.formula":      {It: "È una formula: al suo posto serve il valore.", En: "A formula: its value is needed instead."},
	"doc.error.uncomputed":   {It: "È una formula senza valore: apri il file in un foglio di calcolo e salvalo, o scrivi il valore.", En: "A formula without a value: open the file in a spreadsheet and save it, or write the value."},
}
