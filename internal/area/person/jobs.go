package person

import (
	"context"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// DuplicateSearch is a part of the journal: after a receipt, a correction or a
// merge the record is compared with all others, from the job queue.
func DuplicateSearch(d *db.DB, c clock.Programme) journal.Part {
	return journal.Part{Subscribers: []journal.Subscriber{{
		Name:  "person.duplicates",
		Kinds: []journal.Kind{"application_received", KindUpdated, KindMerged},
		Handle: func(ctx context.Context, e journal.Event) error {
			_, err := FindDuplicates(ctx, d, c, e.Person)
			return err
		},
	}}}
}

// FindDuplicates looks for records that may be the same person as one and
// notes them for somebody to look at; it returns how many. It may run at any
// time, and twice: what no longer looks alike goes, what somebody has decided
// stays decided. An alias, or a record that is gone, has none.
func FindDuplicates(ctx context.Context, d *db.DB, c clock.Programme, person id.Person) (int, error) {
	found := 0
	err := d.Write(ctx, func(tx *db.Tx) error {
		found = 0
		pairs, err := Similar(ctx, tx, person)
		if err != nil {
			return err
		}
		if err := keepDuplicatesIn(ctx, tx, person, pairs); err != nil {
			return err
		}
		for _, p := range pairs {
			if err := insertDuplicateIn(ctx, tx, person, p.Person, p.Verdict.Score, c.Now()); err != nil {
				return err
			}
		}
		found = len(pairs)
		return nil
	})
	return found, fault.Wrap("person.FindDuplicates", err)
}

// FillSounds writes how names sound for records from before that was kept,
// some at a time; it returns how many. When there are none it costs one look
// at an index.
func FillSounds(ctx context.Context, d *db.DB) (int, error) {
	const some = 500
	done, last := 0, id.Person("")
	for {
		batch, err := soundless(ctx, d.Reader(), last, some)
		if err != nil || len(batch) == 0 {
			return done, fault.Wrap("person.FillSounds", err)
		}
		err = d.Write(ctx, func(tx *db.Tx) error {
			for _, n := range batch {
				if err := soundIn(ctx, tx, n); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return done, fault.Wrap("person.FillSounds", err)
		}
		done, last = done+len(batch), batch[len(batch)-1].id
	}
}
