package occupation

import "math/rand/v2"

// MeasureHidden asks for every fourth further label of the occupations, hidden
// from the vocabulary while it is asked for, and looks whether its occupation is
// found by the remaining names; with typing errors, one letter of every word is
// left out, doubled, changed or swapped. Labels are hidden in small lots, at
// most one of an occupation at a time, because an index for each would take
// hours.
func MeasureHidden(rows Rows, lang string, s Settings, typing bool) Result {
	const every, lots = 4, 6
	type hidden struct{ concept, label int }
	byLot := map[int][]hidden{}
	n, most := 0, 0
	for c, concept := range rows.Concepts {
		nth := 0
		for i, l := range concept.Labels {
			if concept.Kind != Occupation || i == 0 || l.Lang != lang {
				continue
			}
			if n++; n%every != 0 {
				continue
			}
			lot := nth*lots + c%lots
			byLot[lot] = append(byLot[lot], hidden{c, i})
			most = max(most, lot)
			nth++
		}
	}
	random := rand.New(rand.NewPCG(5, 2026)) //nolint:gosec // to be the same each time
	var all []marks
	var sure, right []float64
	for lot := range most + 1 {
		if len(byLot[lot]) == 0 {
			continue
		}
		less := Rows{Concepts: append([]Concept(nil), rows.Concepts...)}
		var questions []Question
		for _, h := range byLot[lot] {
			c := &less.Concepts[h.concept]
			title := c.Labels[h.label].Text
			if typing {
				title = mistype(title, random)
			}
			c.Labels = append(append([]Label(nil), c.Labels[:h.label]...), c.Labels[h.label+1:]...)
			questions = append(questions, Question{Title: title, Concepts: map[string]bool{c.Code: true}})
		}
		v, _ := Build(less)
		m, su, ri := NewLinker(v, lang, s).marksOf(questions)
		all, sure, right = append(all, m...), append(sure, su...), append(right, ri...)
	}
	return Result{Queries: len(all), Concepts: figures(all), Coverage: mean(sure), Precision: mean(right)}
}

// mistype puts one typing error into every word of three letters or more.
func mistype(title string, random *rand.Rand) string {
	var out []rune
	var word []rune
	end := func() {
		if len(word) > 2 {
			i := random.IntN(len(word) - 1)
			switch random.IntN(4) {
			case 0:
				word = append(word[:i], word[i+1:]...)
			case 1:
				word = append(word[:i+1], word[i:]...)
			case 2:
				word[i] = rune('a' + random.IntN(26))
			default:
				word[i], word[i+1] = word[i+1], word[i]
			}
		}
		out = append(out, word...)
		word = nil
	}
	for _, r := range title {
		if r == ' ' || r == '\'' || r == '/' || r == '’' || r == '-' {
			end()
			out = append(out, r)
			continue
		}
		word = append(word, r)
	}
	end()
	return string(out)
}
