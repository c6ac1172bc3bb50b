package pathway

import (
	"context"
	"strings"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const maxDue = 500

// DueSoon reads the promises that are late or come due within the warning days
// of the programme's rules, and how many days those are.
func (s *Service) DueSoon(ctx context.Context, scope access.Scope, limit int) ([]DueRow, int, error) {
	q := s.DB.Reader()
	rules, err := programme.RulesAt(ctx, q, s.Clock.Today())
	if err != nil {
		return nil, 0, fault.Wrap("pathway.DueSoon", err)
	}
	rows, err := Due(ctx, q, scope, s.Clock.Today().AddDays(rules.WarnDays), limit)
	return rows, rules.WarnDays, err
}

func (p *Pages) showPromises(c *web.Ctx) error {
	rows, days, err := p.service.DueSoon(c.Context(), access.ScopeOf(c.Actor, access.PathwayView), maxDue)
	if err != nil {
		return err
	}
	lines := make([]ui.PromiseLineView, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, DueLine(c, r))
	}
	return c.Page(200, promisesPage(c.Frame("pathway.promise.list", "today"), promisesView{l: c.L, lines: lines, days: days}))
}

type promisesView struct {
	l     i18n.L
	lines []ui.PromiseLineView
	days  int
}

// DueLine is a promise near or past its day as a line of Oggi. What can be done
// about a broken one is offered to who may fix an appointment.
func DueLine(c *web.Ctx, r DueRow) ui.PromiseLineView {
	l, today := c.L, c.Today()
	paused := !r.PausedUntil.IsZero() && !today.After(r.PausedUntil)
	line := ui.PromiseLineView{
		Ring: RingOf(r.Promise, paused, today, 48),
		Name: strings.ToUpper(r.Surname) + " " + r.GivenName, NameHref: "/persone/" + string(r.Person), Birth: r.Birth,
		What:   l.T("pathway.promise."+string(r.Kind)) + " · " + l.Date(r.Due) + ",",
		When:   l.Distance(today, r.Due),
		Action: l.T("pathway.promise.open_plan"), Href: "/percorsi/" + string(r.Application),
	}
	if r.Due.Before(today) && !paused { // broken: what is missing, and the first thing that can be done about it
		line.Missing = l.T("pathway.missing." + string(r.Kind))
		if access.Allows(c.Actor, access.AgendaEdit) {
			line.Action, line.Href = l.T("pathway.remedy.meet"), "/persone/"+string(r.Person)+"/appuntamento"
		}
	}
	return line
}
