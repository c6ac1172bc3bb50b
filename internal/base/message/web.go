package message

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Nav is the key of the outbox in the navigation.
const Nav = "messages"

// Path is where the outbox is.
const Path = "/amministrazione/messaggi"

const pageSize = 50

// Names reads the names of persons as lists show them. This package knows no
// area; whoever mounts the pages does.
type Names func(ctx context.Context, q db.Queryer, persons []id.Person) (map[id.Person]string, error)

// Pages are the outbox on the screen.
type Pages struct {
	outbox *Outbox
	names  Names
}

// NewPages makes the pages of an outbox.
func NewPages(o *Outbox, names Names) *Pages { return &Pages{o, names} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: Path, Action: access.OutboxView, Handler: p.list},
		{Method: http.MethodGet, Pattern: Path + "/{id}", Action: access.OutboxView, Handler: p.show},
		{Method: http.MethodPost, Pattern: Path + "/{id}/invia", Action: access.OutboxSend, Handler: p.again},
		{Method: http.MethodPost, Pattern: Path + "/{id}/arrivato", Action: access.OutboxSend, Handler: p.settle},
	}
}

// listView is the page of the outbox.
type listView struct {
	Chips   []ui.ChipView
	Rows    []ui.RowView
	Pager   ui.PagerView
	Missing bool // nothing can be sent at all
}

// list answers GET /amministrazione/messaggi?stato=…&dopo=…
func (p *Pages) list(c *web.Ctx) error {
	state := State(c.Query().Get("stato"))
	if _, known := next[state]; !known {
		state = ""
	}
	after, err := parseAfter(c.Query().Get("dopo"))
	if err != nil {
		return err
	}
	lines, err := p.outbox.List(c.Context(), c.Actor, Filter{State: state}, after, pageSize+1)
	if err != nil {
		return err
	}
	counts, err := p.outbox.Counts(c.Context(), c.Actor)
	if err != nil {
		return err
	}
	v := listView{Chips: chips(c.L, state, counts), Missing: len(p.outbox.Couriers) == 0}
	if len(lines) > pageSize {
		lines = lines[:pageSize]
		v.Pager.NextHref = listHref(state, lines[pageSize-1])
	}
	names, err := p.namesOf(c, lines)
	if err != nil {
		return err
	}
	for _, l := range lines {
		v.Rows = append(v.Rows, p.row(c, l, names[l.Person]))
	}
	return c.Page(http.StatusOK, listTemplate(c.Frame("message.title", Nav), v))
}

func (p *Pages) namesOf(c *web.Ctx, lines []Line) (map[id.Person]string, error) {
	seen := map[id.Person]bool{"": true}
	var persons []id.Person
	for _, l := range lines {
		if !seen[l.Person] {
			seen[l.Person] = true
			persons = append(persons, l.Person)
		}
	}
	if len(persons) == 0 {
		return nil, nil
	}
	return p.names(c.Context(), p.outbox.DB.Reader(), persons)
}

func (p *Pages) row(c *web.Ctx, l Line, name string) ui.RowView {
	second := c.L.T("message.second", c.L.T("message.channel."+string(l.Channel)), when(c, l.QueuedAt))
	if name != "" {
		second = c.L.T("message.second.withname", name, c.L.T("message.channel."+string(l.Channel)), when(c, l.QueuedAt))
	}
	return ui.RowView{Label: p.title(c.L, l.Template), Href: Path + "/" + string(l.ID), Second: second, Tag: tag(c.L, l.State)}
}

// title is a template's title; one that the program no longer has shows its key.
func (p *Pages) title(l i18n.L, template string) string {
	t, ok := p.outbox.templates[template]
	if !ok {
		return template
	}
	return in(t.Title, l.Lang())
}

func tag(l i18n.L, s State) *ui.TagView {
	tone := map[State]ui.Tone{
		Queued: ui.ToneInfo, Sending: ui.ToneInfo, Sent: ui.ToneKept, Failed: ui.ToneLate, Uncertain: ui.ToneNear, Held: ui.TonePlain,
	}[s]
	return &ui.TagView{Tone: tone, Text: l.T("message.state." + string(s))}
}

func chips(l i18n.L, chosen State, counts map[State]int) []ui.ChipView {
	out := []ui.ChipView{{Label: l.T("message.all"), Href: Path, Count: -1, Chosen: chosen == ""}}
	for _, s := range States() {
		chip := ui.ChipView{Label: l.T("message.state." + string(s)), Href: Path + "?stato=" + string(s), Count: counts[s], Chosen: s == chosen}
		if counts[s] > CountLimit {
			chip.Label, chip.Count = l.T("message.many", chip.Label), -1
		}
		out = append(out, chip)
	}
	return out
}

// when writes an instant in the programme's zone.
func when(c *web.Ctx, t time.Time) string {
	local := t.In(c.Zone())
	return c.L.Date(civil.DateOf(local)) + " " + c.L.Clock(local)
}

// listHref leads to the page that follows a line.
func listHref(state State, last Line) string {
	href := Path + "?dopo=" + strconv.FormatInt(last.QueuedAt.UnixMicro(), 10) + "." + string(last.ID)
	if state != "" {
		href += "&stato=" + string(state)
	}
	return href
}

// parseAfter reads the place of a page; a forged one is absent.
func parseAfter(s string) (After, error) {
	if s == "" {
		return After{}, nil
	}
	at, of, _ := strings.Cut(s, ".")
	micros, err := strconv.ParseInt(at, 10, 64)
	if err != nil || micros < 0 {
		return After{}, fault.Absent("message.parseAfter")
	}
	parsed, err := id.Parse[ID](of)
	return After{At: time.UnixMicro(micros).UTC(), ID: parsed}, err
}
