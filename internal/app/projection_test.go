package app

import (
	"context"
	"errors"
	"slices"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// projected are the tables that projections keep.
var projected = []string{"pathway", "promise", "person_card"}

// TestProjectionsAgreeAfterARandomWalk lets people do about 150 things to a few
// cases, sensible and not, and then wants three things of every case: its state
// is the fold of its facts, each projection's table is what its rebuild makes,
// and nobody saw an internal error on the way.
func TestProjectionsAgreeAfterARandomWalk(t *testing.T) {
	t.Parallel()
	for _, seed := range []uint64{1, 2} {
		w := newWalk(t, seed)
		for range 150 {
			w.step()
		}
		if kinds := w.kinds(); w.done < 100 || kinds < 30 {
			t.Errorf("seed %d: only %d of 150 commands were possible, with %d kinds of facts: the walk goes nowhere", seed, w.done, kinds)
		}
		w.day(0) // what the night would have done
		w.wantFolds()
		w.wantDeep()
		w.wantRebuilt()
	}
}

// wantFolds compares every case with the fold of its facts.
func (s *site) wantFolds() {
	s.t.Helper()
	all := s.applications()
	if len(all) == 0 {
		s.t.Fatal("there is no case to look at")
	}
	for _, a := range all {
		events, err := journal.ByApplication(s.ctx(), s.DB.Reader(), a.ID)
		s.must(err)
		fold, err := intake.Replay(a, intake.Entries(events))
		s.must(err)
		if fold != a {
			s.t.Errorf("an application is %+v, its facts say %+v", a, fold)
		}
		s.wantPathwayFold(a, events)
	}
}

func (s *site) wantPathwayFold(a intake.Application, events []journal.Event) {
	s.t.Helper()
	want, err := pathway.Replay(a.ID, a.Person, pathway.Entries(events))
	s.must(err)
	got, err := pathway.Load(s.ctx(), s.DB.Reader(), a.ID)
	if fault.Is(err, fault.NotFound) {
		if want.State != "" {
			s.t.Errorf("there is no pathway, the facts say %s", want.State)
		}
		return
	}
	s.must(err)
	got.Version = 0
	if got != want.Pathway {
		s.t.Errorf("a pathway is %+v, its facts say %+v", got, want.Pathway)
	}
}

// applications reads all applications with what follows from their facts.
func (s *site) applications() []intake.Application {
	s.t.Helper()
	all, err := db.All(s.ctx(), s.DB.Reader(), func(row db.Scanner) (intake.Application, error) {
		var a intake.Application
		err := row.Scan(&a.ID, &a.Person, id.ScanNull(&a.Organisation), id.ScanNull(&a.AssistedBy), id.ScanNull(&a.Interviewer), &a.Channel,
			&a.District, &a.State, &a.Since, &a.WaitingSince, &a.ReferredOn, &a.ReceivedOn, &a.CheckedOn, &a.AskedOn, &a.MeasureFreeOn,
			&a.PathFreeOn, &a.SuspendedUntil, &a.RecheckOn, &a.InterviewOn, &a.InterviewedOn, &a.DecidedOn, &a.Track, &a.EndedOn,
			&a.Reason, &a.Destination)
		return a, err
	}, `SELECT id, person, organisation, assisted_by, interviewer, channel, district, state, since, waiting_since, referred_on, received_on,
		checked_on, asked_on, measure_free_on, path_free_on, suspended_until, recheck_on, interview_on, interviewed_on, decided_on, track,
		ended_on, reason, destination FROM fact_intake_application ORDER BY id`)
	s.must(err)
	return all
}

// wantRebuilt rebuilds every projection and wants its table as it was.
func (s *site) wantRebuilt() {
	s.t.Helper()
	before := map[string][]string{}
	for _, table := range projected {
		before[table] = s.rows(table, "version")
	}
	for _, p := range s.Journal.Projections() {
		s.must(s.DB.Write(s.ctx(), func(tx *db.Tx) error { return p.Rebuild(s.ctx(), tx) }))
	}
	for _, table := range projected {
		if d := difference(s.rows(table, "version"), before[table]); d != "" {
			s.t.Errorf("%s rebuilt differs from %s as it was kept:%s", table, table, d)
		}
	}
}

// errPlanted is the failure of the projection that only tests have.
var errPlanted = errors.New("planted")

// failing is the same program with one more projection, the last one, which
// fails at every fact.
func (s *site) failing() Areas {
	s.t.Helper()
	kinds := slices.DeleteFunc(s.Journal.Kinds(), func(k journal.Kind) bool { return k == journal.Voided })
	planted := journal.Projection{Name: "planted", Kinds: kinds, Apply: func(context.Context, *db.Tx, journal.Event, journal.Event) error { return errPlanted }}
	b := s.Base
	var err error
	b.Journal, err = journal.New(s.Clock, nil, journal.Part{Kinds: kinds, Projections: append(s.Journal.Projections(), planted)})
	s.must(err)
	return areasOf(b)
}

// TestAFailingProjectionLeavesNothing fails every command at its very end, when
// all its rows are written, and wants none of them.
func TestAFailingProjectionLeavesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker, system := s.user(access.CaseWorker), access.System()
	received, verified, interviewed := s.submit(s.answers()), s.verified(), s.interviewed(worker.User)
	counting, twin := s.counting(worker.User, worker.User), s.submit(s.answers())
	note, err := s.Person.AddNote(s.ctx(), worker, person.AddNoteCmd{Person: counting.person, Kind: person.PlainNote, Shared: "nota"})
	s.must(err)
	broken, ctx, form := s.failing(), s.ctx(), s.answers()
	way := s.way(counting)
	tests := map[string]func() error{
		"a form": func() error {
			_, err := broken.Intake.Submit(ctx, access.Actor{}, intake.SubmitCmd{Token: intake.NewFormToken(), Channel: intake.ChannelSite, Answers: form})
			return err
		},
		"a check": func() error {
			_, err := broken.Intake.CheckRequirements(ctx, system, intake.CheckCmd{Cmd: received.cmd(), Area: intake.Yes, Work: intake.Yes, Source: "form"})
			return err
		},
		"an end": func() error {
			_, err := broken.Intake.Close(ctx, system, intake.CloseCmd{Cmd: received.cmd(), Ending: intake.FactWithdrawn})
			return err
		},
		"an invitation": func() error {
			_, err := broken.Intake.SetInterview(ctx, system, intake.InviteCmd{
				Cmd: verified.cmd(), Interviewer: worker.User, At: agenda.Time{OnDay: begin, Minute: 1000, Length: 30},
			})
			return err
		},
		"an assessment": func() error {
			_, err := broken.Intake.RecordAssessment(ctx, system, intake.AssessCmd{Cmd: interviewed.cmd(), Profile: intake.Profile{"work": {Note: "nota"}}})
			return err
		},
		"a decision": func() error {
			_, err := broken.Intake.Decide(ctx, system, intake.DecideCmd{Cmd: interviewed.cmd(), Decision: intake.DecideReady})
			return err
		},
		"an undo": func() error {
			return broken.Intake.Undo(ctx, system, intake.UndoCmd{Application: verified.application, Event: s.event(verified, intake.FactNoPath)})
		},
		"a pause": func() error {
			return broken.Pathway.Pause(ctx, system, pathway.PauseCmd{Cmd: way, Until: begin.AddDays(30), Reason: "family"})
		},
		"an opportunity": func() error {
			return broken.Pathway.RecordOpportunity(ctx, system, pathway.FactCmd{Cmd: way, Source: "board"})
		},
		"a step": func() error {
			return broken.Pathway.PlanStep(ctx, system, pathway.PlanStepCmd{Application: counting.application, Kind: "training", On: begin})
		},
		"a closing": func() error {
			return broken.Pathway.Close(ctx, system, pathway.CloseCmd{Cmd: way, End: pathway.EndWithdrew, Balance: pathway.Balance{Done: "molto"}})
		},
		"an undo of the pathway": func() error {
			return broken.Pathway.Undo(ctx, system, counting.application, s.event(counting, "pact_accepted"))
		},
		"a note": func() error {
			_, err := broken.Person.AddNote(ctx, worker, person.AddNoteCmd{Person: counting.person, Kind: person.PlainNote, Shared: "altra"})
			return err
		},
		"a note taken back": func() error { return broken.Person.TakeBackNote(ctx, worker, counting.person, note) },
		"a referent": func() error {
			return broken.Person.AssignReferent(ctx, system, person.AssignReferentCmd{Person: twin.person, User: worker.User, Reason: "first"})
		},
		"a merge": func() error {
			return broken.Person.Merge(ctx, system, person.MergeCmd{Keep: received.person, KeepVersion: 1, Alias: twin.person, AliasVersion: 1})
		},
		"an appointment": func() error {
			_, err := broken.Agenda.Book(ctx, system, agenda.Booking{
				Kind: agenda.Orientation, Person: twin.person, User: worker.User, Time: agenda.Time{OnDay: begin, Minute: 1100, Length: 30},
			})
			return err
		},
	}
	before := s.everything()
	for name, do := range tests {
		if err := do(); !errors.Is(err, errPlanted) {
			t.Errorf("%s: got %v, want the planted failure", name, err)
		}
		if d := difference(s.everything(), before); d != "" {
			t.Errorf("%s that failed leaves rows:%s", name, d)
		}
	}
}

// everything is every row of every table.
func (s *site) everything() []string {
	s.t.Helper()
	var out []string
	for _, table := range s.tables() {
		for _, row := range s.rows(table) {
			out = append(out, table+": "+row)
		}
	}
	return out
}
