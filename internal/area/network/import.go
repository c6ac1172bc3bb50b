package network

import (
	"context"
	"log/slog"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// ImportedUser is a user with the text of their password, which may be empty:
// then they cannot sign in until an administrator gives them one.
type ImportedUser struct {
	User
	Hash string
}

// LogValue keeps the user out of the log.
func (ImportedUser) LogValue() slog.Value { return slog.StringValue("[user]") }

// ImportIn writes organisations and users that already have identities and
// days, the organisations first, held against the same rules as typed ones. It
// writes no events: whoever imports history writes those too.
func ImportIn(ctx context.Context, tx *db.Tx, organisations []Organisation, users []ImportedUser) error {
	const op = "network.ImportIn"
	districts, err := districtCodes(ctx, tx)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, o := range organisations {
		if err := o.Check(districts); err != nil {
			return fault.Wrap(op+" organisation "+string(o.ID), err)
		}
		if err := addOrganisation(ctx, tx, o); err != nil {
			return fault.Wrap(op+" organisation "+string(o.ID), err)
		}
	}
	for _, i := range users {
		u := i.tidy()
		u.hash = i.Hash
		if err := u.Check(districts); err != nil {
			return fault.Wrap(op+" user "+string(u.ID), err)
		}
		if err := addUser(ctx, tx, u); err != nil {
			return fault.Wrap(op+" user "+string(u.ID), err)
		}
	}
	return nil
}
