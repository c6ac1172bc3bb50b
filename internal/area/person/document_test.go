package person_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

var (
	pdf  = []byte("%PDF-1.7\ncurriculum\n%%EOF\n")
	html = []byte("<html><script>alert(1)</script></html>")
)

func TestADocumentIsUploadedReadAndArchived(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.register(marta())
	path := person.Path(who, "/documenti")
	b := s.as(access.CaseWorker)
	b.Get(path).Want(http.StatusOK).Good().WantText("Documenti", "Nessun documento", "al massimo 10 MB")
	form := url.Values{"kind": {"cv"}, "audience": {"company"}}
	for _, wrong := range []struct {
		form    url.Values
		name    string
		content []byte
		says    string
	}{
		{form, "cv.pdf", html, "Questo tipo di file non si può usare"},
		{form, "cv.png", pdf, "il contenuto è PDF"},
		{form, "", nil, "Il file è vuoto"},
		{url.Values{"kind": {"identity"}, "audience": {"company"}}, "ci.pdf", pdf, "restano all'équipe"},
		{url.Values{"kind": {"diploma"}, "audience": {"company"}}, "ci.pdf", pdf, "Scegli"},
	} {
		b.Upload(path, wrong.form, "file", wrong.name, wrong.content).Want(http.StatusUnprocessableEntity).Good().WantText(wrong.says)
	}
	if n := s.count(`SELECT count(*) FROM file`); n != 0 {
		t.Fatalf("%d refused files are stored", n)
	}
	b.Upload(path, form, "file", "Curriculum Marta Rossi.pdf", pdf).WantRedirect(path).Follow().Want(http.StatusOK).Good().
		WantText("Curriculum Marta Rossi.pdf", "PDF, 1 kB", "azienda", "Documento caricato")
	papers, err := person.Papers(ctx, s.DB.Reader(), s.Keys, access.System(), who)
	if err != nil || len(papers) != 1 {
		t.Fatalf("got %v, %v", papers, err)
	}
	of := path + "/" + string(papers[0].ID)
	answer := b.Get(of).Want(http.StatusOK)
	h := answer.Header
	if answer.Body != string(pdf) || h.Get("Content-Type") != "application/pdf" || h.Get("X-Content-Type-Options") != "nosniff" ||
		!strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") || strings.Contains(h.Get("Content-Disposition"), "Marta") {
		t.Errorf("got %q with %v", answer.Body, h)
	}
	if n := s.count(`SELECT count(*) FROM access_log WHERE person = $1 AND page = 'person.document'`, who); n != 1 {
		t.Errorf("%d looks at the document are logged, want 1", n)
	}
	b.Post(of+"/archivia", nil).WantRedirect(path).Follow().Good().WantText("archiviato")
	b.Get(person.Path(who, "")).Want(http.StatusOK).WantText("Tutti i documenti", "Nessun documento")
	b.Post(of+"/ripristina", nil).WantRedirect(path)
	b.Get(person.Path(who, "")).Want(http.StatusOK).WantText("Curriculum Marta Rossi.pdf")
	if strings.Contains(s.log.String(), "Marta") {
		t.Error("a file's name stands in the log")
	}
}

func TestADocumentIsClosedToWhoMayNot(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who, other := s.register(marta()), s.register(marta())
	document, err := s.AddDocument(ctx, access.System(), person.AddDocumentCmd{
		Person: who, Kind: "cv", Audience: person.ForTeam, Name: "cv.pdf", Content: pdf,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []access.Role{access.Monitor, access.Administrator} {
		b := s.as(role)
		b.Get(person.Path(who, "/documenti")).Want(http.StatusNotFound)
		b.Get(person.Path(who, "/documenti/"+string(document))).Want(http.StatusNotFound)
		b.Upload(person.Path(who, "/documenti"), url.Values{"kind": {"cv"}, "audience": {"team"}}, "file", "cv.pdf", pdf).Want(http.StatusNotFound)
		b.Post(person.Path(who, "/documenti/"+string(document)+"/archivia"), nil).Want(http.StatusNotFound)
		_, err := s.AddDocument(ctx, stranger(role), person.AddDocumentCmd{Person: who, Kind: "cv", Audience: person.ForTeam, Name: "cv.pdf", Content: pdf})
		if !fault.Is(err, fault.Denied) {
			t.Errorf("%s adds a document: got %v, want Denied", role, err)
		}
	}
	// Of somebody else, or of nobody, it is not there even for who may.
	b := s.as(access.CaseWorker)
	b.Get(person.Path(other, "/documenti/"+string(document))).Want(http.StatusNotFound)
	b.Get(person.Path(who, "/documenti/"+string(id.New[person.DocumentID]()))).Want(http.StatusNotFound)
	if n := s.count(`SELECT count(*) FROM file`); n != 1 {
		t.Errorf("%d files are stored, want 1", n)
	}
}
