package assign

import "testing"

func BenchmarkSolve(b *testing.B) {
	for _, s := range []Sample{
		{Name: "one", People: 5000, Openings: 1500, Feasible: 40, PerPerson: 1, Places: 1, Seed: 1},
		{Name: "round", People: 5000, Openings: 1500, Feasible: 40, PerPerson: 2, Places: 3, Values: 4, Seed: 1},
	} {
		p := s.Problem()
		b.Run(s.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Solve(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
