package person

import (
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Column is a column of a list of people that comes from elsewhere. Most are
// named as the fields of the profile form, so that its messages fit.
type Column string

// The columns that are no field of the record.
const (
	ColumnNumber   Column = "number"      // the person's number in the list
	ColumnReceived Column = "received_on" // day of the application
	ColumnChannel  Column = "channel"
	ColumnNote     Column = "note"
)

// heading is a column with the names that lists give it, folded.
type heading struct {
	column   Column
	required bool
	names    []string
}

// headings lists the columns that are understood, in the order of the help.
func headings() []heading {
	return []heading{
		{ColumnNumber, false, []string{"numero", "external id", "id", "codice", "numero pratica", "id persona", "number"}},
		{"surname", true, []string{"cognome", "surname", "last name", "family name"}},
		{"given_name", true, []string{"nome", "given name", "first name", "name"}},
		{"birth_date", false, []string{"data di nascita", "data nascita", "nascita", "nato il", "nata il", "nato a il", "birth date", "date of birth", "born"}},
		{"fiscal_code", false, []string{"codice fiscale", "cod fiscale", "cf", "c f", "fiscal code", "tax code"}},
		{"sex", false, []string{"sesso", "genere", "sex", "gender"}},
		{"citizenship", false, []string{"cittadinanza", "nazionalita", "paese", "citizenship", "nationality", "country"}},
		{"municipality", false, []string{"comune", "comune di residenza", "residenza", "comune di domicilio", "citta", "municipality", "town", "city"}},
		{"address", false, []string{"indirizzo", "via", "address", "street"}},
		{"phones", false, []string{"telefono", "telefoni", "cellulare", "cell", "tel", "recapito", "recapito telefonico", "numero di telefono", "telephone", "phone", "mobile"}},
		{"emails", false, []string{"e mail", "email", "mail", "posta elettronica", "indirizzo e mail", "indirizzo email"}},
		{"education", false, []string{"titolo di studio", "studi", "scuola", "istruzione", "education"}},
		{"italian_level", false, []string{"livello di italiano", "italiano", "conoscenza italiano", "livello italiano", "italian", "level of italian"}},
		{"trades", false, []string{"lavori", "lavoro", "mestieri", "mestiere", "professione", "trades", "trade", "occupation"}},
		{"lang", false, []string{"lingua", "language"}},
		{ColumnReceived, false, []string{"data della candidatura", "data candidatura", "data domanda", "data della domanda", "candidatura", "application date", "received on"}},
		{ColumnChannel, false, []string{"canale", "canale di accesso", "provenienza", "channel"}},
		{ColumnNote, false, []string{"note", "nota", "annotazioni", "osservazioni", "notes"}},
	}
}

// ImportHelp lists the columns that an import understands, one on a line, with
// the names that they may have.
func ImportHelp(l i18n.L) string {
	var b strings.Builder
	for _, h := range headings() {
		mark := ""
		if h.required {
			mark = " (" + l.T("person.import.required") + ")"
		}
		b.WriteString("  " + l.T("person.import.column."+string(h.column)) + mark + ": " + strings.Join(h.names, ", ") + "\n")
	}
	return b.String()
}

// layout says which column of the file holds what.
type layout struct {
	at      map[Column]int
	unknown []string // headings that are not understood, as written
	twice   []Column
}

func (l layout) has(c Column) bool { _, has := l.at[c]; return has }

// layoutOf reads the head of a file.
func layoutOf(head []string) layout {
	names := map[string]Column{}
	for _, h := range headings() {
		names[civil.Fold(string(h.column))] = h.column
		for _, n := range h.names {
			names[n] = h.column
		}
	}
	l := layout{at: map[Column]int{}}
	for i, h := range head {
		c, known := names[civil.Fold(h)]
		switch {
		case civil.Fold(h) == "":
		case !known:
			l.unknown = append(l.unknown, h)
		case l.has(c):
			l.twice = append(l.twice, c)
		default:
			l.at[c] = i
		}
	}
	return l
}

// code finds what a word of a list means. words maps folded words and codes to
// codes.
type codeWords map[string]string

// wordsOfCodes are codes under themselves and their words in both languages.
func wordsOfCodes(prefix string, codes []string, more codeWords) codeWords {
	words := codeWords{}
	for _, code := range codes {
		words[civil.Fold(code)] = code
		words[civil.Fold(textCodes[prefix+code].It)] = code
		words[civil.Fold(textCodes[prefix+code].En)] = code
	}
	for w, code := range more {
		words[civil.Fold(w)] = code
	}
	return words
}

func educationWords() codeWords {
	return wordsOfCodes("person.education.", Educations(), codeWords{
		"nessuno": "none", "nessun titolo": "none", "licenza elementare": "primary", "elementare": "primary", "elementari": "primary",
		"licenza media": "lower_secondary", "media": "lower_secondary", "medie": "lower_secondary", "terza media": "lower_secondary",
		"qualifica": "vocational", "diploma di qualifica": "vocational", "maturità": "upper_secondary", "superiori": "upper_secondary",
		"diploma di maturità": "upper_secondary", "diploma superiore": "upper_secondary", "scuola superiore": "upper_secondary",
		"diploma di scuola superiore": "upper_secondary", "laurea": "tertiary", "laurea triennale": "tertiary", "laurea magistrale": "tertiary",
		"università": "tertiary", "dottorato": "tertiary",
	})
}

func italianWords() codeWords {
	return wordsOfCodes("person.italian_level.", ItalianLevels(), codeWords{
		"nessuno": "none", "no": "none", "A1": "basic", "A2": "basic", "base": "basic", "scarso": "basic", "elementare": "basic", "B1": "good", "B2": "good",
		"buono": "good", "intermedio": "good", "C1": "fluent", "C2": "fluent", "ottimo": "fluent", "avanzato": "fluent", "madrelingua": "native",
		"italiano": "native",
	})
}

func sexWords() codeWords {
	return wordsOfCodes("person.sex.", Sexes(), codeWords{
		"femmina": "f", "donne": "f", "femminile": "f", "female": "f", "maschio": "m", "maschile": "m", "male": "m", "man": "m", "altro": "x",
	})
}

func langWords() codeWords {
	return wordsOfCodes("person.lang.", Langs(), codeWords{"rumeno": "ro", "bangla": "bn", "altra": "other"})
}

func tradeWordsIn() codeWords { return wordsOfCodes("person.trade.", Trades(), nil) }

// countryWords knows countries by code and by name, and the adjectives that
// lists of this programme use most.
func countryWords() codeWords {
	words := wordsOfCodes("person.citizenship.", []string{Stateless, OtherCountry}, codeWords{
		"altro": OtherCountry, "extra ue": OtherCountry, "extracomunitaria": OtherCountry, "marocchina": "MA", "marocchino": "MA",
		"italiana": "IT", "italiano": "IT", "rumena": "RO", "rumeno": "RO", "romena": "RO", "romeno": "RO", "albanese": "AL", "ucraino": "UA",
		"pakistana": "PK", "pakistano": "PK", "bangladese": "BD", "bengalese": "BD", "cinese": "CN", "tunisina": "TN", "tunisino": "TN",
		"nigeriana": "NG", "nigeriano": "NG", "senegalese": "SN", "egiziana": "EG", "egiziano": "EG", "moldava": "MD", "moldavo": "MD",
		"filippina": "PH", "filippino": "PH", "peruviana": "PE", "peruviano": "PE", "indiana": "IN", "indiano": "IN", "ghanese": "GH",
		"moldavia": "MD", "costa d'avorio": "CI", "ivoriana": "CI", "ivoriano": "CI", "gambiana": "GM", "gambiano": "GM", "maliana": "ML",
		"maliano": "ML", "camerunense": "CM", "polacca": "PL", "polacco": "PL", "bulgara": "BG", "bulgaro": "BG", "eritrea": "ER", "somala": "SO",
		"somalo": "SO", "siriana": "SY", "siriano": "SY", "afgana": "AF", "afgano": "AF", "algerina": "DZ", "algerino": "DZ", "russa": "RU", "russo": "RU",
	})
	for _, lang := range []i18n.Lang{i18n.It, i18n.En} {
		l := new(i18n.Catalogue).In(lang)
		for _, code := range countries {
			words[civil.Fold(code)] = code
			words[civil.Fold(l.Country(code))] = code
		}
	}
	return words
}
