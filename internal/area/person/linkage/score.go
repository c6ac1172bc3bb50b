package linkage

import (
	"regexp"
	"strconv"
)

// Result is how well the pairs found in a file are those that its identities
// say. Without any, Known is false and only what was found is told.
type Result struct {
	Records   int     `json:"records"`
	Found     int     `json:"pairs_found"`
	True      int     `json:"pairs_true"`
	Right     int     `json:"pairs_right"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Known     bool    `json:"truth_known"`
}

var suffix = regexp.MustCompile(`^(.*?)[-_](org|dup)(?:[-_]?\d+)?$`)

// same is the part of an identity that the records of one person share.
func same(id string) (string, bool) {
	if m := suffix.FindStringSubmatch(id); m != nil {
		return m[1], true
	}
	return id, false
}

// Measure finds the pairs of a file and holds them against what the identities
// of its rows say: rec-7-org and rec-7-dup-0 are one person.
func Measure(rows []Row) (Result, []Pair) {
	all := make([]*Prepared, len(rows))
	people := map[string]int{}
	out := Result{Records: len(rows)}
	truth := make([]string, len(rows))
	for i, r := range rows {
		all[i] = Prepare(r.Record)
		who, marked := same(r.ID)
		truth[i] = who
		people[who]++
		out.Known = out.Known || marked
	}
	pairs := Pairs(all, Count(all))
	for _, n := range people {
		out.True += n * (n - 1) / 2
	}
	out.Found = len(pairs)
	for _, p := range pairs {
		if truth[p.A] == truth[p.B] {
			out.Right++
		}
	}
	out.Precision, out.Recall = ratio(out.Right, out.Found), ratio(out.Right, out.True)
	if sum := out.Precision + out.Recall; sum > 0 {
		out.F1 = rounded(2 * out.Precision * out.Recall / sum)
	}
	return out, pairs
}

// ratio is a share with four digits; of nothing it is 1: nothing was wrong.
func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return rounded(float64(part) / float64(whole))
}

func rounded(f float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 4, 64), 64) // as it was just written
	return r
}
