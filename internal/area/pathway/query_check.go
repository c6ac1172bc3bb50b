package pathway

import (
	"context"
	"fmt"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Check compares every pathway and its promises with the fold of its live
// facts, which events gives in the order in which they happened. The promises
// are those of a day: the morning's job records breaks and lets paused ones
// move, so the day to compare with is that of the newest fact, and the due day
// of a promise whose pause runs is left out.
func Check(ctx context.Context, q db.Queryer, today civil.Date, events func(id.Application) []journal.Event) (int, []string, error) {
	const op = "pathway.Check"
	all, err := db.All(ctx, q, scanPathway, `SELECT `+pathwayColumns+` FROM pathway ORDER BY application`)
	if err != nil {
		return 0, nil, fault.Wrap(op, err)
	}
	rows, err := db.All(ctx, q, scanPromise, `SELECT `+promiseColumns+` FROM promise p ORDER BY p.application, p.due, p.kind`)
	if err != nil {
		return 0, nil, fault.Wrap(op, err)
	}
	stored := map[id.Application]map[PromiseKind]PromiseRow{}
	for _, r := range rows {
		if stored[r.Application] == nil {
			stored[r.Application] = map[PromiseKind]PromiseRow{}
		}
		stored[r.Application][r.Kind] = r
	}
	var wrong []string
	for _, p := range all {
		h, err := Replay(p.Application, p.Person, Entries(events(p.Application)))
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("pathway %s: its facts cannot have happened: %v", p.Application, err))
			continue
		}
		h.Pathway.Version = p.Version
		if h.Pathway != p {
			wrong = append(wrong, fmt.Sprintf("pathway %s: is %s, its facts say %s", p.Application, p.State, h.State))
		}
		more, err := checkPromises(ctx, q, h, stored[p.Application], today)
		if err != nil {
			return 0, nil, fault.Wrap(op, err)
		}
		wrong = append(wrong, more...)
	}
	return len(all), wrong, nil
}

func checkPromises(ctx context.Context, q db.Queryer, h History, stored map[PromiseKind]PromiseRow, today civil.Date) ([]string, error) {
	terms, err := termsAt(ctx, q, h.DecidedOn, h.Track)
	if err != nil {
		return nil, err
	}
	var wrong []string
	computed := Promises(h.Pathway, h.Pauses, terms, today)
	if len(computed) != len(stored) {
		wrong = append(wrong, fmt.Sprintf("pathway %s: has %d promises, its facts say %d", h.Application, len(stored), len(computed)))
	}
	for _, p := range computed {
		r := stored[p.Kind]
		if !h.PausedOn.IsZero() {
			p.Due, p.PausedDays, p.State = r.Due, r.PausedDays, r.State
		}
		if r.Promise != p || r.KeptBy != h.KeptBy(p.Kind) {
			wrong = append(wrong, fmt.Sprintf("promise %s of pathway %s: is %s, due %s; its facts say %s, due %s",
				p.Kind, h.Application, r.State, r.Due, p.State, p.Due))
		}
	}
	return wrong, nil
}
