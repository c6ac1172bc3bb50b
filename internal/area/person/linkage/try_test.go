package linkage

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	for _, n := range []string{"dataset1", "dataset2", "dataset3"} {
		f, _ := os.Open("/work/shared/data/duplicates-people/" + n + ".csv.gz")
		rows, err := ReadRows(f)
		if err != nil {
			t.Fatal(err)
		}
		st := time.Now()
		r, pairs := Measure(rows)
		fmt.Printf("%s %+v %v\n", n, r, time.Since(st))
		if os.Getenv("SHOW") == n {
			found := map[[2]int]bool{}
			k := 0
			for i := len(pairs) - 1; i >= 0; i-- {
				p := pairs[i]
				found[[2]int{p.A, p.B}] = true
				a, _ := same(rows[p.A].ID)
				b, _ := same(rows[p.B].ID)
				if a != b && k < 25 {
					k++
					fmt.Printf("FP %.1f %+v\n   %+v\n   %+v\n", p.Evidence.Bits, p.Evidence, recStr(rows[p.A].Record), recStr(rows[p.B].Record))
				}
			}
			k = 0
			all := make([]*Prepared, len(rows))
			for i := range rows {
				all[i] = Prepare(rows[i].Record)
			}
			l := NewLinker(Count(all))
			missed, unblocked := 0, 0
			for i := range rows {
				for j := i + 1; j < len(rows); j++ {
					a, _ := same(rows[i].ID)
					b, _ := same(rows[j].ID)
					if a == b && !found[[2]int{i, j}] {
						e := l.Compare(all[i], all[j])
						missed++
						if e.Possible() {
							unblocked++
						}
						if k++; k < 25 {
							fmt.Printf("FN %.1f %+v\n   %+v\n   %+v\n", e.Bits, e, recStr(rows[i].Record), recStr(rows[j].Record))
						}
					}
				}
			}
			fmt.Println("missed", missed, "unblocked", unblocked)
		}
	}
}

func recStr(r Record) string {
	return fmt.Sprint([]string{r.GivenName, r.Surname, r.Birth, r.Number, r.Street, r.Locality, r.Town, r.Postcode, r.Region})
}
