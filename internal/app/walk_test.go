package app

import (
	"math/rand/v2"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// walk does things at random to a few cases, the same things for the same seed.
type walk struct {
	*site
	random  *rand.Rand
	files   []file
	workers []access.Actor
	partner id.Organisation
	notes   []person.NoteID // of the first worker, about the person at the same place
	about   []id.Person
	aliases []id.Person
	done    int // commands that were possible
}

func newWalk(t *testing.T, seed uint64) *walk {
	t.Helper()
	w := &walk{site: newSite(t), random: rand.New(rand.NewPCG(seed, seed))}
	w.workers = []access.Actor{w.user(access.CaseWorker), w.user(access.Interviewer), w.user(access.Coordinator)}
	w.partner = w.organisation("Centro per l'impiego", network.KindEmploymentCentre)
	for range 2 {
		w.files = append(w.files, w.submit(w.answers()), w.verified(), w.counting(w.workers[0].User, w.workers[1].User))
	}
	return w
}

// step does one thing with one case, or tries a few that are not possible now.
// That is an answer; that something broke is none.
func (w *walk) step() {
	w.t.Helper()
	f := pick(w, w.files)
	for range 4 {
		err := pick(w, w.deeds(f))()
		switch {
		case err == nil:
			w.done++
			return
		case fault.Is(err, fault.Internal), fault.Is(err, fault.Busy):
			w.t.Errorf("a command broke: %v", err)
		}
	}
}

// day lets some days go by, with the work of each night done once.
func (w *walk) day(n int) {
	w.t.Helper()
	w.at(w.Clock.Today().AddDays(n), 20)
	_, err := w.Intake.WakeDue(w.ctx())
	w.must(err)
	w.must(w.Pathway.Daily(w.ctx()))
}

func pick[T any](w *walk, list []T) T { return list[w.random.IntN(len(list))] }

// some is today or one of the days before: facts become known late.
func (w *walk) some() civil.Date {
	return w.Clock.Today().AddDays(-w.random.IntN(2) * w.random.IntN(9))
}

// deeds are what can be tried with a case: mostly what its state allows.
func (w *walk) deeds(f file) []func() error {
	w.t.Helper()
	deeds := append(w.deedsAbout(f), w.intakeDeeds(f)...)
	if _, err := pathway.Load(w.ctx(), w.DB.Reader(), f.application); err == nil {
		way := w.pathwayDeeds(f)
		deeds = append(append(deeds, way...), way...)
	}
	return deeds
}

func event(_ id.Event, err error) error { return err }

func (w *walk) intakeDeeds(f file) []func() error {
	s, ctx, system, cmd := w.Intake, w.ctx(), access.System(), f.cmd()
	until := w.Clock.Today().AddDays(1 + w.random.IntN(60))
	verify := []func() error{
		func() error {
			return event(s.CheckRequirements(ctx, system, intake.CheckCmd{Cmd: cmd, Area: intake.Yes, Work: intake.Yes, Source: "form"}))
		},
		func() error {
			return event(s.AskVerification(ctx, system, intake.AskCmd{Cmd: cmd, Measures: w.partner}))
		},
		func() error {
			return event(s.AnswerMeasures(ctx, system, intake.MeasuresCmd{Cmd: cmd, Answer: intake.Yes, Source: "registry", Partner: w.partner}))
		},
		func() error {
			return event(s.AnswerPath(ctx, system, intake.PathCmd{Cmd: cmd, Answer: intake.PathNone, Source: "social_services"}))
		},
		func() error {
			minute := 7*60 + 5*w.random.IntN(150)
			return event(s.SetInterview(ctx, system, intake.InviteCmd{
				Cmd: cmd, Interviewer: pick(w, w.workers).User, At: agenda.Time{OnDay: w.Clock.Today(), Minute: minute, Length: 5},
			}))
		},
		func() error { return event(s.HoldInterview(ctx, system, intake.HoldCmd{Cmd: cmd})) },
		func() error {
			return event(s.Decide(ctx, system, intake.DecideCmd{
				Cmd: cmd, Decision: pick(w, intake.Decisions()), Reason: pick(w, intake.OutOfTargetReasons()), Destination: pick(w, intake.Destinations()),
			}))
		},
	}
	return append(append(verify, verify...),
		func() error {
			return event(s.Suspend(ctx, system, intake.SuspendCmd{Cmd: cmd, Until: until, Reason: pick(w, intake.SuspensionReasons()), Source: "registry"}))
		},
		func() error { return event(s.Wake(ctx, system, intake.WakeCmd{Cmd: cmd})) },
		func() error {
			return event(s.AnswerPath(ctx, system, intake.PathCmd{Cmd: cmd, Answer: pick(w, intake.PathAnswers()), Until: until, Source: "social_services"}))
		},
		func() error {
			return event(s.MissInterview(ctx, system, intake.MissedCmd{Cmd: cmd, Absence: pick(w, intake.Absences())}))
		},
		func() error {
			return event(s.Refuse(ctx, system, intake.RefuseCmd{Cmd: cmd, Reason: pick(w, intake.IneligibleReasons()), Destination: pick(w, intake.Destinations())}))
		},
		func() error {
			return event(s.Close(ctx, system, intake.CloseCmd{Cmd: cmd, Ending: pick(w, intake.Endings())}))
		},
		func() error { return event(s.Reopen(ctx, system, intake.ReopenCmd{Cmd: cmd})) },
		func() error { return event(s.Reopen(ctx, system, intake.ReopenCmd{Cmd: cmd})) },
		func() error {
			return event(s.RecordAssessment(ctx, system, intake.AssessCmd{Cmd: cmd, Profile: intake.Profile{"work": {Note: "nota"}}}))
		},
		func() error {
			return s.Undo(ctx, system, intake.UndoCmd{Application: f.application, Event: w.newest(f)})
		},
	)
}

// newest is the last standing event of a case.
func (w *walk) newest(f file) id.Event {
	w.t.Helper()
	events, err := journal.ByApplication(w.ctx(), w.DB.Reader(), f.application)
	w.must(err)
	live := journal.Live(events)
	return live[len(live)-1].ID
}

func (w *walk) pathwayDeeds(f file) []func() error {
	s, ctx, system, way := w.Pathway, w.ctx(), access.System(), w.way(f)
	on, today := w.some(), w.Clock.Today()
	fact := pathway.FactCmd{Cmd: way, On: on, Source: pick(w, pathway.Sources())}
	steps, err := pathway.StepsOf(ctx, w.DB.Reader(), f.application)
	w.must(err)
	deeds := []func() error{
		func() error {
			return s.ProposePact(ctx, system, pathway.ProposePactCmd{Cmd: way, PersonSide: "cerco", OurSide: "aiutiamo"})
		},
		func() error { return s.AcceptPact(ctx, system, pathway.AcceptPactCmd{Cmd: way, How: "on_paper"}) },
		func() error { return s.Reactivate(ctx, system, fact) },
		func() error { return s.RecordOpportunity(ctx, system, fact) },
		func() error { return s.RecordExperience(ctx, system, fact) },
		func() error { return s.RecordJob(ctx, system, fact) },
		func() error {
			return s.Pause(ctx, system, pathway.PauseCmd{Cmd: way, On: on, Until: today.AddDays(w.random.IntN(40)), Reason: pick(w, pathway.PauseReasons())})
		},
		func() error { return s.Resume(ctx, system, way) },
		func() error {
			return s.PlanStep(ctx, system, pathway.PlanStepCmd{Application: f.application, Kind: pick(w, pathway.StepKinds()), On: today})
		},
		func() error {
			return s.Close(ctx, system, pathway.CloseCmd{Cmd: way, End: pick(w, pathway.Ends()), Balance: pathway.Balance{Done: "molto"}})
		},
		func() error { return s.Reopen(ctx, system, way) },
		func() error { return s.Undo(ctx, system, f.application, w.newestOfWay(f)) },
		func() error { w.day(20 + w.random.IntN(80)); return nil },
	}
	for _, step := range steps {
		deeds = append(deeds, func() error {
			return s.EndStep(ctx, system, pathway.EndStepCmd{Step: step.ID, Version: step.Version, Held: pathway.OutcomeHeld, Minutes: 60})
		})
	}
	return deeds
}

// newestOfWay is the last standing event that moves a pathway.
func (w *walk) newestOfWay(f file) id.Event {
	w.t.Helper()
	events, err := journal.ByApplication(w.ctx(), w.DB.Reader(), f.application)
	w.must(err)
	entries := pathway.Entries(events)
	return entries[len(entries)-1].Event
}

// deedsAbout are about the person of a case, or about none.
func (w *walk) deedsAbout(f file) []func() error {
	s, ctx, system, author := w.Person, w.ctx(), access.System(), w.workers[0]
	other := pick(w, w.files)
	return []func() error{
		func() error { w.day(w.random.IntN(15)); return nil },
		func() error {
			w.files = append(w.files, w.submit(w.answers()))
			return nil
		},
		func() error {
			a, err := w.Intake.ReferPerson(ctx, system, intake.ReferCmd{
				Token: intake.NewFormToken(), Organisation: w.partner, GivenName: "Aminata", Surname: "Sow", Phone: "+393335550901",
			})
			if err == nil {
				w.files = append(w.files, w.fileOf(a))
			}
			return err
		},
		func() error {
			_, err := w.Intake.Complete(ctx, system, intake.CompleteCmd{
				Cmd: f.cmd(), Token: intake.NewFormToken(), Channel: intake.ChannelHelpDesk, Answers: w.answers(),
			})
			return err
		},
		func() error {
			return s.AssignReferent(ctx, system, person.AssignReferentCmd{Person: f.person, User: pick(w, w.workers).User, Reason: pick(w, person.ReferentReasons())})
		},
		func() error {
			note, err := s.AddNote(ctx, author, person.AddNoteCmd{Person: f.person, Kind: person.PlainNote, On: w.some(), Shared: "nota"})
			if err == nil {
				w.notes, w.about = append(w.notes, note), append(w.about, f.person)
			}
			return err
		},
		func() error {
			if len(w.notes) == 0 {
				return fault.Absent("walk")
			}
			i := w.random.IntN(len(w.notes))
			return s.TakeBackNote(ctx, author, w.about[i], w.notes[i])
		},
		func() error { return s.KeepApart(ctx, author, person.KeepApartCmd{One: f.person, Other: other.person}) },
		func() error { return w.correct(f) },
		func() error { return w.merge(f, other) },
		func() error {
			if len(w.aliases) == 0 {
				return fault.Absent("walk")
			}
			return s.Unmerge(ctx, system, pick(w, w.aliases))
		},
		func() error {
			_, err := w.Agenda.Book(ctx, system, agenda.Booking{
				Kind: agenda.Orientation, Person: f.person, User: pick(w, w.workers).User,
				Time: agenda.Time{OnDay: w.Clock.Today().AddDays(w.random.IntN(9)), Minute: 600 + 30*w.random.IntN(9), Length: 30},
			})
			return err
		},
	}
}

// fileOf is the case of an application.
func (w *walk) fileOf(a id.Application) file {
	w.t.Helper()
	for _, app := range w.applications() {
		if app.ID == a {
			return file{application: a, person: app.Person}
		}
	}
	w.t.Fatal("the application is not there")
	return file{}
}

// correct writes a record anew with another name and another place.
func (w *walk) correct(f file) error {
	p, err := person.Load(w.ctx(), w.DB.Reader(), w.Keys, f.person)
	if err != nil {
		return err
	}
	return w.Person.Update(w.ctx(), access.System(), person.UpdateCmd{Version: p.Version, Record: person.New{
		ID: p.ID, Surname: p.Surname + "a", GivenName: p.GivenName, BirthDate: p.BirthDate, Sex: p.Sex, Citizenship: p.Citizenship,
		Municipality: pick(w, []string{"037006", "037001", "037002"}), Lang: p.Lang, Phones: p.Phones(), Emails: p.Emails(),
	}})
}

func (w *walk) merge(keep, alias file) error {
	k, err := person.Load(w.ctx(), w.DB.Reader(), w.Keys, keep.person)
	if err != nil {
		return err
	}
	a, err := person.Load(w.ctx(), w.DB.Reader(), w.Keys, alias.person)
	if err != nil {
		return err
	}
	err = w.Person.Merge(w.ctx(), access.System(), person.MergeCmd{
		Keep: k.ID, KeepVersion: k.Version, Alias: a.ID, AliasVersion: a.Version, Take: []string{"surname"},
	})
	if err == nil {
		w.aliases = append(w.aliases, a.ID)
	}
	return err
}

// kinds is how many kinds of facts the journal holds.
func (w *walk) kinds() int { return w.count(`SELECT count(DISTINCT kind) FROM event`) }
