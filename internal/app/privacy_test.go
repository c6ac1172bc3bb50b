package app

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/person/linkage"
	"insieme/internal/area/selection"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/civil"
	"insieme/internal/base/dossier"
	"insieme/internal/base/mail"
	"insieme/internal/base/message"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

// canaries are words that nobody but the person of the test has. Those of the
// first kind may stand in the record and in what is made to find it; those of
// the second are sealed wherever they are kept.
var (
	plainCanaries  = []string{"zaffira", "canarinoverde", "zeppolaria"}
	sealedCanaries = []string{"5550199", "zaffira.canarino@", "RSSMRA80A01H501U", "sussurro", "nocciolona", "mal di piuma", "resta tra noi", "lasciapassare"}
)

// namesMayStand are the tables that hold names in plain text, as docs/data.md
// says.
var namesMayStand = []string{"person", "person_card", "desk_text", "desk_text_word", "desk_text_near", "pact"}

// recorded keeps what requests and answers say outside their bodies.
type recorded struct {
	http.Handler
	mutex sync.Mutex
	b     strings.Builder
}

// ServeHTTP implements http.Handler.
func (r *recorded) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.Handler.ServeHTTP(w, q)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.b.WriteString(q.URL.String() + "\n")
	for name, values := range w.Header() {
		if name != "Set-Cookie" {
			r.b.WriteString(name + ": " + strings.Join(values, " ") + "\n")
		}
	}
}

// TestWhatPeopleTypeStaysWhereItBelongs types canaries into every field of a
// case's life and looks for them where they may not be.
func TestWhatPeopleTypeStaysWhereItBelongs(t *testing.T) {
	t.Parallel()
	j := &journey{site: newSite(t)}
	seen := &recorded{Handler: j.Server.Handler()}
	j.handler = seen
	j.live()
	j.work()
	everything := slices.Concat(plainCanaries, sealedCanaries)
	metrics := j.nobody().Get("/metrics").Body
	wantNone(t, "the log", j.lines.String(), everything)
	wantNone(t, "an address or a header", seen.b.String(), everything)
	wantNone(t, "the metrics", metrics, everything)
	if !strings.Contains(j.lines.String(), "/persone/{id}/note") || !strings.Contains(seen.b.String(), "/percorsi/") {
		t.Error("the log and the addresses of this journey were not looked at")
	}
	for _, table := range j.tables() {
		rows := strings.Join(j.rows(table), "\n")
		wantNone(t, "the table "+table, rows, sealedCanaries)
		if !slices.Contains(namesMayStand, table) {
			wantNone(t, "the table "+table, rows, plainCanaries)
		}
	}
	if len(j.rows("message")) == 0 || len(j.rows("person_note")) == 0 || len(j.rows("pathway_balance")) == 0 {
		t.Error("the journey has no message, no note or no balance: the test looks at nothing")
	}
}

func wantNone(t *testing.T, where, text string, canaries []string) {
	t.Helper()
	text = strings.ToLower(text)
	for _, c := range canaries {
		if i := strings.Index(text, strings.ToLower(c)); i >= 0 {
			t.Errorf("%s holds %q: …%s…", where, c, text[max(0, i-80):min(len(text), i+80)])
		}
	}
}

// live takes a case from an unfinished form to its balance, typing canaries.
func (j *journey) live() {
	answers := form()
	answers["mestieri"] = url.Values{"trades": {"kitchen"}, "trade_other": {"zeppolaria"}}
	answers["chi-sei"] = url.Values{
		"given_name": {"Zaffira"}, "surname": {"Canarinoverde"}, "birth_date": {"1/1/1980"}, "sex": {"m"}, "citizenship": {"IT"},
		"fiscal_code": {"RSSMRA80A01H501U"},
	}
	answers["contatti"] = url.Values{"phone": {"333 5550199"}, "email": {"zaffira.canarino@example.org"}, "lang": {"it"}}
	citizen := j.nobody()
	j.citizen = citizen
	other := j.nobody() // leaves in the middle
	other.Post("/candidatura/dove", answers["dove"]).Want(http.StatusSeeOther)
	other.Post("/candidatura/chi-sei", url.Values{"given_name": {"Zaffira"}, "surname": {"sussurro"}, "_fai": {"salva"}}).Want(http.StatusSeeOther)
	j.find(j.apply(citizen, answers))
	citizen.Get("/strada").Want(http.StatusOK)
	citizen.Post("/strada/esci", nil)
	citizen.Post("/strada", url.Values{"code": {string(j.code)}}).Want(http.StatusSeeOther)
	for _, s := range j.stages() {
		switch s.name {
		case "presence":
			j.at(begin, 16)
		case "assessment":
			s.role = access.Coordinator
			s.typed = url.Values{"level": {"work.italian=3"}, "domain": {"work", "social", "health"}, "note": {"nocciolona", "sussurro", "mal di piuma"}}
		case "pact":
			s.typed = url.Values{"person_side": {"Canarinoverde cerca"}, "our_side": {"si aiuta Zaffira"}}
		}
		j.take(s)
	}
	j.workOn("/persone/"+string(j.person), "/percorsi/"+string(j.application))
}

// workOn does what case workers do besides.
func (j *journey) workOn(file, way string) {
	worker, office := j.as(access.CaseWorker), j.as(access.Office)
	worker.Post("/cerca", url.Values{"q": {"Canarinoverde Zaffira"}}).Want(http.StatusSeeOther).Follow().Want(http.StatusOK)
	worker.Post("/cerca", url.Values{"q": {"333 5550199"}}).WantRedirect(file)
	worker.Post("/cerca/subito", url.Values{"q": {"canarin zaff"}}).Want(http.StatusOK).WantText("CANARINOVERDE Zaffira")
	j.site.work()
	worker.Post("/cerca/subito", url.Values{"q": {"canarinovrde"}}).Want(http.StatusOK).WantText("CANARINOVERDE Zaffira", "Scritti in modo simile")
	j.as(access.AccessPoint).Post("/cerca/subito", url.Values{"q": {"canarin"}}).Want(http.StatusNotFound)
	worker.Post(file+"/note", url.Values{"kind": {"note"}, "on": {begin.String()}, "shared": {"nocciolona"}, "private": {"resta tra noi"}}).
		Want(http.StatusSeeOther).Follow().Want(http.StatusOK)
	worker.Post(file+"/note", url.Values{"kind": {"note"}, "on": {"sussurro"}, "shared": {"Zaffira"}}).Want(http.StatusUnprocessableEntity)
	office.Get(file+"/profilo").Want(http.StatusOK).Submit(`form[action="`+file+`/profilo"]`, url.Values{"address": {"via della Zeppolaria 3"}}).
		Want(http.StatusSeeOther)
	worker.Get(way+"/chiusura").Want(http.StatusOK).Submit(`form[action="`+way+`/chiusura"]`, url.Values{
		"end": {"withdrew"}, "done": {"sussurro"}, "not_done": {"nocciolona"}, "barriers": {"mal di piuma"},
	}).Want(http.StatusSeeOther)
	j.nobody().Post("/entra", url.Values{"utente": {"Canarinoverde"}, "password": {"lasciapassare"}}).Want(http.StatusUnprocessableEntity)
	j.as(access.Administrator).Post("/amministrazione/utenti", url.Values{"name": {"Zaffira"}, "login": {"zaffira canarinoverde"}}).
		Want(http.StatusUnprocessableEntity)
	office.Post("/candidature/"+string(j.application)+"/chiudi", url.Values{"ending": {"Canarinoverde"}}).Want(http.StatusUnprocessableEntity)
	webtest.New(j.t, j.Server.Handler()).Get("/persone/Canarinoverde") // not an address of ours: it may not be in the log either
}

// private are the types that hold what people said or wrote, or a secret.
var private = []any{
	person.Person{}, person.Shared{}, person.New{}, person.Contact{}, person.Card{}, person.Past{}, person.Note{}, person.ImportRow{}, dossier.File{}, dossier.Part{}, person.Traits{}, person.UpdateCmd{}, person.AddNoteCmd{},
	linkage.Record{}, linkage.Row{}, linkage.Filed{}, linkage.Probe{},
	selection.Candidate{}, selection.Shortlist{}, selection.Details{}, selection.Request{}, selection.Entry{}, selection.NoteCmd{}, person.SetWorkCmd{},
	intake.Form{}, intake.FormTrades{}, intake.FormWho{}, intake.FormContact{}, intake.Answers{}, intake.SubmitCmd{}, intake.SaveStepCmd{},
	intake.Draft{}, intake.Receipt{}, intake.ReferCmd{}, intake.CompleteCmd{}, intake.Known{}, intake.QueueRow{}, intake.Profile{}, intake.DomainAnswers{},
	intake.Assessment{}, intake.Score{}, intake.AssessCmd{}, intake.Code(""), intake.Answer{}, intake.QuestionRow{}, intake.Neighbour{}, intake.Resemblance{}, desk.Search{},
	pathway.Pact{}, pathway.ProposePactCmd{}, pathway.Balance{}, pathway.CloseCmd{}, pathway.DueRow{}, pathway.PendingRow{},
	agenda.Line{}, desk.Card{}, network.User{}, network.AddUserCmd{}, network.ChangeUserCmd{}, network.ImportedUser{},
	company.Company{}, company.Details{}, company.Counterpart{}, company.Contact{}, company.NextAction{}, company.ContactCmd{}, company.TellCmd{},
	company.Row{}, company.Need{}, company.Act{}, company.Invitation{},
	web.Who{}, auth.Account{}, message.Message{}, message.Letter{}, message.Parcel{}, mail.Config{}, civil.Holder{},
	provider.Proof{}, provider.Person{}, provider.Config{}, intake.Citizen{},
}

// TestPrivateTypesKeepThemselvesOutOfTheLog logs each of them, filled, by the
// standard library's own handler, which knows nothing of this program, and
// inside other values by the program's.
func TestPrivateTypesKeepThemselvesOutOfTheLog(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	naive, ours := slog.New(slog.NewJSONHandler(&b, nil)), obs.NewLogger(&b, obs.JSON, slog.LevelDebug)
	for _, v := range private {
		filled := reflect.New(reflect.TypeOf(v)).Elem()
		fill(filled)
		b.Reset()
		naive.Info("seen", "v", filled.Interface())
		ours.Info("seen", "v", filled.Interface(), "in", []any{filled.Interface()}, "at", filled.Addr().Interface())
		if strings.Contains(b.String(), "canarino") {
			t.Errorf("%T prints what it holds: %s", v, b.String())
		}
	}
}

// mayBeTold are the names of fields that hold a name of the program's own.
var mayBeTold = []string{"Template", "Host", "MessageID"}

// fill puts canaries into every text of a value, and identities where they
// belong.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("canarino")
		if v.Type() != reflect.TypeFor[string]() && v.Type() != reflect.TypeFor[intake.Code]() {
			v.SetString("identity") // may be told
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if _, isTime := v.Interface().(time.Time); isTime {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(mayBeTold, f.Name) {
				fill(v.Field(i))
			}
		}
	}
}

// privateFields are the names of fields that hold what people said or wrote.
var privateFields = []string{
	"Surname", "GivenName", "Given", "BirthDate", "Birth", "Phone", "Phones", "Emails", "FiscalCode", "TradeOther", "Shared", "Private", "Note",
	"PersonSide", "Password", "Hash", "Answers", "Form", "Body",
}

// notPrivate are types that have such a field and hold nothing of a person.
var notPrivate = []string{
	"programme.Identity", // the help desk's telephone
	"person.Verdict",     // how alike two days of birth are
	"linkage.Evidence",   // the same
	"message.Template",   // before anybody's name is in it
}

// TestPrivateTypesAreAllListed finds the types that should be in the list.
func TestPrivateTypesAreAllListed(t *testing.T) {
	t.Parallel()
	var listed []string
	for _, v := range private {
		listed = append(listed, reflect.TypeOf(v).String())
	}
	for name, at := range typesWith(t, "..", privateFields) {
		if !slices.Contains(listed, name) && !slices.Contains(notPrivate, name) {
			t.Errorf("%s: %s holds what people said; give it a LogValue and list it in this test", at, name)
		}
	}
}

// typesWith finds the exported types with a field of some names, views of pages
// and packages for tests apart.
func typesWith(t *testing.T, root string, fields []string) map[string]string {
	t.Helper()
	found, set := map[string]string{}, token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.Contains(path, "/ui/") || strings.Contains(path, "test/") || strings.Contains(path, "/demo/") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.TypeSpec)
			if ok && s.Name.IsExported() && hasField(s, fields) {
				found[file.Name.Name+"."+s.Name.Name] = set.Position(s.Pos()).String()
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func hasField(s *ast.TypeSpec, names []string) bool {
	st, ok := s.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range st.Fields.List {
		for _, n := range f.Names {
			if slices.Contains(names, n.Name) {
				return true
			}
		}
	}
	return false
}
