package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/i18n"
)

// TestTheHomeSpeaksEveryLanguageWithoutJavaScript: the switch is a form (R2.1).
func TestTheHomeSpeaksEveryLanguageWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	for _, lang := range i18n.Langs() {
		b := s.browser()
		b.Post("/lingua", url.Values{"lingua": {string(lang)}, "torna": {"/"}}).WantRedirect("/").Follow().Want(http.StatusOK).Good().
			WantElement("html[lang="+string(lang)+"]", "html[dir="+lang.Dir()+"]")
		if title := frontTexts["intake.home.title"]; lang != i18n.It && lang != i18n.En {
			b.Get("/").WantText(strings.Join(strings.Fields(frontWords[lang]["intake.home.title"]), " ")).WantNoText(title.It)
		}
	}
}
