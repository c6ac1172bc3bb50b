package demo

import (
	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// lengthOfInterview is in minutes.
const lengthOfInterview = 60

func newDossier(s *story) *dossier {
	c := &dossier{story: s}
	c.past = intake.Past{
		Application: intake.Application{
			ID: s.id, Person: s.record.id, Organisation: s.desk, AssistedBy: s.helper, District: s.district,
		},
		FormToken: formToken(s.luck), Code: receiptCode(s.luck), Declared: s.record.human.declared,
	}
	return c
}

// formToken is a token as forms carry it.
func formToken(c chance) string { return text(c, 26, "abcdefghijklmnopqrstuvwxyz234567") }

// receiptCode is a code as receipts carry it.
func receiptCode(c chance) intake.Code {
	code, ok := intake.ParseCode(text(c, 9, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"))
	if !ok {
		panic("demo: not a receipt's code")
	}
	return code
}

func text(c chance, n int, signs string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = signs[c.IntN(len(signs))]
	}
	return string(b)
}

// enters writes a fact of the way in, with what its command writes besides.
func (h *household) enters(c *dossier, d deed) error {
	at, actor := h.instant(d), h.actor(c, d)
	codes := h.sit(c, d, actor)
	if c.past.State == intake.Referred && d.act == act(intake.FactReceived) {
		h.complete(c, d, actor)
	}
	happening := intake.Happening{
		Fact: intake.Fact(d.act), On: d.happened(), Until: d.until, Reason: d.reason, Destination: d.destination, Channel: d.channel,
	}
	if happening.Fact == intake.FactInvited {
		happening.Interviewer = d.with
	}
	findings := h.findings(c, d, codes)
	next, err := c.past.Apply(happening)
	if err != nil {
		return err
	}
	next.Version++
	c.past.Application = next
	fact := intake.EventOf(next, happening, actor, codes)
	event := h.record(at, fact)
	for _, f := range findings {
		f.OnDay, f.SaidBy, f.Event = happening.On, actor, event
		c.past.Findings = append(c.past.Findings, intake.PastFinding{Finding: f, At: at})
	}
	fact.ID = event
	c.way.open(fact)
	return nil
}

// Codes beside a happening's own, as intake's commands write them.
const (
	codeAppointment = "appointment"
	codePresence    = "presence"
	codeReplaced    = "replaced"
	codePartner     = "partner"
	codePartnerL14  = "partner_l14"
)

// sit books and marks the appointment that a fact is about, and names it.
func (h *household) sit(c *dossier, d deed, actor id.User) journal.Codes {
	codes := journal.Codes{}
	set := c.past.State == intake.InterviewSet
	switch intake.Fact(d.act) {
	case intake.FactInvited:
		if set {
			codes[codeReplaced] = h.mark(c, d, actor, agenda.Moved)
		}
		codes[codeAppointment] = h.book(c, d, actor)
	case intake.FactMissed:
		codes[codeAppointment], codes[codePresence] = h.mark(c, d, actor, d.absence), string(d.absence)
	case intake.FactInterviewed:
		codes[codeAppointment], codes[codePresence] = h.mark(c, d, actor, agenda.Present), string(agenda.Present)
	case intake.FactWithdrawn, intake.FactUnreachable, intake.FactFoundWorkAlone:
		if set {
			codes[codeAppointment] = h.mark(c, d, actor, agenda.Cancelled)
		}
	}
	return codes
}

func (h *household) book(c *dossier, d deed, actor id.User) string {
	at := h.instant(d)
	a := agenda.Past{Appointment: agenda.Appointment{
		ID: id.At[agenda.AppointmentID](at, h.luck), Kind: agenda.Interview, Person: c.past.Person, Application: c.past.ID, User: d.with,
		Time: agenda.Time{OnDay: d.until, Minute: d.hour, Length: lengthOfInterview}, Place: roomOfInterviews, State: agenda.Set, Version: 1,
	}}
	c.seats = append(c.seats, a)
	h.record(at, journal.Event{
		Kind: agenda.KindSet, OccurredOn: d.day, Actor: actor, Person: a.Person, Application: a.Application,
		Codes: journal.Codes{"kind": string(a.Kind), "day": a.OnDay.String()},
	})
	return string(a.ID)
}

func (h *household) mark(c *dossier, d deed, actor id.User, to agenda.State) string {
	a := &c.seats[len(c.seats)-1]
	a.State = to
	a.Version++
	a.MarkedBy = h.record(h.instant(d), journal.Event{
		Kind: agenda.KindMarked, OccurredOn: d.day, Actor: actor, Person: a.Person, Application: a.Application,
		Codes: journal.Codes{"kind": string(a.Kind), "state": string(to)},
	})
	return string(a.ID)
}

// findings are what a fact says about the requirements.
func (h *household) findings(c *dossier, d deed, codes journal.Codes) []intake.Finding {
	partner := func(kind network.Kind) id.Organisation { return h.roster.partner(kind, c.district) }
	about := func(rule intake.Rule, o intake.Outcome) []intake.Finding {
		f := intake.Finding{Rule: rule, Outcome: o, Source: d.source, Partner: partner(d.partners[0])}
		codes[codePartner] = string(f.Partner)
		return []intake.Finding{f}
	}
	switch intake.Fact(d.act) {
	case intake.FactEligible, intake.FactNotEligible:
		if d.source == "" { // refused on a closer look
			return nil
		}
		area, work := intake.Yes, intake.Yes
		switch d.reason {
		case "outside_area":
			area = intake.No
		case "works_over_limit":
			work = intake.No
		}
		return []intake.Finding{
			{Rule: intake.RuleArea, Outcome: area, Source: d.source}, {Rule: intake.RuleWork, Outcome: work, Source: d.source},
		}
	case intake.FactAsked:
		var asked []intake.Finding
		for _, kind := range d.partners {
			f := intake.Finding{Rule: intake.RuleMeasures, Outcome: intake.Open, Partner: partner(kind)}
			name := codePartner
			if kind == network.KindSocialDistrict {
				f.Rule, name = intake.RuleL14, codePartnerL14
			}
			codes[name] = string(f.Partner)
			asked = append(asked, f)
		}
		return asked
	case intake.FactNoMeasure:
		return about(intake.RuleMeasures, intake.Yes)
	case intake.FactSuspended:
		return about(intake.RuleMeasures, intake.No)
	case intake.FactNoPath:
		return about(intake.RuleL14, intake.Yes)
	case intake.FactPathActive, intake.FactPathPossible:
		return about(intake.RuleL14, intake.No)
	default:
		return nil
	}
}

// assess writes what an interview found, with the instrument of the programme.
func (h *household) assess(c *dossier, d deed) {
	at, actor, a := h.instant(d), h.actor(c, d), c.past.Application
	event := h.record(at, intake.EventOf(a, intake.Happening{Fact: intake.FactAssessed, On: d.day}, actor, journal.Codes{"instrument": h.in.Code}))
	c.past.Assessments = append(c.past.Assessments, intake.Assessment{
		ID: id.At[intake.AssessmentID](at, h.luck), Application: a.ID, Person: a.Person, Instrument: h.in.Code, Version: h.in.Version,
		OnDay: d.day, Author: actor, Event: event, Profile: assess(c.luck, h.in, c.record.human.solidity),
	})
}
