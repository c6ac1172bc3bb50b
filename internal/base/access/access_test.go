package access_test

import (
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	ada   id.User         = "ada"
	bea   id.User         = "bea"
	desk  id.Organisation = "desk"
	other id.Organisation = "other"
)

func actor(roles ...access.Role) access.Actor {
	return access.Actor{User: ada, Roles: roles, Organisation: desk}
}

func TestCanDecidesByRoleAndWhoseTheCaseIs(t *testing.T) {
	t.Parallel()
	own, others := access.Subject{Owners: []id.User{bea, ada}}, access.Subject{Owners: []id.User{bea}}
	tests := []struct {
		name    string
		actor   access.Actor
		action  access.Action
		subject access.Subject
		want    bool
	}{
		{"a grant for all covers every case", actor(access.Coordinator), access.IntakeDecide, others, true},
		{"a grant for one's own covers one's own", actor(access.CaseWorker), access.PathwayEdit, own, true},
		{"a grant for one's own covers no other", actor(access.CaseWorker), access.PathwayEdit, others, false},
		{"a grant for one's own needs a user", access.Actor{Roles: []access.Role{access.CaseWorker}}, access.PathwayEdit, access.Subject{Owners: []id.User{""}}, false},
		{"a grant for the organisation covers what it brought in", actor(access.AccessPoint), access.IntakeRefer, access.Subject{Organisation: desk}, true},
		{"a grant for the organisation covers no other's", actor(access.AccessPoint), access.IntakeRefer, access.Subject{Organisation: other}, false},
		{"a grant for the organisation covers nothing of nobody's", access.Actor{User: ada, Roles: []access.Role{access.AccessPoint}}, access.IntakeRefer, access.Subject{}, false},
		{"the widest of several roles counts", actor(access.CaseWorker, access.Coordinator), access.PathwayEdit, others, true},
		{"what no role grants is refused", actor(access.Monitor), access.PersonView, own, false},
		{"who administers sees no case", actor(access.Administrator), access.PersonView, own, false},
		{"who looks for opportunities in companies reads a record", actor(access.CompanyOfficer), access.PersonView, others, true},
		{"who looks for opportunities in companies reads no notes", actor(access.CompanyOfficer), access.PersonNote, own, false},
		{"who looks for opportunities in companies changes no pathway", actor(access.CompanyOfficer), access.PathwayEdit, own, false},
		{"who looks after projects meets no record", actor(access.ProjectOfficer), access.PersonView, own, false},
		{"who gives courses meets no record", actor(access.Trainer), access.PersonView, own, false},
		{"the programme's voice meets no record", actor(access.Communication), access.PersonView, own, false},
		{"who is not signed in may nothing", access.Actor{}, access.PersonView, own, false},
		{"the programme itself may everything", access.System(), access.PersonHealth, others, true},
	}
	for _, tt := range tests {
		if got := access.Can(tt.actor, tt.action, tt.subject); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
		err := access.Require(tt.actor, tt.action, tt.subject)
		if (err == nil) != tt.want || (err != nil && !fault.Is(err, fault.Denied)) {
			t.Errorf("%s: required: got %v", tt.name, err)
		}
	}
}

// TestScopeShowsWhatCanAllows compares the two shapes of a permission: the
// decision about one case, and the condition of a list.
func TestScopeShowsWhatCanAllows(t *testing.T) {
	t.Parallel()
	columns := access.Columns{District: "c.district", Organisation: "c.organisation", Owners: []string{"c.referent", "c.interviewer"}}
	tests := []struct {
		name  string
		actor access.Actor
		do    access.Action
		where string
		args  []any
	}{
		{"all", actor(access.Coordinator), access.PersonView, "1=1", nil},
		{"one's own", actor(access.CaseWorker), access.PathwayEdit, "(c.referent = $4 OR c.interviewer = $5)", []any{"ada", "ada"}},
		{"the organisation's", actor(access.AccessPoint), access.IntakeRefer, "(c.organisation = $4)", []any{"desk"}},
		{"nothing without a grant", actor(access.Monitor), access.PersonView, "1=0", nil},
		{"nothing for nobody", access.Actor{}, access.PersonView, "1=0", nil},
		{"nothing of no organisation", access.Actor{User: ada, Roles: []access.Role{access.AccessPoint}}, access.IntakeRefer, "1=0", nil},
	}
	for _, tt := range tests {
		where, args := access.ScopeOf(tt.actor, tt.do).Where(columns, 4)
		if where != tt.where || !slices.Equal(args, tt.args) {
			t.Errorf("%s: got %s %v, want %s %v", tt.name, where, args, tt.where, tt.args)
		}
	}
	if where, _ := (access.Scope{}).Where(columns, 1); where != "1=0" {
		t.Errorf("the scope that nobody made: got %s, want nothing", where)
	}
	if where, _ := access.ScopeOf(actor(access.CaseWorker), access.PathwayEdit).Where(access.Columns{District: "d"}, 1); where != "1=0" {
		t.Errorf("a list without the column that the scope looks at: got %s, want nothing", where)
	}
	if where, _ := access.Unlimited().Where(columns, 1); where != "1=1" {
		t.Errorf("unlimited: got %s", where)
	}
}

// TestScopeOfOnePersonNeverShowsMore narrows each kind of scope to a person: what
// it showed stays a condition, and a list that cannot tell whose a row is shows
// nothing.
func TestScopeOfOnePersonNeverShowsMore(t *testing.T) {
	t.Parallel()
	columns := access.Columns{Person: "c.person", Organisation: "c.organisation", Owners: []string{"c.referent"}}
	asked := access.Unlimited().Only("maria")
	tests := []struct {
		name  string
		scope access.Scope
		where string
		args  []any
	}{
		{"all", access.Unlimited().Only("maria"), "(c.person = $2 AND 1=1)", []any{"maria"}},
		{"one's own", access.ScopeOf(actor(access.CaseWorker), access.PathwayEdit).Only("maria"), "(c.person = $3 AND (c.referent = $2))", []any{"ada", "maria"}},
		{"of another action", access.ScopeOf(actor(access.Monitor), access.PersonView).NarrowAs(asked), "(c.person = $2 AND 1=0)", []any{"maria"}},
		{"as one that is not narrowed", access.Unlimited().NarrowAs(access.Scope{}), "1=1", nil},
	}
	for _, tt := range tests {
		where, args := tt.scope.Where(columns, 2)
		if where != tt.where || !slices.Equal(args, tt.args) {
			t.Errorf("%s: got %s %v, want %s %v", tt.name, where, args, tt.where, tt.args)
		}
	}
	if where, _ := asked.Where(access.Columns{District: "d"}, 1); where != "1=0" {
		t.Errorf("a list without people: got %s, want nothing", where)
	}
}

func TestAllowsAsksForTheActionOnly(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		actor  access.Actor
		action access.Action
		want   bool
	}{
		{"a public page is for everybody", access.Actor{}, access.Public, true},
		{"a page for who is signed in", actor(), access.SignedIn, true},
		{"a page for who is signed in, and nobody is", access.Actor{}, access.SignedIn, false},
		{"a grant on some cases", actor(access.CaseWorker), access.PersonPrivate, true},
		{"no grant", actor(access.CaseWorker), access.UserAdmin, false},
	}
	for _, tt := range tests {
		if got := access.Allows(tt.actor, tt.action); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

func TestEveryActionIsGrantedToSomebody(t *testing.T) {
	t.Parallel()
	for _, action := range access.Actions() {
		granted := slices.ContainsFunc(access.Roles(), func(r access.Role) bool { return access.ReachOf(r, action) != access.None })
		if !granted || strings.Count(string(action), ".") != 1 {
			t.Errorf("%s is granted to nobody, or badly named", action)
		}
	}
}
