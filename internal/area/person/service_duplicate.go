package person

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// FindDuplicates looks for records that may be the same person as one and
// notes them for somebody to look at; it returns how many. It is the job that
// follows a registration, and may run again at any time: what no longer looks
// alike goes, what somebody has decided stays decided. An alias has none.
func (s *Service) FindDuplicates(ctx context.Context, person id.Person) (int, error) {
	found := 0
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		found = 0
		pairs, err := Similar(ctx, tx, person)
		if err != nil {
			return err
		}
		if err := forgetDuplicatesIn(ctx, tx, person); err != nil {
			return err
		}
		for _, p := range pairs {
			if err := insertDuplicateIn(ctx, tx, person, p.Person, p.Verdict.Score, s.Clock.Now()); err != nil {
				return err
			}
		}
		found = len(pairs)
		return nil
	})
	return found, fault.Wrap("person.FindDuplicates", err)
}
