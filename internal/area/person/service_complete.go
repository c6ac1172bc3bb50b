package person

import (
	"context"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// CompleteIn makes the record of somebody who had only been named whole, in
// the transaction of whoever receives the person's form. Record is the whole
// of it, with its ID; telephone numbers and addresses known before stay beside
// the new ones, and a consent that holds is not given twice. As RegisterIn it
// has no permission of its own: the receipt has.
func (s *Service) CompleteIn(ctx context.Context, tx *db.Tx, actor access.Actor, record New) error {
	const op = "person.CompleteIn"
	was, err := Load(ctx, tx, s.Keys, record.ID)
	if err != nil {
		return fault.Wrap(op, err)
	}
	record.Phones = append(slices.Clone(record.Phones), was.Phones()...)
	record.Emails = append(slices.Clone(record.Emails), was.Emails()...)
	if err := s.updateIn(ctx, tx, actor, was, UpdateCmd{Version: was.Version, Record: record}); err != nil {
		return fault.Wrap(op, err)
	}
	fresh := slices.DeleteFunc(slices.Clone(record.Consents), func(c Consent) bool { return was.Agreed(c.Kind) })
	was.CreatedAt = s.Clock.Now() // of the rows added now
	return fault.Wrap(op, insertConsentsIn(ctx, tx, was, givenNow(fresh, was)))
}
