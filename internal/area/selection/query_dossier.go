package selection

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/id"
)

// Dossier is this area's part of a person's whole file.
func (p *Pages) Dossier() []dossier.Section {
	return []dossier.Section{{Key: "shortlists", Tables: []string{tableEntry}, Read: p.dossierEntries}}
}

type fileEntry struct {
	Request    id.Request `json:"request" page:"-"`
	Trade      string     `json:"trade"`
	AddedOn    civil.Date `json:"added_on"`
	Note       string     `json:"note"` // kept to the team
	PersonOn   civil.Date `json:"person_on"`
	ReferentOn civil.Date `json:"referent_on"`
	SentOn     civil.Date `json:"sent_on"`
}

func (p *Pages) dossierEntries(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.PersonView); err != nil {
		return nil, err
	}
	all, err := db.All(ctx, q, scanEntry(p.service.Keys), `SELECT `+entryColumns+` FROM request_entry
		WHERE person IN (`+db.Places(1, len(r.People))+`) ORDER BY added_on, request`, r.Args()...)
	if err != nil {
		return nil, err
	}
	out := make([]fileEntry, len(all))
	for i, e := range all {
		request, err := load(ctx, q, e.Request)
		if err != nil {
			return nil, err
		}
		out[i] = fileEntry{e.Request, p.service.Vocabulary.Name(request.Trade, r.L.Lang()), e.AddedOn, e.Note, e.PersonOn, e.ReferentOn, e.SentOn}
		if r.Purpose == dossier.ForPerson {
			out[i].Note = ""
		}
	}
	return out, nil
}
