package pathway

import (
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type closeForm struct {
	command
	End      string     `form:"end"`
	Done     string     `form:"done" area:"true"`
	NotDone  string     `form:"not_done" area:"true"`
	Barriers string     `form:"barriers" area:"true"`
	FollowUp civil.Date `form:"follow_up"`
}

type closeView struct {
	l       i18n.L
	today   civil.Date
	pathway Pathway
	form    closeForm
	// followUp is the day as it was typed.
	followUp string
	errors   map[string]string
}

func (v closeView) ends() []ui.Option {
	codes := make([]string, 0, len(Ends()))
	for _, e := range Ends() {
		codes = append(codes, string(e))
	}
	return options(v.l, "pathway.end.", codes)
}

func (v closeView) version() string { return strconv.Itoa(v.pathway.Version) }

func (p *Pages) showClose(c *web.Ctx) error {
	pw, err := p.subject(c, access.PathwayClose)
	if err != nil {
		return err
	}
	return c.Page(200, closePage(c.Frame("pathway.close.title", "people"), closeView{l: c.L, today: c.Today(), pathway: pw}))
}

func (p *Pages) close(c *web.Ctx) error {
	var f closeForm
	cmd, err := p.cmd(c, &f)
	if err == nil {
		cmd.Version = f.Version
		err = p.service.Close(c.Context(), c.Actor, CloseCmd{
			Cmd: cmd, End: End(f.End), Balance: Balance{Done: f.Done, NotDone: f.NotDone, Barriers: f.Barriers}, FollowUp: f.FollowUp,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) {
			pw, lerr := p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, access.PathwayClose, cmd.Application)
			v := closeView{l: c.L, today: c.Today(), pathway: pw, form: f, followUp: c.Typed("follow_up"), errors: web.Fields(c.L, err)}
			return closePage(c.Frame("pathway.close.title", "people"), v), lerr
		})
	}
	return p.done(c, cmd.Application, string(FactClosed))
}
