package pathway

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// PromiseRow is a promise as it stands in the database, with the events that
// kept and broke it.
type PromiseRow struct {
	Promise
	KeptBy   id.Event
	BrokenBy id.Event
}

const promiseColumns = `p.application, p.kind, p.person, p.made_on, p.due, p.paused_days, p.state, p.kept_on, p.kept_by, p.broken_by`

func scanPromise(s db.Scanner) (PromiseRow, error) {
	var p PromiseRow
	err := s.Scan(&p.Application, &p.Kind, &p.Person, &p.MadeOn, &p.Due, &p.PausedDays, &p.State, &p.KeptOn,
		id.ScanNull(&p.KeptBy), id.ScanNull(&p.BrokenBy))
	return p, err
}

// PromisesOf reads the promises of an application in the order of their days.
func PromisesOf(ctx context.Context, q db.Queryer, application id.Application) ([]PromiseRow, error) {
	rows, err := db.All(ctx, q, scanPromise, `SELECT `+promiseColumns+` FROM promise p WHERE p.application = $1 ORDER BY p.due, p.kind`, string(application))
	return rows, fault.Wrap("pathway.PromisesOf", err)
}

// duePromises reads the promises whose day is gone without a fact and without
// a record of the break.
func duePromises(ctx context.Context, q db.Queryer, today civil.Date) ([]PromiseRow, error) {
	rows, err := db.All(ctx, q, scanPromise, `SELECT `+promiseColumns+` FROM promise p
		WHERE p.state IN ('open', 'broken') AND p.due < $1 AND p.broken_by IS NULL ORDER BY p.due, p.application`, today)
	return rows, fault.Wrap("pathway.duePromises", err)
}

// pausedPathways reads the pathways whose last pause was not ended by hand.
func pausedPathways(ctx context.Context, q db.Queryer) ([]Pathway, error) {
	rows, err := db.All(ctx, q, scanPathway, `SELECT `+pathwayColumns+` FROM pathway WHERE paused_on IS NOT NULL ORDER BY application`)
	return rows, fault.Wrap("pathway.pausedPathways", err)
}

// OfPerson reads the pathways of a person's identities, the newest first.
func OfPerson(ctx context.Context, q db.Queryer, people ...id.Person) ([]Pathway, error) {
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = string(p)
	}
	rows, err := db.All(ctx, q, scanPathway, `SELECT `+pathwayColumns+` FROM pathway WHERE person IN (`+db.Places(1, len(people))+`)
		ORDER BY decided_on DESC, application DESC`, args...)
	return rows, fault.Wrap("pathway.OfPerson", err)
}

// PactsOf reads the versions of an application's pact, the newest first.
func PactsOf(ctx context.Context, q db.Queryer, application id.Application) (Pacts, error) {
	rows, err := db.All(ctx, q, scanPact, `SELECT `+pactColumns+` FROM pact WHERE application = $1 ORDER BY version DESC`, string(application))
	return rows, fault.Wrap("pathway.PactsOf", err)
}

// StepsOf reads the steps of an application's plan in the order of their days.
func StepsOf(ctx context.Context, q db.Queryer, application id.Application) ([]Step, error) {
	rows, err := db.All(ctx, q, scanStep, `SELECT `+stepColumns+` FROM pathway_step WHERE application = $1 ORDER BY planned_on, id`, string(application))
	return rows, fault.Wrap("pathway.StepsOf", err)
}

// PendingRow is a pathway that waits for the next step of the pact.
type PendingRow struct {
	Application id.Application
	Person      id.Person
	State       State
	Since       civil.Date
	DecidedOn   civil.Date
	OfferedOn   civil.Date // a newer version waits beside the accepted one
	TalkOn      civil.Date // the person asked to talk about it
	Referent    id.User
	Surname     string
	GivenName   string
	Birth       civil.Date
}

// LogValue keeps the name out of the log.
func (r PendingRow) LogValue() slog.Value {
	return slog.StringValue("pathway " + string(r.Application))
}

// pending reads the pathways with a pact to be proposed or accepted that the
// scope covers, oldest first.
func pending(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]PendingRow, error) {
	where, args := scope.Where(access.Columns{Person: "p.person", District: "c.district", Owners: []string{"c.referent"}}, 2)
	rows, err := db.All(ctx, q, func(s db.Scanner) (PendingRow, error) {
		var r PendingRow
		err := s.Scan(&r.Application, &r.Person, &r.State, &r.Since, &r.DecidedOn, &r.OfferedOn, &r.TalkOn, id.ScanNull(&r.Referent), &r.Surname, &r.GivenName, &r.Birth)
		return r, err
	}, `SELECT p.application, p.person, p.state, p.since, p.decided_on, p.pact_offered_on,
			(SELECT MAX(k.talk_asked_on) FROM pact k WHERE k.application = p.application AND k.accepted_on IS NULL
				AND k.version = (SELECT MAX(n.version) FROM pact n WHERE n.application = p.application)),
			c.referent, c.surname, c.given_name, c.birth_date
		FROM pathway p JOIN fact_person_card c ON c.id = p.person
		WHERE (p.state IN ('pact_to_propose', 'pact_proposed') OR p.pact_offered_on IS NOT NULL AND p.closed_on IS NULL) AND `+where+`
		ORDER BY p.since, p.application LIMIT $1`, append([]any{limit}, args...)...)
	return rows, fault.Wrap("pathway.pending", err)
}

// DueRow is a promise near or past its day, with whose it is.
type DueRow struct {
	PromiseRow
	Surname, GivenName string
	Birth              civil.Date
	Referent           id.User
	PausedUntil        civil.Date
}

// LogValue keeps the name out of the log.
func (r DueRow) LogValue() slog.Value { return slog.StringValue("promise of " + string(r.Application)) }

// Due reads the promises owed up to a day that the scope covers, oldest first,
// at most limit. A pathway that has ended owes nothing.
func Due(ctx context.Context, q db.Queryer, scope access.Scope, until civil.Date, limit int) ([]DueRow, error) {
	where, args := scope.Where(access.Columns{District: "c.district", Owners: []string{"c.referent"}}, 3)
	rows, err := db.All(ctx, q, func(s db.Scanner) (DueRow, error) {
		var r DueRow
		err := s.Scan(&r.Application, &r.Kind, &r.Person, &r.MadeOn, &r.Due, &r.PausedDays, &r.State, &r.KeptOn,
			id.ScanNull(&r.KeptBy), id.ScanNull(&r.BrokenBy), &r.Surname, &r.GivenName, &r.Birth, id.ScanNull(&r.Referent), &r.PausedUntil)
		return r, err
	}, `SELECT `+promiseColumns+`, c.surname, c.given_name, c.birth_date, c.referent, w.paused_until
		FROM promise p JOIN pathway w ON w.application = p.application JOIN fact_person_card c ON c.id = p.person
		WHERE p.state IN ('open', 'broken') AND p.due <= $1 AND w.closed_on IS NULL AND `+where+`
		ORDER BY p.due, p.application, p.kind LIMIT $2`, append([]any{until, limit}, args...)...)
	return rows, fault.Wrap("pathway.Due", err)
}
