package network

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// logPage is how many lines of a log a page shows.
const logPage = 50

// logFilter is the structured part of a log's address: whose lines, and below
// which line the page begins.
type logFilter struct {
	User id.User `form:"utente" max:"26"`
	At   int64   `form:"prima"` // microseconds since the epoch
	ID   string  `form:"riga" max:"26"`
}

func (f logFilter) after() audit.After {
	if f.At == 0 {
		return audit.After{}
	}
	return audit.After{At: time.UnixMicro(f.At).UTC(), ID: f.ID}
}

// href is the address of the part of a log below a line.
func (f logFilter) href(path string, at time.Time, line string) string {
	q := url.Values{}
	if f.User != "" {
		q.Set("utente", string(f.User))
	}
	if line != "" {
		q.Set("prima", strconv.FormatInt(at.UnixMicro(), 10))
		q.Set("riga", line)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// logLine is a line of either log.
type logLine struct {
	At, Who, What, On string
	Href              string // of On, for who may open it
}

type logView struct {
	Tabs    []ui.SegmentView
	Caption string
	What    string // heads of the last two columns
	On      string
	Lines   []logLine
	Of      string // whose lines; empty for everybody's
	All     string // the log without this filter
	Pager   ui.PagerView
}

// showChanges answers GET /amministrazione/registro: who changed what.
func (p *Pages) showChanges(c *web.Ctx) error {
	var f logFilter
	if err := c.DecodeQuery(&f); err != nil {
		return fault.Absent("network.showChanges")
	}
	rows, err := audit.Changes(c.Context(), p.service.DB.Reader(), c.Actor, f.User, f.after(), logPage+1)
	if err != nil {
		return err
	}
	who := []id.User{f.User}
	for _, r := range rows {
		who = append(who, r.Actor)
	}
	names, err := Names(c.Context(), p.service.DB.Reader(), who...)
	if err != nil {
		return err
	}
	v := newLog(c, f, pathAudit, names)
	if len(rows) > logPage {
		rows = rows[:logPage]
		last := rows[logPage-1]
		v.Pager.NextHref = f.href(pathAudit, last.At, string(last.ID))
	}
	for _, r := range rows {
		line := logLine{At: instant(c, r.At), Who: actorName(c, r.Actor, names), What: word(c, "network.action.", string(r.Action))}
		line.On, line.Href = subject(c, r)
		v.Lines = append(v.Lines, line)
	}
	return c.Page(http.StatusOK, logTemplate(c.Frame("network.audit.title", NavAudit), v))
}

// showLooks answers GET /amministrazione/registro/letture: who read which
// person's file.
func (p *Pages) showLooks(c *web.Ctx) error {
	var f logFilter
	if err := c.DecodeQuery(&f); err != nil {
		return fault.Absent("network.showLooks")
	}
	rows, err := audit.Looks(c.Context(), p.service.DB.Reader(), c.Actor, f.User, f.after(), logPage+1)
	if err != nil {
		return err
	}
	who := []id.User{f.User}
	for _, r := range rows {
		who = append(who, r.Actor)
	}
	names, err := Names(c.Context(), p.service.DB.Reader(), who...)
	if err != nil {
		return err
	}
	v := newLog(c, f, pathLooks, names)
	if len(rows) > logPage {
		rows = rows[:logPage]
		last := rows[logPage-1]
		v.Pager.NextHref = f.href(pathLooks, last.At, string(last.ID))
	}
	for _, r := range rows {
		line := logLine{At: instant(c, r.At), Who: actorName(c, r.Actor, names), What: word(c, "network.page.", string(r.Page)), On: short(string(r.Person))}
		if access.Allows(c.Actor, access.PersonView) {
			line.Href = "/persone/" + string(r.Person)
		}
		v.Lines = append(v.Lines, line)
	}
	return c.Page(http.StatusOK, logTemplate(c.Frame("network.audit.title", NavAudit), v))
}

func newLog(c *web.Ctx, f logFilter, path string, names map[id.User]string) logView {
	l := c.L
	v := logView{
		Tabs: []ui.SegmentView{
			{Label: l.T("network.audit.changes"), Href: f.href(pathAudit, time.Time{}, ""), Active: path == pathAudit},
			{Label: l.T("network.audit.looks"), Href: f.href(pathLooks, time.Time{}, ""), Active: path == pathLooks},
		},
		Caption: l.T("network.audit.changes"), What: l.T("network.audit.what"), On: l.T("network.audit.on"), All: path,
	}
	if path == pathLooks {
		v.Caption, v.What, v.On = l.T("network.audit.looks"), l.T("network.audit.page"), l.T("network.audit.file")
	}
	if f.User != "" {
		v.Of = or(names[f.User], short(string(f.User)))
	}
	if f.At != 0 {
		v.Pager.PrevHref = f.href(path, time.Time{}, "")
	}
	return v
}

// actorName is who did it; the program itself when it was a job.
func actorName(c *web.Ctx, user id.User, names map[id.User]string) string {
	if user == "" {
		return c.L.T("network.audit.program")
	}
	return or(names[user], short(string(user)))
}

// word is the text of a code, or the code itself while nobody has named it.
func word(c *web.Ctx, prefix, code string) string {
	if text := c.L.T(prefix + code); text != prefix+code {
		return text
	}
	return code
}

// subject says what was changed, with its page for who may open it. Records
// are named by the end of their identity: the log holds no names of citizens.
func subject(c *web.Ctx, r audit.ChangeRow) (text, href string) {
	kind := word(c, "network.subject.", r.Kind)
	if len(r.Subject) != id.Length {
		return kind + " " + word(c, "network.subject.", r.Subject), ""
	}
	text = kind + " " + short(r.Subject)
	switch {
	case r.Kind == "user" && access.Allows(c.Actor, access.UserAdmin):
		href = userPath(id.User(r.Subject))
	case r.Kind == "organisation" && access.Allows(c.Actor, access.NetworkView):
		href = organisationPath(id.Organisation(r.Subject))
	case r.Kind == "person" && access.Allows(c.Actor, access.PersonView):
		href = "/persone/" + r.Subject
	case r.Kind == "application" && access.Allows(c.Actor, access.IntakeQueue):
		href = "/candidature/" + r.Subject
	}
	return text, href
}

// short is the end of an identity, enough to tell records of a page apart.
func short(s string) string { return "…" + s[max(0, len(s)-6):] }
