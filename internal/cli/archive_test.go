package cli

import (
	"os"
	"path/filepath"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// TestBackupAndRestore goes the way of an operator whose machine has broken. It
// sets the environment, so it runs alone.
func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("INSIEME_KEY_FILE", filepath.Join(dir, "insieme.key"))
	s := shell{t, dbtest.URL(t)}
	s.want(exitOK, "", "", "migrate")
	s.want(exitOK, "anna can sign in", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "administrator", "--password-stdin")
	file := filepath.Join(dir, "copia")
	s.want(exitUsage, "the name of the file is needed", "", "backup")
	s.want(exitOK, file, "", "backup", file)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup is %v, %v, want it readable by its owner only", info.Mode(), err)
	}
	s.want(exitFailed, "there is already a file", "", "backup", file)
	s.want(exitFailed, "", "", "restore", file) // over a database in use

	again := shell{t, dbtest.URL(t)}
	again.want(exitOK, "insieme check --deep", "", "restore", file)
	again.want(exitOK, "0 differences", "", "check", "--deep")
	again.want(exitFailed, "login:", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Verdi", "--role", "office", "--password-stdin")

	t.Setenv("INSIEME_KEY_FILE", filepath.Join(dir, "other.key"))
	shell{t, dbtest.URL(t)}.want(exitFailed, "key file", "", "restore", file)
}

// TestExportCrossesTheEngines takes an installation from one engine to the other
// and back.
func TestExportCrossesTheEngines(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("INSIEME_KEY_FILE", filepath.Join(dir, "insieme.key"))
	for _, way := range [][2]db.Engine{{db.SQLite, db.SQLite}, {db.SQLite, db.Postgres}, {db.Postgres, db.SQLite}} {
		t.Run(string(way[0])+" to "+string(way[1]), func(t *testing.T) {
			from, to := shell{t, dbtest.Empty(t, way[0])}, shell{t, dbtest.Empty(t, way[1])}
			file := filepath.Join(t.TempDir(), "tutto.zip")
			from.want(exitOK, "", "", "migrate")
			from.want(exitOK, "", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "administrator", "--password-stdin")
			from.want(exitUsage, "--all FILE is needed", "", "export")
			from.want(exitOK, "rows", "", "export", "--all", file)
			to.want(exitOK, "read in", "", "import", "--all", file)
			to.want(exitFailed, "not empty", "", "import", "--all", file)
			to.want(exitOK, "0 differences", "", "check", "--deep")
			to.want(exitOK, "0 records would be erased", "", "retention", "--dry-run")
		})
	}
}
