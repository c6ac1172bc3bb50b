package occupation

// Settings are all numbers of the linker, in one place. They were fixed on the
// Spanish, French (Belgium) and English development links and are the same for
// every language (docs/matching.md says what else the search saw); the Italian
// expert links are only ever measured. Weights are in
// thousandths. A zero switches a piece off, which is how the ablation is made.
type Settings struct {
	Stems int64 // of a label: share of the title's stems, by rarity (BM25)
	Grams int64 // of a label: likeness of letter triples (TF-IDF cosine)

	Label     int64 // stems and triples of the nearest label
	Preferred int64 // the preferred label's evidence once more
	BagStems  int64 // stems of all labels of the concept together
	Starts    int64 // the first letters of the title's stems
	Company   int64 // stems that stand with the title's elsewhere
	Name      int64 // word by word, the nearest label
	NameFirst int64 // word by word, the preferred label
	NameMean  int64 // word by word, all labels on the mean
	Head      int64 // the title's head, or one of the same role, is a label's
	ISCO      int64 // evidence of the occupation's ISCO unit group

	GroupBehind int64 // taken from every ISCO group, so that occupations come first
	WideBehind  int64 // taken once more from a group for each digit fewer than four

	Looked int // occupations that are compared word by word

	K1, B int64 // BM25: saturation of repetition, weight of length

	Gram       int // letters of a gram
	LightStems bool
	Correct    bool // words that nobody knows are read as the nearest known one

	// When an answer is sure: the first is worth so much at least, and its
	// lead over the second is so much of it.
	SureScore int64 // millionths
	SureLead  int64 // thousandths

	// How labels are ranked where a list of labels is asked for (Order).
	Halving     int64 // an occupation is half as likely for each so much behind the first (millionths)
	FirstCounts int64 // worth of the first right label's place against average precision, thousandths
}

// Default is what the program uses.
func Default() Settings {
	return Settings{
		Stems: 400, Grams: 600,
		Label: 550, Preferred: 200, BagStems: 350, Starts: 200, Company: 300,
		Name: 400, NameFirst: 200, NameMean: 150, Head: 150, ISCO: 200,
		GroupBehind: 450, WideBehind: 300,
		Looked: 200,
		K1:     1200, B: 900,
		Gram: 3, LightStems: true, Correct: true,
		SureScore: 1_200_000, SureLead: 100,
		Halving: 115_000, FirstCounts: 1450,
	}
}

// longest is how much of a title is read, in bytes and in words; no trade needs
// more, and nobody gains by writing every trade there is.
const (
	million      = 1_000_000
	longestTitle = 400
	mostWords    = 24
)
