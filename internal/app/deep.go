package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Report is what a deep check found: how much it looked at, and what tables
// and journal do not agree on, by identity and never by name.
type Report struct {
	Events, Applications, Pathways, Cards, Companies int
	Wrong                                            []string
}

const maxWrong = 50

// Lines says the report in words.
func (r Report) Lines() []string {
	lines := []string{fmt.Sprintf("%d events, %d applications, %d pathways, %d cards, %d companies compared: %d differences", r.Events, r.Applications,
		r.Pathways, r.Cards, r.Companies, len(r.Wrong))}
	return append(lines, r.Wrong[:min(len(r.Wrong), maxWrong)]...)
}

// Deep proves that the tables of now agree with the journal of what happened:
// every application and pathway is the fold of its live facts, no history holds
// an impossible transition, promises are what the facts say, and the list of
// people is what the areas say. It reads one snapshot.
func (a *App) Deep(ctx context.Context) (Report, error) {
	var r Report
	err := a.DB.Read(ctx, func(q db.Queryer) error {
		events, companies, n, known, err := bySubject(ctx, q)
		if err != nil {
			return err
		}
		r = Report{Events: n}
		of := func(application id.Application) []journal.Event { return events[application] }
		var wrong []string
		if r.Applications, wrong, err = intake.Check(ctx, q, of); err != nil {
			return err
		}
		r.Wrong = append(r.Wrong, wrong...)
		if r.Pathways, wrong, err = pathway.Check(ctx, q, civil.DateOf(known.In(a.Clock.Zone())), of); err != nil {
			return err
		}
		r.Wrong = append(r.Wrong, wrong...)
		if r.Companies, wrong, err = company.Check(ctx, q, func(c id.Company) []journal.Event { return companies[c] }); err != nil {
			return err
		}
		r.Wrong = append(r.Wrong, wrong...)
		r.Cards, wrong, err = desk.Check(ctx, q)
		r.Wrong = append(r.Wrong, wrong...)
		return err
	})
	return r, err
}

const pageOfEvents = 10000

// bySubject reads the whole journal and sorts it by application and by company,
// each in the order in which things happened. known is when the newest fact
// became so.
func bySubject(ctx context.Context, q db.Queryer) (
	out map[id.Application][]journal.Event, companies map[id.Company][]journal.Event, n int, known time.Time, err error,
) {
	out, companies = map[id.Application][]journal.Event{}, map[id.Company][]journal.Event{}
	after := int64(0)
	for {
		page, err := journal.All(ctx, q, after, pageOfEvents)
		if err != nil {
			return nil, nil, n, known, err
		}
		for _, e := range page {
			after = e.Seq
			n++
			if e.RecordedAt.After(known) {
				known = e.RecordedAt
			}
			if e.Application != "" {
				out[e.Application] = append(out[e.Application], e)
			}
			if e.Company != "" {
				companies[e.Company] = append(companies[e.Company], e)
			}
		}
		if len(page) < pageOfEvents {
			break
		}
	}
	byDay := func(a, b journal.Event) int { return a.OccurredOn.Compare(b.OccurredOn) }
	for _, events := range out {
		slices.SortStableFunc(events, byDay)
	}
	for _, events := range companies {
		slices.SortStableFunc(events, byDay)
	}
	return out, companies, n, known, nil
}
