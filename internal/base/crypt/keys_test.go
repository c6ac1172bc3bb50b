package crypt_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"insieme/internal/base/crypt"
)

func TestSealedValuesOpenInTheirPlaceOnly(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	plain := []byte("una risposta")
	sealed, err := keys.Seal(plain, "application", "a1", "answers")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, plain) {
		t.Fatal("the sealed value shows the plain one")
	}
	if got, err := keys.Open(sealed, "application", "a1", "answers"); err != nil || !bytes.Equal(got, plain) {
		t.Fatalf("Open = %q, %v; want %q", got, err, plain)
	}
	for name, place := range map[string][3]string{
		"another row": {"application", "a2", "answers"}, "another column": {"application", "a1", "notes"},
		"another table": {"person", "a1", "answers"}, "parts shifted": {"application", "a", "1answers"},
	} {
		if got, err := keys.Open(sealed, place[0], place[1], place[2]); !errors.Is(err, crypt.ErrForged) {
			t.Errorf("%s: Open = %q, %v; want ErrForged", name, got, err)
		}
	}
}

func TestChangedValuesDoNotOpen(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	sealed, err := keys.Seal([]byte("x"), "t", "i", "c")
	if err != nil {
		t.Fatal(err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := keys.Open(bad, "t", "i", "c"); err == nil {
			t.Errorf("byte %d changed: Open succeeds", i)
		}
		if _, err := keys.Open(sealed[:i], "t", "i", "c"); i > 0 && err == nil {
			t.Errorf("cut to %d bytes: Open succeeds", i)
		}
	}
}

func TestNothingIsSealedAsNothing(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	if got, err := keys.Seal(nil, "t", "i", "c"); got != nil || err != nil {
		t.Errorf("Seal(nil) = %v, %v; want nil", got, err)
	}
	if got, err := keys.Open(nil, "t", "i", "c"); got != nil || err != nil {
		t.Errorf("Open(nil) = %v, %v; want nil", got, err)
	}
	if got := keys.Blind("d", ""); got != "" {
		t.Errorf("Blind of nothing = %q, want nothing", got)
	}
}

func TestEqualValuesAreSealedDifferently(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	one, err := keys.Seal([]byte("x"), "t", "i", "c")
	if err != nil {
		t.Fatal(err)
	}
	two, err := keys.Seal([]byte("x"), "t", "i", "c")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one, two) {
		t.Error("two seals of one value are equal")
	}
}

func TestKeysOfOthersDoNotOpen(t *testing.T) {
	t.Parallel()
	sealed, err := crypt.Ephemeral().Seal([]byte("x"), "t", "i", "c")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := crypt.Ephemeral().Open(sealed, "t", "i", "c"); !errors.Is(err, crypt.ErrNoKey) {
		t.Errorf("Open with other keys: %v, want ErrNoKey", err)
	}
}

func TestBlindIndex(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	index := keys.Blind("fiscal_code", "RSSMRA85T10A562S")
	if len(index) != 32 {
		t.Errorf("the index has %d characters, want 32", len(index))
	}
	if keys.Blind("fiscal_code", "RSSMRA85T10A562S") != index {
		t.Error("equal texts have different indexes")
	}
	for name, other := range map[string]string{
		"another text":   keys.Blind("fiscal_code", "RSSMRA85T10A562T"),
		"another domain": keys.Blind("phone", "RSSMRA85T10A562S"),
		"parts shifted":  keys.Blind("fiscal_cod", "eRSSMRA85T10A562S"),
		"another key":    crypt.Ephemeral().Blind("fiscal_code", "RSSMRA85T10A562S"),
	} {
		if other == index {
			t.Errorf("%s has the same index", name)
		}
	}
}

func TestKeysHideThemselves(t *testing.T) {
	t.Parallel()
	keys := crypt.Ephemeral()
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "keys", keys)
	for _, text := range []string{fmt.Sprintf("%v %+v %#v %s", keys, keys, keys, keys), log.String()} {
		if !strings.Contains(text, "[keys]") || len(text) > 120 {
			t.Errorf("the keys show themselves: %s", text)
		}
	}
}

func BenchmarkSealOpen(b *testing.B) {
	keys := crypt.Ephemeral()
	for b.Loop() {
		sealed, err := keys.Seal([]byte("+39 333 1234567"), "person_contact", "0123456789abcdefghijklmnop", "sealed")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := keys.Open(sealed, "person_contact", "0123456789abcdefghijklmnop", "sealed"); err != nil {
			b.Fatal(err)
		}
	}
}
