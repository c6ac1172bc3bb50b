package linkage

import (
	"bytes"
	"compress/gzip"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestReadRows(t *testing.T) {
	t.Parallel()
	want := Row{"rec-1-org", Record{
		GivenName: "Maria", Surname: "Lo Russo", Birth: "12/04/1985", Street: "Via Mazzini 3", Town: "Bologna", Postcode: "40100",
		Contacts: []string{"401112222"}, Fiscal: []string{"RSSMRA85D52A944X"},
	}}
	packed := func(s string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return b.String()
	}
	head := "rec_id;Nome;Cognome;Data di nascita;Indirizzo;Comune;CAP;Telefono;Codice fiscale\n"
	line := "rec-1-org;Maria;Lo Russo;12/04/1985;Via Mazzini 3;Bologna;40100;+39 340 111 2222;rss mra 85d52 a944x\n"
	english := "rec_id, given_name, surname, date_of_birth, address_1, suburb, postcode, phone_number, codice_fiscale, soc_sec_id\n" +
		"rec-1-org, Maria, Lo Russo, 12/04/1985, Via Mazzini 3, Bologna, 40100, 0039340.1112222, RSSMRA85D52A944X, 999\n"
	for name, text := range map[string]string{
		"Italian headers and semicolons": head + line, "a mark of byte order": "\xef\xbb\xbf" + head + line, "compressed": packed(head + line),
		"spaces after commas, and an identity that is not read": english, "tabs": strings.ReplaceAll(head+line, ";", "\t"),
	} {
		got, err := ReadRows(strings.NewReader(text))
		if err != nil || len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%s: got %#v, %v\nwant %#v", name, got, err, want)
		}
	}
	for name, text := range map[string]string{"nothing": "", "no names": "rec_id,colour\n1,red\n", "half a file": packed(head + line)[:30]} {
		if got, err := ReadRows(strings.NewReader(text)); err == nil {
			t.Errorf("%s: read %v", name, got)
		}
	}
}

func TestDigitsOfDate(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"19850412": "19850412", "1985-04-12": "19850412", "12/04/1985": "19850412", "12.4.1985": "19850412", "1985-04-12T00:00:00Z": "19850412",
		"": "", "1985": "", "April": "", "19859999": "19859999",
	} {
		if got := digitsOfDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// published reads a file of the data that others measure with, where there is any.
func published(t *testing.T, name string) []Row {
	t.Helper()
	dir := os.Getenv("TEST_SHARED_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, "duplicates-people", name))
	if err != nil {
		t.Skipf("no %s here: set TEST_SHARED_DATA to the folder of the shared data", name)
	}
	defer f.Close() //nolint:errcheck // only read
	rows, err := ReadRows(f)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestWithoutSomeOfTheFields takes fields away from published records, which
// the rules were not made for: fewer fields may cost recall, never precision.
func TestWithoutSomeOfTheFields(t *testing.T) {
	t.Parallel()
	luck := rand.New(rand.NewPCG(3, 3))
	for _, c := range []struct {
		name   string
		change func(*Record)
		recall float64
	}{
		{"no address", func(r *Record) { r.Number, r.Street, r.Locality, r.Town, r.Postcode, r.Region = "", "", "", "", "", "" }, 0.70},
		{"no second line, no state", func(r *Record) { r.Locality, r.Region = "", "" }, 0.85},
		{"no birth date", func(r *Record) { r.Birth = "" }, 0.80},
		{"a field of five left out", func(r *Record) {
			for _, f := range []*string{&r.GivenName, &r.Surname, &r.Birth, &r.Street, &r.Locality, &r.Town, &r.Postcode, &r.Region} {
				if luck.IntN(5) == 0 {
					*f = ""
				}
			}
		}, 0.60},
		{"names in the other box in one of ten", func(r *Record) {
			if luck.IntN(10) == 0 {
				r.GivenName, r.Surname = r.Surname, r.GivenName
			}
		}, 0.85},
	} {
		rows := published(t, "dataset2.csv.gz")
		for i := range rows {
			c.change(&rows[i].Record)
		}
		got, _ := Measure(rows)
		t.Logf("%s: %+v", c.name, got)
		if got.Precision < 0.97 || got.Recall < c.recall {
			t.Errorf("%s: precision %.4f, recall %.4f; want 0.97 and %.2f", c.name, got.Precision, got.Recall, c.recall)
		}
	}
}
