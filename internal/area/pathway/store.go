package pathway

import (
	"context"
	"encoding/json"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const pathwayColumns = `application, person, state, track, since, decided_on, pact_proposed_on, pact_accepted_on, reactivated_on,
	opportunity_on, experience_on, job_on, paused_on, paused_until, closed_on, ending, pact_offered_on, version`

func scanPathway(s db.Scanner) (Pathway, error) {
	var p Pathway
	err := s.Scan(&p.Application, &p.Person, &p.State, &p.Track, &p.Since, &p.DecidedOn, &p.PactProposedOn, &p.PactAcceptedOn,
		&p.ReactivatedOn, &p.OpportunityOn, &p.ExperienceOn, &p.JobOn, &p.PausedOn, &p.PausedUntil, &p.ClosedOn, &p.End, &p.PactOfferedOn, &p.Version)
	return p, err
}

// Load reads a pathway; an unknown one is fault.NotFound.
func Load(ctx context.Context, q db.Queryer, application id.Application) (Pathway, error) {
	p, err := db.One(ctx, q, scanPathway, `SELECT `+pathwayColumns+` FROM pathway WHERE application = $1`, string(application))
	return p, fault.Wrap("pathway.Load", err)
}

// putPathway writes the fold of the facts. The version is the service's: it
// guards commands against each other and is left alone here.
func putPathway(ctx context.Context, tx *db.Tx, p Pathway) error {
	_, err := tx.Exec(ctx, `INSERT INTO pathway (`+pathwayColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)
		ON CONFLICT (application) DO UPDATE SET person = excluded.person, state = excluded.state, track = excluded.track,
			since = excluded.since, decided_on = excluded.decided_on, pact_proposed_on = excluded.pact_proposed_on,
			pact_accepted_on = excluded.pact_accepted_on, reactivated_on = excluded.reactivated_on,
			opportunity_on = excluded.opportunity_on, experience_on = excluded.experience_on, job_on = excluded.job_on,
			paused_on = excluded.paused_on, paused_until = excluded.paused_until, closed_on = excluded.closed_on,
			ending = excluded.ending, pact_offered_on = excluded.pact_offered_on`,
		pathwayValues(p)...)
	return fault.Wrap("pathway.put", err)
}

func pathwayValues(p Pathway) []any {
	return []any{
		string(p.Application), string(p.Person), string(p.State), string(p.Track), p.Since, p.DecidedOn, p.PactProposedOn,
		p.PactAcceptedOn, p.ReactivatedOn, p.OpportunityOn, p.ExperienceOn, p.JobOn, p.PausedOn, p.PausedUntil, p.ClosedOn,
		string(p.End), p.PactOfferedOn,
	}
}

// deletePathway removes a pathway whose opening has been taken back. A pact or
// a step written since makes it fail with a Conflict, as it must.
func deletePathway(ctx context.Context, tx *db.Tx, application id.Application) error {
	if _, err := tx.Exec(ctx, `DELETE FROM promise WHERE application = $1`, string(application)); err != nil {
		return fault.Wrap("pathway.delete", err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM pathway WHERE application = $1`, string(application))
	return fault.Wrap("pathway.delete", err)
}

// claim takes the next version of a pathway for a command: a stale version is
// a Conflict.
func claim(ctx context.Context, tx *db.Tx, application id.Application, version int) error {
	err := tx.ExecOne(ctx, `UPDATE pathway SET version = version + 1 WHERE application = $1 AND version = $2`, string(application), version)
	return fault.Wrap("pathway.claim", err)
}

const promiseInsert = `application, kind, person, made_on, due, paused_days, state, kept_on, kept_by, broken_by`

func putPromise(ctx context.Context, tx *db.Tx, p Promise, keptBy, brokenBy id.Event) error {
	_, err := tx.Exec(ctx, `INSERT INTO promise (`+promiseInsert+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (application, kind) DO UPDATE SET person = excluded.person, made_on = excluded.made_on, due = excluded.due,
			paused_days = excluded.paused_days, state = excluded.state, kept_on = excluded.kept_on, kept_by = excluded.kept_by,
			broken_by = excluded.broken_by`,
		promiseValues(p, keptBy, brokenBy)...)
	return fault.Wrap("pathway.putPromise", err)
}

func promiseValues(p Promise, keptBy, brokenBy id.Event) []any {
	return []any{
		string(p.Application), string(p.Kind), string(p.Person), p.MadeOn, p.Due, p.PausedDays, string(p.State), p.KeptOn,
		id.Null(keptBy), id.Null(brokenBy),
	}
}

// rebuild runs a projection for every application that has facts of a pathway.
func rebuild(ctx context.Context, tx *db.Tx, project func(context.Context, *db.Tx, id.Application, id.Person) error) error {
	type pair struct {
		application id.Application
		person      id.Person
	}
	pairs, err := db.All(ctx, tx, func(s db.Scanner) (pair, error) {
		var p pair
		err := s.Scan(&p.application, &p.person)
		return p, err
	}, `SELECT DISTINCT application, person FROM event WHERE kind IN ('decided_ready', 'decided_reactivation') ORDER BY application`)
	if err != nil {
		return fault.Wrap("pathway.rebuild", err)
	}
	for _, p := range pairs {
		if err := project(ctx, tx, p.application, p.person); err != nil {
			return err
		}
	}
	return nil
}

const pactColumns = `id, application, version, person_side, our_side, proposed_on, proposed_by, accepted_on, accepted_how, talk_asked_on`

func scanPact(s db.Scanner) (Pact, error) {
	var p Pact
	err := s.Scan(&p.ID, &p.Application, &p.Version, &p.PersonSide, &p.OurSide, &p.ProposedOn, id.ScanNull(&p.ProposedBy),
		&p.AcceptedOn, &p.AcceptedHow, &p.TalkAskedOn)
	return p, err
}

// LatestPact reads the newest version of an application's pact.
func LatestPact(ctx context.Context, q db.Queryer, application id.Application) (Pact, error) {
	p, err := db.One(ctx, q, scanPact, `SELECT `+pactColumns+` FROM pact WHERE application = $1 ORDER BY version DESC LIMIT 1`, string(application))
	return p, fault.Wrap("pathway.LatestPact", err)
}

func insertPact(ctx context.Context, tx *db.Tx, p Pact) error {
	_, err := tx.Exec(ctx, `INSERT INTO pact (`+pactColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, pactValues(p)...)
	return fault.Wrap("pathway.insertPact", err)
}

func pactValues(p Pact) []any {
	return []any{
		string(p.ID), string(p.Application), p.Version, p.PersonSide, p.OurSide, p.ProposedOn, id.Null(p.ProposedBy), p.AcceptedOn,
		p.AcceptedHow, p.TalkAskedOn,
	}
}

func askPactTalk(ctx context.Context, tx *db.Tx, pact PactID, on civil.Date) error {
	err := tx.ExecOne(ctx, `UPDATE pact SET talk_asked_on = $1 WHERE id = $2 AND accepted_on IS NULL`, on, string(pact))
	return fault.Wrap("pathway.askPactTalk", err)
}

func acceptPact(ctx context.Context, tx *db.Tx, pact PactID, on civil.Date, how string) error {
	err := tx.ExecOne(ctx, `UPDATE pact SET accepted_on = $1, accepted_how = $2 WHERE id = $3 AND accepted_on IS NULL`, on, how, string(pact))
	return fault.Wrap("pathway.acceptPact", err)
}

// withdrawPact takes back the newest version or its acceptance, for undoing.
func withdrawPact(ctx context.Context, tx *db.Tx, application id.Application, fact Fact) error {
	pact, err := LatestPact(ctx, tx, application)
	if err != nil {
		return err
	}
	if fact == FactPactAccepted {
		return fault.Wrap("pathway.withdrawPact", tx.ExecOne(ctx,
			`UPDATE pact SET accepted_on = NULL, accepted_how = '' WHERE id = $1`, string(pact.ID)))
	}
	return fault.Wrap("pathway.withdrawPact", tx.ExecOne(ctx, `DELETE FROM pact WHERE id = $1`, string(pact.ID)))
}

// StepID is the identity of a step of a plan.
type StepID string

// Step is one step of the plan (R3.4).
type Step struct {
	ID          StepID
	Application id.Application
	Kind        string
	PlannedOn   civil.Date
	State       string
	DoneOn      civil.Date
	Minutes     int
	Version     int
}

const stepColumns = `id, application, kind, planned_on, state, done_on, minutes, version`

func scanStep(s db.Scanner) (Step, error) {
	var st Step
	err := s.Scan(&st.ID, &st.Application, &st.Kind, &st.PlannedOn, &st.State, &st.DoneOn, &st.Minutes, &st.Version)
	return st, err
}

func loadStep(ctx context.Context, q db.Queryer, step StepID) (Step, error) {
	st, err := db.One(ctx, q, scanStep, `SELECT `+stepColumns+` FROM pathway_step WHERE id = $1`, string(step))
	return st, fault.Wrap("pathway.loadStep", err)
}

func insertStep(ctx context.Context, tx *db.Tx, st Step) error {
	_, err := tx.Exec(ctx, `INSERT INTO pathway_step (`+stepColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)`,
		stepValues(st)...)
	return fault.Wrap("pathway.insertStep", err)
}

func stepValues(st Step) []any {
	return []any{string(st.ID), string(st.Application), st.Kind, st.PlannedOn, st.State, st.DoneOn, st.Minutes}
}

func saveStep(ctx context.Context, tx *db.Tx, st Step) error {
	return fault.Wrap("pathway.saveStep", tx.ExecOne(ctx, `UPDATE pathway_step SET state = $1, done_on = $2, minutes = $3,
		version = version + 1 WHERE id = $4 AND version = $5`, st.State, st.DoneOn, st.Minutes, string(st.ID), st.Version))
}

const balanceColumns = `application, closed_on, sealed, follow_up_on`

func sealBalance(k *crypt.Keys, application id.Application, b Balance) ([]byte, error) {
	plain, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	return k.Seal(plain, "pathway_balance", string(application), "sealed")
}

// insertBalance keeps one balance a day: of a pathway closed, reopened and
// closed again, the last words count.
func insertBalance(ctx context.Context, tx *db.Tx, application id.Application, closedOn civil.Date, sealed []byte, followUp civil.Date) error {
	_, err := tx.Exec(ctx, `INSERT INTO pathway_balance (`+balanceColumns+`) VALUES ($1, $2, $3, $4)
		ON CONFLICT (application, closed_on) DO UPDATE SET sealed = excluded.sealed, follow_up_on = excluded.follow_up_on`,
		string(application), closedOn, sealed, followUp)
	return fault.Wrap("pathway.insertBalance", err)
}

func deleteBalance(ctx context.Context, tx *db.Tx, application id.Application, closedOn civil.Date) error {
	_, err := tx.Exec(ctx, `DELETE FROM pathway_balance WHERE application = $1 AND closed_on = $2`, string(application), closedOn)
	return fault.Wrap("pathway.deleteBalance", err)
}

// splitColumns turns a list of columns as SQL writes it into names.
func splitColumns(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' })
}
