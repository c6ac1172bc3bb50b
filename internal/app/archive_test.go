package app

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/archive"
	"insieme/internal/base/db/dbtest"
)

// export is a database as an archive.
func export(t *testing.T, d *db.DB) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := archive.Export(t.Context(), d, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tablesOf are the rows of an archive by table; the engines sort texts
// differently, so they are sorted here.
func tablesOf(t *testing.T, content []byte) map[string][]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		slices.Sort(out[f.Name])
	}
	return out
}

// TestAnArchiveReadInGivesAnEqualDatabase goes from the engine under test to
// both engines, and compares every row of every table.
func TestAnArchiveReadInGivesAnEqualDatabase(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.canaries(3)
	s.counting(s.user(access.CaseWorker).User, s.colleague("giulia", access.Interviewer).User)
	s.work()
	content := export(t, s.DB)
	want := tablesOf(t, content)
	if len(want["event.jsonl"]) < 30 || len(want["file_part.jsonl"]) != 3 || len(want["desk_text.jsonl"]) < 4 {
		t.Fatalf("the archive holds %d events, %d parts of files, %d search rows", len(want["event.jsonl"]), len(want["file_part.jsonl"]), len(want["desk_text.jsonl"]))
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		if _, err := archive.Import(t.Context(), d, bytes.NewReader(content), int64(len(content))); err != nil {
			t.Fatal(err)
		}
		got := tablesOf(t, export(t, d))
		for name, rows := range want {
			if !slices.Equal(rows, got[name]) && name != "manifest.json" {
				t.Errorf("%s: %d rows, want the %d that went in", name, len(got[name]), len(rows))
			}
		}
		if _, err := archive.Import(t.Context(), d, bytes.NewReader(content), int64(len(content))); !errors.Is(err, archive.ErrNotEmpty) {
			t.Errorf("read in a second time: got %v, want ErrNotEmpty", err)
		}
		// The copy works: it is found, checked and written to.
		keys := s.Keys
		other := &site{t: t, lines: &logLines{}, users: map[string]access.Actor{}}
		var err error
		o := s.options
		o.Keys = keys
		if other.App, err = build(t.Context(), d, o); err != nil {
			t.Fatal(err)
		}
		query, args := db.Match("desk_text", db.Anywhere, 1, []string{"canarinbuz"}, 100)
		found, err := db.All(t.Context(), d.Reader(), db.Scalar[string], query, args...)
		if err != nil || len(found) == 0 {
			t.Errorf("the search finds %v, %v", found, err)
		}
		other.sent = 300
		other.submit(other.answers())
		report, err := other.Deep(t.Context())
		if err != nil || len(report.Wrong) > 0 || report.Applications < 5 {
			t.Errorf("the deep check of the copy: %+v, %v", report, err)
		}
	})
}

func TestADamagedArchiveLeavesTheDatabaseAsItWas(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.submit(s.answers())
	content := export(t, s.DB)
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		before := tablesOf(t, export(t, d))
		cut := content[:len(content)/2]
		if _, err := archive.Import(t.Context(), d, bytes.NewReader(cut), int64(len(cut))); !errors.Is(err, archive.ErrNoFile) {
			t.Errorf("half a file: got %v, want ErrNoFile", err)
		}
		short := without(t, content, "person_contact.jsonl")
		if _, err := archive.Import(t.Context(), d, bytes.NewReader(short), int64(len(short))); !errors.Is(err, archive.ErrNoFile) {
			t.Errorf("an archive that lacks rows: got %v, want ErrNoFile", err)
		}
		after := tablesOf(t, export(t, d))
		for name, rows := range before {
			if !slices.Equal(rows, after[name]) {
				t.Errorf("%s changed", name)
			}
		}
	})
}

// without is an archive with one table emptied.
func without(t *testing.T, content []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		if f.Name == name {
			_, err = w.Create(name)
		} else {
			err = w.Copy(f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checkCopy proves that a copy of the database is whole.
func (s *site) checkCopy(path string) {
	s.t.Helper()
	o := s.options
	o.Database, o.Keys = "sqlite:"+path, s.Keys
	a, err := New(s.ctx(), o)
	s.must(err)
	s.must(a.DB.Intact(s.ctx()))
	report, err := a.Deep(s.ctx())
	s.must(err)
	if len(report.Wrong) > 0 || report.Applications < 5 {
		s.t.Errorf("the copy: %+v", report)
	}
	s.must(a.Close())
}

// TestABackupMadeWhileOthersWriteIsWhole copies while applications come in.
func TestABackupMadeWhileOthersWriteIsWhole(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var wg sync.WaitGroup
	begun := make(chan struct{})
	answers := s.answers()
	wg.Go(func() {
		for i := range 40 {
			if i == 5 {
				close(begun)
			}
			s.submit(answers)
		}
	})
	<-begun
	content := export(t, s.DB)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if s.DB.Engine() == db.SQLite {
		s.must(s.DB.CopyTo(t.Context(), copied))
	}
	wg.Wait()
	if s.DB.Engine() == db.SQLite {
		s.checkCopy(copied)
	}
	rows := tablesOf(t, content)
	if n := len(rows["application.jsonl"]); n < 5 || n != len(rows["application_answer.jsonl"]) || n != len(rows["event.jsonl"]) || n != len(rows["person.jsonl"]) {
		t.Errorf("%d applications, %d answers, %d facts, %d people: no one state", n, len(rows["application_answer.jsonl"]), len(rows["event.jsonl"]), len(rows["person.jsonl"]))
	}
}
