package occupation

import (
	"fmt"
	"os"
	"testing"
)

func zopen(p string) *os.File {
	f, err := os.Open("/work/shared/data/" + p)
	if err != nil {
		panic(err)
	}
	return f
}

func TestZZ(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	type set struct {
		name string
		v    *Vocabulary
		qs   []Question
		lang string
	}
	var sets []set
	for _, x := range [][2]string{{"es", "es"}, {"fr", "fr-be"}, {"en", "en-onet"}} {
		rows, err := ReadLabels(x[0], zopen("occupations/dev/"+x[1]+"/corpus_elements.tsv.gz"), zopen("occupations/dev/"+x[1]+"/concept_mapping.tsv.gz"), nil)
		if err != nil {
			t.Fatal(err)
		}
		qs, err := ReadQuestions(rows, zopen("occupations/dev/"+x[1]+"/queries.tsv.gz"), zopen("occupations/dev/"+x[1]+"/annotations.tsv.gz"))
		if err != nil {
			t.Fatal(err)
		}
		rows = Enrich(rows, Starter(), x[0])
		v, _ := Build(rows)
		sets = append(sets, set{x[0], v, qs, x[0]})
		if x[0] == "en" {
			ts, _ := ReadTitles(zopen("titles-en/titles.csv.gz"))
			var some []Question
			for i := 0; i < len(ts); i += 8 {
				some = append(some, ts[i])
			}
			sets = append(sets, set{"ti", v, some, "en"})
		}
	}
	w := func(name string, change func(*Settings)) Piece { s := Default(); change(&s); return Piece{name, s} }
	for _, p := range []Piece{
		w("default", func(s *Settings) {}),
		w("B 900", func(s *Settings) { s.B = 900 }),
		w("stems 600 B 900", func(s *Settings) { s.Stems = 600; s.Grams = 400; s.B = 900 }),
		w("bag 300/100 B 900", func(s *Settings) { s.BagStems = 300; s.BagGrams = 100; s.B = 900 }),
		w("bag 400/300 B 900", func(s *Settings) { s.BagStems = 400; s.BagGrams = 300; s.B = 900 }),
		w("group 80 B 900", func(s *Settings) { s.GroupBehind = 80; s.B = 900 }),
		w("nocorrect", func(s *Settings) { s.Correct = false }),
	} {
		fmt.Printf("%-34s", p.Name)
		for _, x := range sets {
			m, _, _ := NewLinker(x.v, x.lang, p.Settings).marksOf(x.qs)
			var s marks
			for _, k := range m {
				for i := range s {
					s[i] += k[i] / float64(len(m))
				}
			}
			fmt.Printf("%s %.3f %.3f %.3f %.3f| ", x.name, s[1], s[2], s[3], s[4])
		}
		fmt.Println()
	}
}
