package app

import (
	"context"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// pagesOf mounts the pages of all areas, lowest first, and plugs together what
// they offer to the desk: the tasks of Oggi, the parts of a person's page.
func pagesOf(a Areas) []web.Route {
	programmePages := programme.NewPages(a.Programme, network.Names)
	networkPages := network.NewPages(a.Network)
	personPages := person.NewPages(a.Person)
	agendaPages := agenda.NewPages(a.Agenda)
	intakePages := intake.NewPages(a.Intake)
	pathwayPages := pathway.NewPages(a.Pathway)
	deskPages := desk.NewPages(a.Desk, desk.Plugs{
		Todos:        []web.TodoSource{intakePages.Todos, pathwayPages.Todos},
		Panels:       slices.Concat([]web.Panel{pathwayPages.Panel()}, intakePages.Panels(), personPages.Panels()),
		Side:         personPages.Side(),
		Appointments: appointments(a),
	})
	return slices.Concat(
		programmePages.Routes(), networkPages.Routes(), personPages.Routes(), agendaPages.Routes(), intakePages.Routes(),
		pathwayPages.Routes(), deskPages.Routes(),
	)
}

// navigation is the staff's menu: what a role may not use is not shown.
func navigation(a Areas) []web.NavItem {
	return []web.NavItem{
		{Key: "today", LabelKey: "desk.nav.today", Href: "/oggi", Icon: "check-circle", Action: access.SignedIn},
		{Key: "people", LabelKey: "desk.nav.people", Href: "/persone", Icon: "user", Action: access.PersonView},
		{Key: "intake", LabelKey: "intake.nav.queue", Href: "/candidature", Icon: "inbox", Action: access.IntakeQueue, Sub: true, Count: a.Intake.QueueSize},
		{Key: "agenda", LabelKey: "agenda.nav", Href: "/agenda", Icon: "calendar", Action: access.AgendaView},
		{Key: "network", LabelKey: "network.nav", Href: "/rete", Icon: "share", Action: access.NetworkView},
		{Key: "users", LabelKey: "network.nav.users", Href: "/amministrazione/utenti", Icon: "settings", Action: access.UserAdmin, Group: 1},
		{Key: "programme", LabelKey: "programme.nav", Href: "/amministrazione/programma", Icon: "tool", Action: access.SettingAdmin, Group: 1},
		{Key: "audit", LabelKey: "network.nav.audit", Href: "/amministrazione/registro", Icon: "list", Action: access.AuditView, Group: 1},
	}
}

// look is the programme's name and colour as set today.
func look(b Base) func(ctx context.Context) (ui.ProgrammeLook, error) {
	return func(ctx context.Context) (ui.ProgrammeLook, error) {
		identity, err := programme.IdentityAt(ctx, b.DB.Reader(), b.Clock.Today())
		return programme.Look(identity), err
	}
}
