package company

import (
	"context"
	"iter"
	"log/slog"
	"slices"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is a company with everything beside it, as it comes in from elsewhere:
// the engagement is the fold of facts that journal.Import brings.
type Past struct {
	Company
	CreatedAt    time.Time
	Sites        []Site
	Counterparts []Counterpart
	Contacts     []Contact
	Adhesions    []Adhesion
	Pledges      []Pledge
	Needs        []Need
	Commitments  []Commitment
}

// LogValue keeps names out of the log.
func (p Past) LogValue() slog.Value { return p.Company.LogValue() }

// Facts are the facts that a contact is, with the reason of a no: for who writes
// history.
func (c Contact) Facts(reason string) []Happening { return c.happenings(reason) }

var companyRow = []string{
	"id", "legal_name", "other_name", "name_key", "kind", "public_control", "vat", "tax_sealed", "tax_blind", "ateco", "section", "size", "website",
	"owner", "load_cap", "source", "source_organisation", "source_company", "next_what", "next_note", "next_who", "next_on", "showcase_on",
	"showcase_ended_on", "state", "since", "spotted_on", "association_on", "contacted_on", "met_on", "interested_on", "active_on", "board_on",
	"refused_on", "refusal", "archived_on", "last_on", "answered_on", "fresh_on", "called_on", "told_on", "tell_since", "version", "created_at",
}

// ImportIn writes companies that already have identities and days, held against
// the same rules as typed ones. It writes no events: whoever imports history
// writes those too. A company that brought another comes before it.
func ImportIn(ctx context.Context, tx *db.Tx, keys *crypt.Keys, all []Past) error {
	const op = "company.ImportIn"
	var companies [][]any
	for _, p := range all {
		row, err := p.row(keys)
		if err != nil {
			return fault.Wrap(op, err)
		}
		companies = append(companies, row)
	}
	if _, err := tx.Bulk(ctx, "company", companyRow, slices.Values(companies)); err != nil {
		return fault.Wrap(op, err)
	}
	_, err := tx.Bulk(ctx, "company_word", []string{"company", "word"}, each(all, func(p Past, put func(...any)) {
		for _, w := range wordsOf(p.Details) {
			put(string(p.ID), w)
		}
	}))
	if err == nil {
		_, err = tx.Bulk(ctx, "company_site", []string{"id", "company", "name", "municipality", "address", "closed_on"}, each(all, func(p Past, put func(...any)) {
			for _, s := range p.Sites {
				put(string(s.ID), string(p.ID), s.Name, s.Municipality, s.Address, s.ClosedOn)
			}
		}))
	}
	if err == nil {
		_, err = tx.Bulk(ctx, "company_counterpart", []string{"id", "company", "name", "job", "phone", "email", "signs", "tutors", "answers", "left_on"}, each(all, func(p Past, put func(...any)) {
			for _, c := range p.Counterparts {
				put(string(c.ID), string(p.ID), c.Name, c.Job, c.Phone, c.Email, c.Signs, c.Tutors, c.Answers, c.LeftOn)
			}
		}))
	}
	if err == nil {
		_, err = tx.Bulk(ctx, "company_association", []string{"company", "organisation"}, each(all, func(p Past, put func(...any)) {
			for _, o := range p.Associations {
				put(string(p.ID), string(o))
			}
		}))
	}
	if err == nil {
		_, err = tx.Bulk(ctx, "company_contact", []string{"id", "company", "side", "on_day", "way", "topic", "outcome", "organisation", "counterpart", "note", "by_user"}, each(all, func(p Past, put func(...any)) {
			for _, c := range p.Contacts {
				put(string(c.ID), string(p.ID), string(c.Side), c.On, c.Way, c.Topic, string(c.Outcome), id.Null(c.Organisation), id.Null(c.Counterpart), c.Note, id.Null(c.By))
			}
		}))
	}
	if err == nil {
		err = importBoard(ctx, tx, all)
	}
	return fault.Wrap(op, err)
}

func importBoard(ctx context.Context, tx *db.Tx, all []Past) error {
	_, err := tx.Bulk(ctx, "company_adhesion", []string{"id", "company", "joined_on", "signatory", "left_on", "reason"}, each(all, func(p Past, put func(...any)) {
		for _, a := range p.Adhesions {
			put(string(a.ID), string(p.ID), a.JoinedOn, id.Null(a.Signatory), a.LeftOn, a.Reason)
		}
	}))
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, "company_pledge", []string{"id", "company", "made_on", "places", "kind", "due_on", "withdrawn_on", "version"}, each(all, func(p Past, put func(...any)) {
		for _, x := range p.Pledges {
			put(string(x.ID), string(p.ID), x.MadeOn, len(x.Places), string(x.Kind), x.DueOn, x.WithdrawnOn, x.Version)
		}
	}))
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, "company_pledge_place", []string{"pledge", "number", "stage", "since", "kept_on"}, each(all, func(p Past, put func(...any)) {
		for _, x := range p.Pledges {
			for _, at := range x.Places {
				put(string(x.ID), at.Number, string(at.Stage), at.Since, at.KeptOn)
			}
		}
	}))
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, "company_need", []string{"id", "company", "kind", "what", "many", "needed", "said_on", "closed_on"}, each(all, func(p Past, put func(...any)) {
		for _, n := range p.Needs {
			put(string(n.ID), string(p.ID), string(n.Kind), n.What, n.Many, n.When, n.SaidOn, n.ClosedOn)
		}
	}))
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, "company_commitment", []string{"id", "company", "organisation", "signed_on", "places", "due_on", "words", "ended_on"}, each(all, func(p Past, put func(...any)) {
		for _, m := range p.Commitments {
			put(string(m.ID), string(p.ID), string(m.Union), m.SignedOn, m.Places, m.DueOn, m.Words, m.EndedOn)
		}
	}))
	return err
}

// each gives the rows that every company has in a table.
func each(all []Past, rows func(Past, func(...any))) iter.Seq[[]any] {
	var out [][]any
	for _, p := range all {
		rows(p, func(values ...any) { out = append(out, values) })
	}
	return slices.Values(out)
}

// row is a company as its table has it.
func (p Past) row(keys *crypt.Keys) ([]any, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	sealed, blind, err := sealTax(keys, p.ID, p.TaxCode)
	e := p.Engagement
	return []any{
		string(p.ID), p.LegalName, p.OtherName, civil.Fold(p.Name()), string(p.Kind), p.PublicControl, p.VAT, sealed, blind, p.ATECO,
		SectionOf(p.ATECO), string(p.Size), p.Website, id.Null(p.Owner), p.LoadCap, string(p.Source), id.Null(p.SourceOrganisation),
		id.Null(p.SourceCompany), p.Next.What, p.Next.Note, id.Null(p.Next.Who), p.Next.On, p.ShowcaseOn, p.ShowcaseEndedOn,
		string(e.State), e.Since, e.SpottedOn, e.AssociationOn, e.ContactedOn, e.MetOn, e.InterestedOn, e.ActiveOn, e.BoardOn, e.RefusedOn, e.Refusal,
		e.ArchivedOn, e.LastOn, e.AnsweredOn, e.FreshOn, e.CalledOn, e.ToldOn, e.TellSince, p.Version, p.CreatedAt,
	}, err
}
