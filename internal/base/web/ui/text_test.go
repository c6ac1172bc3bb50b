package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"insieme/internal/base/i18n"
)

func TestTextsAndComponentsNameTheSameKeys(t *testing.T) {
	t.Parallel()
	used := keysInSources(t)
	for key := range used {
		if !defined(key) {
			t.Errorf("%s is used and has no text", key)
		}
	}
	for key := range Texts {
		if !isUsed(used, key) {
			t.Errorf("%s has a text and is never used", key)
		}
	}
}

// keysInSources finds the keys in templates and code; one that ends with a dot
// is the beginning of several.
func keysInSources(t *testing.T) map[string]bool {
	t.Helper()
	key := regexp.MustCompile(`"(ui\.[a-z.]+)"`)
	used := map[string]bool{}
	for _, pattern := range []string{"*.templ", "*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if file == "text.go" || strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "_templ.go") {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range key.FindAllStringSubmatch(string(source), -1) {
				used[m[1]] = true
			}
		}
	}
	return used
}

func defined(key string) bool {
	for have := range Texts {
		if have == key || have == key+".one" || (strings.HasSuffix(key, ".") && strings.HasPrefix(have, key)) {
			return true
		}
	}
	return false
}

func isUsed(used map[string]bool, key string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
	prefix := key[:strings.LastIndex(key, ".")+1]
	return used[key] || used[base] || used[prefix]
}

func TestTextsHaveBothLanguagesAndBothNumbers(t *testing.T) {
	t.Parallel()
	if _, err := i18n.NewCatalogue(Texts); err != nil {
		t.Error(err)
	}
	for key := range Texts {
		if one, isOne := strings.CutSuffix(key, ".one"); isOne {
			if _, ok := Texts[one+".other"]; !ok {
				t.Errorf("%s has no .other", key)
			}
		}
	}
}
