package web

import (
	"strconv"

	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// problem is an error as a reader sees it.
type problem struct {
	Status         int
	Title, Text    string
	Number         string   // reference, for errors that somebody has to look into
	Details        []string // what to change
	Href, HrefText string   // the way on
}

// failPage shows an error in the frame of the side where the reader is, or as
// a line in the place that htmx asked for.
func (c *Ctx) failPage(status int, err error) error {
	l := c.L
	p := problem{Status: status, Title: l.T("error.title." + strconv.Itoa(status)), Text: l.T(messageOf(err)),
		Href: "/", HrefText: l.T("error.home")}
	if status == 500 {
		p.Number = c.number
	}
	for _, f := range fault.FieldsOf(err) {
		p.Details = append(p.Details, l.T(f.Key, f.Args...))
	}
	switch {
	case c.HX():
		return c.Page(status, problemLine(l, p))
	case c.Session == nil || c.Actor.Anonymous():
		f := ui.PublicFrame{L: l, Title: p.Title, Path: "/", Languages: c.languages(), Demo: c.server.o.Demo}
		if c.Session != nil && status != 500 {
			f = c.PublicFrame("error.title." + strconv.Itoa(status))
		}
		return c.Page(status, publicProblem(f, p))
	default:
		p.Href, p.HrefText = c.server.o.Home, l.T("error.home.staff")
		return c.Page(status, staffProblem(c.FrameTitled(p.Title, ""), p))
	}
}
