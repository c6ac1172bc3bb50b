package desk

import (
	"context"
	"strings"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/words"
)

// AppointmentLine is one appointment on Oggi, with the way to record presence.
type AppointmentLine struct {
	Time   string // 9:00
	Person id.Person
	What   string // in words, place included
	State  string // set, present, excused, absent, moved
	Post   string // where presence is recorded; empty when the reader may not, or it is too early
	Hidden map[string]string
}

// Plugs are what the areas offer to the desk's pages, plugged in by the program.
type Plugs struct {
	Todos        []web.TodoSource
	Panels       []web.Panel // the parts of a person's page, in order
	Side         []web.Panel // its right column
	Appointments func(c *web.Ctx) ([]AppointmentLine, error)
}

// Deps is what the desk works with.
type Deps struct {
	DB        *db.DB
	Clock     clock.Programme
	Keys      *crypt.Keys
	Pathway   *pathway.Service
	Catalogue *i18n.Catalogue
}

// Service does the desk's own work: the words under which people are found.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// Index writes the words under which a person is found: names, place and
// trades, folded and stemmed. It is the job behind JobText and may run twice.
func (s *Service) Index(ctx context.Context, person id.Person) error {
	c, err := wordsOf(ctx, s.DB.Reader(), person)
	if fault.Is(err, fault.NotFound) {
		return nil // erased since
	}
	if err != nil {
		return err
	}
	body := Words(s.Catalogue.In(i18n.It), c)
	return fault.Wrap("desk.Index", s.DB.Claim(ctx, func(tx *db.Tx) error {
		return db.PutText(ctx, tx, textTable, string(person), body)
	}))
}

// Words are the folded and stemmed words under which a card's person is found.
func Words(l i18n.L, c Card) string {
	texts := []string{c.Surname, c.GivenName, c.Municipality}
	for _, code := range strings.Fields(c.Trades) {
		texts = append(texts, l.T("person.trade."+code))
	}
	return words.Body(i18n.It, texts...)
}

// team reports whether an actor may look at everybody's work, not only theirs.
func team(a access.Actor) access.Action {
	if access.Allows(a, access.TeamView) {
		return access.TeamView
	}
	return ""
}
