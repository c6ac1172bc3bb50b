package network

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// PastUser is a user as it comes in from elsewhere, with the text that a
// password is verified against; without one the user cannot sign in.
type PastUser struct {
	User
	PasswordHash string
}

// ImportIn writes organisations and their users. They are few: each is held
// against the rules and written as by its command.
func ImportIn(ctx context.Context, tx *db.Tx, organisations []Organisation, users []PastUser) error {
	const op = "network.ImportIn"
	districts, err := districtCodes(ctx, tx)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, o := range organisations {
		if err := o.Check(districts); err != nil {
			return fault.Wrap(op, err)
		}
		if err := addOrganisation(ctx, tx, o); err != nil {
			return fault.Wrap(op, err)
		}
	}
	for _, u := range users {
		user := u.User.tidy()
		user.hash = u.PasswordHash
		if err := user.Check(districts); err != nil {
			return fault.Wrap(op, err)
		}
		if err := addUser(ctx, tx, user); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
