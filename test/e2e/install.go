package e2e

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/access"
)

// Installation is the programme as an operator installs it: its own process on
// a database that was empty, with the time of the day.
type Installation struct {
	t       *testing.T
	URL     string
	program string
	dir     string // of the key file
	db      string
}

// program builds ./cmd/insieme once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "insieme-e2e-program-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "insieme")
	build := exec.Command("go", "build", "-C", "../..", "-o", path, "./cmd/insieme")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", errors.Join(err, errors.New(string(out)))
	}
	return path, nil
})

// Install runs `insieme serve` on an empty database, and `insieme migrate`
// before it where a server wants that.
func Install(t *testing.T, database string) *Installation {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	i := &Installation{t: t, program: path, dir: t.TempDir(), db: database}
	if !strings.HasPrefix(database, "sqlite:") {
		i.command("", "migrate", "--db", database)
	}
	i.serve()
	return i
}

// User runs `insieme user add`; the password comes from standard input.
func (i *Installation) User(name string, role access.Role) {
	i.t.Helper()
	i.command(password+"\n", "user", "add", login(name), "--db", i.db, "--name", name, "--role", string(role), "--password-stdin")
}

// command runs the program to its end and wants it to succeed.
func (i *Installation) command(in string, args ...string) string {
	i.t.Helper()
	ctx, cancel := context.WithTimeout(i.t.Context(), stepTime)
	defer cancel()
	c := i.exec(ctx, args...)
	c.Stdin = strings.NewReader(in)
	out, err := c.CombinedOutput()
	if err != nil {
		i.t.Fatalf("insieme %s: %v\n%s", args[0], err, out)
	}
	return string(out)
}

func (i *Installation) exec(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, i.program, args...)
	c.Env = append(os.Environ(), "INSIEME_KEY_FILE="+filepath.Join(i.dir, "insieme.key"))
	return c
}

// serve starts the program and waits until it says where it listens. It is
// interrupted at the end of the test, and must then end in order.
func (i *Installation) serve() {
	i.t.Helper()
	c := i.exec(context.WithoutCancel(i.t.Context()), "serve", "--db", i.db, "--addr", "127.0.0.1:0")
	var log bytes.Buffer
	c.Stderr = &log
	out, err := c.StdoutPipe()
	if err != nil {
		i.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		i.t.Fatal(err)
	}
	said := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(out).ReadString('\n') // an end without a line says nothing
		said <- line
	}()
	i.t.Cleanup(func() {
		if err := c.Process.Signal(os.Interrupt); err != nil {
			i.t.Error(err)
		}
		if err := c.Wait(); err != nil {
			i.t.Errorf("serve ended with %v:\n%s", err, log.String())
		}
	})
	select {
	case line := <-said:
		_, i.URL, _ = strings.Cut(strings.TrimSpace(line), " on ")
	case <-time.After(stepTime):
	}
	if !strings.HasPrefix(i.URL, "http://") {
		i.t.Fatal("serve does not say where it listens")
	}
}
