package crypt_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

func TestKeyFileIsCreatedOnceAndForItsOwner(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys")
	if _, err := crypt.Load(path); !errors.Is(err, crypt.ErrNoFile) {
		t.Errorf("Load without a file: %v, want ErrNoFile", err)
	}
	made := create(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode = %o, want 600", got)
	}
	sealed := seal(t, made, "x")
	if got := open(t, load(t, path), sealed); got != "x" {
		t.Errorf("the loaded keys open %q, want x", got)
	}
	before := read(t, path)
	if _, err := crypt.Create(path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create over a file: %v, want fs.ErrExist", err)
	}
	if !bytes.Equal(before, read(t, path)) {
		t.Error("Create changed an existing file")
	}
}

func TestBadKeyFilesAreRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys")
	create(t, path)
	good := string(read(t, path))
	lines := strings.SplitAfter(strings.TrimSpace(good), "\n")
	seal, blind := lines[len(lines)-1], lines[len(lines)-2]
	for name, tt := range map[string]struct {
		text string
		mode fs.FileMode
		want error
	}{
		"readable by others":  {good, 0o604, crypt.ErrFileModes},
		"writable by a group": {good, 0o620, crypt.ErrFileModes},
		"empty":               {"", 0o600, crypt.ErrBadFile},
		"without blind":       {seal, 0o600, crypt.ErrBadFile},
		"without seal":        {blind, 0o600, crypt.ErrBadFile},
		"two of blind":        {good + "\n" + blind, 0o600, crypt.ErrBadFile},
		"a short key":         {blind + "seal c2hvcnQ=", 0o600, crypt.ErrBadFile},
		"no base64":           {blind + "seal ???", 0o600, crypt.ErrBadFile},
		"an unknown line":     {good + "\nopen sesame", 0o600, crypt.ErrBadFile},
	} {
		bad := filepath.Join(t.TempDir(), "keys")
		if err := os.WriteFile(bad, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(bad, tt.mode); err != nil {
			t.Fatal(err)
		}
		_, err := crypt.Load(bad)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: Load = %v, want %v", name, err, tt.want)
		}
		if err != nil && strings.Contains(err.Error(), seal[5:]) {
			t.Errorf("%s: the error holds a key", name)
		}
	}
}

// The whole change of a key: what the old one sealed opens all the way, the
// blind index stays, and the old key is not needed at the end.
func TestRotation(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		path := filepath.Join(t.TempDir(), "keys")
		first := create(t, path)
		must(t, first.Check(t.Context(), d))
		old, index := seal(t, first, "x"), first.Blind("d", "x")

		second, err := crypt.Rotate(path)
		must(t, err)
		must(t, second.Check(t.Context(), d))
		if got := open(t, second, old); got != "x" {
			t.Errorf("after the rotation the old value opens as %q, want x", got)
		}
		if second.Blind("d", "x") != index {
			t.Error("the rotation changed the blind index")
		}
		if second.IsCurrent(old) {
			t.Error("a value of the old key counts as current")
		}
		fresh, err := second.Reseal(old, "t", "i", "c")
		must(t, err)
		if again, err := second.Reseal(fresh, "t", "i", "c"); err != nil || !bytes.Equal(again, fresh) {
			t.Errorf("sealing a current value again changes it (%v)", err)
		}
		if _, err := first.Open(fresh, "t", "i", "c"); !errors.Is(err, crypt.ErrNoKey) {
			t.Errorf("the old keys open a value of the new one: %v", err)
		}

		must(t, second.Retire(t.Context(), d))
		third, err := crypt.Trim(path)
		must(t, err)
		must(t, third.Check(t.Context(), d))
		if got := open(t, load(t, path), fresh); got != "x" {
			t.Errorf("without the old key the value opens as %q, want x", got)
		}
		if _, err := third.Open(old, "t", "i", "c"); !errors.Is(err, crypt.ErrNoKey) {
			t.Errorf("a value left behind: %v, want ErrNoKey", err)
		}
	})
}

func TestKeysOfAnotherDatabaseAreRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		dir := t.TempDir()
		right := create(t, filepath.Join(dir, "right"))
		wrong := create(t, filepath.Join(dir, "wrong"))
		must(t, right.Check(t.Context(), d))
		if err := wrong.Check(t.Context(), d); !errors.Is(err, crypt.ErrWrongKeys) {
			t.Errorf("Check with other keys: %v, want ErrWrongKeys", err)
		}
		must(t, right.Check(t.Context(), d)) // and the refused ones left nothing

		// The right sealing key beside another blind index is refused as well:
		// people would no longer be found.
		mixed := filepath.Join(dir, "mixed")
		text := lineOf(t, filepath.Join(dir, "wrong"), "blind") + lineOf(t, filepath.Join(dir, "right"), "seal")
		must(t, os.WriteFile(mixed, []byte(text), 0o600))
		if err := load(t, mixed).Check(t.Context(), d); !errors.Is(err, crypt.ErrWrongKeys) {
			t.Errorf("Check with another blind index: %v, want ErrWrongKeys", err)
		}
	})
}

func TestTrimBeforeRetireIsRefused(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	path := filepath.Join(t.TempDir(), "keys")
	must(t, create(t, path).Check(t.Context(), d))
	second, err := crypt.Rotate(path)
	must(t, err)
	must(t, second.Check(t.Context(), d))
	third, err := crypt.Trim(path)
	must(t, err)
	if err := third.Check(t.Context(), d); !errors.Is(err, crypt.ErrWrongKeys) {
		t.Errorf("Check without a key that may be needed: %v, want ErrWrongKeys", err)
	}
}

func create(t *testing.T, path string) *crypt.Keys {
	t.Helper()
	k, err := crypt.Create(path)
	must(t, err)
	return k
}

func load(t *testing.T, path string) *crypt.Keys {
	t.Helper()
	k, err := crypt.Load(path)
	must(t, err)
	return k
}

func seal(t *testing.T, k *crypt.Keys, text string) []byte {
	t.Helper()
	sealed, err := k.Seal([]byte(text), "t", "i", "c")
	must(t, err)
	return sealed
}

func open(t *testing.T, k *crypt.Keys, sealed []byte) string {
	t.Helper()
	plain, err := k.Open(sealed, "t", "i", "c")
	must(t, err)
	return string(plain)
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func lineOf(t *testing.T, path, kind string) string {
	t.Helper()
	for line := range strings.Lines(string(read(t, path))) {
		if strings.HasPrefix(line, kind+" ") {
			return line
		}
	}
	t.Fatalf("%s has no line %s", path, kind)
	return ""
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
