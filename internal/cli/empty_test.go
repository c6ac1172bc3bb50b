package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/base/db/dbtest"
)

// shell runs commands on an installation of its own.
type shell struct {
	t  *testing.T
	db string
}

// run runs a command line and returns its exit code and what it said.
func (s shell) run(stdin string, args ...string) (code int, out, err string) {
	s.t.Helper()
	var o, e bytes.Buffer
	code = Main(append(args, "--db", s.db), strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

// want runs a command that has to end with a code and to say something.
func (s shell) want(code int, says string, stdin string, args ...string) string {
	s.t.Helper()
	got, out, err := s.run(stdin, args...)
	if got != code || !strings.Contains(out+err, says) {
		s.t.Fatalf("insieme %s: got exit code %d, want %d and %q\n%s%s", strings.Join(args, " "), got, code, says, out, err)
	}
	return out
}

// TestAFirstInstallation goes the way of the README on an empty database: the
// check says what is missing and the remedy, each step mends it. It sets the
// environment, so it runs alone.
func TestAFirstInstallation(t *testing.T) {
	t.Setenv("INSIEME_KEY_FILE", filepath.Join(t.TempDir(), "insieme.key"))
	s := shell{t, dbtest.URL(t)}
	s.want(exitFailed, "migrate", "", "check")
	s.want(exitOK, "", "", "migrate")
	s.want(exitFailed, "a new installation makes one at its first start", "", "check")
	s.want(exitFailed, "password:", "corta\n", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "administrator", "--password-stdin")
	s.want(exitFailed, "insieme user add", "", "check")
	s.want(exitUsage, "there is no role", "", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "queen")
	s.want(exitOK, "anna can sign in", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "administrator", "--password-stdin")
	s.want(exitFailed, "login:", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Verdi", "--role", "office", "--password-stdin")
	s.want(exitOK, "temporary password", "", "user", "add", "bruno", "--name", "Bruno Neri", "--role", "office")
	s.want(exitOK, "ok", "", "check")
	s.want(exitOK, "0 differences", "", "check", "--deep")
	s.wantFigures()
	s.want(exitUsage, "--at wants a date", "", "indicators", "--at", "ieri")
}

// wantFigures wants the five figures about people, all zero, in the shape that
// other programs read.
func (s shell) wantFigures() {
	s.t.Helper()
	var figures []struct {
		Code, Unit, At string
		Value          *int
	}
	out := s.want(exitOK, "", "", "indicators", "--at", "2022-10-31", "--json")
	if err := json.Unmarshal([]byte(out), &figures); err != nil {
		s.t.Fatalf("%v: %s", err, out)
	}
	codes := map[string]bool{}
	for _, f := range figures {
		codes[f.Code] = true
		if f.Value == nil || *f.Value != 0 || f.Unit == "" || f.At != "2022-10-31" {
			s.t.Errorf("got %s, want each figure with its unit, its day and the value 0", out)
		}
	}
	for _, code := range []string{
		"applications_received", "people_registered", "people_interviewed", "people_in_target", "people_ready", "companies_contacted",
		"companies_interacting", "companies_interested", "board_members",
	} {
		if !codes[code] {
			s.t.Errorf("there is no figure %s in %s", code, out)
		}
	}
}
