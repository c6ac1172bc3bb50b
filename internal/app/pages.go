package app

import (
	"context"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/area/selection"
	"insieme/internal/base/access"
	"insieme/internal/base/dossier"
	"insieme/internal/base/job"
	"insieme/internal/base/message"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// pagesOf mounts the pages of all areas, lowest first, and plugs together what
// they offer to the desk: the tasks of Oggi, the parts of a person's page. It
// returns the navigation too: what a role may not use is not shown.
func pagesOf(b Base, a Areas, publicPages *intake.PublicPages, own *pathway.OwnPages) ([]web.Route, []web.NavItem) {
	programmePages := programme.NewPages(a.Programme, network.Names)
	networkPages := network.NewPages(a.Network)
	personPages := person.NewPages(a.Person)
	selectionPages := selection.NewPages(a.Selection)
	companyPages := company.NewPages(a.Company, selectionPages.Panel())
	agendaPages := agenda.NewPages(a.Agenda)
	intakePages := intake.NewPages(a.Intake)
	casePages := monitoring.NewCasePages(monitoring.NewCaseService(monitoring.CaseDeps{DB: b.DB, Keys: b.Keys}))
	pathwayPages := pathway.NewPages(a.Pathway)
	deskPages := desk.NewPages(a.Desk, desk.Plugs{
		Todos:        []web.TodoSource{personPages.Todos, companyPages.Todos, agendaPages.Todos, intakePages.Todos, pathwayPages.Todos, selectionPages.Todos},
		Waiting:      []web.WaitingSource{intakePages.Waiting},
		Asked:        intakePages.Asked,
		Referrals:    intakePages.Outcomes,
		Panels:       slices.Concat([]web.Panel{pathwayPages.Panel(), intakePages.Panel()}, personPages.Panels()),
		Side:         slices.Concat(agendaPages.Side(), personPages.Side(), pathwayPages.Side()),
		Found:        []web.HitSource{companyPages.Found(), networkPages.Found()},
		Appointments: appointments(b),
		Dossier:      dossierOf(b, a),
	})
	routes := slices.Concat(
		publicPages.Routes(), intake.NewCheckPages(a.Intake, b.Sessions).Routes(), programmePages.Routes(), networkPages.Routes(), personPages.Routes(),
		companyPages.Routes(), company.NewSurveyPages(a.Company, b.Sessions).Routes(), agendaPages.Routes(), intakePages.Routes(),
		intake.NewSheetPages(intakePages, b.Catalogue, ahead(b)).Routes(), pathwayPages.Routes(), own.Routes(), casePages.Routes(), selectionPages.Routes(), deskPages.Routes(),
		message.NewPages(b.Outbox, desk.Names).Routes(), job.NewPages(b.Jobs).Routes(),
	)
	return routes, []web.NavItem{
		{Key: "today", LabelKey: "desk.nav.today", Href: "/oggi", Icon: "check-circle", Action: access.SignedIn},
		{Key: "people", LabelKey: "desk.nav.people", Href: "/persone", Icon: "user", Action: access.PersonView},
		intakePages.Nav(),
		intakePages.QuestionNav(),
		{Key: "referrals", LabelKey: "intake.referrals.title", Href: "/segnalazioni", Icon: "inbox", Action: access.IntakeRefer, Sub: true},
		companyPages.Nav(),
		selectionPages.Nav(),
		{Key: "agenda", LabelKey: "agenda.title", Href: "/agenda", Icon: "calendar", Action: access.AgendaView},
		{Key: network.NavNetwork, LabelKey: "network.title", Href: "/rete", Icon: "share", Action: access.NetworkView},
		casePages.Nav(),
		{Key: network.NavUsers, LabelKey: "network.users.title", Href: "/amministrazione/utenti", Icon: "key", Action: access.UserAdmin, Group: 1},
		{Key: programme.NavSettings, LabelKey: "programme.nav", Href: "/amministrazione/programma", Icon: "settings", Action: access.SettingAdmin, Group: 1},
		intakePages.InstrumentNav(),
		{Key: person.NavRetention, LabelKey: "person.retention.nav", Href: "/conservazione", Icon: "clock", Action: access.PersonErase, Group: 1},
		{Key: message.Nav, LabelKey: "message.title", Href: message.Path, Icon: "mail", Action: access.OutboxView, Group: 1},
		{Key: job.Nav, LabelKey: "job.title", Href: job.Path, Icon: "tool", Action: access.JobAdmin, Group: 1},
		{Key: network.NavAudit, LabelKey: "network.audit.title", Href: "/amministrazione/registro", Icon: "list", Action: access.AuditView, Group: 1},
	}
}

// dossierOf are the parts of a person's whole file, in order.
func dossierOf(b Base, a Areas) []dossier.Section {
	people := person.NewPages(a.Person)
	return slices.Concat(
		people.Dossier(), intake.NewPages(a.Intake).Dossier(), agenda.NewPages(a.Agenda).Dossier(), pathway.NewPages(a.Pathway).Dossier(), selection.NewPages(a.Selection).Dossier(),
		[]dossier.Section{b.Outbox.Dossier(), desk.Dossier(), people.DossierLooks()},
	)
}

// look is the programme's name and colour as set today.
func look(b Base) func(ctx context.Context) (ui.ProgrammeLook, error) {
	return func(ctx context.Context) (ui.ProgrammeLook, error) {
		identity, err := programme.IdentityAt(ctx, b.DB.Reader(), b.Clock.Today())
		return programme.Look(identity), err
	}
}
