package e2e

import (
	"os"
	"testing"

	"insieme/internal/base/i18n"
)

// TestApplyingFromTheRight fills in the form and opens the road in the
// languages that are written from the right: everything is mirrored, and every
// page is looked at.
func TestApplyingFromTheRight(t *testing.T) {
	t.Parallel()
	for _, lang := range []i18n.Lang{i18n.Ar, i18n.Ur} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			s := Start(t, "2026-03-12")
			v := Visit(t, s.URL, Habits{Name: "destra-" + string(lang), Lang: lang})
			look := func(name string) {
				if v.Eval(`document.documentElement.dir`) != "rtl" {
					t.Errorf("%s is not written from the right", name)
				}
				if os.Getenv("QUICK") == "" {
					v.Look(name)
				}
			}
			v.Apply(Yasmine(), look)
			v.Go("/strada").Sees("La mia strada", "Sono promesse nostre. Se siamo in ritardo, ce lo puoi dire.")
			look("strada")
			v.Go("/strada/colloquio").Sees("Il tuo colloquio")
			look("colloquio")
		})
	}
}
