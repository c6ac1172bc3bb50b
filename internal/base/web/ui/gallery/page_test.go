package gallery

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"insieme/internal/base/i18n"
	"insieme/internal/base/web/static"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

// rendered gives every page of the gallery in both languages.
func rendered(t *testing.T) map[string]string {
	t.Helper()
	catalogue, err := i18n.NewCatalogue(ui.Texts)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, lang := range []i18n.Lang{i18n.It, i18n.En} {
		for _, p := range Pages(catalogue.In(lang)) {
			var b strings.Builder
			if err := p.Body.Render(t.Context(), &b); err != nil {
				t.Fatalf("render %s in %s: %v", p.Name, lang, err)
			}
			pages[p.Name+"-"+string(lang)] = b.String()
		}
	}
	return pages
}

func TestEveryPageKeepsTheRulesOfMarkup(t *testing.T) {
	t.Parallel()
	for name, page := range rendered(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, problem := range webtest.Problems(page) {
				t.Error(problem)
			}
		})
	}
}

func TestEveryWordOfTheComponentsIsTranslated(t *testing.T) {
	t.Parallel()
	key := regexp.MustCompile(`\bui\.[a-z.]+`)
	for name, page := range rendered(t) {
		if shown := key.FindString(page); shown != "" {
			t.Errorf("%s shows the key %s", name, shown)
		}
	}
}

func TestEveryIconOfThePagesIsInTheSprite(t *testing.T) {
	t.Parallel()
	for name, page := range rendered(t) {
		for _, use := range webtest.Find(parse(t, page), "use") {
			href := attribute(use, "href")
			file, icon, _ := strings.Cut(href, "#it-")
			if file != static.URL("sprites.svg") || !static.HasIcon(icon) {
				t.Errorf("%s uses %s, which is not in the sprite", name, href)
			}
		}
	}
}

func TestEveryFileOfThePagesIsServed(t *testing.T) {
	t.Parallel()
	for name, page := range rendered(t) {
		if strings.Contains(page, "/static/missing/") {
			t.Errorf("%s asks for a file that does not exist", name)
		}
	}
}

func TestEveryLinkInsideAPageHasItsTarget(t *testing.T) {
	t.Parallel()
	for name, page := range rendered(t) {
		root := parse(t, page)
		ids := map[string]bool{}
		for _, n := range webtest.Find(root, "[id]") {
			ids[attribute(n, "id")] = true
		}
		for _, a := range webtest.Find(root, "a") {
			if target, inside := strings.CutPrefix(attribute(a, "href"), "#"); inside && !ids[target] {
				t.Errorf("%s links to #%s, which is not there", name, target)
			}
		}
	}
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
