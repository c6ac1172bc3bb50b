package intake

import (
	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// command answers a form of the case: decode, do, back with one line, or the
// case again with what is wrong in the form.
func (p *Pages) command(c *web.Ctx, form, doneKey string, into any, version *seen, do func(Cmd) (id.Event, error)) error {
	decoded := c.Decode(into)
	cmd, err := version.application(c)
	if err != nil {
		return err
	}
	event := id.Event("")
	if err = decoded; err == nil {
		event, err = do(cmd)
	}
	if err != nil {
		return p.retry(c, cmd.Application, form, err)
	}
	return done(c, cmd.Application, event, doneKey)
}

// checkRequirements answers POST …/requisiti.
func (p *Pages) checkRequirements(c *web.Ctx) error {
	var f struct {
		seen
		On          civil.Date `form:"on"`
		Area        Outcome    `form:"area" max:"10"`
		Work        Outcome    `form:"work" max:"10"`
		Source      string     `form:"source" max:"40"`
		Reason      string     `form:"reason" max:"40"`
		Destination string     `form:"destination" max:"40"`
	}
	return p.command(c, "requisiti", "intake.done.checked", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.CheckRequirements(c.Context(), c.Actor, CheckCmd{
			Cmd: cmd, On: f.On, Area: f.Area, Work: f.Work, Source: f.Source, Reason: f.Reason, Destination: f.Destination,
		})
	})
}

// askVerification answers POST …/chiedi. The two questions have a form each,
// whose name is that of its field.
func (p *Pages) askVerification(c *web.Ctx) error {
	var f struct {
		seen
		On       civil.Date      `form:"on"`
		DueOn    civil.Date      `form:"due"`
		Measures id.Organisation `form:"measures_partner" max:"40"`
		L14      id.Organisation `form:"l14_partner" max:"40"`
	}
	form := "measures_partner"
	if c.Request().PostFormValue("l14_partner") != "" {
		form = "l14_partner"
	}
	return p.command(c, form, "intake.done.asked", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.AskVerification(c.Context(), c.Actor, AskCmd{Cmd: cmd, On: f.On, DueOn: f.DueOn, Measures: f.Measures, L14: f.L14})
	})
}

// answerMeasures answers POST …/misure.
func (p *Pages) answerMeasures(c *web.Ctx) error {
	var f struct {
		seen
		On      civil.Date      `form:"on"`
		Answer  Outcome         `form:"answer" max:"10"`
		Source  string          `form:"source" max:"40"`
		Partner id.Organisation `form:"partner" max:"40"`
		Request QuestionID      `form:"request" max:"40"`
	}
	return p.command(c, "misure", "intake.done.measures", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.AnswerMeasures(c.Context(), c.Actor, MeasuresCmd{
			Cmd: cmd, On: f.On, Answer: f.Answer, Source: f.Source, Partner: f.Partner, Request: f.Request,
		})
	})
}

// answerPath answers POST …/percorso.
func (p *Pages) answerPath(c *web.Ctx) error {
	var f struct {
		seen
		On      civil.Date      `form:"on"`
		Answer  PathAnswer      `form:"answer" max:"10"`
		Until   civil.Date      `form:"until"`
		Source  string          `form:"source" max:"40"`
		Partner id.Organisation `form:"partner" max:"40"`
		Request QuestionID      `form:"request" max:"40"`
	}
	return p.command(c, "percorso", "intake.done.path", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.AnswerPath(c.Context(), c.Actor, PathCmd{
			Cmd: cmd, On: f.On, Answer: f.Answer, Until: f.Until, Source: f.Source, Partner: f.Partner, Request: f.Request,
		})
	})
}

// suspend answers POST …/sospendi.
func (p *Pages) suspend(c *web.Ctx) error {
	var f struct {
		seen
		On      civil.Date `form:"on"`
		Until   civil.Date `form:"until"`
		Reason  string     `form:"reason" max:"40"`
		Source  string     `form:"source" max:"40"`
		Request QuestionID `form:"request" max:"40"`
	}
	return p.command(c, "sospendi", "intake.done.suspended", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.Suspend(c.Context(), c.Actor, SuspendCmd{
			Cmd: cmd, On: f.On, Until: f.Until, Reason: f.Reason, Source: f.Source, Request: f.Request,
		})
	})
}

// wake answers POST …/riprendi.
func (p *Pages) wake(c *web.Ctx) error {
	var f struct{ seen }
	return p.command(c, "riprendi", "intake.done.woken", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.Wake(c.Context(), c.Actor, WakeCmd{Cmd: cmd})
	})
}

// refuse answers POST …/non-ammissibile.
func (p *Pages) refuse(c *web.Ctx) error {
	var f struct {
		seen
		On          civil.Date `form:"on"`
		Reason      string     `form:"reason" max:"40"`
		Destination string     `form:"destination" max:"40"`
	}
	return p.command(c, "non-ammissibile", "intake.done.refused", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.Refuse(c.Context(), c.Actor, RefuseCmd{Cmd: cmd, On: f.On, Reason: f.Reason, Destination: f.Destination})
	})
}

// recordPresence answers POST …/presenza: held, or why not.
func (p *Pages) recordPresence(c *web.Ctx) error {
	var f struct {
		seen
		Presence agenda.State `form:"presence" max:"20"`
	}
	key := "intake.done.missed"
	if agenda.State(c.Request().PostFormValue("presence")) == agenda.Present {
		key = "intake.done.held"
	}
	return p.command(c, "presenza", key, &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		if f.Presence == agenda.Present {
			return p.service.HoldInterview(c.Context(), c.Actor, HoldCmd{Cmd: cmd})
		}
		return p.service.MissInterview(c.Context(), c.Actor, MissedCmd{Cmd: cmd, Absence: f.Presence})
	})
}

// close answers POST …/chiudi.
func (p *Pages) close(c *web.Ctx) error {
	var f struct {
		seen
		On     civil.Date `form:"on"`
		Ending Fact       `form:"ending" max:"40"`
	}
	return p.command(c, "chiudi", "intake.done.closed", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.Close(c.Context(), c.Actor, CloseCmd{Cmd: cmd, On: f.On, Ending: f.Ending})
	})
}

// reopen answers POST …/riapri.
func (p *Pages) reopen(c *web.Ctx) error {
	var f struct{ seen }
	return p.command(c, "riapri", "intake.done.reopened", &f, &f.seen, func(cmd Cmd) (id.Event, error) {
		return p.service.Reopen(c.Context(), c.Actor, ReopenCmd{Cmd: cmd})
	})
}
