package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/area/person/linkage"
)

// sharedData is a file of the data that others measure with, where there is any.
func sharedData(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("TEST_SHARED_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	path := filepath.Join(dir, "duplicates-people", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s here: set TEST_SHARED_DATA to the folder of the shared data", name)
	}
	return path
}

func TestEvalDuplicatesOnPublishedRecords(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dataset1.csv.gz", "dataset2.csv.gz", "dataset3.csv.gz"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := evalFile(t, sharedData(t, name))
			if got.Precision < 0.97 || got.Recall < 0.90 {
				t.Errorf("precision %.4f, recall %.4f; want 0.97 and 0.90", got.Precision, got.Recall)
			}
		})
	}
}

func evalFile(t *testing.T, path string, options ...string) linkage.Result {
	t.Helper()
	var out, err bytes.Buffer
	if code := Main(append([]string{"eval", "duplicates", path, "--json"}, options...), strings.NewReader(""), &out, &err); code != exitOK {
		t.Fatalf("exit code %d: %s", code, err.String())
	}
	var got linkage.Result
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	return got
}

func TestEvalDuplicates(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "people.csv")
	text := "\xef\xbb\xbfrec_id;Cognome;Nome;Data di nascita;Telefono\n" +
		"rec-1-org;Lo Russo;Maria Teresa;12/04/1985;+39 340 1112222\n" +
		"rec-1-dup-0;Mariateresa;Lorusso;1985-12-04;\n" +
		"rec-2-org;Hossain;Md Rahim;03/09/1990;\n" +
		"rec-3-org;Verdi;Luca;12/04/1985;3401112222\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	pairs := filepath.Join(dir, "pairs.txt")
	got := evalFile(t, file, "--pairs-out", pairs)
	want := linkage.Result{Records: 4, Found: 1, True: 1, Right: 1, Precision: 1, Recall: 1, F1: 1, Known: true}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if written, err := os.ReadFile(pairs); err != nil || string(written) != "rec-1-org,rec-1-dup-0\n" {
		t.Errorf("pairs = %q, %v", written, err)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"eval"}, exitUsage, "say what to measure"},
		{[]string{"eval", "weather"}, exitUsage, "say what to measure"},
		{[]string{"eval", "duplicates"}, exitUsage, "name a file"},
		{[]string{"eval", "duplicates", filepath.Join(dir, "none.csv")}, exitFailed, "no such file"},
		{[]string{"eval", "duplicates", pairs}, exitFailed, "no column of names"},
		{[]string{"eval", "duplicates", "--json", file}, exitOK, `"recall": 1`},
		{[]string{"eval", "duplicates", file}, exitOK, "precision"},
	} {
		var out, err bytes.Buffer
		if code := Main(c.args, strings.NewReader(""), &out, &err); code != c.code || !strings.Contains(out.String()+err.String(), c.says) {
			t.Errorf("insieme %s: exit code %d, want %d and %q\n%s%s", strings.Join(c.args, " "), code, c.code, c.says, out.String(), err.String())
		}
	}
}
