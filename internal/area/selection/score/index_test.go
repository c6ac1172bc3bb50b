package score

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"unsafe"
)

func people(n int, seed uint64) []Person {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]Person, n)
	for i := range out {
		out[i] = SamplePerson(r, SampleID(i+1))
	}
	return out
}

func built(t testing.TB, all []Person) *Index {
	t.Helper()
	x, err := Build(len(all), func(yield func(*Person) error) error {
		for i := range all {
			if err := yield(&all[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// anyRequest varies everything that a request may hold.
func anyRequest(r *rand.Rand) Request {
	q := SampleRequest(r, r.IntN(4))
	for i := range q.Must {
		if r.IntN(2) == 0 {
			q.Must[i].Any = append(q.Must[i].Any, Code(1+r.IntN(255)))
		}
	}
	switch r.IntN(5) {
	case 0:
		q.Languages = nil
	case 1:
		q.Languages = append(q.Languages, LanguageWish{Language: uint8(r.IntN(Languages)), Level: B1, Must: true, Reason: "sample"})
	case 2:
		for l := range uint8(3) {
			q.Languages = append(q.Languages, LanguageWish{Language: l, Level: A1 + Level(r.IntN(6))})
		}
	}
	q.WeekMust = r.IntN(6) == 0
	switch r.IntN(8) {
	case 0:
		q.Essential, q.Optional = nil, nil
	case 1:
		q.Near, q.At, q.Week, q.Contract, q.Pay, q.WeekHours, q.Quality = nil, Place{}, 0, 0, 0, 0, -1
	case 2:
		q.Minutes = map[Place]uint8{{4450, 1134}: 12, {4451, 1130}: 40}
	}
	return q
}

// plain ranks by the scorer alone.
func plain(s *Scorer, all []Person, n int) []Ranked {
	var out []Ranked
	for i := range all {
		m := s.Score(&all[i])
		if m.Passes != No {
			out = append(out, Ranked{m.Person, m.Company, m.Candidate, m.Imbalance, m.Total})
		}
	}
	slices.SortFunc(out, func(a, b Ranked) int { return cmp.Or(cmp.Compare(b.Total, a.Total), a.ID.Compare(b.ID)) })
	return out[:min(n, len(out))]
}

func compare(t *testing.T, x *Index, all []Person, q Request, n int) {
	t.Helper()
	s, err := NewScorer(q, DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	got, err := x.Top(s, n)
	if err != nil {
		t.Fatal(err)
	}
	if want := plain(s, all, n); !slices.Equal(got, want) {
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("place %d of %d: index %+v, scorer %+v", i, len(want), got[min(i, len(got)-1)], want[i])
			}
		}
		t.Fatalf("index has %d, scorer %d", len(got), len(want))
	}
	c, passing := x.Count(s), 0
	for i := range all {
		if Passes(&all[i], &q) != No {
			passing++
		}
	}
	if c.People != len(all) || c.Passing != passing {
		t.Fatalf("counted %d of %d, want %d of %d", c.Passing, c.People, passing, len(all))
	}
}

func TestIndexEqualsTheScorer(t *testing.T) {
	t.Parallel()
	n, requests := 10_000, 200
	if testing.Short() {
		n, requests = 2_000, 40
	}
	all := people(n, 1)
	x := built(t, all)
	r := rand.New(rand.NewPCG(2, 2))
	for range requests {
		compare(t, x, all, anyRequest(r), 100)
	}
	if per := float64(unsafe.Sizeof(block{})) / blockRows; per > 118 {
		t.Errorf("%f bytes a person", per)
	}
}

func TestIndexFollowsChanges(t *testing.T) {
	t.Parallel()
	all := people(6000, 3)
	r := rand.New(rand.NewPCG(4, 4))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	x := built(t, all[:3000])
	for i := 3000; i < len(all); i++ {
		if err := x.Update(all[i]); err != nil {
			t.Fatal(err)
		}
	}
	for range 800 { // changes of those who are there
		i := r.IntN(len(all))
		all[i] = SamplePerson(r, all[i].ID)
		if err := x.Update(all[i]); err != nil {
			t.Fatal(err)
		}
	}
	for range 300 {
		i := r.IntN(len(all))
		if !x.Remove(all[i].ID) {
			t.Fatal("somebody is not there")
		}
		all = slices.Delete(all, i, i+1)
	}
	if x.Remove(SampleID(999_999)) {
		t.Error("nobody was removed")
	}
	if x.Len() != len(all) {
		t.Errorf("%d people, want %d", x.Len(), len(all))
	}
	for range 30 {
		compare(t, x, all, anyRequest(r), 50)
	}
}

func TestReadersAndWritersTogether(t *testing.T) {
	t.Parallel()
	all := people(6000, 5)
	x := built(t, all[:4000])
	s, err := NewScorer(SampleRequest(rand.New(rand.NewPCG(6, 6)), 0), DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	stop := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				top, err := x.Top(s, 50)
				if err != nil || len(top) != 50 {
					t.Errorf("%d ranked, %v", len(top), err)
					return
				}
				seen := map[ID]bool{}
				for _, m := range top {
					if seen[m.ID] {
						t.Error("somebody is ranked twice")
					}
					seen[m.ID] = true
				}
			}
		})
	}
	for i := range all {
		if err := x.Update(all[i]); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	readers.Wait()
	compare(t, x, all, s.Request, 100)
}

func TestBuildRefusesAPersonTwice(t *testing.T) {
	t.Parallel()
	all := people(3, 7)
	all[2].ID = all[0].ID
	if _, err := Build(3, func(yield func(*Person) error) error {
		for i := range all {
			if err := yield(&all[i]); err != nil {
				return err
			}
		}
		return nil
	}); err == nil {
		t.Error("a person stands there twice")
	}
}

func BenchmarkTop(b *testing.B) {
	x := built(b, people(300_000, 1))
	r := rand.New(rand.NewPCG(1, 1))
	for name, musts := range map[string]int{"all": 0, "typical": 5} {
		q := SampleRequest(r, 0)
		for c := range musts {
			q.Must = append(q.Must, Clause{Any: []Code{Code(c + 1)}, Reason: "bench"})
		}
		if musts > 0 {
			q.Languages[0].Level, q.Languages[0].Must, q.Languages[0].Reason = B1, true, "bench"
		}
		s, err := NewScorer(q, DefaultWeights())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Top(s, 100); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
