package access

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Action is a word of the permission vocabulary.
type Action string

// Role is what a user is for the programme. A user may have several.
type Role string

// Reach says whose cases a grant covers, from the widest.
type Reach int

// The reaches. None is the zero value: not granted.
const (
	None Reach = iota
	// Own covers the cases whose referent, interviewer or author the actor is.
	Own
	// Organisation covers what the actor's organisation brought in.
	Organisation
	// District covers the cases of the actor's districts.
	District
	// All covers the whole programme.
	All
)

// String names a reach as docs/permissions.md prints it.
func (r Reach) String() string {
	return [...]string{"none", "own", "organisation", "district", "all"}[r]
}

// Actor is who acts: a signed-in user, or the programme itself for jobs.
type Actor struct {
	User         id.User
	Roles        []Role
	Organisation id.Organisation
	Districts    []string // codes; a grant with reach District covers these
	System       bool     // a job or a command line: may do everything, and is written as nobody
}

// System is the actor of jobs, imports and the command line.
func System() Actor { return Actor{System: true} }

// Anonymous reports whether nobody is signed in.
func (a Actor) Anonymous() bool { return a.User == "" && !a.System }

// Has reports whether the actor has a role.
func (a Actor) Has(role Role) bool { return slices.Contains(a.Roles, role) }

// Subject is what a decision is about: whose the case is.
type Subject struct {
	Owners       []id.User       // referent, interviewer, author
	Organisation id.Organisation // which brought the person in
	District     string          // code of the person's district
}

// reaches lists the reaches that the actor's roles grant for an action.
func (a Actor) reaches(action Action) []Reach {
	if a.System {
		return []Reach{All}
	}
	var out []Reach
	for _, role := range a.Roles {
		if r := grants[role][action]; r != None && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// Allows reports whether the actor may do an action at all, on some subject.
func Allows(a Actor, action Action) bool {
	return action == Public || (action == SignedIn && !a.Anonymous()) || len(a.reaches(action)) > 0
}

// Can decides whether the actor may do an action on a subject.
func Can(a Actor, action Action, s Subject) bool {
	for _, r := range a.reaches(action) {
		switch r {
		case All:
			return true
		case District:
			if s.District != "" && slices.Contains(a.Districts, s.District) {
				return true
			}
		case Organisation:
			if s.Organisation != "" && s.Organisation == a.Organisation {
				return true
			}
		case Own:
			if a.User != "" && slices.Contains(s.Owners, a.User) {
				return true
			}
		}
	}
	return false
}

// Require is Can as an error: fault.Denied, which the edge shows as absent.
func Require(a Actor, action Action, s Subject) error {
	if Can(a, action, s) {
		return nil
	}
	return fault.Refused("access." + string(action))
}

// RequireAny demands an action that has no subject (a setting, a new record).
func RequireAny(a Actor, action Action) error {
	if Allows(a, action) {
		return nil
	}
	return fault.Refused("access." + string(action))
}

// Scope is the condition that limits a list to what the actor may see. Its
// zero value shows nothing.
type Scope struct {
	all          bool
	districts    []string
	organisation id.Organisation
	user         id.User
	person       id.Person // narrowed to one person's rows; empty for everybody's
}

// ScopeOf is the scope of an action for an actor.
func ScopeOf(a Actor, action Action) Scope {
	var s Scope
	for _, r := range a.reaches(action) {
		switch r {
		case All:
			s.all = true
		case District:
			s.districts = a.Districts
		case Organisation:
			s.organisation = a.Organisation
		case Own:
			s.user = a.User
		}
	}
	return s
}

// Only is the scope narrowed to the rows of one person.
func (s Scope) Only(p id.Person) Scope {
	s.person = p
	return s
}

// NarrowAs is the scope narrowed to the one person of another scope, if that is
// narrowed: for who is asked within one action's scope and answers with rows
// that another action governs.
func (s Scope) NarrowAs(other Scope) Scope { return s.Only(other.person) }

// Unlimited is the scope of everything. Only monitoring, the command line and
// jobs may build it (the architecture test watches).
func Unlimited() Scope { return Scope{all: true} }

// Columns says under which SQL expressions a list finds what a scope looks
// at. A column that a list does not have stays empty and matches nothing.
type Columns struct {
	Person       string
	District     string
	Organisation string
	Owners       []string
}

// Where writes the scope as a condition with placeholders from $next on, and
// its arguments.
func (s Scope) Where(c Columns, next int) (string, []any) {
	reach, args := s.reach(c, next)
	switch {
	case s.person == "":
		return reach, args
	case c.Person == "":
		return "1=0", nil
	}
	return "(" + c.Person + " = $" + strconv.Itoa(next+len(args)) + " AND " + reach + ")", append(args, string(s.person))
}

// reach is the condition without the person.
func (s Scope) reach(c Columns, next int) (string, []any) {
	if s.all {
		return "1=1", nil
	}
	var parts []string
	var args []any
	place := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(next+len(args)-1)
	}
	if len(s.districts) > 0 && c.District != "" {
		places := make([]string, len(s.districts))
		for i, d := range s.districts {
			places[i] = place(d)
		}
		parts = append(parts, c.District+" IN ("+strings.Join(places, ",")+")")
	}
	if s.organisation != "" && c.Organisation != "" {
		parts = append(parts, c.Organisation+" = "+place(string(s.organisation)))
	}
	if s.user != "" {
		for _, col := range c.Owners {
			parts = append(parts, col+" = "+place(string(s.user)))
		}
	}
	if len(parts) == 0 {
		return "1=0", nil
	}
	return "(" + strings.Join(parts, " OR ") + ")", args
}
