package db

import (
	"os"
	"path/filepath"
	"testing"

	"insieme/internal/base/fault"
)

func TestAFileNeedsAName(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"sqlite:", "sqlite::memory:", "nonsense", "postgres://localhost:bad"} {
		if d, err := Open(t.Context(), url, Options{}); err == nil {
			_ = d.Close()
			t.Errorf("%q: got no error", url)
		}
	}
}

func TestANewFileIsForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "città 100%?#.db") // any name that a folder may have
	d, err := Open(t.Context(), "sqlite:"+path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	if err := d.Write(t.Context(), func(tx *Tx) error { _, err := tx.Exec(t.Context(), `CREATE TABLE a (n BIGINT)`); return err }); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got mode %v, want 0600", filepath.Base(name), info.Mode().Perm())
		}
	}
}

// What the writer's own connection has, read back from inside of a command.
func TestTheWriterSyncsAndReadersMapTheFile(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	err := b.Write(t.Context(), func(tx *Tx) error {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "query_only": "0"} {
			if got, err := One(t.Context(), tx, Scalar[string], `PRAGMA `+pragma); err != nil || got != want {
				t.Errorf("writer: got %s = %s, %v; want %s", pragma, got, err, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	for pragma, want := range map[string]string{"journal_mode": "wal", "query_only": "1"} {
		if got, err := One(t.Context(), b.Reader(), Scalar[string], `PRAGMA `+pragma); err != nil || got != want {
			t.Errorf("reader: got %s = %s, %v; want %s", pragma, got, err, want)
		}
	}
	if got, err := One(t.Context(), b.Reader(), Scalar[int64], `PRAGMA mmap_size`); err != nil || got < 1<<30 {
		t.Errorf("reader: got %d bytes mapped, %v; want 1 GiB and more", got, err)
	}
}

func TestACopyHoldsWhatWasThere(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	if err := b.Write(t.Context(), func(tx *Tx) error { return mark(t.Context(), tx, 7) }); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	for range 2 { // the second replaces the first
		if err := b.CopyTo(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Analyse(t.Context()); err != nil {
		t.Error(err)
	}
	d, err := Open(t.Context(), "sqlite:"+path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	if !(bench{d, t}).marks()[7] {
		t.Error("the row is not in the copy")
	}
	if err := b.CopyTo(t.Context(), filepath.Join(t.TempDir(), "no", "copy.db")); !fault.Is(err, fault.Internal) {
		t.Errorf("got %v for a folder that is not there", err)
	}
}
