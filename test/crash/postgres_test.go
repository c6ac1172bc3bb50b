package crash

import (
	"context"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"insieme/internal/base/db"
)

// postgres is a server of the test's own, which syncs every commit: fsync is
// on, unlike in the server of other tests.
type postgres struct {
	t    *testing.T
	bin  string
	dir  string
	who  *syscall.Credential // PostgreSQL refuses root; nil for who is not
	main *exec.Cmd
	over chan struct{} // closed when main has ended
}

// startPostgres makes and starts a server; without PostgreSQL on the machine
// the test is skipped.
func startPostgres(t *testing.T) *postgres {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if len(found) == 0 {
		t.Skip("no PostgreSQL on this machine")
	}
	slices.Sort(found)
	// The path of a socket is short, and the server's user must reach it.
	dir, err := os.MkdirTemp("", "crash")
	if err != nil {
		t.Fatal(err)
	}
	p := &postgres{t: t, bin: filepath.Dir(found[len(found)-1]), dir: dir}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if os.Getuid() == 0 {
		p.who = lookUp(t, "postgres")
		if err := os.Chown(dir, int(p.who.Uid), int(p.who.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	initdb := p.command("initdb", "-D", dir+"/data", "-U", "app", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8")
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	p.start()
	t.Cleanup(func() {
		_ = p.main.Process.Signal(syscall.SIGQUIT) // ends all its processes, without looking back
		<-p.over
	})
	return p
}

func (p *postgres) url() string { return "host=" + p.dir + " user=app dbname=postgres sslmode=disable" }

func (p *postgres) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(p.bin, name), args...)
	cmd.Dir = p.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: p.who}
	return cmd
}

// start starts the server on its data and waits until it answers. After a kill
// it must wait for the old server's processes, which notice that they are alone.
func (p *postgres) start() {
	p.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		p.main = p.command("postgres", "-D", p.dir+"/data", "-k", p.dir, "-c", "listen_addresses=", "-c", "fsync=on",
			"-c", "synchronous_commit=on", "-c", "max_connections=100", "-c", "shared_buffers=32MB")
		if err := p.main.Start(); err != nil {
			p.t.Fatal(err)
		}
		p.over = make(chan struct{})
		go func(main *exec.Cmd, over chan struct{}) { _ = main.Wait(); close(over) }(p.main, p.over)
		if p.answers(deadline) {
			return
		}
	}
	p.t.Fatal("PostgreSQL does not start")
}

// answers waits for a server that has been started; false when it gave up.
func (p *postgres) answers(deadline time.Time) bool {
	for time.Now().Before(deadline) {
		if d, err := db.Open(context.Background(), p.url(), db.Options{}); err == nil {
			_ = d.Close()
			return true
		}
		select {
		case <-p.over:
			return false
		case <-time.After(50 * time.Millisecond):
		}
	}
	return false
}

// kill ends the server's first process at once; the others end without it.
func (p *postgres) kill() { _ = p.main.Process.Signal(syscall.SIGKILL) }

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
