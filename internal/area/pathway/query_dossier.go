package pathway

import (
	"context"
	"encoding/json"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/id"
)

// Dossier is this area's part of a person's whole file.
func (p *Pages) Dossier() []dossier.Section {
	k := p.service.Keys
	return []dossier.Section{{
		Key: "pathways", Tables: []string{"pathway", "pact", "pathway_step", "promise", "pathway_balance"},
		Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
			return dossierPathways(ctx, q, k, r)
		},
	}, {
		Key: "team", Tables: []string{"team_member"}, Read: dossierTeam,
	}}
}

type fileMember struct {
	User   string     `json:"user"`
	Part   string     `json:"part" words:"pathway.part."`
	Reason string     `json:"reason" words:"pathway.team.reason."`
	From   civil.Date `json:"from"`
	Until  civil.Date `json:"until"`
}

func dossierTeam(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	all, err := TeamOf(ctx, q, r.People...)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, len(all))
	for i, m := range all {
		users[i] = m.User
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return nil, err
	}
	out := make([]fileMember, len(all))
	for i, m := range all {
		out[i] = fileMember{names[m.User], m.Part, m.Reason, m.From, m.To}
	}
	return out, nil
}

type filePathway struct {
	Application   id.Application `json:"application" page:"-"`
	State         State          `json:"state" words:"pathway.state."`
	Track         Track          `json:"track" words:"dossier.track."`
	DecidedOn     civil.Date     `json:"decided_on"`
	ReactivatedOn civil.Date     `json:"reactivated_on"`
	OpportunityOn civil.Date     `json:"opportunity_on"`
	ExperienceOn  civil.Date     `json:"experience_on"`
	JobOn         civil.Date     `json:"job_on"`
	PausedOn      civil.Date     `json:"paused_on"`
	PausedUntil   civil.Date     `json:"paused_until"`
	ClosedOn      civil.Date     `json:"closed_on"`
	End           End            `json:"end" words:"pathway.end."`
	Pacts         []filePact     `json:"pacts"`
	Steps         []fileStep     `json:"steps"`
	Promises      []filePromise  `json:"promises"`
	Balances      []fileBalance  `json:"balances"`
}

type filePact struct {
	PersonSide  string     `json:"person_side"`
	OurSide     string     `json:"our_side"`
	ProposedOn  civil.Date `json:"proposed_on"`
	ProposedBy  string     `json:"proposed_by"`
	AcceptedOn  civil.Date `json:"accepted_on"`
	AcceptedHow string     `json:"accepted_how" words:"pathway.pact.how."`
}

type fileStep struct {
	Kind      string     `json:"kind" words:"pathway.step."`
	PlannedOn civil.Date `json:"planned_on"`
	State     string     `json:"state" words:"pathway.step.state."`
	DoneOn    civil.Date `json:"done_on"`
	Minutes   int        `json:"minutes"`
}

type filePromise struct {
	Kind   PromiseKind  `json:"kind" words:"pathway.promise."`
	State  PromiseState `json:"state" words:"dossier.promise."`
	MadeOn civil.Date   `json:"made_on"`
	DueOn  civil.Date   `json:"due_on"`
	KeptOn civil.Date   `json:"kept_on"`
}

type fileBalance struct {
	ClosedOn   civil.Date `json:"closed_on"`
	Done       string     `json:"done"`
	NotDone    string     `json:"not_done"`
	Barriers   string     `json:"barriers"`
	FollowUpOn civil.Date `json:"follow_up_on"`
}

func dossierPathways(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]filePathway, error) {
	if err := r.Demand(access.PathwayView); err != nil {
		return nil, err
	}
	all, err := OfPerson(ctx, q, r.People...)
	if err != nil {
		return nil, err
	}
	out := make([]filePathway, len(all))
	for i, p := range all {
		f := filePathway{
			Application: p.Application, State: p.State, Track: p.Track, DecidedOn: p.DecidedOn, ReactivatedOn: p.ReactivatedOn, OpportunityOn: p.OpportunityOn,
			ExperienceOn: p.ExperienceOn, JobOn: p.JobOn, PausedOn: p.PausedOn, PausedUntil: p.PausedUntil, ClosedOn: p.ClosedOn, End: p.End,
		}
		if f.Pacts, err = dossierPacts(ctx, q, p.Application); err != nil {
			return nil, err
		}
		if f.Balances, err = dossierBalances(ctx, q, k, p.Application); err != nil {
			return nil, err
		}
		steps, err := StepsOf(ctx, q, p.Application)
		if err != nil {
			return nil, err
		}
		for _, s := range steps {
			f.Steps = append(f.Steps, fileStep{s.Kind, s.PlannedOn, s.State, s.DoneOn, s.Minutes})
		}
		promises, err := PromisesOf(ctx, q, p.Application)
		if err != nil {
			return nil, err
		}
		for _, s := range promises {
			f.Promises = append(f.Promises, filePromise{s.Kind, s.State, s.MadeOn, s.Due, s.KeptOn})
		}
		out[i] = f
	}
	return out, nil
}

func dossierPacts(ctx context.Context, q db.Queryer, application id.Application) ([]filePact, error) {
	all, err := db.All(ctx, q, scanPact, `SELECT `+pactColumns+` FROM pact WHERE application = $1 ORDER BY version`, string(application))
	if err != nil {
		return nil, err
	}
	users := make([]id.User, len(all))
	for i, p := range all {
		users[i] = p.ProposedBy
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return nil, err
	}
	out := make([]filePact, len(all))
	for i, p := range all {
		out[i] = filePact{p.PersonSide, p.OurSide, p.ProposedOn, names[p.ProposedBy], p.AcceptedOn, p.AcceptedHow}
	}
	return out, nil
}

func dossierBalances(ctx context.Context, q db.Queryer, k *crypt.Keys, application id.Application) ([]fileBalance, error) {
	return db.All(ctx, q, func(s db.Scanner) (fileBalance, error) {
		var f fileBalance
		var sealed []byte
		if err := s.Scan(&f.ClosedOn, &sealed, &f.FollowUpOn); err != nil {
			return f, err
		}
		plain, err := k.Open(sealed, "pathway_balance", string(application), "sealed")
		if err != nil {
			return f, err
		}
		var b Balance
		err = json.Unmarshal(plain, &b)
		f.Done, f.NotDone, f.Barriers = b.Done, b.NotDone, b.Barriers
		return f, err
	}, `SELECT closed_on, sealed, follow_up_on FROM pathway_balance WHERE application = $1 ORDER BY closed_on`, string(application))
}
