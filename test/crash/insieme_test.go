package crash

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/cli"
)

// envProgram makes this test's own program the insieme program: it is built
// once, and with what is tested.
const envProgram = "INSIEME_CRASH_PROGRAM"

func TestMain(m *testing.M) {
	if path := os.Getenv(envGroup); path != "" {
		os.Exit(writeGroup(path))
	}
	if os.Getenv(envProgram) == "" {
		os.Exit(m.Run())
	}
	_ = os.Unsetenv(envProgram) // no setting of the program
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// installation is a database and the folder with its keys.
type installation struct {
	t        *testing.T
	database string
	folder   string
}

// install makes a working installation on an empty database.
func install(t *testing.T, database string) *installation {
	t.Helper()
	in := &installation{t, database, t.TempDir()}
	in.run("migrate")
	in.run("user", "add", "ada", "--name", "Ada Prova", "--role", "administrator")
	return in
}

func (in *installation) command(ctx context.Context, command string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], append([]string{command}, args...)...)
	cmd.Dir = in.folder
	cmd.Env = append(os.Environ(), envProgram+"=1", "INSIEME_KEY_FILE="+in.folder+"/insieme.key", "INSIEME_DB="+in.database)
	return cmd
}

// run runs a command of the program, which must succeed.
func (in *installation) run(command string, args ...string) {
	in.t.Helper()
	if out, err := in.command(in.t.Context(), command, args...).CombinedOutput(); err != nil {
		in.t.Fatalf("insieme %s %s: %v\n%s", command, strings.Join(args, " "), err, out)
	}
}

// tokens counts the applications of each form.
func (in *installation) tokens() map[string]int {
	in.t.Helper()
	d, err := db.Open(in.t.Context(), in.database, db.Options{})
	if err != nil {
		in.t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	all, err := db.All(in.t.Context(), d.Reader(), db.Scalar[string], `SELECT form_token FROM application`)
	if err != nil {
		in.t.Fatal(err)
	}
	found := map[string]int{}
	for _, token := range all {
		found[token]++
	}
	return found
}

// server is one life of insieme serve.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	addr string
}

// serve starts insieme serve and waits until it listens.
func (in *installation) serve() *server {
	in.t.Helper()
	cmd := in.command(context.WithoutCancel(in.t.Context()), "serve", "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		in.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		in.t.Fatal(err)
	}
	s := &server{t: in.t, cmd: cmd}
	in.t.Cleanup(func() { _ = cmd.Process.Kill() }) // one that was not killed by its test
	line, err := bufio.NewReader(out).ReadString('\n')
	_, addr, listens := strings.Cut(strings.TrimSpace(line), "http://")
	if err != nil || !listens {
		in.t.Fatalf("insieme serve does not listen: %q, %v", line, err)
	}
	s.addr = addr
	return s
}

// kill ends the process at once, as a broken machine does.
func (s *server) kill() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		s.t.Fatal(err)
	}
	_ = s.cmd.Wait() // it was killed: its state says so
}
