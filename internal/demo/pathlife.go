package demo

import (
	"slices"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
)

// journey lives what follows a decision in target. Things happen side by side
// there, so that each is written with its own day and all are put in order at
// the end.
type journey struct {
	*walk
	s        *story
	track    pathway.Track
	decided  civil.Date
	followed civil.Date // by a referent, from this day on
	accepted civil.Date // the pact; no date when it never was
	ended    civil.Date // no date while it lasts
	far      civil.Date // the furthest day of a fact in a company
	deeds    []deed
}

// decide takes the decision after an interview, and lives what follows.
func (g *generator) decide(s *story) {
	w := &walk{calendar: g.calendar, luck: s.luck, day: s.decided, minute: s.minute}
	d := w.now(s.decision, byInterviewer)
	if s.decision == act(intake.FactNotInTarget) {
		d.reason, d.destination = outOfTarget(s.luck)
		s.deeds = append(s.deeds, d)
		if !s.luck.happens(0.02) {
			return
		}
		w.wait(20, 90) // things have changed: the decision is taken anew
		s.deeds = append(s.deeds, w.now(act(intake.FactReopened), byOffice))
		w.wait(1, 8)
		d = w.now(draw(s.luck, []weighted[act]{{act(intake.FactReady), 40}, {act(intake.FactReactivation), 60}}), byInterviewer)
	}
	s.deeds = append(s.deeds, d)
	g.follow(s, d)
}

func outOfTarget(c chance) (reason, destination string) {
	reason = draw(c, []weighted[string]{
		{"strong_profile", 42}, {"other_service_first", 26}, {"works_already", 14}, {"not_available", 11}, {"other", 7},
	})
	places := map[string][]string{
		"strong_profile":      {"business_association", "business_association", "employment_centre"},
		"other_service_first": {"social_services", "case_team", "specialised_service"},
		"works_already":       {"employment_centre", "job_desk", "information_only"},
		"not_available":       {"training_body", "job_desk", "information_only"},
		"other":               {"other_programme", "job_desk", "employment_centre"},
	}
	return reason, one(c, places[reason])
}

// follow lives a pathway from its decision on.
func (g *generator) follow(s *story, decision deed) {
	j := &journey{
		walk: &walk{calendar: g.calendar, luck: s.luck, day: decision.day, minute: decision.minute}, s: s, decided: decision.day,
		track: pathway.TrackReady,
	}
	if decision.act == act(intake.FactReactivation) {
		j.track = pathway.TrackReactivation
	}
	j.wait(0, 2)
	first := j.now(actReferent, byChief)
	first.reason = "first"
	j.do(first)
	j.followed = first.day
	if j.luck.happens(0.05) {
		j.neverBegins()
	} else {
		j.pact()
		j.steps()
		j.work(g.pause)
		j.meet(g.today)
	}
	j.writeNotes()
	slices.SortStableFunc(j.deeds, earlier)
	s.deeds = append(s.deeds, j.deeds...)
}

func (j *journey) do(d deed) { j.deeds = append(j.deeds, d) }

// on is a deed of the referent at an hour of the first working day not before
// a day, and never before the walk has come there.
func (j *journey) on(day civil.Date, f pathway.Fact) deed {
	d := deed{act: act(f), by: byReferent, day: j.from(day), minute: j.luck.between(opens, closes)}
	if d.day.Before(j.day) || d.day == j.day && d.minute <= j.minute {
		j.soon(3, 25)
		d.day, d.minute = j.day, j.minute
	}
	return d
}

// neverBegins ends before the pact: the person is gone.
func (j *journey) neverBegins() {
	if j.luck.happens(0.5) {
		j.wait(3, 9)
		j.do(j.proposal())
	}
	j.wait(15, 60)
	j.close(j.day, draw(j.luck, []weighted[pathway.End]{{pathway.EndWithdrew, 45}, {pathway.EndUnreachable, 40}, {pathway.EndFoundWorkAlone, 15}}))
}

// pact is proposed and accepted (R2.9), once in a while at the second try.
func (j *journey) pact() {
	j.wait(1, 8)
	j.do(j.proposal())
	if j.luck.happens(0.06) {
		j.wait(2, 6)
		j.do(j.proposal())
	}
	if j.luck.happens(0.6) {
		j.wait(1, 12)
	} else {
		j.soon(10, 40)
	}
	d := j.now(act(pathway.FactPactAccepted), byReferent)
	d.how = draw(j.luck, []weighted[string]{{"on_screen", 45}, {"on_paper", 45}, {"online", 10}})
	d.source = d.how
	j.do(d)
	j.accepted = d.day
}

func (j *journey) proposal() deed {
	d := j.now(act(pathway.FactPactProposed), byReferent)
	d.pact = &[2]string{one(j.luck, personSides()), one(j.luck, ourSides())}
	return d
}

// steps are the plan's (R3.4): planned, then held or missed.
func (j *journey) steps() {
	kinds := []string{"orientation", "job_search"}
	if j.track == pathway.TrackReactivation {
		kinds = []string{"orientation", "soft_skills", "job_search"}
		if j.luck.happens(0.45) {
			kinds = append(kinds, "training")
		}
	}
	if level := j.s.record.human.ItalianLevel; (level == "none" || level == "basic") && j.luck.happens(0.8) {
		kinds = append(kinds, "italian")
	}
	if j.luck.happens(0.2) {
		kinds = append(kinds, "company_visit")
	}
	planned := j.accepted
	for _, kind := range kinds {
		planned = j.after(planned, j.luck.between(0, 6))
		d := j.on(planned, "")
		d.act, d.kind = actPlan, kind
		d.until = j.after(d.day, j.luck.between(3, 22))
		j.do(d)
		j.endStep(d)
	}
}

// endStep tells what became of a step on its day.
func (j *journey) endStep(plan deed) {
	d := plan
	d.act, d.day, d.minute, d.until = actHeld, plan.until, j.luck.between(11*60, closes), civil.Date{}
	d.minutes = map[string]int{
		"orientation": 60, "soft_skills": 6 * 60, "italian": 40 * 60, "job_search": 90, "training": 60 * 60, "company_visit": 120,
	}[d.kind] / 60 * j.luck.between(40, 75)
	if j.luck.happens(0.1) {
		d.act, d.minutes = actMissed, 0
	}
	if !j.luck.happens(0.03) { // nobody wrote it down
		j.do(d)
	}
}

// close ends the pathway with its balance. What was to come does not.
func (j *journey) close(day civil.Date, end pathway.End) {
	d := j.on(day, pathway.FactClosed)
	balance := balances(j.luck, end)
	d.ending, d.balance = end, &balance
	if end == pathway.EndWorks || j.luck.happens(0.2) {
		d.followUp = j.from(d.day.AddMonths(6))
	}
	j.ended = d.day
	j.deeds = slices.DeleteFunc(j.deeds, func(o deed) bool { return earlier(o, d) >= 0 })
	j.do(d)
}
