package network

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// userLine is a user in a list.
type userLine struct {
	Name, Href, Login, Roles, Organisation string
	State                                  *ui.TagView // nil for who is active
}

type usersView struct {
	States, Roles []ui.ChipView
	Lines         []userLine
}

// userFilter is the structured part of the list's address.
type userFilter struct {
	State string      `form:"stato" max:"20"`
	Role  access.Role `form:"ruolo" max:"20"`
}

const stateOff = "disattivati"

func (f userFilter) off() bool { return f.State == stateOff }

func (f userFilter) keeps(u User) bool {
	return u.Active != f.off() && (f.Role == "" || in(u.Roles, f.Role))
}

// showUsers answers GET /amministrazione/utenti; filters stato and ruolo.
func (p *Pages) showUsers(c *web.Ctx) error {
	var filter userFilter
	if err := c.DecodeQuery(&filter); err != nil {
		return fault.Absent("network.showUsers")
	}
	users, err := AllUsers(c.Context(), p.service.DB.Reader())
	if err != nil {
		return err
	}
	organisations, err := p.organisationNames(c)
	if err != nil {
		return err
	}
	v := usersView{}
	states, roles, total := map[bool]int{}, map[access.Role]int{}, 0
	for _, u := range users {
		states[u.Active]++
		if u.Active == filter.off() {
			continue
		}
		total++
		for _, r := range u.Roles {
			roles[r]++
		}
		if filter.keeps(u) {
			v.Lines = append(v.Lines, userRow(c, u, organisations))
		}
	}
	v.States = []ui.ChipView{
		{Label: c.L.T("network.users.active"), Href: pathUsers, Count: states[true], Chosen: !filter.off()},
		{Label: c.L.T("network.users.inactive"), Href: pathUsers + "?stato=" + stateOff, Count: states[false], Chosen: filter.off()},
	}
	v.Roles = roleChips(c, filter, roles, total)
	return c.Page(http.StatusOK, usersTemplate(c.Frame("network.users.title", NavUsers), v))
}

func roleChips(c *web.Ctx, filter userFilter, counts map[access.Role]int, total int) []ui.ChipView {
	base := pathUsers + "?"
	if filter.off() {
		base += "stato=" + stateOff + "&"
	}
	chips := []ui.ChipView{{Label: c.L.T("network.role.every"), Href: base[:len(base)-1], Count: total, Chosen: filter.Role == ""}}
	for _, r := range access.Roles() {
		chips = append(chips, ui.ChipView{Label: c.L.T(roleKey(r)), Href: base + "ruolo=" + string(r), Count: counts[r], Chosen: filter.Role == r})
	}
	return chips
}

func userRow(c *web.Ctx, u User, organisations map[id.Organisation]string) userLine {
	line := userLine{Name: u.Name, Login: u.Login, Organisation: organisations[u.Organisation]}
	if access.Allows(c.Actor, access.UserAdmin) {
		line.Href = userPath(u.ID)
	}
	for i, r := range u.Roles {
		if i > 0 {
			line.Roles += ", "
		}
		line.Roles += c.L.T(roleKey(r))
	}
	switch {
	case !u.Active:
		line.State = &ui.TagView{Tone: ui.ToneNear, Text: c.L.T("network.user.inactive")}
	case u.MustChange:
		line.State = &ui.TagView{Tone: ui.ToneInfo, Text: c.L.T("network.user.must_change")}
	}
	return line
}

func (p *Pages) organisationNames(c *web.Ctx) (map[id.Organisation]string, error) {
	all, err := allOrganisations(c.Context(), p.service.DB.Reader())
	names := map[id.Organisation]string{}
	for _, o := range all {
		names[o.ID] = o.Name
	}
	return names, fault.Wrap("network.organisationNames", err)
}

// userForm is the form of a new or an existing user; the login of an existing
// one is not sent.
type userForm struct {
	Version      int64           `form:"version"`
	Login        string          `form:"login"`
	Name         string          `form:"name"`
	Phone        string          `form:"phone"`
	Organisation id.Organisation `form:"organisation"`
	Lang         Lang            `form:"lang" max:"5"`
	Roles        []access.Role   `form:"roles" max:"40"`
	Districts    []string        `form:"districts" max:"40"`
}

// newUser answers GET /amministrazione/utenti/nuovo.
func (p *Pages) newUser(c *web.Ctx) error {
	page, err := p.userPage(c, User{Active: true}, userForm{Lang: Italian}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// addUser answers POST /amministrazione/utenti with the temporary password,
// shown this once.
func (p *Pages) addUser(c *web.Ctx) error {
	var f userForm
	err := c.Decode(&f)
	var user id.User
	var password string
	if err == nil {
		user, password, err = p.service.InviteUser(c.Context(), c.Actor, AddUserCmd{
			Login: f.Login, Name: f.Name, Phone: f.Phone, Roles: f.Roles, Districts: f.Districts, Organisation: f.Organisation, Lang: f.Lang,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.userPage(c, User{Active: true}, f, err) })
	}
	return p.showPassword(c, user, password, "network.user.added")
}

// showUser answers GET /amministrazione/utenti/{id}.
func (p *Pages) showUser(c *web.Ctx) error {
	u, err := p.user(c)
	if err != nil {
		return err
	}
	page, err := p.userPage(c, u, userForm{
		Version: u.Version, Name: u.Name, Phone: u.Phone, Organisation: u.Organisation, Lang: u.Lang, Roles: u.Roles, Districts: u.Districts,
	}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// changeUser answers POST /amministrazione/utenti/{id}.
func (p *Pages) changeUser(c *web.Ctx) error {
	u, err := p.user(c)
	if err != nil {
		return err
	}
	var f userForm
	if err = c.Decode(&f); err == nil {
		err = p.service.ChangeUser(c.Context(), c.Actor, ChangeUserCmd{
			User: u.ID, Version: f.Version, Name: f.Name, Phone: f.Phone, Organisation: f.Organisation, Lang: f.Lang,
			Roles: f.Roles, Districts: f.Districts,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.userPage(c, u, f, err) })
	}
	return c.Done(userPath(u.ID), web.Flash{Key: "network.saved"})
}

// deactivateUser answers POST /amministrazione/utenti/{id}/disattiva.
func (p *Pages) deactivateUser(c *web.Ctx) error {
	return p.moveUser(c, p.service.DeactivateUser, web.Flash{Key: "network.user.deactivated", Undo: "/riattiva"})
}

// reactivateUser answers POST /amministrazione/utenti/{id}/riattiva.
func (p *Pages) reactivateUser(c *web.Ctx) error {
	return p.moveUser(c, p.service.ReactivateUser, web.Flash{Key: "network.user.reactivated", Undo: "/disattiva"})
}

// endSessions answers POST /amministrazione/utenti/{id}/accessi/chiudi.
func (p *Pages) endSessions(c *web.Ctx) error {
	return p.moveUser(c, p.service.EndSessions, web.Flash{Key: "network.sessions.ended"})
}

// endSession answers POST /amministrazione/utenti/{id}/accessi/{session}/chiudi.
func (p *Pages) endSession(c *web.Ctx) error {
	session, err := web.PathID[auth.SessionID](c, "session")
	if err != nil {
		return err
	}
	return p.moveUser(c, func(ctx context.Context, actor access.Actor, user id.User) error {
		return p.service.EndSession(ctx, actor, user, session)
	}, web.Flash{Key: "network.session.ended"})
}

// resetFactor answers POST /amministrazione/utenti/{id}/secondo-fattore.
func (p *Pages) resetFactor(c *web.Ctx) error {
	return p.moveUser(c, p.service.ResetFactor, web.Flash{Key: "network.factor.done"})
}

// moveUser carries out a command without a form; the flash's undo is a path
// below the user's.
func (p *Pages) moveUser(c *web.Ctx, command func(context.Context, access.Actor, id.User) error, flash web.Flash) error {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return err
	}
	if err := c.Decode(&nothing{}); err != nil {
		return err
	}
	if err := command(c.Context(), c.Actor, user); err != nil {
		return err
	}
	if flash.Undo != "" {
		flash.Undo = userPath(user) + flash.Undo
	}
	return c.Done(userPath(user), flash)
}

// resetPassword answers POST /amministrazione/utenti/{id}/password with the
// temporary password, shown this once.
func (p *Pages) resetPassword(c *web.Ctx) error {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return err
	}
	if err := c.Decode(&nothing{}); err != nil {
		return err
	}
	password, err := p.service.ResetPassword(c.Context(), c.Actor, user)
	if err != nil {
		return err
	}
	return p.showPassword(c, user, password, "network.user.password_reset")
}

// passwordView is the one page that ever shows a temporary password. It is the
// answer to the POST itself: a redirect would have to keep the password.
type passwordView struct {
	Done, Name, Login, Password, Href string
}

func (p *Pages) showPassword(c *web.Ctx, user id.User, password, key string) error {
	u, err := UserByID(c.Context(), p.service.DB.Reader(), user)
	if err != nil {
		return err
	}
	v := passwordView{Done: c.L.T(key), Name: u.Name, Login: u.Login, Password: password, Href: userPath(user)}
	return c.Page(http.StatusOK, passwordTemplate(c.Frame("network.password.title", NavUsers), v))
}

func (p *Pages) user(c *web.Ctx) (User, error) {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return User{}, err
	}
	return UserByID(c.Context(), p.service.DB.Reader(), user)
}

func userPath(u id.User) string { return pathUsers + "/" + string(u) }
