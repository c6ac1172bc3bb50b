package app

import (
	"fmt"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// file is a case of a test: an application and its person.
type file struct {
	application id.Application
	person      id.Person
	code        intake.Code
}

// answers are those of somebody within the requirements, each time of another
// person.
func (s *site) answers() intake.Answers {
	s.sent++
	n := s.sent
	return intake.Answers{
		Declared: intake.Declared{
			Municipality: "037006", WorkStatus: intake.Unemployed, WeeklyHours: intake.HoursUnknown,
			IncomeSupport: intake.SupportNASpI, Measures: intake.SaidNo, L14: intake.SaidNo,
		},
		Trades: []string{"warehouse", "kitchen"}, Education: "upper_secondary", ItalianLevel: "good",
		GivenName: "Chiara", Surname: "Venturi" + letters(n), BirthDate: civil.NewDate(1990, 1, 1).AddDays(37 * n), Sex: "f",
		Citizenship: "IT", Phone: fmt.Sprintf("+393335550%03d", n), Email: fmt.Sprintf("chiara%d@example.org", n), Lang: "it",
	}
}

// letters writes a number as the end of a surname: names have no digits.
func letters(n int) string {
	s := ""
	for ; n > 0; n /= 26 {
		s = string(rune('a'+n%26)) + s
	}
	return s
}

// submit receives an application on the site.
func (s *site) submit(a intake.Answers) file {
	s.t.Helper()
	r, err := s.Intake.Submit(s.ctx(), access.Actor{}, intake.SubmitCmd{Token: intake.NewFormToken(), Channel: intake.ChannelSite, Answers: a})
	s.must(err)
	return file{application: r.Application, person: r.Person, code: r.Code}
}

func (f file) cmd() intake.Cmd { return intake.Cmd{Application: f.application} }

// verified is a new application whose person is to be invited.
func (s *site) verified() file {
	s.t.Helper()
	f := s.submit(s.answers())
	s.verify(f)
	return f
}

// verify brings a received application to the invitation.
func (s *site) verify(f file) {
	s.t.Helper()
	system := access.System()
	cpi := s.organisation("Centro per l'impiego "+letters(s.sent), network.KindEmploymentCentre)
	_, err := s.Intake.CheckRequirements(s.ctx(), system, intake.CheckCmd{Cmd: f.cmd(), Area: intake.Yes, Work: intake.Yes, Source: "form"})
	s.must(err)
	_, err = s.Intake.AskVerification(s.ctx(), system, intake.AskCmd{Cmd: f.cmd(), Measures: cpi, L14: cpi})
	s.must(err)
	_, err = s.Intake.AnswerMeasures(s.ctx(), system, intake.MeasuresCmd{Cmd: f.cmd(), Answer: intake.Yes, Source: "employment_centre"})
	s.must(err)
	_, err = s.Intake.AnswerPath(s.ctx(), system, intake.PathCmd{Cmd: f.cmd(), Answer: intake.PathNone, Source: "social_services"})
	s.must(err)
}

// interviewed is a new application that somebody has interviewed today and
// nobody has decided on.
func (s *site) interviewed(interviewer id.User) file {
	s.t.Helper()
	f := s.verified()
	s.interview(f, interviewer)
	return f
}

// interview holds the interview of a verified application today.
func (s *site) interview(f file, interviewer id.User) {
	s.t.Helper()
	system := access.System()
	_, err := s.Intake.SetInterview(s.ctx(), system, intake.InviteCmd{
		Cmd: f.cmd(), Interviewer: interviewer, At: agenda.Time{OnDay: s.Clock.Today(), Minute: 6*60 + 5*s.sent, Length: 5}, Place: "Stanza 2",
	})
	s.must(err)
	_, err = s.Intake.HoldInterview(s.ctx(), system, intake.HoldCmd{Cmd: f.cmd()})
	s.must(err)
	_, err = s.Intake.RecordAssessment(s.ctx(), system, intake.AssessCmd{Cmd: f.cmd(), Profile: intake.Profile{
		"work": {Levels: map[string]intake.Level{"italian": 3}, Note: "nota di lavoro"},
	}})
	s.must(err)
}

// counting is a new case whose promises count: decided today as to be
// reactivated, with a referent, the pact accepted and a step planned.
func (s *site) counting(referent, interviewer id.User) file {
	s.t.Helper()
	f, system := s.interviewed(interviewer), access.System()
	_, err := s.Intake.Decide(s.ctx(), system, intake.DecideCmd{Cmd: f.cmd(), Decision: intake.DecideReactivation})
	s.must(err)
	s.must(s.Person.AssignReferent(s.ctx(), system, person.AssignReferentCmd{Person: f.person, User: referent, Reason: "first"}))
	s.must(s.Pathway.ProposePact(s.ctx(), system, pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: "cerco", OurSide: "aiutiamo"}))
	s.must(s.Pathway.AcceptPact(s.ctx(), system, pathway.AcceptPactCmd{Cmd: s.way(f), How: "on_paper"}))
	s.must(s.Pathway.PlanStep(s.ctx(), system, pathway.PlanStepCmd{Application: f.application, Kind: "italian", On: s.Clock.Today().AddDays(7)}))
	return f
}

// way names the pathway of a case as it is now.
func (s *site) way(f file) pathway.Cmd {
	s.t.Helper()
	p, err := pathway.Load(s.ctx(), s.DB.Reader(), f.application)
	s.must(err)
	return pathway.Cmd{Application: f.application, Version: p.Version}
}
