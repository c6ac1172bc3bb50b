package intake

import (
	"context"
	"fmt"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Check compares every application with the fold of its live facts, which
// events gives in the order in which they happened. It returns how many it
// looked at and, by identity and state, those that differ or whose history
// holds a transition that is not possible.
func Check(ctx context.Context, q db.Queryer, events func(id.Application) []journal.Event) (int, []string, error) {
	all, err := db.All(ctx, q, scanApplication, `SELECT `+applicationColumns+` FROM application ORDER BY id`)
	if err != nil {
		return 0, nil, fault.Wrap("intake.Check", err)
	}
	var wrong []string
	for _, a := range all {
		fold, err := Replay(a, Entries(events(a.ID)))
		switch {
		case err != nil:
			wrong = append(wrong, fmt.Sprintf("application %s: its facts cannot have happened: %v", a.ID, err))
		case fold != a:
			wrong = append(wrong, fmt.Sprintf("application %s: is %s, its facts say %s", a.ID, a.State, fold.State))
		}
	}
	return len(all), wrong, nil
}
