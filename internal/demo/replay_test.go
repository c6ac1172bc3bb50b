package demo

import (
	"context"
	"log/slog"
	"slices"
	"testing"
	"time"

	"insieme/internal/app"
	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/obs"
)

// replay lives a part of a history again, through the real commands, with the
// clock at the time of each fact.
type replay struct {
	*app.App
	t     *testing.T
	clock clock.Programme
	d     *diary

	people       map[id.Person]id.Person // from the diary's identities to those given now
	applications map[id.Application]id.Application
	humans       map[id.Person]*record
	past         map[id.Application]intake.Past
	paths        map[id.Application]pathway.Past
	seats        map[agenda.AppointmentID]agenda.Past
	notes        map[id.Event]person.Note
	proposals    map[id.Application]int
	closings     map[id.Application]int
}

func newReplay(t *testing.T, d *diary) *replay {
	t.Helper()
	c := clock.Fixed(firstDay().At(7, 0, d.zone), d.zone)
	url := dbtest.URL(t)
	opened, err := db.Open(t.Context(), url, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrate.Up(t.Context(), opened); err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), app.Options{
		Database: url, DB: db.Options{Deadline: time.Minute, Readers: 2}, Keys: crypt.Ephemeral(), Demo: true,
		Log:   obs.NewLogger(t.Output(), "text", slog.LevelError),
		Clock: func(string) (clock.Programme, error) { return c, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	r := &replay{
		App: a, t: t, clock: c, d: d, people: map[id.Person]id.Person{}, applications: map[id.Application]id.Application{},
		humans: map[id.Person]*record{}, past: map[id.Application]intake.Past{}, paths: map[id.Application]pathway.Past{},
		seats: map[agenda.AppointmentID]agenda.Past{}, notes: map[id.Event]person.Note{}, proposals: map[id.Application]int{},
		closings: map[id.Application]int{},
	}
	r.index()
	return r
}

func (r *replay) index() {
	for _, of := range r.d.records {
		r.humans[of.id] = of
	}
	for _, a := range r.d.applications {
		r.past[a.ID] = a
	}
	for _, p := range r.d.pathways {
		r.paths[p.Application] = p
	}
	for _, s := range r.d.appointments {
		r.seats[s.ID] = s
	}
	for _, p := range r.d.people {
		for _, n := range p.Notes {
			r.notes[n.Event] = n
		}
	}
}

// found founds the network, with the diary's identities.
func (r *replay) found() {
	r.t.Helper()
	users := make([]network.ImportedUser, len(r.d.roster.staff))
	for i, k := range r.d.roster.staff {
		users[i] = network.ImportedUser{User: k.User}
		users[i].Active = true // those who left were there then
	}
	err := r.DB.Import(r.t.Context(), func(tx *db.Tx) error {
		return network.ImportIn(r.t.Context(), tx, r.d.roster.organisations, users)
	})
	if err != nil {
		r.t.Fatal(err)
	}
}

// play does what every fact of some people says, in order, and what the daily
// jobs do until the last morning.
func (r *replay) play(people map[id.Person]bool) {
	r.t.Helper()
	for _, e := range r.d.events {
		if !people[e.Person] {
			continue
		}
		r.clock.Set(e.RecordedAt)
		if err := r.command(r.t.Context(), e); err != nil {
			r.t.Fatalf("%s of %s, recorded at %s: %v", e.Kind, e.OccurredOn, e.RecordedAt, err)
		}
	}
	r.clock.Set(r.d.today.At(9, 0, r.d.zone))
	if _, err := r.Intake.WakeDue(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
	if err := r.Pathway.Daily(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
}

// actor is who did it, with their permissions.
func (r *replay) actor(e journal.Event) access.Actor {
	if e.Actor == "" {
		return access.Actor{}
	}
	return r.d.roster.byID(e.Actor).actor()
}

// command does again what left a fact. Facts that other commands leave besides
// their own are theirs.
func (r *replay) command(ctx context.Context, e journal.Event) error {
	switch e.Kind {
	case person.KindUpdated, journal.Voided:
		return nil
	case agenda.KindSet, agenda.KindMarked:
		return r.meet(ctx, e)
	case person.KindMerged:
		return r.merge(ctx, e)
	case person.KindReferentAssigned:
		return r.Person.AssignReferent(ctx, r.actor(e), person.AssignReferentCmd{
			Person: r.people[e.Person], User: id.User(e.Code("user")), Reason: e.Code("reason"),
		})
	case person.KindNoteAdded:
		n := r.notes[e.ID]
		_, err := r.Person.AddNote(ctx, r.actor(e), person.AddNoteCmd{
			Person: r.people[e.Person], Kind: n.Kind, Outcome: n.Outcome, Shared: n.Shared, Private: n.Private,
		})
		return err
	case pathway.KindPromiseBroken:
		return r.Pathway.Daily(ctx)
	case pathway.KindStepPlanned, pathway.KindStepHeld, pathway.KindStepMissed:
		return r.step(ctx, e)
	}
	if slices.Contains(intake.Facts(), intake.Fact(e.Kind)) || e.Kind == actAssess {
		return r.enter(ctx, e)
	}
	return r.walk(ctx, e)
}

func (r *replay) merge(ctx context.Context, e journal.Event) error {
	keep, alias := r.people[e.Person], r.people[id.Person(e.Code("alias"))]
	k, err := person.Load(ctx, r.DB.Reader(), r.Keys, keep)
	if err != nil {
		return err
	}
	a, err := person.Load(ctx, r.DB.Reader(), r.Keys, alias)
	if err != nil {
		return err
	}
	return r.Person.Merge(ctx, r.actor(e), person.MergeCmd{Keep: keep, KeepVersion: k.Version, Alias: alias, AliasVersion: a.Version})
}

func (r *replay) step(ctx context.Context, e journal.Event) error {
	application := r.applications[e.Application]
	was := r.paths[e.Application].Steps[slices.IndexFunc(r.paths[e.Application].Steps, func(s pathway.Step) bool { return string(s.ID) == e.Code("id") })]
	if e.Kind == pathway.KindStepPlanned {
		return r.Pathway.PlanStep(ctx, r.actor(e), pathway.PlanStepCmd{Application: application, Kind: was.Kind, On: was.PlannedOn})
	}
	steps, err := pathway.StepsOf(ctx, r.DB.Reader(), application)
	if err != nil {
		return err
	}
	is := steps[slices.IndexFunc(steps, func(s pathway.Step) bool { return s.Kind == was.Kind })]
	return r.Pathway.EndStep(ctx, r.actor(e), pathway.EndStepCmd{
		Step: is.ID, Version: is.Version, Held: pathway.Outcome(was.State), Minutes: was.Minutes,
	})
}

// walk does a fact of a pathway again.
func (r *replay) walk(ctx context.Context, e journal.Event) error {
	application, past := r.applications[e.Application], r.paths[e.Application]
	p, err := pathway.Load(ctx, r.DB.Reader(), application)
	if err != nil {
		return err
	}
	cmd, actor := pathway.Cmd{Application: application, Version: p.Version}, r.actor(e)
	fact := pathway.FactCmd{Cmd: cmd, On: e.OccurredOn, Source: e.Code("source")}
	switch pathway.Fact(e.Kind) {
	case pathway.FactPactProposed:
		pact := past.Pacts[r.proposals[e.Application]]
		r.proposals[e.Application]++
		return r.Pathway.ProposePact(ctx, actor, pathway.ProposePactCmd{Cmd: cmd, PersonSide: pact.PersonSide, OurSide: pact.OurSide})
	case pathway.FactPactAccepted:
		return r.Pathway.AcceptPact(ctx, actor, pathway.AcceptPactCmd{Cmd: cmd, How: past.Pacts[len(past.Pacts)-1].AcceptedHow})
	case pathway.FactReactivated:
		return r.Pathway.Reactivate(ctx, actor, fact)
	case pathway.FactOpportunity:
		return r.Pathway.RecordOpportunity(ctx, actor, fact)
	case pathway.FactExperience:
		return r.Pathway.RecordExperience(ctx, actor, fact)
	case pathway.FactJob:
		return r.Pathway.RecordJob(ctx, actor, fact)
	case pathway.FactPaused:
		return r.Pathway.Pause(ctx, actor, pathway.PauseCmd{Cmd: cmd, Until: e.CodeDate("until"), Reason: e.Code("reason"), Approver: id.User(e.Code("approver"))})
	case pathway.FactResumed:
		return r.Pathway.Resume(ctx, actor, cmd)
	case pathway.FactClosed:
		b := past.Balances[r.closings[e.Application]]
		r.closings[e.Application]++
		return r.Pathway.Close(ctx, actor, pathway.CloseCmd{Cmd: cmd, End: pathway.End(e.Code("end")), Balance: b.Balance, FollowUp: b.FollowUp})
	default:
		return r.Pathway.Reopen(ctx, actor, cmd)
	}
}
