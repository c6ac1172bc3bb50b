package demo

import (
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
)

// work lives readiness, opportunities, experiences and jobs, most of them
// within their promises (R3.1 to R3.3), and the end.
func (j *journey) work(pause func(chance, civil.Date) civil.Date) {
	w := j.outlook()
	j.standStill(&w)
	if !w.ready.IsZero() {
		j.do(j.on(pause(j.luck, w.ready), pathway.FactReactivated))
	}
	if !w.opportunity.IsZero() {
		j.inCompany(pause(j.luck, w.opportunity), pathway.FactOpportunity)
		if j.luck.happens(0.25) {
			j.inCompany(pause(j.luck, w.opportunity.AddDays(j.luck.between(10, 40))), pathway.FactOpportunity)
		}
	}
	if !w.experience.IsZero() {
		j.inCompany(pause(j.luck, w.experience), pathway.FactExperience)
	}
	if !w.job.IsZero() {
		j.inCompany(pause(j.luck, w.job), pathway.FactJob)
	}
	j.end(w)
}

// outlook is when things are going to happen; no date for never.
type outlook struct{ ready, opportunity, experience, job civil.Date }

// within draws a day of a promise: mostly kept, rather soon, sometimes late,
// sometimes never.
func (j *journey) within(kept, late float64, low, due int) civil.Date {
	switch p := j.luck.Float64(); {
	case p < kept:
		return j.decided.AddDays(min(j.luck.between(low, due-4), j.luck.between(low, due-4)))
	case p < kept+late:
		return j.decided.AddDays(due + j.luck.between(4, 60))
	default:
		return civil.Date{}
	}
}

// outlook draws the way through the promises of a track.
func (j *journey) outlook() outlook {
	var w outlook
	opportunity, experience := 89, 180
	if j.track == pathway.TrackReactivation {
		opportunity, experience = 180, 300
		w.ready = j.within(0.84, 0.1, 30, 90)
	}
	w.opportunity = j.within(0.82, 0.08, opportunity/8, opportunity)
	if !w.ready.IsZero() && w.opportunity.Before(w.ready) && !w.opportunity.IsZero() && j.luck.happens(0.8) {
		w.opportunity = w.ready.AddDays(j.luck.between(4, 30)) // companies come after the readiness, most of the time
	}
	w.experience = j.within(0.79, 0.07, experience/8, experience)
	if w.experience.IsZero() {
		return w
	}
	if !w.opportunity.IsZero() && w.experience.Before(w.opportunity.AddDays(7)) {
		w.experience = w.opportunity.AddDays(j.luck.between(7, 25))
	}
	if j.luck.happens(j.s.record.human.prospects(j.decided)) {
		w.job = w.experience.AddDays(j.luck.between(20, 95))
		if j.luck.happens(0.4) { // work at once, without an internship before
			w.job, w.experience = w.experience, civil.Date{}
		}
	}
	return w
}

// prospects is how likely an experience leads to a job for somebody. The
// differences make the shares of those who found work come out (docs/demo.md).
func (h *human) prospects(on civil.Date) float64 {
	p := 0.7
	if h.Citizenship == "IT" {
		p += 0.068
	}
	if h.BirthDate.AgeOn(on) >= 50 {
		p -= 0.185
	}
	return p
}

// inCompany is a fact in a company. Now and then it becomes known late.
func (j *journey) inCompany(day civil.Date, f pathway.Fact) {
	d := j.on(day, f)
	d.source = draw(j.luck, []weighted[string]{
		{"board", 38}, {"company", 27}, {"agency", 14}, {"association", 11}, {"training_body", 6}, {"other", 4},
	})
	if j.luck.happens(0.04) {
		d.on, d.day = d.day, j.after(d.day, j.luck.between(2, 14))
	}
	if d.day.After(j.far) {
		j.far = d.day
	}
	j.do(d)
}

// standStill is a pause: all that was to come moves.
func (j *journey) standStill(w *outlook) {
	if !j.luck.happens(0.08) {
		return
	}
	start := j.from(j.decided.AddDays(j.luck.between(25, 130)))
	if !start.After(j.accepted) {
		return
	}
	d := j.on(start, pathway.FactPaused)
	d.until = d.day.AddDays(j.luck.between(20, 85))
	d.reason = draw(j.luck, []weighted[string]{{"family", 34}, {"training", 24}, {"abroad", 18}, {"personal", 18}, {"other", 6}})
	j.do(d)
	last := d.until
	if j.luck.happens(0.3) {
		r := j.on(d.day.AddDays(j.luck.between(7, 18)), pathway.FactResumed)
		j.do(r)
		last = r.day
	}
	for _, day := range []*civil.Date{&w.ready, &w.opportunity, &w.experience, &w.job} {
		if !day.IsZero() && !day.Before(d.day) {
			*day = day.AddDays(d.day.DaysUntil(last) + 1)
		}
	}
}

// end closes the pathway in its time, and opens it again once in a while.
func (j *journey) end(w outlook) {
	last := j.far
	if last.IsZero() {
		last = j.decided
	}
	switch {
	case !w.job.IsZero():
		if j.luck.happens(0.94) {
			j.close(last.AddDays(j.luck.between(95, 190)), pathway.EndWorks)
		}
	case j.luck.happens(0.22):
		j.close(last.AddDays(j.luck.between(25, 160)), pathway.EndFoundWorkAlone)
	case j.luck.happens(0.2):
		j.close(last.AddDays(j.luck.between(20, 120)), pathway.EndWithdrew)
	case j.luck.happens(0.2):
		j.close(last.AddDays(j.luck.between(60, 160)), pathway.EndUnreachable)
	default:
		j.close(last.AddDays(j.luck.between(120, 330)), pathway.EndWithBalance)
	}
	if j.ended.IsZero() || !j.luck.happens(0.02) {
		return
	}
	j.at(j.ended, closes)
	j.wait(15, 90)
	j.do(j.now(act(pathway.FactReopened), byReferent))
	j.wait(20, 80)
	j.close(j.day, j.again(w))
}

// again is how a pathway ends the second time.
func (j *journey) again(w outlook) pathway.End {
	if !w.job.IsZero() {
		return pathway.EndWorks
	}
	return pathway.EndWithBalance
}
