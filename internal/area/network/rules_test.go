package network

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func fields(err error) string {
	var out []string
	for _, f := range fault.FieldsOf(err) {
		out = append(out, f.Name+"="+strings.TrimPrefix(f.Key, "network.error."))
	}
	return strings.Join(out, " ")
}

func TestAUserFollowsItsRules(t *testing.T) {
	t.Parallel()
	districts := []string{"imola"}
	good := User{Login: "anna.bianchi", Name: "Anna", Lang: Italian, Roles: []access.Role{access.Office}}
	change := func(f func(*User)) User {
		u := good
		f(&u)
		return u
	}
	tests := []struct {
		name string
		user User
		want string
	}{
		{"only what is needed", good, ""},
		{"an e-mail address to sign in", change(func(u *User) { u.Login = "a-b_c@comune.it" }), ""},
		{"an access point with its organisation", change(func(u *User) { u.Roles, u.Organisation = []access.Role{access.AccessPoint}, "x" }), ""},
		{"nothing", User{}, "login=login name=needed roles=role_needed lang=choose"},
		{"a short login", change(func(u *User) { u.Login = "ab" }), "login=login"},
		{"a login with a space", change(func(u *User) { u.Login = "anna bianchi" }), "login=login"},
		{"a login with an accent", change(func(u *User) { u.Login = "nicolò" }), "login=login"},
		{"an unknown role", change(func(u *User) { u.Roles = []access.Role{access.Office, "king"} }), "roles=choose"},
		{"an unknown district", change(func(u *User) { u.Districts = []string{"imola", "nord"} }), "districts=choose"},
		{"an access point without organisation", change(func(u *User) { u.Roles = []access.Role{access.AccessPoint} }), "organisation=organisation_needed"},
		{"a long name and telephone", change(func(u *User) { u.Name, u.Phone = strings.Repeat("a", 121), strings.Repeat("1", 41) }), "name=long phone=long"},
	}
	for _, tt := range tests {
		if got := fields(tt.user.Check(districts)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestATidyUserHasOneForm(t *testing.T) {
	t.Parallel()
	u := User{
		Login: "  Anna.BIANCHI ", Roles: []access.Role{access.Office, "king", access.Coordinator, access.Office},
		Districts: []string{"imola", "bologna", "imola"},
	}.tidy()
	if u.Login != "anna.bianchi" || !slices.Equal(u.Roles, []access.Role{access.Coordinator, access.Office, "king"}) || !slices.Equal(u.Districts, []string{"bologna", "imola"}) {
		t.Errorf("got %+v", u)
	}
	if got := u.MainRole(); got != access.Coordinator {
		t.Errorf("main role: got %s", got)
	}
}

func TestAnOrganisationFollowsItsRules(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		o    Organisation
		want string
	}{
		{"of the whole territory", Organisation{Name: "CNA", Pole: PoleBusiness, Kind: KindBusinessAssociation}, ""},
		{"of a district", Organisation{Name: "Sportello", Pole: PolePublic, Kind: KindSocialDistrict, District: "imola"}, ""},
		{"nothing", Organisation{}, "name=needed pole=choose kind=choose"},
		{"of an unknown district", Organisation{Name: "X", Pole: PoleCivil, Kind: KindBank, District: "nord"}, "district=choose"},
		{"of a long name", Organisation{Name: strings.Repeat("x", 121), Pole: PoleCivil, Kind: KindBank}, "name=long"},
	}
	for _, tt := range tests {
		if got := fields(tt.o.Check([]string{"imola"})); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestATemporaryPasswordIsFourGroupsThatTheRulesAccept(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 200 {
		p, err := newPassword()
		if err != nil || seen[p] {
			t.Fatalf("got %q again, or %v", p, err)
		}
		seen[p] = true
		groups := strings.Split(p, "-")
		if len(groups) != 4 || len(p) != 19 || strings.Trim(p, letters+"-") != "" {
			t.Fatalf("got %q", p)
		}
		if err := auth.CheckPassword("password", p, "anna"); err != nil {
			t.Errorf("%q: %v", p, err)
		}
	}
}

func TestATemporaryPasswordDoesNotFavourLetters(t *testing.T) {
	t.Parallel()
	// Bytes above the last whole multiple of the alphabet must be thrown away:
	// here only every other byte may be used.
	got, err := temporary(bytes.NewReader(bytes.Repeat([]byte{255, 1}, 16)))
	if err != nil || got != "bbbb-bbbb-bbbb-bbbb" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := temporary(bytes.NewReader(nil)); !errors.Is(err, io.EOF) {
		t.Errorf("without randomness: got %v", err)
	}
}

func TestALoggedUserIsAnIdentityOnly(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	u := User{ID: id.User("0123"), Login: "anna", Name: "Anna Bianchi", Phone: "051", hash: "$argon2id$"}
	slog.New(slog.NewTextHandler(&out, nil)).Info("x", "user", u)
	for _, secret := range []string{"anna", "Bianchi", "051", "argon"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("the log holds %q: %s", secret, out.String())
		}
	}
	if !strings.Contains(out.String(), fmt.Sprintf("user=%s", u.ID)) {
		t.Errorf("the log does not name the user: %s", out.String())
	}
}
