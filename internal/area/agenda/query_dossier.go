package agenda

import (
	"context"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/id"
)

// Dossier is this area's part of a person's whole file.
func (p *Pages) Dossier() []dossier.Section {
	return []dossier.Section{
		{Key: "appointments", Tables: []string{"appointment"}, Read: dossierAppointments},
		{Key: "visits", Tables: []string{"desk_visit"}, Read: dossierVisits},
	}
}

type fileAppointment struct {
	Kind        Kind           `json:"kind" words:"agenda.kind."`
	State       State          `json:"state" words:"agenda.state."`
	OnDay       civil.Date     `json:"on_day"`
	Hour        string         `json:"hour"`
	Minutes     int            `json:"minutes"`
	Place       string         `json:"place"`
	With        string         `json:"with"`
	Application id.Application `json:"application" page:"-"`
}

func dossierAppointments(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.AgendaView); err != nil {
		return nil, err
	}
	return db.All(ctx, q, func(s db.Scanner) (fileAppointment, error) {
		var f fileAppointment
		var minute int
		err := s.Scan(&f.Kind, &f.State, &f.OnDay, &minute, &f.Minutes, &f.Place, &f.With, id.ScanNull(&f.Application))
		f.Hour = hour(minute)
		return f, err
	}, `SELECT a.kind, a.state, a.on_day, a.minute, a.length, a.place, u.name, a.application
		FROM appointment a JOIN fact_network_user u ON u.id = a.app_user
		WHERE a.person IN (`+db.Places(1, len(r.People))+`) ORDER BY a.on_day, a.minute, a.id`, r.Args()...)
}

type fileVisit struct {
	OnDay civil.Date `json:"on_day"`
	Hour  string     `json:"hour"`
	Topic Topic      `json:"topic" words:"agenda.topic."`
	By    string     `json:"by"`
}

func dossierVisits(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.AgendaView); err != nil {
		return nil, err
	}
	users := []id.User{}
	all, err := db.All(ctx, q, func(s db.Scanner) (fileVisit, error) {
		var f fileVisit
		var minute int
		var user id.User
		err := s.Scan(&f.OnDay, &minute, &f.Topic, id.ScanNull(&user))
		f.Hour = hour(minute)
		users = append(users, user)
		return f, err
	}, `SELECT on_day, minute, topic, app_user FROM desk_visit WHERE person IN (`+db.Places(1, len(r.People))+`) ORDER BY on_day, minute, id`, r.Args()...)
	if err != nil {
		return nil, err
	}
	names, err := network.Names(ctx, q, users...)
	for i := range all {
		all[i].By = names[users[i]]
	}
	return all, err
}
