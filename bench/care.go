package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"insieme/internal/app"
	"insieme/internal/area/desk"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

// The case worker who reads the pages of the benchmark.
const (
	workerLogin    = "bench"
	workerPassword = "una parola lunga per misurare"
)

// inCare makes of a filled database the one of a programme at work: of the
// people's newest applications as many as care are in a pathway, with steps,
// promises and a story, each followed by one of the workers; all others have
// ended. It does nothing where that has been done.
func inCare(ctx context.Context, s *site, care, workers int) error {
	followers, err := workersOf(ctx, s.App, workers)
	if err != nil {
		return err
	}
	have, err := db.One(ctx, s.DB.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM pathway`)
	if err != nil || have >= care {
		return err
	}
	begin := time.Now()
	err = s.DB.Import(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `UPDATE application SET state = 'withdrawn', ended_on = received_on, reason = 'other'`); err != nil {
			return err
		}
		cases, err := db.All(ctx, tx, func(s db.Scanner) (c openCase, err error) { return c, s.Scan(&c.application, &c.person) },
			`SELECT id, person FROM application ORDER BY id LIMIT $1`, care)
		if err != nil {
			return err
		}
		for i, c := range cases {
			if err := c.seal(ctx, tx, s.Keys); err != nil {
				return err
			}
			if err := c.open(ctx, tx, followers[i%len(followers)], s.Clock.Today().AddDays(-i%300)); err != nil {
				return err
			}
		}
		fmt.Fprintf(os.Stderr, "%d in care, %.0f s\n", len(cases), time.Since(begin).Seconds())
		return desk.ImportIn(ctx, tx, s.Catalogue)
	})
	if err != nil {
		return err
	}
	err = s.DB.Analyse(ctx)
	fmt.Fprintf(os.Stderr, "cards and words, %.0f s\n", time.Since(begin).Seconds())
	return err
}

// workersOf finds or makes the case workers; the first is who reads.
func workersOf(ctx context.Context, a *app.App, n int) ([]id.User, error) {
	users, err := network.UsersWithRole(ctx, a.DB.Reader(), access.CaseWorker)
	for i := len(users); err == nil && i < n; i++ {
		login := workerLogin
		if i > 0 {
			login += strconv.Itoa(i)
		}
		_, err = a.Network.AddUser(ctx, access.System(), network.AddUserCmd{
			Login: login, Name: "Referente " + login, Lang: network.Italian, Roles: []access.Role{access.CaseWorker}, Password: workerPassword,
		})
	}
	if err != nil {
		return nil, err
	}
	users, err = network.UsersWithRole(ctx, a.DB.Reader(), access.CaseWorker)
	ids := make([]id.User, len(users))
	for i, u := range users {
		ids[i] = u.ID
	}
	return ids, err
}

// openCase is an application that a case worker follows.
type openCase struct {
	application id.Application
	person      id.Person
}

// open writes what a pathway leaves: the decision, the pact, four steps, two
// promises, nine facts.
func (c openCase) open(ctx context.Context, tx *db.Tx, follower id.User, decided civil.Date) error {
	write := func(query string, args ...any) error {
		_, err := tx.Exec(ctx, query, args...)
		return err
	}
	app, person := string(c.application), string(c.person)
	state, track := "ready", "ready"
	if decided.Day()%3 == 0 {
		state, track = "reactivating", "reactivation"
	}
	errs := []error{
		write(`UPDATE application SET state = 'in_target', decided_on = $2, track = $3, ended_on = NULL, reason = '', interviewer = $4 WHERE id = $1`,
			app, decided, track, string(follower)),
		write(`UPDATE person SET referent = $2 WHERE id = $1`, person, string(follower)),
		write(`INSERT INTO pathway (application, person, state, track, since, decided_on, pact_proposed_on, pact_accepted_on, version)
			VALUES ($1, $2, $3, $4, $5, $5, $5, $5, 1)`, app, person, state, track, decided),
	}
	for i := range 4 {
		kind := []string{"orientation", "job_search", "soft_skills", "training"}[i]
		errs = append(errs, write(`INSERT INTO pathway_step (id, application, kind, planned_on, state, version) VALUES ($1, $2, $3, $4, 'held', 1)`,
			id.New[string](), app, kind, decided.AddDays(7*i)))
	}
	for i, kind := range []string{"opportunity", "experience"} {
		errs = append(errs, write(`INSERT INTO promise (application, kind, person, made_on, due, paused_days, state) VALUES ($1, $2, $3, $4, $5, 0, 'open')`,
			app, kind, person, decided, decided.AddMonths(3+3*i)))
	}
	for i, kind := range []string{
		"requirements_met", "verification_asked", "interview_set", "interview_held", "decided_ready", "pact_proposed", "pact_accepted", "step_planned", "step_held",
	} {
		errs = append(errs, write(`INSERT INTO event (id, kind, occurred_on, recorded_at, actor, person, application) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			id.New[string](), kind, decided.AddDays(i-5), time.Now().UTC(), string(follower), person, app))
	}
	return errors.Join(errs...)
}

// seal puts contacts and a codice fiscale that open where the fill has put
// random bytes of their size.
func (c openCase) seal(ctx context.Context, tx *db.Tx, keys *crypt.Keys) error {
	code, err := keys.Seal([]byte("RSSMRA80A01H501U"), "person", string(c.person), "fiscal_sealed")
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE person SET fiscal_sealed = $2 WHERE id = $1`, string(c.person), code); err != nil {
		return err
	}
	contacts, err := db.All(ctx, tx, db.Scalar[string], `SELECT id FROM person_contact WHERE person = $1`, string(c.person))
	if err != nil {
		return err
	}
	for _, contact := range contacts {
		sealed, err := keys.Seal([]byte("+393331234567"), "person_contact", contact, "sealed")
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE person_contact SET sealed = $2 WHERE id = $1`, contact, sealed); err != nil {
			return err
		}
	}
	return nil
}
