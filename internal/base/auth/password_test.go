package auth

import (
	"context"
	"strings"
	"testing"

	"insieme/internal/base/fault"
)

func TestPasswordFitsItsOwnTextOnly(t *testing.T) {
	t.Parallel()
	h := NewHasher(2)
	stored, err := h.Hash(t.Context(), "tre parole in fila perché sì")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("got %q, want the cost written in front", stored)
	}
	again, err := h.Hash(t.Context(), "tre parole in fila perché sì")
	if err != nil || again == stored {
		t.Errorf("got the same text twice (err %v), want another salt", err)
	}
	tests := []struct {
		name, stored, password string
		want                   bool
	}{
		{"the password", stored, "tre parole in fila perché sì", true},
		{"the same in the other form of Unicode", stored, "tre parole in fila perche\u0301 si\u0300", true},
		{"another", stored, "tre parole in fila perché no", false},
		{"the empty one", stored, "", false},
		{"no text stored", "", "", false},
		{"a stored text of another kind", "$2a$10$abcdefghijklmnopqrstuv", "x", false},
		{"a stored text that asks for too much", strings.Replace(stored, "m=19456", "m=999999999", 1), "x", false},
		{"a stored text cut off", stored[:len(stored)-20], "tre parole in fila perché sì", false},
	}
	for _, tt := range tests {
		got, err := h.Verify(t.Context(), tt.stored, tt.password)
		if err != nil || got != tt.want {
			t.Errorf("%s: got %v, %v, want %v", tt.name, got, err, tt.want)
		}
	}
}

func TestHasherWaitsForItsTurnAndGivesUpWithTheRequest(t *testing.T) {
	t.Parallel()
	h := NewHasher(1)
	h.slots <- struct{}{} // somebody is computing
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Verify(ctx, "", "x"); !fault.Is(err, fault.Busy) {
		t.Errorf("got %v, want Busy", err)
	}
}

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, password, want string }{
		{"short", "breve", "auth.password.short"},
		{"eleven letters", "abcdefghijk", "auth.password.short"},
		{"twelve letters", "abcdefghijkl", ""},
		{"twelve accented letters", "àèìòùàèìòùàè", ""},
		{"one letter over and over", "aaaaaaaaaaaaaaaa", "auth.password.easy"},
		{"two letters over and over", "abababababababab", "auth.password.easy"},
		{"the login in it", "MBianchi-2022!", "auth.password.easy"},
		{"longer than any", strings.Repeat("abc", 70), "auth.password.long"},
	}
	for _, tt := range tests {
		got := ""
		if fields := fault.FieldsOf(CheckPassword("new", tt.password, "mbianchi")); len(fields) > 0 {
			got = fields[0].Key
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzVerifyNeverPanics(f *testing.F) {
	f.Add("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$a2V5a2V5a2V5a2V5a2V5a2V5")
	f.Add("$$$$$")
	f.Fuzz(func(t *testing.T, stored string) {
		if p, err := parsePHC(stored); err == nil && (p.memory > 1<<20 || p.passes > 16) {
			t.Errorf("accepted a text that costs %d KiB and %d passes", p.memory, p.passes)
		}
	})
}
