package network

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// FactorsOf tells what a user proves themselves with beside the password. The
// error is Denied.
func (s *Service) FactorsOf(ctx context.Context, actor access.Actor, user id.User) (auth.FactorState, error) {
	const op = "network.FactorsOf"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return auth.FactorState{}, fault.Wrap(op, err)
	}
	state, err := s.Factors.State(ctx, user)
	return state, fault.Wrap(op, err)
}

// ResetFactor takes away a user's app, passkeys, codes on paper and linked
// accounts, and ends their sessions: for who has lost the telephone. It cannot be undone. The
// errors are Denied, NotFound, and Conflict for oneself: somebody else has to
// look at who asks.
func (s *Service) ResetFactor(ctx context.Context, actor access.Actor, user id.User) error {
	const op = "network.ResetFactor"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return fault.Wrap(op, err)
	}
	if _, err := UserByID(ctx, s.DB.Reader(), user); err != nil {
		return fault.Wrap(op, err)
	}
	if user == actor.User {
		return fault.New(fault.Conflict, op, "network.error.yourself_factor")
	}
	if err := s.Factors.Reset(ctx, actor, user); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.Sessions.RevokeAll(ctx, user, ""))
}
