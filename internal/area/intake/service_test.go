package intake

import (
	"slices"
	"strings"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// command is one command of the service on an application, as a table needs it.
type command struct {
	from State
	run  func(h *house, actor access.Actor, c Cmd) (id.Event, error)
	by   func(h *house) access.Actor // may
	to   State
}

func office(h *house) access.Actor { return h.office }
func giulia(h *house) access.Actor { return h.giulia }

func commands() map[string]command {
	return map[string]command{
		"requirements met": {Received, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.CheckRequirements(h.t.Context(), by, CheckCmd{Cmd: c, Area: Yes, Work: Yes, Source: "form"})
		}, office, Verifying},
		"requirements not met": {Received, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.CheckRequirements(h.t.Context(), by, CheckCmd{
				Cmd: c, Area: No, Work: Yes, Source: "registry", Reason: "outside_area", Destination: "employment_centre",
			})
		}, office, NotEligible},
		"partners asked": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.AskVerification(h.t.Context(), by, AskCmd{Cmd: c, Measures: h.cpi})
		}, office, Verifying},
		"no active measure": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.AnswerMeasures(h.t.Context(), by, MeasuresCmd{Cmd: c, Answer: Yes, Source: "employment_centre", Partner: h.cpi})
		}, office, Verifying},
		"an active measure suspends": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.AnswerMeasures(h.t.Context(), by, MeasuresCmd{
				Cmd: c, Answer: No, Until: day(30), Reason: "gol_path", Source: "employment_centre",
			})
		}, office, Suspended},
		"a path is active": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.AnswerPath(h.t.Context(), by, PathCmd{Cmd: c, Answer: PathActive, Until: day(30), Source: "social_services"})
		}, office, InCharge},
		"a path could start": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.AnswerPath(h.t.Context(), by, PathCmd{Cmd: c, Answer: PathPossible, Source: "social_services"})
		}, office, Reported},
		"refused while verifying": {Verifying, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Refuse(h.t.Context(), by, RefuseCmd{Cmd: c, Reason: "works_over_limit", Destination: "job_desk"})
		}, office, NotEligible},
		"suspended before the invitation": {ToInvite, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Suspend(h.t.Context(), by, SuspendCmd{Cmd: c, Until: day(20), Reason: "internship", Source: "phone_call"})
		}, office, Suspended},
		"invited": {ToInvite, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.SetInterview(h.t.Context(), by, InviteCmd{
				Cmd: c, Interviewer: h.giulia.User, At: agenda.Time{OnDay: day(9), Minute: 600, Length: 45}, Place: "Stanza 2",
			})
		}, office, InterviewSet},
		"did not come": {InterviewSet, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			h.clock.Set(day(2).At(20, 0, h.clock.Zone()))
			return h.service.MissInterview(h.t.Context(), by, MissedCmd{Cmd: c, Absence: agenda.Absent})
		}, office, ToInvite},
		"interview held": {InterviewSet, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			h.clock.Set(day(2).At(20, 0, h.clock.Zone()))
			return h.service.HoldInterview(h.t.Context(), by, HoldCmd{Cmd: c})
		}, giulia, ToDecide},
		"assessment recorded": {ToDecide, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.RecordAssessment(h.t.Context(), by, AssessCmd{Cmd: c, Profile: Profile{"work": {Levels: map[string]Level{"italian": 2}}}})
		}, giulia, ToDecide},
		"ready": {ToDecide, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Decide(h.t.Context(), by, DecideCmd{Cmd: c, Decision: DecideReady})
		}, giulia, InTarget},
		"to be reactivated": {ToDecide, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Decide(h.t.Context(), by, DecideCmd{Cmd: c, Decision: DecideReactivation})
		}, giulia, InTarget},
		"not in target": {ToDecide, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Decide(h.t.Context(), by, DecideCmd{
				Cmd: c, Decision: DecideNotInTarget, Reason: "strong_profile", Destination: "business_association",
			})
		}, giulia, NotInTarget},
		"withdrawn with an interview set": {InterviewSet, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Close(h.t.Context(), by, CloseCmd{Cmd: c, Ending: FactWithdrawn})
		}, office, Withdrawn},
		"found work alone": {Received, func(h *house, by access.Actor, c Cmd) (id.Event, error) {
			return h.service.Close(h.t.Context(), by, CloseCmd{Cmd: c, Ending: FactFoundWorkAlone})
		}, office, FoundWorkAlone},
	}
}

// TestCommands runs each command: denied to who may not, refused to who has
// not seen the last change, and else it leads where the machine says, with a
// table that is the fold of the journal and an undo that gives the application
// back as it was.
func TestCommands(t *testing.T) {
	t.Parallel()
	for name, tc := range commands() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			c := h.at(tc.from)
			before, said, held := h.load(c), h.findings(c), h.appointments(c)
			for _, actor := range strangers(h) {
				if _, err := tc.run(h, actor, c); !fault.Is(err, fault.Denied) {
					t.Errorf("as %v: got %v, want denied", actor.Roles, err)
				}
			}
			stale := Cmd{Application: c.Application, Version: before.Version + 1}
			if _, err := tc.run(h, tc.by(h), stale); !fault.Is(err, fault.Conflict) {
				t.Errorf("with another version: got %v, want a conflict", err)
			}
			if got := h.load(c); got != before {
				t.Errorf("a refused command changed %+v to %+v", before, got)
			}
			event, err := tc.run(h, tc.by(h), Cmd{Application: c.Application, Version: before.Version})
			if err != nil {
				t.Fatal(err)
			}
			if got := h.load(c); got.State != tc.to {
				t.Errorf("got state %s, want %s", got.State, tc.to)
			}
			h.isFold(c)
			if err := h.service.Undo(t.Context(), tc.by(h), UndoCmd{Application: c.Application, Event: event}); err != nil {
				t.Fatalf("undo: %v", err)
			}
			after := h.load(c)
			after.Version = before.Version
			if after != before {
				t.Errorf("after undo %+v, want %+v", after, before)
			}
			h.isFold(c)
			if got := h.findings(c); len(got) != len(said) {
				t.Errorf("after undo %d findings, want %d", len(got), len(said))
			}
			if got := h.appointments(c); !slices.Equal(got, held) {
				t.Errorf("after undo appointments %v, want %v", got, held)
			}
		})
	}
}

// strangers are actors who hold none of the permissions of the commands.
func strangers(h *house) []access.Actor {
	out := []access.Actor{{}}
	for _, role := range []access.Role{access.Administrator, access.Monitor, access.AccessPoint} {
		out = append(out, access.Actor{User: h.office.User, Roles: []access.Role{role}, Organisation: h.caritas})
	}
	return out
}

func TestCommandsNeedTheirDetails(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	received, verifying, toDecide := h.at(Received), h.at(Verifying), h.at(ToDecide)
	tests := map[string]struct {
		run   func() (id.Event, error)
		field string
	}{
		"a check without an answer": {func() (id.Event, error) {
			return h.service.CheckRequirements(ctx, h.office, CheckCmd{Cmd: received, Area: Yes, Work: Open, Source: "form"})
		}, "work"},
		"a no without a destination": {func() (id.Event, error) {
			return h.service.CheckRequirements(ctx, h.office, CheckCmd{Cmd: received, Area: No, Work: Yes, Source: "form", Reason: "outside_area"})
		}, "destination"},
		"a reason that nobody knows": {func() (id.Event, error) {
			return h.service.Refuse(ctx, h.office, RefuseCmd{Cmd: verifying, Reason: "bad luck", Destination: "job_desk"})
		}, "reason"},
		"nobody asked": {func() (id.Event, error) {
			return h.service.AskVerification(ctx, h.office, AskCmd{Cmd: verifying})
		}, "measures_partner"},
		"a suspension without its day": {func() (id.Event, error) {
			return h.service.Suspend(ctx, h.office, SuspendCmd{Cmd: verifying, Reason: "gol_path", Source: "form"})
		}, "until"},
		"a suspension that ends today": {func() (id.Event, error) {
			return h.service.Suspend(ctx, h.office, SuspendCmd{Cmd: verifying, Reason: "gol_path", Source: "form", Until: day(2)})
		}, "until"},
		"an answer about the path that is none": {func() (id.Event, error) {
			return h.service.AnswerPath(ctx, h.office, PathCmd{Cmd: verifying, Source: "form"})
		}, "answer"},
		"a fact of tomorrow": {func() (id.Event, error) {
			return h.service.Refuse(ctx, h.office, RefuseCmd{Cmd: verifying, On: day(9), Reason: "other", Destination: "job_desk"})
		}, "on"},
		"a decision against without a reason": {func() (id.Event, error) {
			return h.service.Decide(ctx, h.giulia, DecideCmd{Cmd: toDecide, Decision: DecideNotInTarget, Destination: "job_desk"})
		}, "reason"},
		"no decision": {func() (id.Event, error) {
			return h.service.Decide(ctx, h.giulia, DecideCmd{Cmd: toDecide})
		}, "decision"},
		"an end that is not the person's": {func() (id.Event, error) {
			return h.service.Close(ctx, h.office, CloseCmd{Cmd: received, Ending: FactNotEligible})
		}, "ending"},
		"an empty assessment": {func() (id.Event, error) {
			return h.service.RecordAssessment(ctx, h.giulia, AssessCmd{Cmd: toDecide})
		}, ""},
		"a level that is none": {func() (id.Event, error) {
			return h.service.RecordAssessment(ctx, h.giulia, AssessCmd{Cmd: toDecide, Profile: Profile{"work": {Levels: map[string]Level{"italian": 5}}}})
		}, "work.italian"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tc.run()
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("got %v, want invalid", err)
			}
			for _, f := range fault.FieldsOf(err) {
				if f.Name == tc.field {
					return
				}
			}
			t.Errorf("got fields %v, want %q among them", fault.FieldsOf(err), tc.field)
		})
	}
}

func TestUndoIsRefusedWhileALaterFactStands(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.at(InTarget)
	decided := h.entries(c)[len(h.entries(c))-1]
	first := h.entries(c)[0]
	undo := func(e id.Event, by access.Actor) error {
		return h.service.Undo(t.Context(), by, UndoCmd{Application: c.Application, Event: e})
	}
	if err := undo(first.Event, h.chief); !fault.Is(err, fault.Conflict) {
		t.Errorf("the receipt: got %v, want a conflict", err)
	}
	if err := undo(decided.Event, h.office); !fault.Is(err, fault.Denied) {
		t.Errorf("by who may not decide: got %v, want denied", err)
	}
	if err := undo(first.Event, access.Actor{User: h.office.User, Roles: []access.Role{access.Monitor}}); !fault.Is(err, fault.Denied) {
		t.Errorf("by who may see nothing: got %v, want denied rather than the rule's answer", err)
	}
	if err := undo(id.New[id.Event](), h.chief); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown fact: got %v, want not found", err)
	}
	other := h.at(Verifying)
	if err := h.service.Undo(t.Context(), h.chief, UndoCmd{Application: other.Application, Event: decided.Event}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a fact of another application: got %v, want not found", err)
	}
	err := h.db.Write(t.Context(), func(tx *db.Tx) error {
		_, err := h.service.Journal.Record(t.Context(), tx, journal.Event{Kind: "pact_proposed", Person: h.load(c).Person, Application: c.Application})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := undo(decided.Event, h.giulia); !fault.Is(err, fault.Conflict) {
		t.Errorf("with a pact on it: got %v, want a conflict", err)
	}
	if h.load(c).State != InTarget {
		t.Errorf("got state %s, want it as it was", h.load(c).State)
	}
}

func TestWakeDue(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	suspended, charge, later := h.at(Verifying), h.at(Verifying), h.at(Verifying)
	h.do(h.service.Suspend(ctx, h.office, SuspendCmd{Cmd: suspended, Until: day(10), Reason: "gol_path", Source: "form"}))
	h.do(h.service.AnswerPath(ctx, h.office, PathCmd{Cmd: charge, Answer: PathActive, Until: day(12), Source: "social_services"}))
	h.do(h.service.Suspend(ctx, h.office, SuspendCmd{Cmd: later, Until: day(20), Reason: "gol_path", Source: "form"}))
	wake := func(want int) {
		t.Helper()
		if got, err := h.service.WakeDue(ctx); err != nil || got != want {
			t.Errorf("on %s: woke %d, %v; want %d", h.clock.Today(), got, err, want)
		}
	}
	wake(0)
	h.clock.Set(day(9).At(23, 0, h.clock.Zone()))
	wake(0)
	h.clock.Set(day(14).At(3, 0, time.UTC)) // the job did not run for days
	wake(2)
	wake(0)
	for c, since := range map[Cmd]int{suspended: 10, charge: 12} {
		a := h.load(c)
		if a.State != Verifying || a.Since != day(since) || a.WaitingSince != day(since) {
			t.Errorf("got %s since %s, waiting since %s; want verifying since %s", a.State, a.Since, a.WaitingSince, day(since))
		}
		h.isFold(c)
	}
	if a := h.load(later); a.State != Suspended {
		t.Errorf("one whose day has not come is %s, want suspended", a.State)
	}
}

func TestANewDateMovesTheFormerAppointment(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.at(InterviewSet)
	h.invite(c, day(9))
	if got, want := h.appointments(c), []agenda.State{agenda.Set, agenda.Moved}; !slices.Equal(got, want) {
		t.Errorf("got appointments %v, want %v", got, want)
	}
	if a := h.load(c); a.InterviewOn != day(9) || a.State != InterviewSet {
		t.Errorf("got %s on %s, want an interview on %s", a.State, a.InterviewOn, day(9))
	}
}

func TestReopen(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.received()
	h.do(h.service.Close(t.Context(), h.office, CloseCmd{Cmd: c, Ending: FactUnreachable}))
	h.clock.Set(day(20).At(9, 0, h.clock.Zone()))
	h.do(h.service.Reopen(t.Context(), h.office, ReopenCmd{Cmd: c}))
	if a := h.load(c); a.State != Received || a.WaitingSince != day(20) {
		t.Errorf("got %s waiting since %s, want received, waiting since %s", a.State, a.WaitingSince, day(20))
	}
	h.isFold(c)
}

func TestRestrictedAnswersNeedThePermissionAndAreSealed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	c := h.at(ToDecide)
	profile := Profile{"work": {Levels: map[string]Level{"italian": 2}}, "health": {Levels: map[string]Level{"tasks": 1}, Note: "schiena"}}
	stranger := h.user("stranger", access.Interviewer) // interviews, but not this person
	if _, err := h.service.RecordAssessment(ctx, stranger, AssessCmd{Cmd: c, Profile: profile}); !fault.Is(err, fault.Denied) {
		t.Errorf("by an interviewer of others: got %v, want denied", err)
	}
	h.do(h.service.RecordAssessment(ctx, h.giulia, AssessCmd{Cmd: c, Profile: profile}))
	all, err := assessmentsOf(ctx, h.db.Reader(), []id.Person{h.load(c).Person})
	if err != nil || len(all) != 1 {
		t.Fatalf("got %d assessments, %v; want 1", len(all), err)
	}
	hidden, err := openAnswers(ctx, h.db.Reader(), h.service.Keys, &all[0], func(d DomainCode) bool { return d == "work" })
	if err != nil || len(hidden) != 1 || hidden[0] != "health" {
		t.Errorf("hidden %v, %v; want health", hidden, err)
	}
	if _, told := all[0].Profile["health"]; told || all[0].Profile["work"].Levels["italian"] != 2 {
		t.Errorf("got %v, want the work answers only", all[0].Profile)
	}
	stored, err := db.All(ctx, h.db.Reader(), db.Scalar[[]byte], `SELECT sealed FROM assessment_answer`)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range stored {
		if s := string(b); len(s) == 0 || strings.Contains(s, "schiena") || strings.Contains(s, "tasks") {
			t.Error("answers are stored in the clear")
		}
	}
}

func TestDefaultInstrumentIsComplete(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in, err := InstrumentOn(t.Context(), h.db.Reader(), day(2))
	if err != nil {
		t.Fatal(err)
	}
	restricted := map[DomainCode]bool{}
	for _, d := range in.Domains {
		restricted[d.Code] = d.Restricted
		if d.Name.It == "" || d.Name.En == "" || len(d.Items) == 0 {
			t.Errorf("domain %s lacks a name or items", d.Code)
		}
		for _, item := range d.Items {
			if item.Text.It == "" || item.Text.En == "" || item.Help.It == "" || item.Help.En == "" {
				t.Errorf("item %s of %s lacks words", item.Code, d.Code)
			}
		}
	}
	if len(restricted) != 3 || restricted["work"] || !restricted["social"] || !restricted["health"] {
		t.Errorf("got domains %v, want work open, social and health restricted", restricted)
	}
}

func TestInvitationIsToldWhileItStands(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	c := h.at(ToInvite)
	event := h.invite(c, day(9))
	set, err := agenda.OfApplication(ctx, h.db.Reader(), c.Application)
	if err != nil || len(set) != 1 {
		t.Fatalf("got %d appointments, %v; want 1", len(set), err)
	}
	invitations := func() int {
		t.Helper()
		if err := h.service.TellInvitation(ctx, set[0].ID); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, l := range h.told(c.Application) {
			if l.Template == templateInvitationShort && strings.Contains(l.Body, "mer 9 mar 2022") && l.To == "+393335550162" {
				n++
			}
		}
		return n
	}
	if err := h.service.Undo(ctx, h.office, UndoCmd{Application: c.Application, Event: event}); err != nil {
		t.Fatal(err)
	}
	if n := invitations(); n != 0 {
		t.Errorf("a date that was taken back is told in %d messages, want none", n)
	}
	h.invite(c, day(9))
	if set, err = agenda.OfApplication(ctx, h.db.Reader(), c.Application); err != nil {
		t.Fatal(err)
	}
	if n := invitations(); n != 1 {
		t.Errorf("got %d messages, want 1", n)
	}
	if n := invitations(); n != 1 {
		t.Errorf("told again: got %d messages, want 1", n)
	}
}
