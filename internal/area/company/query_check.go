package company

import (
	"context"
	"fmt"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Check compares every company with the fold of its live facts, which events
// gives in the order in which they happened.
func Check(ctx context.Context, q db.Queryer, events func(id.Company) []journal.Event) (int, []string, error) {
	all, err := db.All(ctx, q, scanCompany, `SELECT `+companyColumns+` FROM company c ORDER BY c.id`)
	if err != nil {
		return 0, nil, fault.Wrap("company.Check", err)
	}
	var wrong []string
	for _, c := range all {
		e, err := Fold(c.ID, Happenings(events(c.ID)))
		switch {
		case err != nil:
			wrong = append(wrong, fmt.Sprintf("company %s: its facts cannot have happened: %v", c.ID, err))
		case e != c.Engagement:
			wrong = append(wrong, fmt.Sprintf("company %s: is %s since %s, its facts say %s since %s", c.ID, c.Engagement.State, c.Engagement.Since, e.State, e.Since))
		}
	}
	return len(all), wrong, nil
}
