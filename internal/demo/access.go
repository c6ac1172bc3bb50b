package demo

import (
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
)

// fate is how somebody's way in ends.
type fate int

const (
	interviewed fate = iota // and decided, most of the time
	ineligible
	withdrew
	unreached
	foundWork
	reported // to the social services, for good
)

// fates says how often each happens, in hundredths. How many are interviewed
// in the end is balanced afterwards (balance.go).
func fates(came civil.Date) []weighted[fate] {
	met := 80.0
	if !came.Before(civil.NewDate(2021, time.September, 1)) {
		met = 67
	}
	left := 100 - met
	return []weighted[fate]{
		{interviewed, met}, {ineligible, left * 0.33}, {withdrew, left * 0.23}, {unreached, left * 0.25}, {foundWork, left * 0.12},
		{reported, left * 0.07},
	}
}

// stage is how far somebody comes who leaves before the decision.
type stage int

const (
	atReceipt stage = iota
	atVerification
	atSuspension
	atCharge
	atReport
	atInvitation
	atAppointment
	atDecision
)

func stages() []weighted[stage] {
	return []weighted[stage]{
		{atReceipt, 7}, {atVerification, 26}, {atSuspension, 10}, {atCharge, 1.2}, {atReport, 1.2}, {atInvitation, 34}, {atAppointment, 18}, {atDecision, 4},
	}
}

// detour is something on the way in that takes time.
type detour int

const (
	none      detour = iota
	suspended        // an active measure runs first
	inCharge         // an L.R. 14/15 path is active
	answered         // reported to the social services, who answered
	tooLate          // a measure comes to light when all was verified
	askedOnce        // the partners had to be reminded
)

func detours() []weighted[detour] {
	return []weighted[detour]{{none, 78}, {suspended, 12}, {inCharge, 2.2}, {answered, 1.6}, {tooLate, 1.2}, {askedOnce, 5}}
}

// entrance lives the way in of one story.
type entrance struct {
	*walk
	s      *story
	roster roster
	pause  func(chance, civil.Date) civil.Date // moves days on which nobody can be met
}

func (e *entrance) do(d deed) { e.s.deeds = append(e.s.deeds, d) }

func (e *entrance) fact(f intake.Fact, by doer) deed { return e.now(act(f), by) }

// course is how a way in goes.
type course struct {
	fate   fate
	leaves stage  // for who leaves before the decision
	detour detour // for who is interviewed
	second wind
}

// enter lives a story from the receipt to the assessment, or to its end.
func (g *generator) enter(s *story, came civil.Date, f fate) {
	g.run(s, came, course{f, draw(s.luck, stages()), draw(s.luck, detours()), draw(s.luck, winds())})
}

// run lives a way in as it goes.
func (g *generator) run(s *story, came civil.Date, c course) {
	e := &entrance{walk: &walk{calendar: g.calendar, luck: s.luck, day: came}, s: s, roster: g.roster, pause: g.pause}
	s.deeds, s.decided, s.decision = nil, civil.Date{}, ""
	e.arrive(came)
	switch c.fate {
	case interviewed:
		e.secondWind(c.second)
		e.verified(c.detour)
		e.meet()
		e.wait(0, 6)
		s.decided, s.minute = e.day, e.minute
	case ineligible:
		e.refused()
	case reported:
		e.report()
	default:
		e.leave(c.fate, c.leaves)
	}
}

// report tells the social services of somebody who could start a path (R2.4).
func (e *entrance) report() {
	e.check()
	e.ask()
	e.wait(1, 7)
	e.do(e.answer(intake.FactPathPossible, network.KindSocialDistrict))
}

// arrive is the receipt, after a referral now and then.
func (e *entrance) arrive(came civil.Date) {
	s := e.s
	e.channel(came)
	if s.channel == intake.ChannelAccessPoint && len(s.record.human.Phones) > 0 && e.luck.happens(0.3) {
		e.at(e.before(came, e.luck.between(3, 14)), e.luck.between(opens, closes-60))
		if e.day.Before(came) {
			e.do(e.fact(intake.FactReferred, byPoint))
		}
	}
	by := byApplicant
	switch s.channel {
	case intake.ChannelHelpDesk:
		by = byOffice
		e.at(came, e.luck.between(10*60, 12*60+30))
		if came.Weekday() == helpDeskAfternoon {
			e.at(came, e.luck.between(15*60, 17*60+30))
		}
	case intake.ChannelAccessPoint:
		by = byPoint
		e.at(came, e.luck.between(opens, closes))
	default:
		e.at(came, e.luck.between(7*60, 22*60))
	}
	d := e.fact(intake.FactReceived, by)
	d.channel = s.channel
	e.do(d)
}

// The help desk is open on two days of the week (R2.2).
const (
	helpDeskMorning   = 3 // Wednesday
	helpDeskAfternoon = 4
)

// channel draws how the application came in, and with whose help.
func (e *entrance) channel(came civil.Date) {
	s := e.s
	desk := 0.0
	if w := came.Weekday(); w == helpDeskMorning || w == helpDeskAfternoon {
		desk = 0.42
	}
	s.channel, s.desk, s.helper = intake.ChannelSite, "", ""
	switch {
	case e.luck.happens(desk):
		helper := one(e.luck, e.roster.with(access.Office, came))
		s.channel, s.desk, s.helper = intake.ChannelHelpDesk, helper.Organisation, helper.ID
	case e.luck.happens(0.19):
		points := e.roster.points(s.district)
		if len(points) == 0 {
			return
		}
		s.channel, s.desk = intake.ChannelAccessPoint, one(e.luck, points).ID
		s.helper = e.roster.of(s.desk).ID
	}
}

// check is the first look at the requirements, passed.
func (e *entrance) check() {
	e.wait(1, 5)
	d := e.fact(intake.FactEligible, byOffice)
	d.source = draw(e.luck, []weighted[string]{{"form", 60}, {"document", 22}, {"phone_call", 18}})
	e.do(d)
}

// ask asks the network's partners.
func (e *entrance) ask() {
	e.wait(0, 1)
	d := e.fact(intake.FactAsked, byOffice)
	d.partners = []network.Kind{network.KindEmploymentCentre, network.KindSocialDistrict}
	if e.luck.happens(0.07) {
		d.partners = d.partners[:1]
	}
	e.do(d)
}

// answer is what a partner says.
func (e *entrance) answer(f intake.Fact, partner network.Kind) deed {
	d := e.fact(f, byOffice)
	d.partners = []network.Kind{partner}
	d.source = "employment_centre"
	if partner == network.KindSocialDistrict {
		d.source = "social_services"
	}
	return d
}

func (e *entrance) noMeasure() {
	e.wait(1, 5)
	e.do(e.answer(intake.FactNoMeasure, network.KindEmploymentCentre))
}

func (e *entrance) noPath() {
	e.wait(0, 5)
	e.do(e.answer(intake.FactNoPath, network.KindSocialDistrict))
}

// goodAnswers come in either order.
func (e *entrance) goodAnswers() {
	if e.luck.happens(0.5) {
		e.noMeasure()
		e.noPath()
		return
	}
	e.noPath()
	e.noMeasure()
}

// verified goes from the receipt to the list of who is to be invited.
func (e *entrance) verified(by detour) {
	e.check()
	e.ask()
	e.verification(by)
}

// verification is the shared verification, with what may come between.
func (e *entrance) verification(by detour) {
	switch by {
	case suspended:
		e.suspension()
		e.ask()
	case inCharge:
		e.charge()
		e.back()
		e.ask()
	case answered:
		e.wait(1, 6)
		e.do(e.answer(intake.FactPathPossible, network.KindSocialDistrict))
		e.wait(15, 70)
		e.do(e.fact(intake.FactBack, byOffice))
		e.ask()
	case askedOnce:
		e.wait(8, 14)
		e.ask()
	case tooLate:
		e.goodAnswers()
		e.suspend()
		e.awake()
		e.ask()
	}
	e.goodAnswers()
}

// suspension is an active measure that runs its course first (R2.5).
func (e *entrance) suspension() {
	if e.luck.happens(0.35) {
		e.noPath()
	}
	e.suspend()
	if e.luck.happens(0.08) { // it takes longer than was known
		e.wait(5, 12)
		e.prolong(intake.FactSuspended)
	}
	e.awake()
}

func (e *entrance) suspend() {
	e.wait(1, 6)
	d := e.answer(intake.FactSuspended, network.KindEmploymentCentre)
	d.reason = draw(e.luck, []weighted[string]{
		{"gol_path", 14}, {"internship", 34}, {"training_course", 30}, {"public_utility_work", 10}, {"civil_service", 4}, {"other_measure", 8},
	})
	d.until = e.from(e.day.AddDays(e.luck.between(28, 250)))
	e.do(d)
}

// prolong moves the day of a suspension or of a look back.
func (e *entrance) prolong(f intake.Fact) {
	was := e.s.last()
	d := was
	d.day, d.minute = e.day, e.minute
	d.until = e.from(was.until.AddDays(e.luck.between(20, 90)))
	d.act = act(f)
	e.do(d)
}

// awake is the end of a suspension: by itself, or by hand before its day.
func (e *entrance) awake() {
	until := e.s.last().until
	if e.luck.happens(0.1) {
		e.wait(6, 14)
		if e.day.Before(until) {
			e.do(e.fact(intake.FactWoken, byOffice))
			return
		}
	}
	e.at(until, wakes)
	e.do(e.fact(intake.FactWoken, byProgramme))
}

// charge is a path under L.R. 14/15 that is active (R2.4).
func (e *entrance) charge() {
	e.wait(1, 6)
	d := e.answer(intake.FactPathActive, network.KindSocialDistrict)
	d.until = e.from(e.day.AddDays(e.luck.between(80, 330)))
	e.do(d)
	if e.luck.happens(0.15) {
		e.wait(10, 25)
		e.prolong(intake.FactPathActive)
	}
}

// back is the end of a path: on its day, or before.
func (e *entrance) back() {
	until := e.s.last().until
	if e.luck.happens(0.2) {
		e.wait(6, 30)
		if e.day.Before(until) {
			e.do(e.fact(intake.FactBack, byOffice))
			return
		}
	}
	e.at(until, wakes)
	e.do(e.fact(intake.FactBack, byProgramme))
}

// hours are the times at which interviews begin.
func hours() []int { return []int{9 * 60, 10*60 + 30, 12 * 60, 14*60 + 30, 16 * 60} }

// overtime is when interviews begin on days that are full.
func overtime() []int { return []int{13 * 60, 17 * 60} }

// invite fixes an interview. No interviews are held in a pause.
func (e *entrance) invite() {
	d := e.fact(intake.FactInvited, byOffice)
	d.until = e.from(e.pause(e.luck, e.after(e.day, e.luck.between(3, 9))))
	d.hour = one(e.luck, hours())
	e.do(d)
}

// meet goes from the invitation to the assessment.
func (e *entrance) meet() {
	e.wait(0, 6)
	e.invite()
	if e.luck.happens(0.05) && e.day.DaysUntil(e.s.last().until) > 3 { // another day suits better
		e.wait(1, 1)
		e.invite()
	}
	for chances := 2; chances > 0 && e.luck.happens(0.1); chances-- {
		e.miss()
		e.wait(1, 6)
		e.invite()
	}
	set := e.s.last()
	e.at(set.until, set.hour+e.luck.between(45, 75))
	e.do(e.fact(intake.FactInterviewed, byInterviewer))
	e.soon(4, 20)
	d := e.now(actAssess, byInterviewer)
	e.do(d)
}

func (e *entrance) miss() {
	set := e.s.last()
	d := e.fact(intake.FactMissed, byOffice)
	d.absence = draw(e.luck, []weighted[agenda.State]{{agenda.Absent, 50}, {agenda.Excused, 35}, {agenda.Moved, 15}})
	minute := set.hour + e.luck.between(20, 40)
	if d.absence != agenda.Absent && set.day.Before(set.until) {
		minute = max(opens, set.hour-e.luck.between(10, 60))
	}
	e.at(set.until, minute)
	d.day, d.minute = e.day, e.minute
	e.do(d)
}

// refused ends with the requirements not met, at once or on a closer look.
func (e *entrance) refused() {
	destination := draw(e.luck, []weighted[string]{
		{"employment_centre", 52}, {"job_desk", 26}, {"other_programme", 8}, {"information_only", 14},
	})
	if e.luck.happens(0.3) {
		e.check()
		e.wait(1, 6)
		d := e.fact(intake.FactNotEligible, byOffice)
		d.reason, d.destination = draw(e.luck, []weighted[string]{{"no_permit_to_work", 35}, {"other", 65}}), destination
		e.do(d)
		return
	}
	e.wait(1, 5)
	d := e.fact(intake.FactNotEligible, byOffice)
	d.reason, d.destination, d.source = "works_over_limit", destination, "document"
	if e.s.number == 0 && e.luck.happens(0.4) && e.s.record.keeper == nil {
		d.reason, d.source, e.s.district = "outside_area", "form", ""
	}
	e.do(d)
	e.s.record.human.fits(e.luck, d.reason)
}

// fits makes what was declared agree with why it was not enough.
func (h *human) fits(c chance, reason string) {
	switch reason {
	case "works_over_limit":
		h.declared.WorkStatus, h.declared.WeeklyHours = intake.Working, c.between(22, 40)
	case "outside_area":
		h.declared.Municipality, h.Municipality, h.District, h.Address = intake.Elsewhere, "", "", ""
	}
}

// leave ends on the person's side, at a stage.
func (e *entrance) leave(f fate, at stage) {
	end := map[fate]intake.Fact{
		withdrew: intake.FactWithdrawn, unreached: intake.FactUnreachable, foundWork: intake.FactFoundWorkAlone,
	}[f]
	switch at {
	case atReceipt:
		e.wait(1, 12)
	case atVerification:
		e.check()
		e.ask()
		e.wait(2, 15)
	case atSuspension:
		e.check()
		e.ask()
		e.suspend()
		until := e.s.last().until
		e.until(e.day.AddDays(e.luck.between(5, max(6, e.day.DaysUntil(until)-10))))
	case atCharge:
		e.check()
		e.ask()
		e.charge()
		e.wait(5, 30)
	case atReport:
		e.report()
		e.wait(10, 60)
	case atInvitation:
		e.verified(none)
		e.wait(2, 18)
	case atAppointment:
		e.verified(none)
		e.wait(0, 6)
		e.invite()
		e.wait(0, 2)
	default:
		e.verified(none)
		e.meet()
		e.wait(1, 6)
	}
	e.do(e.fact(end, byOffice))
}

// wind is whether an application ended early and was taken up again.
type wind int

const (
	once wind = iota // it did not
	unreachedFirst
	withdrewFirst
	workedFirst
	ineligibleFirst
)

func winds() []weighted[wind] {
	return []weighted[wind]{{once, 97.8}, {unreachedFirst, 1}, {withdrewFirst, 0.6}, {workedFirst, 0.2}, {ineligibleFirst, 0.4}}
}

// secondWind lets an application end and begin again.
func (e *entrance) secondWind(w wind) {
	switch w {
	case once:
		return
	case ineligibleFirst:
		e.wait(1, 5)
		d := e.fact(intake.FactNotEligible, byOffice)
		d.reason, d.destination, d.source = "works_over_limit", "employment_centre", "document"
		e.do(d)
	default:
		at := draw(e.luck, []weighted[stage]{{atReceipt, 20}, {atVerification, 40}, {atInvitation, 40}})
		e.leave(map[wind]fate{unreachedFirst: unreached, withdrewFirst: withdrew, workedFirst: foundWork}[w], at)
	}
	e.wait(15, 110)
	e.do(e.fact(intake.FactReopened, byOffice))
}
