package crash

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"insieme/internal/app"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// The environment in which this test's own program is the server.
const (
	envDatabase = "INSIEME_CRASH_DB"
	envKeys     = "INSIEME_CRASH_KEYS"
)

func TestMain(m *testing.M) {
	if os.Getenv(envDatabase) == "" {
		os.Exit(m.Run())
	}
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve is the whole program on the database of the environment. It prints its
// address and runs until it is killed.
func serve() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	keys, err := crypt.Load(os.Getenv(envKeys))
	if err != nil {
		return err
	}
	a, err := app.New(ctx, app.Options{
		Database: os.Getenv(envDatabase), Keys: keys, Addr: "127.0.0.1:0", Host: "crash.invalid", Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	l, err := a.Listen(ctx)
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	return a.Run(ctx, l)
}

// server is one life of the program, as a process of its own.
type server struct {
	cmd  *exec.Cmd
	addr string
}

func start(t *testing.T, database, keys string) *server {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), envDatabase+"="+database, envKeys+"="+keys)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = cmd.Process.Kill()
		t.Fatalf("the program did not start: %v", err)
	}
	return &server{cmd, strings.TrimSpace(line)}
}

// kill ends the process at once, as a broken machine does.
func (s *server) kill(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = s.cmd.Wait() // it was killed: its state says so
}

// keyFile makes the keys of a test's installation.
func keyFile(t *testing.T) string {
	t.Helper()
	path := t.TempDir() + "/insieme.key"
	if _, err := crypt.Create(path); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	return path
}

// migrated brings a database up to date.
func migrated(t *testing.T, url string) {
	t.Helper()
	d := open(t, url)
	if _, err := migrate.Up(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, url string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), url, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
