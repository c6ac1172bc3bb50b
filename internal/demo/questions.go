package demo

import (
	"insieme/internal/area/intake"
	"insieme/internal/base/id"
)

// asks writes down the questions that organisations have not answered: what
// asking has left open, with a reminder for each time that it was asked again.
// Answers that the office has recorded itself have closed the others.
func (d *diary) asks() {
	luck := newChance(d.seed, streamQuestions)
	for i := range d.applications {
		a := &d.applications[i]
		var open []intake.Question
		for _, f := range a.Findings {
			switch {
			case f.Outcome == intake.Open:
				open = d.put(luck, open, a.ID, f)
			case f.Rule == intake.RuleMeasures || f.Rule == intake.RuleL14:
				open = answeredBy(open, f.Finding)
			}
		}
		a.Questions = open
	}
}

// put asks a question, or reminds of it.
func (d *diary) put(luck chance, open []intake.Question, a id.Application, f intake.PastFinding) []intake.Question {
	for i, q := range open {
		if q.Rule == f.Rule && q.Organisation == f.Partner {
			q.RemindedOn, q.DueOn = f.OnDay, f.OnDay.AddDays(d.rules.VerifyDays)
			q.Reminders++
			q.Version++
			open[i] = q
			return open
		}
	}
	return append(open, intake.Question{
		ID: id.At[intake.QuestionID](f.At, luck), Application: a, Rule: f.Rule, Organisation: f.Partner, Months: d.rules.LookBackMonths,
		AskedOn: f.OnDay, AskedBy: f.SaidBy, AskedEvent: f.Event, DueOn: f.OnDay.AddDays(d.rules.VerifyDays), State: intake.QuestionAsked, Version: 1,
	})
}

// answeredBy are the questions that an answer leaves open.
func answeredBy(open []intake.Question, f intake.Finding) []intake.Question {
	var rest []intake.Question
	for _, q := range open {
		if q.Rule != f.Rule || (f.Partner != "" && q.Organisation != f.Partner) {
			rest = append(rest, q)
		}
	}
	return rest
}
