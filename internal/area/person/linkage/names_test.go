package linkage

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// spellings are the names of testdata/names.txt: by people and kind, the
// spellings of each name.
func spellings(t *testing.T) map[string][][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][]string{}
	for line := range strings.Lines(string(text)) {
		head, tail, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var one []string
		for _, s := range strings.Split(tail, ",") {
			one = append(one, strings.TrimSpace(s))
		}
		out[head] = append(out[head], one)
	}
	return out
}

// crowd makes people of four backgrounds and for each a second record in which
// the name is changed over, joined or written another way, sometimes several.
type crowd struct {
	luck  *rand.Rand
	names map[string][][]string
	birth bool // whether dates are given; one of ten has a slip, one of twenty is left out
}

func (c *crowd) pick(list [][]string) []string { return list[c.luck.IntN(len(list))] }

// other is a spelling that is not the first, where there is one.
func (c *crowd) other(spelt []string) string {
	if len(spelt) < 2 {
		return spelt[0]
	}
	return spelt[1+c.luck.IntN(len(spelt)-1)]
}

func (c *crowd) make(people int) []Row {
	var rows []Row
	seen := map[string]bool{}
	for n := 0; n < people; {
		from := []string{"it", "ar", "bn", "zh"}[n%4]
		given, surname := c.pick(c.names[from+" given"]), c.pick(c.names[from+" surname"])
		first := Record{GivenName: given[0], Surname: surname[0]}
		if c.birth {
			first.Birth = fmt.Sprintf("%d-%02d-%02d", 1950+c.luck.IntN(54), 1+c.luck.IntN(12), 1+c.luck.IntN(28))
		}
		if key := first.GivenName + "|" + first.Surname + "|" + first.Birth; seen[key] {
			continue
		} else {
			seen[key] = true
		}
		second := c.again(first, given, surname)
		rows = append(rows, Row{fmt.Sprintf("rec-%d-org", n), first}, Row{fmt.Sprintf("rec-%d-dup-0", n), second})
		n++
	}
	return rows
}

func (c *crowd) again(r Record, given, surname []string) Record {
	way := c.luck.IntN(6)
	if way == 0 || way >= 3 {
		r.GivenName = c.other(given)
	}
	if way == 1 || way >= 3 {
		r.Surname = c.other(surname)
	}
	switch way {
	case 2, 3:
		r.GivenName, r.Surname = r.Surname, r.GivenName
	case 4:
		r.GivenName, r.Surname = strings.NewReplacer(" ", "", "-", "").Replace(r.GivenName), strings.ReplaceAll(r.Surname, " ", "")
	}
	if r.Birth == "" {
		return r
	}
	switch c.luck.IntN(20) {
	case 0, 1:
		at := len(r.Birth) - 1
		r.Birth = r.Birth[:at] + string('0'+(r.Birth[at]-'0'+1)%10)
	case 2:
		r.Birth = ""
	}
	return r
}

func TestNamesOfFourBackgrounds(t *testing.T) {
	t.Parallel()
	names := spellings(t)
	for _, c := range []struct {
		title             string
		birth             bool
		people            int
		precision, recall float64
	}{
		{"with birth dates", true, 1000, 0.97, 0.92},
		{"with birth dates, more people", true, 4000, 0.92, 0.92},
		// Many strangers share a name; who has nothing else to go by wants to see them.
		{"names alone", false, 2000, 0.45, 0.92},
	} {
		t.Run(c.title, func(t *testing.T) {
			t.Parallel()
			rows := (&crowd{luck: rand.New(rand.NewPCG(7, 7)), names: names, birth: c.birth}).make(c.people)
			got, _ := Measure(rows)
			t.Logf("%+v", got)
			if got.Precision < c.precision || got.Recall < c.recall {
				t.Errorf("precision %.4f, recall %.4f; want %.2f and %.2f", got.Precision, got.Recall, c.precision, c.recall)
			}
		})
	}
}

// BenchmarkPairs is 100,000 records in one file.
func BenchmarkPairs(b *testing.B) {
	luck := rand.New(rand.NewPCG(5, 5))
	invent := func(syllables int) string {
		const consonants, vowels = "bcdfglmnprstvz", "aeiou"
		var s []byte
		for range syllables {
			s = append(s, consonants[luck.IntN(len(consonants))], vowels[luck.IntN(len(vowels))])
		}
		return string(s)
	}
	surnames, givens := make([]string, 20000), make([]string, 1500)
	for i := range surnames {
		surnames[i] = invent(3 + luck.IntN(2))
	}
	for i := range givens {
		givens[i] = invent(2 + luck.IntN(2))
	}
	often := func(list []string) string {
		return list[min(luck.IntN(len(list)), luck.IntN(len(list)), luck.IntN(len(list)))]
	}
	rows := make([]Row, 0, 100_000)
	for i := range 50_000 {
		r := Record{
			GivenName: often(givens), Surname: often(surnames), Birth: fmt.Sprintf("%d-%02d-%02d", 1950+luck.IntN(54), 1+luck.IntN(12), 1+luck.IntN(28)),
			Street: "via " + invent(4), Number: fmt.Sprint(1 + luck.IntN(90)), Town: invent(2), Postcode: fmt.Sprint(40100 + luck.IntN(60)),
		}
		again := r
		again.Surname = again.Surname[:2] + "x" + again.Surname[3:]
		rows = append(rows, Row{fmt.Sprintf("rec-%d-org", i), r}, Row{fmt.Sprintf("rec-%d-dup-0", i), again})
	}
	for b.Loop() {
		got, _ := Measure(rows)
		b.ReportMetric(got.Precision, "precision")
		b.ReportMetric(got.Recall, "recall")
	}
}
