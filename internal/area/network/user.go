package network

import (
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Lang is the language in which a user reads the staff's side.
type Lang string

// The languages of the staff's side.
const (
	Italian Lang = "it"
	English Lang = "en"
)

// User is somebody who signs in.
type User struct {
	ID           id.User
	Login        string // lower case, unique for ever
	Name         string // as the frame shows it: "Anna Bianchi"
	Phone        string // of the office, as written
	Organisation id.Organisation
	Lang         Lang
	MustChange   bool // has a password given by an administrator
	Active       bool
	CreatedAt    time.Time
	Version      int64
	Roles        []access.Role // in the order of access.Roles
	Districts    []string      // codes, sorted

	hash string // of the password, for the Directory
}

// LogValue keeps everything but the identity out of logs.
func (u User) LogValue() slog.Value { return slog.StringValue(string(u.ID)) }

// Actor is the user as base/access decides about them.
func (u User) Actor() access.Actor {
	return access.Actor{User: u.ID, Roles: u.Roles, Organisation: u.Organisation, Districts: u.Districts}
}

// MainRole is the role shown under the name: the first in the order of pages.
func (u User) MainRole() access.Role {
	if len(u.Roles) == 0 {
		return ""
	}
	return u.Roles[0]
}

// Initials are the first letters of the first and the last word of the name.
func (u User) Initials() string {
	words := strings.Fields(u.Name)
	if len(words) == 0 {
		return ""
	}
	out := first(words[0])
	if len(words) > 1 {
		out += first(words[len(words)-1])
	}
	return strings.ToUpper(out)
}

func first(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// isAdministrator reports whether the user can repair what others break.
func (u User) isAdministrator() bool {
	return u.Active && slices.Contains(u.Roles, access.Administrator)
}

// setActive lets a user in or keeps them out; to do it twice is a Conflict.
func (u *User) setActive(op string, active bool) error {
	if u.Active == active {
		return fault.Stale(op)
	}
	u.Active = active
	return nil
}

// tidy brings the parts of a user into their one form: login in lower case,
// roles in the order of pages, districts sorted, nothing twice.
func (u User) tidy() User {
	u.Login = strings.ToLower(strings.TrimSpace(u.Login))
	var roles []access.Role
	for _, r := range access.Roles() {
		if in(u.Roles, r) {
			roles = append(roles, r)
		}
	}
	for _, r := range u.Roles { // an unknown role stays, for Check to refuse
		if !in(roles, r) {
			roles = append(roles, r)
		}
	}
	u.Roles = roles
	u.Districts = slices.Compact(slices.Sorted(slices.Values(u.Districts)))
	return u
}

const (
	minLogin = 3
	maxLogin = 60
	maxPhone = 40
)

// Check holds a user against its rules; districts are the codes that exist.
// The fields of the error are login, name, phone, organisation, roles,
// districts and lang.
func (u User) Check(districts []string) error {
	var c fault.Check
	c.Fail(!isLogin(u.Login), "login", "network.error.login", minLogin, maxLogin)
	c.Fail(u.Name == "", "name", "network.error.needed")
	c.Fail(utf8.RuneCountInString(u.Name) > maxName, "name", "network.error.long", maxName)
	c.Fail(utf8.RuneCountInString(u.Phone) > maxPhone, "phone", "network.error.long", maxPhone)
	c.Fail(len(u.Roles) == 0, "roles", "network.error.role_needed")
	c.Fail(slices.ContainsFunc(u.Roles, func(r access.Role) bool { return !in(access.Roles(), r) }), "roles", "network.error.choose")
	c.Fail(slices.ContainsFunc(u.Districts, func(d string) bool { return !in(districts, d) }), "districts", "network.error.choose")
	c.Fail(u.Lang != Italian && u.Lang != English, "lang", "network.error.choose")
	c.Fail((in(u.Roles, access.AccessPoint) || in(u.Roles, access.Partner)) && u.Organisation == "", "organisation", "network.error.organisation_needed")
	return c.Err("network.User.Check")
}

// isLogin: letters, digits and . _ - @, so that an e-mail address may serve.
func isLogin(s string) bool {
	if len(s) < minLogin || len(s) > maxLogin {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789._-@") == ""
}

func in[T comparable](list []T, v T) bool { return slices.Contains(list, v) }
