package company

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Journal kinds of this area that do not move the relation.
const (
	KindChanged journal.Kind = "company_changed" // code what: details, site, counterpart, next, showcase
)

// Part is what this area brings to the journal.
func Part() journal.Part {
	own := []journal.Kind{
		KindChanged, KindPledgeMade, KindPledgeMoved, KindPledgeWithdrawn, KindShowcaseAgreed, KindShowcaseEnded,
		KindSurveySent, KindSurveyAnswered, KindCommitmentSigned,
	}
	return journal.Part{
		Kinds: append(own, factKinds()...),
		Projections: []journal.Projection{{
			Name: "company", Kinds: factKinds(),
			Apply:   func(ctx context.Context, tx *db.Tx, _, of journal.Event) error { return project(ctx, tx, of.Company) },
			Rebuild: rebuild,
		}},
	}
}

func factKinds() []journal.Kind {
	kinds := make([]journal.Kind, 0, len(Facts()))
	for _, f := range Facts() {
		kinds = append(kinds, journal.Kind(f))
	}
	return kinds
}

// EventOf is the journal's row of a fact about a company.
func EventOf(company id.Company, h Happening, actor id.User) journal.Event {
	codes := journal.Codes{}
	put := func(name, value string) {
		if value != "" {
			codes[name] = value
		}
	}
	put("reason", h.Reason)
	put("contact", string(h.Contact))
	if h.Untold {
		put("untold", "yes")
	}
	return journal.Event{
		Kind: journal.Kind(h.Fact), OccurredOn: h.On, Actor: actor, Company: company, Organisation: h.Of, Codes: codes,
	}
}

// Happenings are the live facts of a company among events in order of
// happening.
func Happenings(events []journal.Event) []Happening {
	var out []Happening
	for _, e := range journal.Live(events) {
		for _, f := range Facts() {
			if journal.Kind(f) == e.Kind {
				out = append(out, Happening{
					Fact: f, On: e.OccurredOn, Reason: e.Code("reason"), Untold: e.Code("untold") != "", Contact: ContactID(e.Code("contact")),
					Of: e.Organisation,
				})
			}
		}
	}
	return out
}

// replay folds a company's facts.
func replay(ctx context.Context, q db.Queryer, company id.Company) (Engagement, error) {
	events, err := journal.ByCompany(ctx, q, company)
	if err != nil {
		return Engagement{}, fault.Wrap("company.replay", err)
	}
	e, err := Fold(company, Happenings(events))
	return e, fault.Wrap("company.replay", err)
}

func project(ctx context.Context, tx *db.Tx, company id.Company) error {
	e, err := replay(ctx, tx, company)
	if err != nil {
		return err
	}
	return putEngagement(ctx, tx, e)
}

// LoadThisMonth counts the facts of some kinds about a company in the month of
// a day: the proposals that it has had, written by area selection.
func LoadThisMonth(ctx context.Context, q db.Queryer, company id.Company, kinds []journal.Kind, today civil.Date) (int, error) {
	if len(kinds) == 0 {
		return 0, nil
	}
	return loadBetween(ctx, q, company, kinds, civil.NewDate(today.Year(), today.Month(), 1), today)
}
