package crash

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/db"
)

// TestWriterSyncsEveryCommit reads back, on the writer's own connection, that a
// commit is on disk before it is acknowledged.
func TestWriterSyncsEveryCommit(t *testing.T) {
	only(t, db.SQLite)
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "sync.db"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	err = d.Write(t.Context(), func(tx *db.Tx) error {
		const full = 2
		level, err := db.One(t.Context(), tx, db.Scalar[int], `PRAGMA synchronous`)
		if level != full {
			t.Errorf("the writer has synchronous = %d, want %d (FULL)", level, full)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTraceShowsTheSyncBeforeTheFirstAcknowledgement runs a group of commands
// under strace: after the group's last write to the log, and before anybody is
// acknowledged, the log is synced.
func TestTraceShowsTheSyncBeforeTheFirstAcknowledgement(t *testing.T) {
	only(t, db.SQLite)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace on this machine")
	}
	if exec.Command(strace, "-o", os.DevNull, "true").Run() != nil {
		t.Skip("strace may not trace here")
	}
	dir := t.TempDir()
	trace := filepath.Join(dir, "trace")
	cmd := exec.CommandContext(t.Context(), strace, "-f", "-y", "-s", "40", "-o", trace, "-e", "trace=write,pwrite64,fsync,fdatasync", os.Args[0])
	cmd.Env = append(os.Environ(), envGroup+"="+filepath.Join(dir, "group.db"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := unsynced(strings.Split(string(text), "\n")); wrong != "" {
		t.Errorf("%s in\n%s", wrong, text)
	}
}

// The marks that the traced program writes.
const (
	markBegin = "the group begins"
	markDone  = "acknowledged"
)

var (
	// A call that another thread interrupts is two lines: it has happened at
	// the second.
	logWrite = regexp.MustCompile(`(pwrite64|write)\([0-9]+<[^>]*-wal>`)
	logSync  = regexp.MustCompile(`f(data)?sync\([0-9]+<[^>]*-wal>\)\s*= 0|f(data)?sync resumed>\)\s*= 0`)
)

// unsynced says what a trace lacks: the group's begin, then writes to the log,
// then a sync of it, then the first acknowledgement.
func unsynced(trace []string) string {
	begun, written, synced := false, false, false
	for _, line := range trace {
		switch {
		case strings.Contains(line, markBegin):
			begun = true
		case !begun:
		case strings.Contains(line, markDone):
			if !written || !synced {
				return fmt.Sprintf("acknowledged with the log written: %v, synced after that: %v", written, synced)
			}
			return ""
		case logWrite.MatchString(line):
			written, synced = true, false
		case logSync.MatchString(line):
			synced = written
		}
	}
	return "no acknowledgement after the group's begin"
}

func TestUnsyncedTracesAreFound(t *testing.T) {
	t.Parallel()
	const (
		begin = `7 write(1</dev/null>, "the group begins\n", 17) = 17`
		write = `8 pwrite64(5</tmp/group.db-wal>, "x", 4096, 32) = 4096`
		sync  = `8 fdatasync(5</tmp/group.db-wal>)     = 0`
		other = `8 fdatasync(6</tmp/group.db>)     = 0`
		done  = `9 write(1</dev/null>, "acknowledged 3\n", 15) = 15`
	)
	tests := []struct {
		name  string
		trace []string
		good  bool
	}{
		{"written, synced, acknowledged", []string{begin, write, sync, done}, true},
		{"a sync that another thread interrupts", []string{begin, write, `8 fdatasync(5</tmp/group.db-wal> <unfinished ...>`, `8 <... fdatasync resumed>) = 0`, done}, true},
		{"acknowledged before the sync", []string{begin, write, done, sync}, false},
		{"acknowledged while the sync runs", []string{begin, write, `8 fdatasync(5</tmp/group.db-wal> <unfinished ...>`, done, `8 <... fdatasync resumed>) = 0`}, false},
		{"synced before the group only", []string{write, sync, begin, write, done}, false},
		{"written again after the sync", []string{begin, write, sync, write, done}, false},
		{"another file synced", []string{begin, write, other, done}, false},
		{"nobody acknowledged", []string{begin, write, sync}, false},
	}
	for _, tt := range tests {
		if wrong := unsynced(tt.trace); (wrong == "") != tt.good {
			t.Errorf("%s: got %q, want good = %v", tt.name, wrong, tt.good)
		}
	}
}

// envGroup is the database on which this test's own program writes one group of
// commands, under strace.
const envGroup = "INSIEME_CRASH_GROUP"

// writeGroup commits commands together and marks when their group begins and
// when each is acknowledged. It returns the exit code.
func writeGroup(path string) int {
	if err := markedGroup(context.Background(), path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func markedGroup(ctx context.Context, path string) error {
	const members = 30
	d, err := db.Open(ctx, "sqlite:"+path, db.Options{Deadline: time.Minute})
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	if _, err := d.Pool().ExecContext(ctx, `CREATE TABLE mark (n BIGINT PRIMARY KEY)`); err != nil {
		return err
	}
	// The first command keeps the writer until the others have had time to
	// queue up behind it.
	var wg sync.WaitGroup
	held, release := make(chan struct{}), make(chan struct{})
	wg.Go(func() {
		err = d.Write(ctx, func(*db.Tx) error { close(held); <-release; return nil })
	})
	<-held
	var begin sync.Once
	errs := make([]error, members)
	for i := range members {
		wg.Go(func() {
			errs[i] = d.Write(ctx, func(tx *db.Tx) error {
				begin.Do(func() { fmt.Println(markBegin) })
				return tx.ExecOne(ctx, `INSERT INTO mark (n) VALUES ($1)`, i)
			})
			fmt.Println(markDone, i)
		})
	}
	time.Sleep(500 * time.Millisecond)
	close(release)
	wg.Wait()
	for _, e := range append(errs, err) {
		if e != nil {
			return e
		}
	}
	if largest := d.Stats().Largest; largest < members/2 {
		return fmt.Errorf("the largest group has %d commands: they did not queue up", largest)
	}
	return nil
}
