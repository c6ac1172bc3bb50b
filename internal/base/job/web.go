package job

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Nav is the key of this page in the navigation.
const Nav = "jobs"

// Path is where the page is.
const Path = "/amministrazione/lavori"

const pageSize = 50

// Pages are the queue on the screen.
type Pages struct{ queue *Queue }

// NewPages makes the page of a queue.
func NewPages(q *Queue) *Pages { return &Pages{q} }

// Routes lists the page and its commands.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: Path, Action: access.JobAdmin, Handler: p.show},
		{Method: http.MethodPost, Pattern: Path + "/{id}/riprova", Action: access.JobAdmin, Handler: p.revive},
		{Method: http.MethodPost, Pattern: Path + "/{id}/togli", Action: access.JobAdmin, Handler: p.drop},
	}
}

type pageView struct {
	Kinds []kindView
	Dead  []deadView
	Pager ui.PagerView
}

type kindView struct {
	Name                   string
	Waiting, Running, Dead int
	Oldest, Last           string
}

type deadView struct {
	Kind, Failure, Since string
	Tries                int
	Revive, Drop         string // POST paths
}

// show answers GET /amministrazione/lavori.
func (p *Pages) show(c *web.Ctx) error {
	after, err := parseAfter(c.Query().Get("dopo"))
	if err != nil {
		return err
	}
	kinds, err := p.queue.Kinds(c.Context())
	if err != nil {
		return err
	}
	dead, err := p.queue.DeadJobs(c.Context(), after, pageSize+1)
	if err != nil {
		return err
	}
	var v pageView
	if len(dead) > pageSize {
		dead = dead[:pageSize]
		last := dead[pageSize-1]
		v.Pager.NextHref = Path + "?dopo=" + strconv.FormatInt(last.EndedAt.UnixMicro(), 10) + "." + string(last.ID)
	}
	for _, k := range kinds {
		v.Kinds = append(v.Kinds, kindView{k.Name, k.Waiting, k.Running, k.Dead, when(c, k.Oldest), when(c, k.Last)})
	}
	for _, d := range dead {
		at := Path + "/" + string(d.ID)
		v.Dead = append(v.Dead, deadView{d.Kind, d.Failure, when(c, d.EndedAt), d.Tries, at + "/riprova", at + "/togli"})
	}
	return c.Page(http.StatusOK, pageTemplate(c.Frame("job.title", Nav), v))
}

// when writes an instant of the machine's clock in the programme's zone; none
// is a dash.
func when(c *web.Ctx, t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	local := t.In(c.Zone())
	return c.L.Date(civil.DateOf(local)) + " " + c.L.Clock(local)
}

// parseAfter reads the place of a page; a forged one is absent.
func parseAfter(s string) (Dead, error) {
	if s == "" {
		return Dead{}, nil
	}
	at, of, _ := strings.Cut(s, ".")
	micros, err := strconv.ParseInt(at, 10, 64)
	if err != nil || micros < 0 {
		return Dead{}, fault.Absent("job.parseAfter")
	}
	parsed, err := id.Parse[ID](of)
	return Dead{ID: parsed, EndedAt: time.UnixMicro(micros).UTC()}, err
}

// revive answers POST /amministrazione/lavori/{id}/riprova.
func (p *Pages) revive(c *web.Ctx) error {
	of, err := web.PathID[ID](c, "id")
	if err != nil {
		return err
	}
	if err := p.queue.Revive(c.Context(), c.Actor, of); err != nil {
		return err
	}
	return c.Done(Path, web.Flash{Key: "job.done.revived"})
}

// drop answers POST /amministrazione/lavori/{id}/togli.
func (p *Pages) drop(c *web.Ctx) error {
	of, err := web.PathID[ID](c, "id")
	if err != nil {
		return err
	}
	if err := p.queue.Drop(c.Context(), c.Actor, of); err != nil {
		return err
	}
	return c.Done(Path, web.Flash{Key: "job.done.dropped"})
}
