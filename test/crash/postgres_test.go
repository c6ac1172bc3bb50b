package crash

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
)

// postgres starts a server of the test's own that syncs every commit (fsync is
// on, unlike in the servers of other tests) and returns the address of an empty
// database on it. Without PostgreSQL on the machine the test is skipped.
func postgres(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 {
		t.Skip("no PostgreSQL on this machine")
	}
	slices.Sort(found)
	bin := found[len(found)-1]
	// A path of a socket is short, and the server's user must reach it.
	dir, err := os.MkdirTemp("", "crash")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	run := asServer(t, dir)
	run(filepath.Join(bin, "initdb"), "-D", dir+"/data", "-U", "app", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8")
	ctl := filepath.Join(bin, "pg_ctl")
	run(ctl, "-D", dir+"/data", "-w", "-l", dir+"/log", "start", "-o",
		"-c listen_addresses='' -k "+dir+" -c fsync=on -c synchronous_commit=on -c max_connections=100")
	t.Cleanup(func() { run(ctl, "-D", dir+"/data", "-m", "immediate", "stop") })
	return "host=" + dir + " user=app dbname=postgres sslmode=disable"
}

// asServer gives a way to run commands as the user that PostgreSQL accepts: it
// refuses root.
func asServer(t *testing.T, dir string) func(name string, args ...string) {
	t.Helper()
	var who *syscall.Credential
	if os.Getuid() == 0 {
		who = lookUp(t, "postgres")
		if err := os.Chown(dir, int(who.Uid), int(who.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	return func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if who != nil {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: who}
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(name), err, out)
		}
	}
}

func lookUp(t *testing.T, name string) *syscall.Credential {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		t.Skip("no user " + name + " to run PostgreSQL as")
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}
