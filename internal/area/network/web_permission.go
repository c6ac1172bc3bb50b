package network

import (
	"net/http"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
)

// permissionLine says who may do one thing.
type permissionLine struct{ What, Who string }

// permissionGroup is an area of the vocabulary.
type permissionGroup struct {
	Title string
	Lines []permissionLine
}

// showPermissions answers GET /amministrazione/permessi: the table of base/access.
func (p *Pages) showPermissions(c *web.Ctx) error {
	return c.Page(http.StatusOK, permissionsTemplate(c.Frame("network.permissions.title", NavUsers), permissions(c.L)))
}

// permissions is the table of permissions in words, by area.
func permissions(l i18n.L) []permissionGroup {
	var out []permissionGroup
	for _, action := range access.Actions() {
		area, _, _ := strings.Cut(string(action), ".")
		title := l.T("network.vocabulary." + area)
		if len(out) == 0 || out[len(out)-1].Title != title {
			out = append(out, permissionGroup{Title: title})
		}
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, permissionLine{What: l.T("network.action." + string(action)), Who: holders(l, action)})
	}
	return out
}

// holders lists the roles that may do something, with whose cases when not all.
func holders(l i18n.L, action access.Action) string {
	var who []string
	for _, role := range access.Roles() {
		switch reach := access.ReachOf(role, action); reach {
		case access.None:
		case access.All:
			who = append(who, l.T(roleKey(role)))
		default:
			who = append(who, l.T(roleKey(role))+" ("+l.T("network.reach."+reach.String())+")")
		}
	}
	return strings.Join(who, ", ")
}

// PermissionsMarkdown writes docs/permissions.md: the same table as a matrix.
func PermissionsMarkdown(l i18n.L) string {
	var b strings.Builder
	b.WriteString("# " + l.T("network.permissions.title") + "\n\n" + l.T("network.permissions.doc") + "\n\n| |")
	for _, role := range access.Roles() {
		b.WriteString(" " + l.T(roleKey(role)) + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(access.Roles())) + "\n")
	for _, action := range access.Actions() {
		b.WriteString("| " + l.T("network.action."+string(action)) + " `" + string(action) + "` |")
		for _, role := range access.Roles() {
			b.WriteString(" " + l.T("network.reach."+access.ReachOf(role, action).String()) + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}
