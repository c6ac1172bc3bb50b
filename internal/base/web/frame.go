package web

import (
	"strings"
	"unicode/utf8"

	"insieme/internal/base/access"
	"insieme/internal/base/web/ui"
)

// Frame is the staff's side around a page: title by its message key, and the
// key of the navigation item where the page stands. The feedback line, if one
// waits, is taken by this call; the page shows it under its head:
//
//	@ui.Staff(f) {
//		@ui.PageHead(…)
//		@ui.FeedbackLine(f.L, f.Flash)
func (c *Ctx) Frame(titleKey, navKey string) ui.Frame { return c.FrameTitled(c.L.T(titleKey), navKey) }

// FrameTitled is Frame for a page whose title is not a fixed text. A title is
// in the browser's history: it names a person only on the person's own pages.
func (c *Ctx) FrameTitled(title, navKey string) ui.Frame {
	return ui.Frame{
		L: c.L, Title: title, Active: navKey, Programme: c.programme(), Nav: c.navigation(), Today: c.Today(),
		User:  ui.UserLook{Name: c.account.Name, Role: c.L.T(c.account.RoleLabelKey), Initials: initials(c.account.Name)},
		Flash: c.takeFlash(c.L), Demo: c.server.o.Demo,
		Search: access.Allows(c.Actor, access.PersonView),
	}
}

// PublicFrame is the public side around a page.
func (c *Ctx) PublicFrame(titleKey string) ui.PublicFrame {
	f := ui.PublicFrame{L: c.L, Title: c.L.T(titleKey), Programme: c.programme(), Path: c.here(), Languages: c.languages(),
		Flash: c.takeFlash(c.L), Demo: c.server.o.Demo}
	if fill := c.server.o.Public; fill != nil {
		if err := fill(c, &f); err != nil {
			c.complain("public frame", err)
		}
	}
	return f
}

// here is this page's address for coming back to; a POST has none of its own.
func (c *Ctx) here() string {
	if c.r.Method != "GET" {
		return c.r.URL.Path
	}
	return c.r.URL.RequestURI()
}

// programme is the look of the programme. A page without its colour is better
// than no page.
func (c *Ctx) programme() ui.ProgrammeLook {
	look, err := c.server.o.Look(c.Context())
	if err != nil {
		c.complain("look", err)
	}
	return look
}

// navigation lists what the actor may open, with what waits there.
func (c *Ctx) navigation() []ui.NavGroup {
	var groups []ui.NavGroup
	last := 0
	for _, item := range c.server.o.Nav {
		if !access.Allows(c.Actor, item.Action) {
			continue
		}
		if len(groups) == 0 || item.Group != last {
			groups, last = append(groups, ui.NavGroup{}), item.Group
		}
		shown := ui.NavItem{Key: item.Key, Label: c.L.T(item.LabelKey), Href: item.Href, Icon: item.Icon, Sub: item.Sub}
		if item.Count != nil {
			n, err := item.Count(c.Context(), c.Actor)
			if err != nil {
				c.complain("count of "+item.Key, err)
			}
			shown.Count = n
		}
		group := &groups[len(groups)-1]
		group.Items = append(group.Items, shown)
	}
	return groups
}

// complain logs what spoils a part of a page but not the page.
func (c *Ctx) complain(what string, err error) {
	c.server.o.Log.Error("page incomplete", "request", c.number, "pattern", c.route.Pattern, "what", what, "cause", err)
}

// initials of the first and the last word of a name.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return strings.ToUpper(string(first))
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return strings.ToUpper(string(first) + string(last))
}
