package auth

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Guess counts a try at a secret that is no password, such as the code of a
// receipt, for a network address. It is Busy (auth.wait, see WaitOf) when the
// address has to wait; each kind of secret counts for itself. Call it before
// looking, and Guessed when the secret was right.
func (s *Sessions) Guess(ctx context.Context, kind, address string) error {
	return fault.Wrap("auth.Guess", s.attempt(ctx, s.guessing(kind, address)))
}

// Guessed takes back a try that was right.
func (s *Sessions) Guessed(ctx context.Context, kind, address string) error {
	err := s.db.Claim(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, takeBackAttempt, s.guessing(kind, address))
		return err
	})
	return fault.Wrap("auth.Guessed", err)
}

// guessing is what the table of attempts calls an address that guesses.
func (s *Sessions) guessing(kind, address string) string {
	return s.subject("address", kind+"\x00"+address)
}
