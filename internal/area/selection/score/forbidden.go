package score

import (
	"fmt"
	"strings"
	"unicode"

	"insieme/internal/base/civil"
)

// Ground is something that may not be asked of anybody, with the law that says
// so. Its key names the words in the catalogue of texts.
type Ground struct {
	Key string // sex, age, citizenship, …
	Law string
}

// Forbidden refuses an indispensable requirement and explains itself: the
// ground, the law, the words in which it was found.
type Forbidden struct {
	Ground Ground
	Found  string
}

func (f *Forbidden) Error() string {
	return fmt.Sprintf("score: may not be asked (%s): %q: %s", f.Ground.Key, f.Found, f.Ground.Law)
}

const (
	lawStatute  = "L. 300/1970 art. 8; D.Lgs. 276/2003 art. 10"
	lawSex      = "D.Lgs. 198/2006 art. 27; D.Lgs. 276/2003 art. 10"
	lawOrigin   = "D.Lgs. 215/2003 art. 3; D.Lgs. 286/1998 art. 43; D.Lgs. 276/2003 art. 10"
	lawEquality = "D.Lgs. 216/2003 art. 3; D.Lgs. 276/2003 art. 10"
	lawHealth   = "L. 300/1970 artt. 5, 8; D.Lgs. 276/2003 art. 10"
)

// Grounds is the list of what may not be asked: to be reviewed by a lawyer of
// the programme, and changed here.
func Grounds() []Ground {
	return []Ground{
		{"sex", lawSex},
		{"family", lawSex},
		{"age", lawEquality},
		{"citizenship", lawOrigin},
		{"origin", lawOrigin},
		{"religion", lawEquality},
		{"opinion", lawStatute},
		{"orientation", lawEquality},
		{"health", lawHealth},
		{"disability", lawEquality},
		{"looks", lawStatute},
		{"record", lawStatute},
	}
}

// phrases lists, by ground, words that ask for it, in Italian and English,
// folded. A word that ends in * stands for all that begin so, # is a number, and
// + is any one word or none.
func phrases() map[string][]string {
	return map[string][]string{
		"sex": {
			"donna", "donne", "uomo", "uomini", "maschi*", "femmin*", "sesso", "genere", "ragazzo", "ragazzi", "ragazza", "ragazze",
			"signora", "signore", "signorina", "woman", "women", "man", "men", "male", "males", "female", "females", "girl*", "boy", "boys", "lady", "ladies", "gender",
		},
		"family": {
			"senza figli", "figli", "nubil*", "celib*", "sposat*", "coniugat*", "stato civile", "gravid*", "incinta", "maternita",
			"famiglia a carico", "senza famiglia", "childless", "no children", "without children", "unmarried", "married", "single", "marital", "pregnan*",
		},
		"age": {
			"max + # anni", "massimo + # anni", "min + # anni + eta", "under #", "over #", "under#", "eta", "giovan*", "anni # #", "tra # e # anni", "dai # ai # anni", "da # a # anni",
			"non oltre + # anni", "entro + # anni", "fino a # anni", "meno di # anni", "nat* dopo", "nat* prima", "neodiplomat* sotto", "anzian*", "pensionat*",
			"age", "aged", "young", "younger", "older", "years old", "year old", "up to # years old", "date of birth", "data di nascita", "anno di nascita",
		},
		"citizenship": {
			"solo italian*", "italian* di nascita", "cittadin*", "cittadinanza", "nazionalita", "madrelingua italian*", "madrelingua", "extracomunitar*", "comunitar*", "stranier*", "no stranier*",
			"passaporto", "italians only", "only italian*", "citizen*", "nationality", "foreigner*", "native speaker*", "mother tongue", "passport", "eu nationals", "italian* only",
		},
		"origin": {
			"razza", "etni*", "colore della pelle", "di colore", "bianc* di pelle", "origine", "origini", "african*", "arabi", "rom", "zingar*", "race", "ethnic*", "skin colo*", "origin", "white only", "gypsy",
		},
		"religion":    {"religio*", "cattolic*", "cristian*", "mussulman*", "musulman*", "islam*", "ebre*", "velo", "hijab", "catholic*", "christian*", "muslim*", "jewish", "headscarf", "faith"},
		"opinion":     {"sindacat*", "sindacal*", "iscritt* al sindacato", "opinion* politic*", "partito", "politic*", "union member*", "trade union*", "political"},
		"orientation": {"eterosessual*", "omosessual*", "orientamento sessuale", "gay", "lesbic*", "trans", "heterosexual*", "homosexual*", "sexual orientation", "straight"},
		"health": {
			"sana costituzione", "buona salute", "stato di salute", "salute", "malatti*", "fumator*", "non fumator*", "hiv", "gravidanza", "certificato medico", "psichic*", "dipendenz*", "depress*", "fragilit*",
			"health*", "good health", "illness*", "disease*", "non smok*", "smoker*", "medical certificate", "mental", "addict*",
		},
		"disability": {"invalid*", "disabil*", "handicap*", "no legge 68", "disabled", "disabilit*", "able bodied", "normodotat*"},
		"looks": {
			"bella presenza", "bell* aspetto", "presenza", "aspetto fisico", "aspetto", "foto", "fotografia", "statura", "peso corporeo", "taglia", "magr*", "tatuagg*", "capelli", "fisico",
			"good looking", "attractive", "appearance", "photo*", "slim", "tattoo*", "pretty", "handsome", "presentable",
		},
		"record": {"fedina penale", "casellario", "precedenti penali", "carichi pendenti", "incensurat*", "criminal record", "clean record", "convict*", "debit*", "protest*", "credit history"},
	}
}

// innocent are phrases in which such a word asks for something else: they are
// taken out first. Each stands for work, not for who somebody is.
func innocent() []string {
	return []string{
		"uomo a terra", "uomo e donna", "uomo donna", "uomini e donne", "donna e uomo", "men and women", "male and female", "man or woman", "reparto donna", "abbigliamento donna", "abbigliamento uomo", "taglio uomo", "taglio donna", "parrucchier* uomo", "parrucchier* donna", "moda donna", "moda uomo",
		"assistenza anzian*", "assistenza agli anzian*", "cura degli anzian*", "cura di anzian*", "anzian* non autosufficient*", "casa di riposo per anzian*", "assistenza a disabil*", "assistenza disabil*", "educatore disabil*", "sostegno a disabil*",
		"servizi + salute mentale", "operator* socio sanitari*", "prodotti + salute", "salute e sicurezza", "sicurezza e salute", "health and safety", "health care assistant*", "health assistant*",
		"cucina italiana", "lingua italiana", "italiano", "cultura generale", "care for older people", "older people care", "elderly care", "care of the disabled",
		"lingue straniere", "lingua straniera", "foreign language*", "peso massimo", "sollevamento pesi", "passaporto verde", "servizio fotografico", "fotografo", "photo editing", "photoshop",
		"anni di esperienza", "# anni di esperienza", "# anni + esperienza", "max + # anni + esperienza", "almeno # anni + esperienza", "years of experience", "# years of experience", "# years experience", "man hours", "man power", "manpower", "presenza in cantiere", "in presenza", "foglio presenze", "rilevazione presenze", "presenza sul posto",
		"genere alimentare", "generi alimentari", "ogni genere", "aspetto organizzativo", "aspetti organizzativi", "ragazzi delle scuole", "protesi", "bambini e ragazzi", "fisico nucleare", "ambito politico", "origine dei prodotti", "credito al consumo", "debito formativo",
	}
}

// maxMust is the longest text of a requirement that is looked at.
const maxMustText = 2000

// CheckMust refuses a requirement or its reason when it asks what may not be
// asked. A text is looked through for words in Italian and English; a
// requirement of the vocabulary is looked up by its key in forbiddenKeys. Nil is
// no guarantee: a person reads requirements too.
func CheckMust(key, text string) error {
	grounds := map[string]Ground{}
	for _, g := range Grounds() {
		grounds[g.Key] = g
	}
	if g, ok := grounds[strings.ToLower(strings.TrimSpace(key))]; ok {
		return &Forbidden{g, key}
	}
	if len(text) > maxMustText {
		text = text[:maxMustText]
	}
	words := foldWords(text)
	for _, p := range innocent() {
		words = without(words, strings.Fields(p))
	}
	all := phrases()
	for _, g := range Grounds() { // in a fixed order
		for _, p := range all[g.Key] {
			if at, n := find(words, strings.Fields(p)); at >= 0 {
				return &Forbidden{g, strings.Join(words[at:at+n], " ")}
			}
		}
	}
	return nil
}

// foldWords splits a text into words without capitals, accents and signs.
// Letters that only look Latin, and signs of no width, do not hide a word.
func foldWords(text string) []string {
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	return strings.Fields(civil.Fold(visible))
}

func number(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// matches tells whether a word is what a pattern's says.
func matches(word, pattern string) bool {
	if stem, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	if stem, ok := strings.CutSuffix(pattern, "#"); ok {
		return strings.HasPrefix(word, stem) && number(word[len(stem):])
	}
	return word == pattern
}

// find is where a phrase stands and how many words it takes; -1 when nowhere.
func find(words, phrase []string) (at, n int) {
	for at := range words {
		if n := begins(words[at:], phrase); n > 0 {
			return at, n
		}
	}
	return -1, 0
}

// begins is how many words a phrase takes at the beginning, 0 for none.
func begins(words, phrase []string) int {
	if len(phrase) == 0 {
		return 0
	}
	at := 0
	for i, p := range phrase {
		if p == "+" {
			if at < len(words) && i+1 < len(phrase) && !matches(words[at], phrase[i+1]) {
				at++
			}
			continue
		}
		if at >= len(words) || !matches(words[at], p) {
			return 0
		}
		at++
	}
	return at
}

func without(words, phrase []string) []string {
	for {
		at, n := find(words, phrase)
		if at < 0 {
			return words
		}
		words = append(append(append([]string(nil), words[:at]...), "·"), words[at+n:]...)
	}
}
