package pathway

import (
	"slices"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/journal"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// pauseWords say why the running pause was allowed, and by whom; the name is
// empty for pauses of before somebody had to allow them.
type pauseWords struct{ reason, approver string }

// pauseWords reads them from the journal, which alone keeps them.
func (p *Pages) pauseWords(c *web.Ctx, pw Pathway) (pauseWords, error) {
	events, err := journal.ByApplication(c.Context(), p.service.DB.Reader(), pw.Application)
	if err != nil {
		return pauseWords{}, err
	}
	for _, e := range slices.Backward(Entries(events)) {
		if e.Fact == FactPaused {
			names, err := network.Names(c.Context(), p.service.DB.Reader(), e.Approver)
			return pauseWords{reason: c.L.T("pathway.pause.reason." + e.Reason), approver: names[e.Approver]}, err
		}
	}
	return pauseWords{}, nil
}

// chiefs lists who may allow a pause.
func (p *Pages) chiefs(c *web.Ctx) ([]ui.Option, error) {
	users, err := network.UsersWithRole(c.Context(), p.service.DB.Reader(), access.Coordinator)
	list := make([]ui.Option, len(users))
	for i, u := range users {
		list[i] = ui.Option{Value: string(u.ID), Label: u.Name}
	}
	return list, err
}

// pausedText is the notice of a running pause.
func (v planView) pausedText() string {
	text := v.l.T("pathway.plan.paused", v.l.Date(v.pathway.PausedUntil))
	if v.pause.reason != "" {
		text += " · " + v.pause.reason
	}
	if v.pause.approver != "" {
		text += " · " + v.l.T("pathway.pause.by", v.pause.approver)
	}
	return text
}
