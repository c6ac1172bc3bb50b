package company

import (
	"context"
	"fmt"
	"reflect"

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
	pledges, err := db.All(ctx, q, scanPledge, `SELECT `+pledgeColumns+` FROM company_pledge p ORDER BY p.id`)
	if err != nil {
		return 0, nil, fault.Wrap("company.Check", err)
	}
	for _, p := range pledges {
		if p.Places, err = placesIn(ctx, q, p.ID); err != nil {
			return 0, nil, fault.Wrap("company.Check", err)
		}
		folded, _, err := FoldPledge(p.ID, events(p.Company))
		folded.Version = p.Version
		if err != nil || !reflect.DeepEqual(folded, p) {
			wrong = append(wrong, fmt.Sprintf("pledge %s: is not what its facts say (%v)", p.ID, err))
		}
	}
	return len(all), wrong, nil
}
