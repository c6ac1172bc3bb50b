package desk

import (
	"context"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/words"
)

// Index writes the words under which a person is found: names, place, trades
// and schooling, folded, and all but the names stemmed. It is the job behind
// JobText and may run twice. A record that is erased or merged has none.
func (s *Service) Index(ctx context.Context, person id.Person) error {
	const op = "desk.Index"
	p, err := profileOf(ctx, s.DB.Reader(), person)
	gone := fault.Is(err, fault.NotFound) || err == nil && p.merged
	if err != nil && !gone {
		return err
	}
	text := textOf(s.Catalogue.In(i18n.It), p)
	return fault.Wrap(op, s.DB.Claim(ctx, func(tx *db.Tx) error {
		if gone {
			return db.DropText(ctx, tx, textTable, string(person))
		}
		return db.PutText(ctx, tx, textTable, string(person), text)
	}))
}

// missing is how many people a run of IndexMissing puts in at most.
const missing = 5000

// IndexMissing puts those people in whom the search does not know: whose
// records came in otherwise than through this program, or before it knew words.
func (s *Service) IndexMissing(ctx context.Context) error {
	people, err := unindexed(ctx, s.DB.Reader(), missing)
	if err != nil {
		return err
	}
	for _, p := range people {
		if err := s.Index(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// textOf are the words under which a person is found.
func textOf(l i18n.L, p profile) db.Text {
	texts := []string{p.municipality, p.tradeOther}
	for _, code := range strings.Fields(p.trades) {
		texts = append(texts, l.T("person.trade."+code))
	}
	if p.education != "" && p.education != "none" {
		texts = append(texts, l.T("person.education."+p.education))
	}
	return db.Text{Name: words.Fold(p.surname, p.givenName), Rest: words.Body(i18n.It, texts...)}
}
