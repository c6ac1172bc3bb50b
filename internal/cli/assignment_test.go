package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/area/selection/assign/simulation"
)

func TestEvalAssignment(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "three.txt")
	if err := os.WriteFile(file, []byte("3\n4 1 3\n2 0 5\n3 2 2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"eval", "assignment", file, "--json"}, streams{out: &out, err: &errs}); code != exitOK {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var r assignmentResult
	if err := json.Unmarshal(out.Bytes(), &r); err != nil || r.Value != 5 || r.Size != 3 {
		t.Errorf("%+v, %v; want a value of 5", r, err)
	}
	out.Reset()
	if code := run(t.Context(), []string{"eval", "assignment", file}, streams{out: &out, err: &errs}); code != exitOK || !strings.Contains(out.String(), "value    5") {
		t.Errorf("exit %d: %s", code, out.String())
	}
	for name, args := range map[string][]string{"no file": {"eval", "assignment"}, "not there": {"eval", "assignment", file + "x"}, "no measure": {"eval", "luck"}} {
		if code := run(t.Context(), args, streams{out: &out, err: &errs}); code == exitOK {
			t.Errorf("%s: exit 0", name)
		}
	}
}

func TestSimulate(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"simulate", "--months", "2", "--seeds", "2", "--json"}, streams{out: &out, err: &errs}); code != exitOK {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var ways []simulation.Summary
	if err := json.Unmarshal(out.Bytes(), &ways); err != nil || len(ways) != 3 || ways[2].Way != "round" {
		t.Errorf("%+v, %v", ways, err)
	}
	out.Reset()
	if code := run(t.Context(), []string{"simulate", "--months", "2", "--seeds", "2"}, streams{out: &out, err: &errs}); code != exitOK || !strings.Contains(out.String(), "first come") {
		t.Errorf("exit %d: %s", code, out.String())
	}
	if code := run(t.Context(), []string{"simulate", "--seeds", "1"}, streams{out: &out, err: &errs}); code != exitUsage {
		t.Errorf("one seed: exit %d", code)
	}
}
