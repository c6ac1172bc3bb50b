package auth_test

import (
	"testing"

	"insieme/internal/base/auth"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

func TestGuessingIsSlowedDownForAnAddressAndAKind(t *testing.T) {
	t.Parallel()
	s := auth.NewSessions(dbtest.New(t), auth.Options{})
	guess := func(kind, address string) error { return s.Guess(t.Context(), kind, address) }
	var err error
	tries := 0
	for err == nil && tries < 200 {
		err = guess("code", "192.0.2.1")
		tries++
	}
	if !fault.Is(err, fault.Busy) || auth.WaitOf(err) == 0 {
		t.Fatalf("after %d tries: %v, want a wait", tries, err)
	}
	if tries < 20 {
		t.Errorf("an office has to wait after %d tries", tries)
	}
	if err := guess("code", "192.0.2.2"); err != nil {
		t.Errorf("another address: %v", err)
	}
	if err := guess("draft", "192.0.2.1"); err != nil {
		t.Errorf("another kind of secret: %v", err)
	}
}

func TestRightGuessesCostNothing(t *testing.T) {
	t.Parallel()
	s := auth.NewSessions(dbtest.New(t), auth.Options{})
	for i := range 120 {
		if err := s.Guess(t.Context(), "code", "192.0.2.1"); err != nil {
			t.Fatalf("try %d: %v", i, err)
		}
		if err := s.Guessed(t.Context(), "code", "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
	}
}
