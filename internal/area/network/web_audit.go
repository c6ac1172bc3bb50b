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
		if r.Kind == kindUser {
			who = append(who, id.User(r.Subject))
		}
	}
	names, err := p.logNames(c, who)
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
		line := logLine{At: instant(c, r.At), Who: names.actor(c, r.Actor), What: word(c, "network.action.", string(r.Action))}
		line.On, line.Href = names.subject(c, r)
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
	names, err := p.logNames(c, who)
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
		v.Lines = append(v.Lines, logLine{
			At: instant(c, r.At), Who: names.actor(c, r.Actor), What: word(c, "network.page.", string(r.Page)),
			On: short(string(r.Person)), Href: allowed(c, access.PersonView, "/persone/"+string(r.Person)),
		})
	}
	return c.Page(http.StatusOK, logTemplate(c.Frame("network.audit.title", NavAudit), v))
}

func newLog(c *web.Ctx, f logFilter, path string, names logNames) logView {
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
		v.Of = or(names.users[f.User], short(string(f.User)))
	}
	if f.At != 0 {
		v.Pager.PrevHref = f.href(path, time.Time{}, "")
	}
	return v
}

// logNames are the names that a page of a log needs.
type logNames struct {
	users         map[id.User]string
	organisations map[id.Organisation]string
}

func (p *Pages) logNames(c *web.Ctx, users []id.User) (logNames, error) {
	names, err := Names(c.Context(), p.service.DB.Reader(), users...)
	if err != nil {
		return logNames{}, err
	}
	organisations, err := p.organisationNames(c)
	return logNames{names, organisations}, err
}

// actor is who did it; the program itself when it was a job.
func (n logNames) actor(c *web.Ctx, user id.User) string {
	if user == "" {
		return c.L.T("network.audit.program")
	}
	return or(n.users[user], short(string(user)))
}

// subject says what was changed, with its page for who may open it.
func (n logNames) subject(c *web.Ctx, r audit.ChangeRow) (text, href string) {
	kind := word(c, "network.subject.", r.Kind)
	if len(r.Subject) != id.Length {
		return kind + ": " + word(c, "network.subject.", r.Subject), ""
	}
	name := ""
	switch {
	case r.Kind == kindUser:
		name, href = n.users[id.User(r.Subject)], allowed(c, access.UserAdmin, userPath(id.User(r.Subject)))
	case r.Kind == kindOrganisation:
		name = n.organisations[id.Organisation(r.Subject)]
		href = allowed(c, access.NetworkView, organisationPath(id.Organisation(r.Subject)))
	case r.Kind == "person":
		href = allowed(c, access.PersonView, "/persone/"+r.Subject)
	case r.Kind == "application":
		href = allowed(c, access.IntakeQueue, "/candidature/"+r.Subject)
	}
	return kind + " " + or(name, short(r.Subject)), href
}

// allowed is a path for who may open it, and none otherwise.
func allowed(c *web.Ctx, action access.Action, path string) string {
	if access.Allows(c.Actor, action) {
		return path
	}
	return ""
}

// word is the text of a code, or the code itself while nobody has named it.
func word(c *web.Ctx, prefix, code string) string {
	if text := c.L.T(prefix + code); text != prefix+code {
		return text
	}
	return code
}

// short is the end of an identity, enough to tell records of a page apart.
func short(s string) string { return "…" + s[max(0, len(s)-6):] }
