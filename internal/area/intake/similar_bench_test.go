package intake

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

// BenchmarkResembling asks who may be here already, among a hundred thousand
// people whose names are as unevenly frequent as names are; what is listed is
// written down as a look. It reports the median and the 95th of a hundred, in
// milliseconds:
//
//	go test ./internal/area/intake -run - -bench Resembling
func BenchmarkResembling(b *testing.B) {
	h := newHouse(b)
	r := rand.New(rand.NewPCG(2017, 9))
	surnames, givens := invented(r, 6000), invented(r, 900)
	surname, given := rand.NewZipf(r, 1.1, 30, uint64(len(surnames)-1)), rand.NewZipf(r, 1.2, 10, uint64(len(givens)-1))
	var records []person.Past
	for range crowd {
		records = append(records, person.Past{Person: person.Person{
			ID: id.New[id.Person](), Version: 1, Surname: surnames[surname.Uint64()], GivenName: givens[given.Uint64()],
			BirthDate: civil.MustDate("1957-01-01").AddDays(r.IntN(50 * 365)), Lang: "it", CreatedAt: h.clock.Now(),
		}})
	}
	for part := range slices.Chunk(records, 10_000) {
		if err := h.db.Import(b.Context(), func(tx *db.Tx) error { return person.ImportIn(b.Context(), tx, h.service.Keys, part) }); err != nil {
			b.Fatal(err)
		}
	}
	if err := h.db.Analyse(b.Context()); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	found := 0
	for b.Loop() {
		p := records[r.IntN(len(records))].Person
		typed := person.New{Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate, Phones: []string{"347 5550142"}}
		start := clock.Wall{}.Start()
		list, err := h.service.Resembling(b.Context(), h.office, access.IntakeReceive, typed)
		if took = append(took, clock.Wall{}.Since(start)); err != nil {
			b.Fatal(err)
		}
		found += min(len(list), 1)
	}
	if found == 0 {
		b.Error("nobody was found")
	}
	slices.Sort(took)
	at := func(of float64) float64 { return float64(took[int(of*float64(len(took)-1))].Microseconds()) / 1000 }
	b.ReportMetric(at(.5), "ms/median")
	b.ReportMetric(at(.95), "ms/p95")
}

// invented are names of two to four syllables.
func invented(r *rand.Rand, n int) []string {
	parts := strings.Fields("ba be bi bo bra ca che chi co da de di do fa fe fi fo ga ghe gi go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi za ze zi zo")
	out := make([]string, n)
	for i := range out {
		for range 2 + r.IntN(3) {
			out[i] += parts[r.IntN(len(parts))]
		}
	}
	return out
}
