package web

import "insieme/internal/base/i18n"

// peopleRo are the words of peopleTexts in Romanian.
var peopleRo = i18n.Words{
	"error.title.403":       "Cerere refuzată",
	"error.title.404":       "Pagina nu există",
	"error.title.409":       "Ceva s-a schimbat",
	"error.title.413":       "Prea mare",
	"error.title.422":       "Ceva nu este bine în ce ați trimis",
	"error.title.500":       "Ceva nu a funcționat",
	"error.title.503":       "Un moment",
	"error.internal":        "Este vina noastră, nu a dumneavoastră. Încercați din nou; dacă se repetă, spuneți-ne acest număr.",
	"error.invalid":         "Mergeți înapoi, verificați datele și trimiteți-le din nou.",
	"error.not_found":       "Aici nu este nimic sau nu este ceva ce puteți vedea.",
	"error.conflict":        "Nu se mai poate: între timp situația s-a schimbat. Reîncărcați pagina și vedeți cum este acum.",
	"error.stale":           "Altcineva a schimbat aceste date în timp ce lucrați. Reîncărcați pagina, vedeți ce s-a schimbat și încercați din nou.",
	"error.busy":            "Sistemul este foarte ocupat. Încercați din nou în câteva secunde: ce ați trimis nu s-a salvat.",
	"error.cross_site":      "Această cerere vine de pe alt site și nu a fost executată. Deschideți pagina de aici și încercați din nou.",
	"error.too_large":       "Ce ați trimis este prea mare.",
	"error.number":          "Număr de referință:",
	"error.home":            "Mergeți la pagina principală",
	"error.form.unknown":    "Formularul are un câmp pe care nu îl cunoaștem. Reîncărcați pagina și completați din nou.",
	"error.form.unreadable": "Formularul a ajuns deteriorat. Reîncărcați pagina și trimiteți-l din nou.",
	"error.field.required":  "Lipsește acest răspuns: scrieți-l.",
	"error.field.long":      "Textul este prea lung. Numărul maxim de caractere: {0}.",
	"error.field.text":      "Sunt semne care nu se pot salva: scrieți textul din nou.",
	"error.field.date":      "Data nu există sau nu se poate citi: scrieți-o așa: 31/12/1990.",
	"error.field.future":    "Această zi nu a venit încă: scrieți când s-a întâmplat.",
	"error.field.number":    "Scrieți un număr întreg, doar cifre.",
	"error.field.choice":    "Alegeți unul dintre răspunsuri.",
	"error.field.many":      "Au venit mai multe răspunsuri: alegeți unul.",
}
