package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryRuleStandsWhereTheTableSays finds the text of each rule in the
// source, so that a rule that moves is noticed without breaking it.
func TestEveryRuleStandsWhereTheTableSays(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, r := range rules() {
		source, err := os.ReadFile(filepath.Join("../..", r.file))
		if err != nil {
			t.Error(err)
			continue
		}
		broken, err := r.breakIn(string(source))
		if err != nil {
			t.Errorf("%s: %v", r.name, err)
		} else if broken == string(source) {
			t.Errorf("%s: broken as it was", r.name)
		}
		if names[r.name] {
			t.Errorf("%s: twice", r.name)
		}
		names[r.name] = true
	}
	if len(names) < 20 {
		t.Errorf("%d rules, want twenty at least", len(names))
	}
}

func TestARuleIsBrokenInItsFunctionOnly(t *testing.T) {
	t.Parallel()
	const source = "package p\n\nfunc a() bool { return 1 < 2 }\n\nfunc (p *point) a() bool { return 1 < 2 }\n"
	got, err := rule{in: "point.a", text: "1 < 2", broken: "1 > 2"}.breakIn(source)
	if err != nil || !strings.Contains(got, "func a() bool { return 1 < 2 }") || !strings.Contains(got, "a() bool { return 1 > 2 }") {
		t.Errorf("got %q, %v; want the method broken", got, err)
	}
	for name, r := range map[string]rule{
		"a function that is gone": {in: "b", text: "1 < 2"},
		"a text that is gone":     {in: "a", text: "1 <= 2"},
		"a text twice":            {text: "1 < 2"},
	} {
		if _, err := r.breakIn(source); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
