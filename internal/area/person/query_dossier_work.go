package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
)

type fileWork struct {
	Wishes       []fileTrade       `json:"wishes"`
	Past         []filePast        `json:"past"`
	Requirements []fileRequirement `json:"requirements"`
	Languages    []fileTongue      `json:"languages"`
	Bands        int               `json:"bands"`      // as bits, 4·day+band from Monday morning
	CareBands    int               `json:"care_bands"` // the same, taken by care
	WeekHours    int               `json:"week_hours"`
	Minutes      int               `json:"minutes"`
	PayCents     int64             `json:"pay_cents"`
	Start        civil.Date        `json:"start"`
}

type fileTrade struct {
	Trade  string     `json:"trade"`
	Source Source     `json:"source" words:"person.work.source."`
	SaidOn civil.Date `json:"said_on"`
}

type filePast struct {
	fileTrade
	Months  int        `json:"months"`
	EndedOn civil.Date `json:"ended_on"`
}

type fileRequirement struct {
	Requirement string     `json:"requirement"`
	Answer      Answer     `json:"answer" words:"dossier.said."`
	Until       civil.Date `json:"until"`
	Source      Source     `json:"source" words:"person.work.source."`
	SaidOn      civil.Date `json:"said_on"`
}

type fileTongue struct {
	Lang   string     `json:"lang" words:"person.lang."`
	Level  string     `json:"level"`
	SaidOn civil.Date `json:"said_on"`
}

// dossierWork tells the work profiles of a person's identities.
func (p *Pages) dossierWork(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.PersonView); err != nil {
		return nil, err
	}
	all, err := loadWorks(ctx, q, r.People)
	if err != nil {
		return nil, err
	}
	v, out := p.service.Vocabulary, []fileWork{}
	for _, who := range r.People {
		w, found := all[who]
		if !found {
			continue
		}
		f := fileWork{
			Bands: int(w.Terms.Available.Value), CareBands: int(w.Terms.Care.Value), WeekHours: w.Terms.Hours.Value, Minutes: w.Terms.Minutes.Value,
			PayCents: int64(w.Terms.Pay.Value), Start: w.Terms.Start.Value,
		}
		for _, t := range w.Wishes {
			f.Wishes = append(f.Wishes, fileTrade{v.Name(t.Trade, r.L.Lang()), t.Source, t.On})
		}
		for _, t := range w.Past {
			f.Past = append(f.Past, filePast{fileTrade{v.Name(t.Trade, r.L.Lang()), t.Source, t.On}, t.Months, t.EndedOn})
		}
		for _, t := range w.Requirements {
			f.Requirements = append(f.Requirements, fileRequirement{v.RequirementName(t.Code, r.L.Lang()), t.Answer, t.Until, t.Source, t.On})
		}
		for _, t := range w.Languages {
			f.Languages = append(f.Languages, fileTongue{t.Lang, t.Level, t.On})
		}
		out = append(out, f)
	}
	return out, nil
}
