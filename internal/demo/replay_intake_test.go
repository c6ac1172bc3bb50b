package demo

import (
	"context"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// enter does a fact of the way in again.
func (r *replay) enter(ctx context.Context, e journal.Event) error {
	actor, cmd := r.actor(e), intake.Cmd{Application: r.applications[e.Application]}
	var err error
	switch intake.Fact(e.Kind) {
	case intake.FactReferred:
		err = r.refer(ctx, e, actor)
	case intake.FactReceived:
		err = r.receive(ctx, e, actor)
	case intake.FactWoken, intake.FactBack:
		if e.Actor == "" {
			_, err = r.Intake.WakeDue(ctx)
			return err
		}
		_, err = r.Intake.Wake(ctx, actor, intake.WakeCmd{Cmd: cmd})
	case intake.FactInvited:
		seat := r.seats[agenda.AppointmentID(e.Code("appointment"))]
		_, err = r.Intake.SetInterview(ctx, actor, intake.InviteCmd{Cmd: cmd, Interviewer: seat.User, At: seat.Time, Place: seat.Place})
	case intake.FactMissed:
		_, err = r.Intake.MissInterview(ctx, actor, intake.MissedCmd{Cmd: cmd, Absence: agenda.State(e.Code("presence"))})
	case intake.FactInterviewed:
		_, err = r.Intake.HoldInterview(ctx, actor, intake.HoldCmd{Cmd: cmd})
	case intake.FactAssessed:
		for _, a := range r.past[e.Application].Assessments {
			if a.Event == e.ID {
				_, err = r.Intake.RecordAssessment(ctx, actor, intake.AssessCmd{Cmd: cmd, Profile: a.Profile})
			}
		}
	case intake.FactReady:
		_, err = r.Intake.Decide(ctx, actor, intake.DecideCmd{Cmd: cmd, Decision: intake.DecideReady})
	case intake.FactReactivation:
		_, err = r.Intake.Decide(ctx, actor, intake.DecideCmd{Cmd: cmd, Decision: intake.DecideReactivation})
	case intake.FactNotInTarget:
		_, err = r.Intake.Decide(ctx, actor, intake.DecideCmd{
			Cmd: cmd, Decision: intake.DecideNotInTarget, Reason: e.Code("reason"), Destination: e.Code("destination"),
		})
	case intake.FactWithdrawn, intake.FactUnreachable, intake.FactFoundWorkAlone:
		_, err = r.Intake.Close(ctx, actor, intake.CloseCmd{Cmd: cmd, Ending: intake.Fact(e.Kind)})
	case intake.FactReopened:
		_, err = r.Intake.Reopen(ctx, actor, intake.ReopenCmd{Cmd: cmd})
	default:
		err = r.verify(ctx, e, actor, cmd)
	}
	return err
}

// verify does a fact of the shared verification again.
func (r *replay) verify(ctx context.Context, e journal.Event, actor access.Actor, cmd intake.Cmd) error {
	var said []intake.Finding
	for _, f := range r.past[e.Application].Findings {
		if f.Event == e.ID {
			said = append(said, f.Finding)
		}
	}
	var first intake.Finding
	if len(said) > 0 {
		first = said[0]
	}
	partner := id.Organisation(e.Code("partner"))
	var err error
	switch intake.Fact(e.Kind) {
	case intake.FactEligible, intake.FactNotEligible:
		if len(said) == 0 {
			_, err = r.Intake.Refuse(ctx, actor, intake.RefuseCmd{Cmd: cmd, Reason: e.Code("reason"), Destination: e.Code("destination")})
			return err
		}
		_, err = r.Intake.CheckRequirements(ctx, actor, intake.CheckCmd{
			Cmd: cmd, Area: said[0].Outcome, Work: said[1].Outcome, Source: first.Source, Reason: e.Code("reason"), Destination: e.Code("destination"),
		})
	case intake.FactAsked:
		_, err = r.Intake.AskVerification(ctx, actor, intake.AskCmd{Cmd: cmd, Measures: partner, L14: id.Organisation(e.Code("partner_l14"))})
	case intake.FactNoMeasure:
		_, err = r.Intake.AnswerMeasures(ctx, actor, intake.MeasuresCmd{Cmd: cmd, Answer: intake.Yes, Source: first.Source, Partner: partner})
	case intake.FactSuspended:
		_, err = r.Intake.Suspend(ctx, actor, intake.SuspendCmd{
			Cmd: cmd, Until: e.CodeDate("until"), Reason: e.Code("reason"), Source: first.Source, Partner: partner,
		})
	default:
		answer := map[intake.Fact]intake.PathAnswer{
			intake.FactNoPath: intake.PathNone, intake.FactPathActive: intake.PathActive, intake.FactPathPossible: intake.PathPossible,
		}[intake.Fact(e.Kind)]
		_, err = r.Intake.AnswerPath(ctx, actor, intake.PathCmd{
			Cmd: cmd, Answer: answer, Until: e.CodeDate("until"), Source: first.Source, Partner: partner,
		})
	}
	return err
}

func (r *replay) refer(ctx context.Context, e journal.Event, actor access.Actor) error {
	h := r.humans[e.Person].human
	application, err := r.Intake.ReferPerson(ctx, actor, intake.ReferCmd{
		Token: intake.NewFormToken(), Organisation: e.Organisation, GivenName: h.GivenName, Surname: h.Surname, BirthDate: h.BirthDate,
		Phone: h.Phones[0], Municipality: h.Municipality,
	})
	if err != nil {
		return err
	}
	r.applications[e.Application] = application
	r.people[e.Person], err = r.personOf(ctx, application)
	return err
}

func (r *replay) receive(ctx context.Context, e journal.Event, actor access.Actor) error {
	answers := answersOf(r.humans[e.Person].human)
	if application, referred := r.applications[e.Application]; referred {
		_, err := r.Intake.Complete(ctx, actor, intake.CompleteCmd{
			Cmd: intake.Cmd{Application: application}, Token: intake.NewFormToken(), Channel: intake.Channel(e.Code("channel")), Answers: answers,
		})
		return err
	}
	receipt, err := r.Intake.Submit(ctx, actor, intake.SubmitCmd{
		Token: intake.NewFormToken(), Channel: intake.Channel(e.Code("channel")), Organisation: e.Organisation, Answers: answers,
	})
	r.applications[e.Application], r.people[e.Person] = receipt.Application, receipt.Person
	return err
}

func answersOf(h human) intake.Answers {
	a := intake.Answers{
		Declared: h.declared, Trades: h.Trades, TradeOther: h.TradeOther, Education: h.Education, ItalianLevel: h.ItalianLevel,
		GivenName: h.GivenName, Surname: h.Surname, BirthDate: h.BirthDate, Sex: h.Sex, Citizenship: h.Citizenship, FiscalCode: h.FiscalCode,
		Lang: h.Lang, Interpreter: h.Interpreter,
	}
	if len(h.Phones) > 0 {
		a.Phone = h.Phones[0]
	}
	if len(h.Emails) > 0 {
		a.Email = h.Emails[0]
	}
	return a
}
