package app

import (
	"net/http"
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
)

// TestYoungPeopleHaveADoorOfTheirOwn applies twice: a young person who comes
// by the link is asked more after the receipt, and the team reads it; an older
// one who comes by the home is not.
func TestYoungPeopleHaveADoorOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	young := s.nobody()
	young.Get("/candidatura/giovani").Want(404)
	young.Get("/giovani").Want(200).Good().WantText("Hai meno di 30 anni?").Submit(`form[action="/giovani"]`, nil).WantRedirect("/candidatura")
	answers := form()
	answers["chi-sei"].Set("birth_date", "5/5/2005")
	s.apply(young, answers).Good().WantText("ancora poche domande")
	const path = "/candidatura/giovani"
	page := young.Get(path).Want(200).Good().WantText("Un genitore o un tutore sa che ti candidi?")
	page.Submit(`form[action="`+path+`"]`, nil).Want(http.StatusUnprocessableEntity).Good().WantText("Scegli una risposta")
	page.Submit(`form[action="`+path+`"]`, url.Values{"studying": {"neither"}, "wishes": {"finish_school", "orientation"}, "guardian": {"yes"}}).
		WantRedirect("/candidatura/ricevuta").Follow().Want(200).Good().WantText("Le tue risposte sono arrivate").WantNoText("ancora poche domande")
	office := s.as(access.Office)
	if rows := office.Get("/candidature?colonna=new&giovani=1").Want(200).All("a.i-queue-row"); len(rows) != 1 {
		t.Errorf("the filter of young people shows %d applications, want 1", len(rows))
	}
	of, err := db.One(s.ctx(), s.DB.Reader(), db.Scalar[string], `SELECT application FROM application_youth`)
	s.must(err)
	office.Get("/candidature/"+of).Want(200).Good().WantText("Arrivata dal link per i giovani", "Capire che lavoro fare, Finire la scuola")

	older := s.nobody()
	answers = form()
	answers["chi-sei"].Set("birth_date", "5/5/1980")
	answers["contatti"].Set("phone", "333 555 0102")
	s.apply(older, answers).Good().WantNoText("ancora poche domande")
	older.Get(path).Want(404)
	older.Post(path, url.Values{"studying": {"neither"}}).Want(404)
}
