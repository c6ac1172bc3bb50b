package desk

import (
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
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
	Waiting      []web.WaitingSource
	Asked        web.TodoSource                                             // of an organisation that is asked
	Referrals    func(c *web.Ctx) (rows []ui.RowView, count int, err error) // of an access point
	Panels       []web.Panel                                                // the parts of a person's page, in order
	Side         []web.Panel                                                // its right column
	Found        []web.HitSource                                            // kinds beside people that the search shows
	Appointments func(c *web.Ctx) ([]AppointmentLine, error)
	Dossier      []dossier.Section // the parts of a person's whole file, in order
}

// Deps is what the desk works with.
type Deps struct {
	DB        *db.DB
	Clock     clock.Programme
	Keys      *crypt.Keys
	People    *person.Service
	Pathway   *pathway.Service
	Catalogue *i18n.Catalogue
}

// Service does the desk's own work.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// team reports whether an actor may look at everybody's work, not only theirs.
func team(a access.Actor) access.Action {
	if access.Allows(a, access.TeamView) {
		return access.TeamView
	}
	return ""
}
