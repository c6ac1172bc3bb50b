package monitoring_test

import (
	"slices"
	"testing"

	"insieme/internal/area/monitoring"
	"insieme/internal/area/monitoring/indicator"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// told imports facts of companies: who keeps the register is not asked here.
func (h *house) told(company id.Company, on string, kinds ...journal.Kind) id.Event {
	h.t.Helper()
	var events []journal.Event
	for _, k := range kinds {
		events = append(events, journal.Event{Kind: k, Company: company})
	}
	return h.bring(on, events...)
}

// voided imports that a fact of a company was taken back.
func (h *house) voided(company id.Company, on string, fact id.Event) {
	h.t.Helper()
	h.bring(on, journal.Event{Kind: journal.Voided, Company: company, Voids: fact})
}

func (h *house) bring(on string, events ...journal.Event) id.Event {
	h.t.Helper()
	day := civil.MustDate(on)
	for i := range events {
		events[i].ID, events[i].OccurredOn, events[i].RecordedAt = id.New[id.Event](), day, day.At(10, 0, h.clock.Zone()).UTC()
	}
	h.write(func(tx *db.Tx) error {
		_, err := h.journal.Import(h.t.Context(), tx, slices.Values(events))
		return err
	})
	return events[len(events)-1].ID
}

func (h *house) companies(at string) map[indicator.Code]int64 {
	h.t.Helper()
	all, err := monitoring.Figures(h.t.Context(), h.db.Reader(), civil.MustDate(at))
	if err != nil {
		h.t.Fatal(err)
	}
	out := map[indicator.Code]int64{}
	for _, f := range all {
		if f.Unit == indicator.Companies {
			out[f.Code] = f.Value
		}
	}
	return out
}

func TestCompaniesAreCountedByWhatHappenedLastAndLately(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.on("2022-12-31")
		h.told("silent", "2021-01-11", "company_registered", "company_contacted")
		h.told("signed", "2021-01-11", "company_contacted", "company_answered", "board_joined")
		h.told("gone", "2021-01-11", "company_contacted", "company_answered", "company_interested", "board_joined")
		h.told("gone", "2021-06-01", "company_not_interested", "board_left")
		h.told("takes", "2021-01-11", "company_contacted", "company_answered", "company_interested")
		undone := h.told("signed", "2021-03-01", "board_left")
		h.voided("signed", "2022-02-01", undone)
		for _, tt := range []struct {
			at                                     string
			contacted, interacting, interested, on int64
		}{
			{"2021-01-10", 0, 0, 0, 0},
			{"2021-01-11", 4, 3, 2, 2},
			{"2021-06-01", 4, 3, 1, 1},
			{"2022-01-10", 4, 3, 1, 1},
			{"2022-01-11", 4, 1, 1, 1}, // twelve months on, only who takes people
		} {
			got := h.companies(tt.at)
			want := map[indicator.Code]int64{
				indicator.CompaniesContacted: tt.contacted, indicator.CompaniesInteracting: tt.interacting,
				indicator.CompaniesInterested: tt.interested, indicator.BoardMembers: tt.on,
			}
			for code, n := range want {
				if got[code] != n {
					t.Errorf("at %s: %s = %d, want %d", tt.at, code, got[code], n)
				}
			}
		}
	})
}
