package app

import (
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/web/webtest"
)

// TestTenThousandFuzzedFormsStoreNothingByHalf sends forms of the public
// application with fields garbled, doubled, left out and invented, by one chance
// after another. Each is taken or comes back with what is wrong; the register
// has as many whole applications as were acknowledged, and nothing else.
func TestTenThousandFuzzedFormsStoreNothingByHalf(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	forms := 10_000
	if s.DB.Engine() == db.Postgres {
		forms = 2_000 // the rules are the same; each row costs ten times as much
	}
	before := s.received()
	z := &garbler{Rand: rand.New(rand.NewPCG(1, 2))}
	var c *webtest.Client
	refused, received := 0, map[*webtest.Client]bool{} // a form sent again is the same application
	for i := range forms {
		if i%100 == 0 {
			c = s.nobody()
			c.Get("/candidatura").Want(http.StatusSeeOther)
		}
		slug := formSlugs[z.IntN(len(formSlugs))]
		values := z.garble(form()[slug])
		a := c.Post("/candidatura/"+slug, values)
		switch a.Status {
		case http.StatusSeeOther:
			if slug == "controllo" && strings.Contains(a.Header.Get("Location"), "ricevuta") {
				received[c] = true
			}
		case http.StatusUnprocessableEntity:
			refused++
			if !saysWrong(a) || strings.Contains(a.Body, "<script>alert") {
				t.Fatalf("form %d, %s: refused without a word, or with living markup: %q", i, slug, values)
			}
		default:
			t.Fatalf("form %d, %s: got status %d for %q", i, slug, a.Status, values)
		}
	}
	if len(received) == 0 || refused < forms/4 || refused > forms*9/10 {
		t.Errorf("%d of %d forms were refused: the test tries too little", refused, forms)
	}
	want := maps.Clone(before)
	want["person"], want["application"] = before["person"]+len(received), before["application"]+len(received)
	if got := s.received(); !maps.Equal(got, want) {
		t.Errorf("%d received: got rows %v, want %v", len(received), got, want)
	}
}

// received counts what a received form makes.
func (s *site) received() map[string]int {
	out := map[string]int{}
	for _, table := range []string{"person", "application"} {
		n, err := db.One(s.ctx(), s.DB.Reader(), db.Scalar[int], "SELECT COUNT(*) FROM "+table)
		s.must(err)
		out[table] = n
	}
	return out
}

// garbler spoils forms.
type garbler struct{ *rand.Rand }

func (z *garbler) garble(good url.Values) url.Values {
	out := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(good)) {
		switch z.IntN(6) {
		case 0:
			out.Set(name, z.text())
		case 1: // left out
		case 2:
			out[name] = append(slices.Clone(good[name]), z.text())
		default:
			out[name] = good[name]
		}
	}
	if z.IntN(8) == 0 {
		out.Set(z.text(), z.text())
	}
	return out
}

// text is something that nobody expects.
func (z *garbler) text() string {
	if z.IntN(3) == 0 {
		return shownOf(z.IntN(len(hostile)))
	}
	runes := make([]rune, z.IntN(40))
	for i := range runes {
		switch z.IntN(4) {
		case 0:
			runes[i] = rune(z.IntN(0x20)) // controls
		case 1:
			runes[i] = rune('0' + z.IntN(10))
		default:
			runes[i] = rune(z.IntN(0x2FFFF))
		}
	}
	return string(runes)
}

// shownOf is one of the hostile values, in the order of their names.
func shownOf(i int) string { return hostile[slices.Sorted(maps.Keys(hostile))[i]] }
