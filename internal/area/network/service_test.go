package network_test

import (
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func TestALoginIsNeverGivenTwice(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		h.user("anna", access.Administrator)
		u := h.user("bruno", access.Office)
		if err := h.DeactivateUser(ctx, h.admin, u); err != nil {
			t.Fatal(err)
		}
		_, err := h.AddUser(ctx, h.admin, network.AddUserCmd{Login: "BRUNO", Name: "B", Password: goodPassword, Roles: []access.Role{access.Office}})
		if f := fault.FieldsOf(err); len(f) != 1 || f[0].Name != "login" || f[0].Key != "network.error.login_taken" {
			t.Errorf("got %v", err)
		}
		_, err = h.AddUser(ctx, h.admin, network.AddUserCmd{Login: "carla", Name: "C", Password: "short", Roles: []access.Role{access.Office}})
		if f := fault.FieldsOf(err); len(f) != 1 || f[0].Name != "password" {
			t.Errorf("a short password: got %v", err)
		}
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		anna := h.user("anna", access.Administrator)
		bruno := h.user("bruno", access.Administrator, access.Office)
		office := network.ChangeUserCmd{User: bruno, Version: 1, Name: "Bruno", Lang: network.Italian, Roles: []access.Role{access.Office}}
		asAnna := access.Actor{User: anna, Roles: []access.Role{access.Administrator}}
		if err := h.DeactivateUser(ctx, asAnna, anna); !fault.Is(err, fault.Conflict) || fault.SafeOf(err) != "network.error.yourself" {
			t.Errorf("oneself: got %v", err)
		}
		if err := h.ChangeUser(ctx, asAnna, office); err != nil {
			t.Fatalf("while another one is there: %v", err)
		}
		if err := h.DeactivateUser(ctx, h.admin, anna); fault.SafeOf(err) != "network.error.last_administrator" {
			t.Errorf("out of the programme: got %v", err)
		}
		office.User = anna
		if err := h.ChangeUser(ctx, asAnna, office); fault.SafeOf(err) != "network.error.last_administrator" {
			t.Errorf("to another role: got %v", err)
		}
		u, err := network.UserByID(ctx, d.Reader(), anna)
		if err != nil || !u.Active || u.MainRole() != access.Administrator || u.Version != 1 {
			t.Errorf("got %+v, %v", u, err)
		}
	})
}

func TestAnOrganisationWithActiveUsersIsNotArchived(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.user("anna", access.Administrator)
	u := h.member("bruno", access.AccessPoint)
	user, err := network.UserByID(ctx, h.DB.Reader(), u)
	if err != nil {
		t.Fatal(err)
	}
	o := user.Organisation
	if err := h.ArchiveOrganisation(ctx, h.admin, o); fault.SafeOf(err) != "network.error.has_users" {
		t.Errorf("with an active user: got %v", err)
	}
	if err := h.DeactivateUser(ctx, h.admin, u); err != nil {
		t.Fatal(err)
	}
	if err := h.ArchiveOrganisation(ctx, h.admin, o); err != nil {
		t.Errorf("without active users: got %v", err)
	}
	if err := h.ReactivateUser(ctx, h.admin, u); fault.SafeOf(err) != "network.error.archived" {
		t.Errorf("back into an archived organisation: got %v", err)
	}
	cmd := network.AddUserCmd{Login: "carla", Name: "C", Password: goodPassword, Roles: []access.Role{access.AccessPoint}, Organisation: o}
	if _, err := h.AddUser(ctx, h.admin, cmd); fault.FieldsOf(err) == nil || fault.FieldsOf(err)[0].Name != "organisation" {
		t.Errorf("new into an archived organisation: got %v", err)
	}
	active, err := network.Organisations(ctx, h.DB.Reader())
	if err != nil || len(active) != 0 {
		t.Errorf("active organisations: got %v, %v", active, err)
	}
}

func TestAccessPointsAreTheOrganisationsThatRefer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.organisation("Comune")
	want, err := h.AddOrganisation(ctx, h.admin, network.OrganisationCmd{
		Name: "Caritas", Pole: network.PoleCivil, Kind: network.KindParishDesk, District: "imola", AccessPoint: true, AnswersChecks: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	points, err := network.AccessPoints(ctx, h.DB.Reader())
	if err != nil || len(points) != 1 || points[0].ID != want || points[0].District != "imola" || !points[0].AnswersChecks {
		t.Errorf("got %+v, %v", points, err)
	}
}

func TestCommandsAreWrittenInTheJournalAndTheAuditWithoutNames(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		h.user("anna", access.Administrator)
		u := h.user("bruno", access.Office)
		if _, err := h.ResetPassword(ctx, h.admin, u); err != nil {
			t.Fatal(err)
		}
		events, err := journal.All(ctx, d.Reader(), 0, 10)
		if err != nil || len(events) != 3 {
			t.Fatalf("got %d events, %v, want 3", len(events), err)
		}
		last := events[2]
		if last.Kind != network.UserChanged || last.Code("user") != string(u) || last.Code("what") != "password" || last.Actor != h.admin.User || len(last.Codes) != 2 {
			t.Errorf("got %+v", last)
		}
		log, err := audit.ChangesTo(ctx, d.Reader(), access.System(), u, audit.After{}, 10)
		if err != nil || len(log) != 2 || log[0].Action != access.UserAdmin || log[0].Actor != h.admin.User {
			t.Errorf("audit: got %+v, %v", log, err)
		}
	})
}

func TestCommandsRefuseWhoMayNot(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	u, o := h.user("anna", access.Administrator), h.organisation("Comune")
	for _, role := range access.Roles() {
		a := access.Actor{User: id.New[id.User](), Roles: []access.Role{role}}
		if !access.Allows(a, access.UserAdmin) {
			_, err1 := h.AddUser(ctx, a, network.AddUserCmd{})
			_, _, err2 := h.InviteUser(ctx, a, network.AddUserCmd{})
			_, err3 := h.ResetPassword(ctx, a, u)
			_, err4 := h.SessionsOf(ctx, a, u)
			for i, err := range []error{
				err1, err2, err3, err4, h.ChangeUser(ctx, a, network.ChangeUserCmd{User: u}), h.DeactivateUser(ctx, a, u),
				h.ReactivateUser(ctx, a, u), h.EndSession(ctx, a, u, auth.SessionID("x")), h.EndSessions(ctx, a, u),
			} {
				if !fault.Is(err, fault.Denied) {
					t.Errorf("%s, command %d on users: got %v, want denied", role, i+1, err)
				}
			}
		}
		if !access.Allows(a, access.NetworkEdit) {
			_, err1 := h.AddOrganisation(ctx, a, network.OrganisationCmd{})
			for i, err := range []error{
				err1, h.ChangeOrganisation(ctx, a, network.OrganisationCmd{ID: o}), h.ArchiveOrganisation(ctx, a, o), h.ReopenOrganisation(ctx, a, o),
			} {
				if !fault.Is(err, fault.Denied) {
					t.Errorf("%s, command %d on organisations: got %v, want denied", role, i+1, err)
				}
			}
		}
	}
}
