package app

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const rolesGolden = "testdata/roles.golden"

// nobodysColumn is the column of who has not signed in.
const nobodysColumn = "nobody"

// What a cell of the matrix says.
const (
	cellYes  = "yes"
	cellOwn  = "own"  // of the cases that are theirs
	cellDoor = "door" // has to sign in first
	cellNo   = "—"
)

// needsSession lists the public pages that exist only for a session that has
// done something before.
var needsSession = []string{"/candidatura/ricevuta", "/candidatura/giovani"}

// TestRolesAndRoutes asks every route as every role, of a case that is theirs
// and of one that is not, of an identity that nobody has and of one that is
// none, and holds who got through against the golden file. What a role may not
// have looks exactly like what does not exist.
func TestRolesAndRoutes(t *testing.T) {
	t.Parallel()
	m := &matrix{cells: map[string]map[string]string{}}
	t.Run("roles", func(t *testing.T) {
		for _, role := range access.Roles() {
			t.Run(string(role), func(t *testing.T) {
				t.Parallel()
				newBeat(t, role).walk(m)
			})
		}
		t.Run(nobodysColumn, func(t *testing.T) {
			t.Parallel()
			newBeat(t, access.CaseWorker).knock(m)
		})
	})
	got := m.String()
	if *update {
		if err := os.WriteFile(rolesGolden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(rolesGolden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("who may use which page has changed; if it is right, write it down with go test ./internal/app -run Roles -update:\n%s",
			firstDifference(got, string(want)))
	}
}

// matrix collects who got through where.
type matrix struct {
	mutex  sync.Mutex
	routes []string
	cells  map[string]map[string]string // route, column
}

func (m *matrix) put(r web.Route, column, cell string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	name := fmt.Sprintf("%-4s %s", r.Method, r.Pattern)
	if m.cells[name] == nil {
		m.cells[name] = map[string]string{}
		m.routes = append(m.routes, name)
	}
	m.cells[name][column] = cell
}

// String is the matrix as a manager reads it: pages by address.
func (m *matrix) String() string {
	slices.SortFunc(m.routes, func(a, b string) int {
		return strings.Compare(a[5:]+" "+a[:4], b[5:]+" "+b[:4])
	})
	columns := []string{nobodysColumn}
	for _, role := range access.Roles() {
		columns = append(columns, string(role))
	}
	var b strings.Builder
	b.WriteString("Who may use which page: yes; own, of the cases that are theirs; — looks as if it did not exist; door, has to sign in.\n\n")
	line := func(name string, cell func(column string) string) {
		fmt.Fprintf(&b, "%-60s", name)
		for _, c := range columns {
			fmt.Fprintf(&b, "  %-*s", len(c), cell(c))
		}
		b.WriteString("\n")
	}
	line("", func(c string) string { return c })
	for _, r := range m.routes {
		line(r, func(c string) string { return m.cells[r][c] })
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func firstDifference(got, want string) string {
	w := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(w) || line != w[i] {
			return fmt.Sprintf("line %d: got  %q\n        want %q", i+1, line, strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return "the golden file has lines more"
}

// beat is a program in which one role goes through all routes.
type beat struct {
	*site
	role           access.Role
	mine, theirs   ids
	browser, spare *webtest.Client
	absent         map[string]string // the page of what does not exist, by method
}

// ids are what the wildcards of the routes stand for, by the part of the
// pattern that ends with them, or by the whole pattern for a page that wants a
// case in another state.
type ids map[string]string

// newBeat fills a program with everything that has an address, twice: one is
// the role's user's where a role can own such a thing, the other somebody
// else's.
func newBeat(t *testing.T, role access.Role) *beat {
	t.Helper()
	b := &beat{site: newSite(t), role: role, absent: map[string]string{}}
	me, other := b.user(role).User, b.colleague("altra", access.CaseWorker).User
	holds, follows := other, other
	if slices.Contains(agenda.InterviewerRoles(), role) {
		holds = me
	}
	if slices.Contains(person.ReferentRoles(), role) {
		follows = me
	}
	author := access.Actor{User: other, Roles: []access.Role{access.CaseWorker}}
	writer := author
	if access.ReachOf(role, access.PersonNote) != access.None {
		writer = b.user(role)
	}
	home, away := b.user(role).Organisation, b.organisation("Altro sportello", network.KindParishDesk)
	if home == "" {
		home = away
	}
	b.mine, b.theirs = b.addresses(follows, holds, writer, home), b.addresses(other, other, author, away)
	b.browser, b.spare = b.as(role), b.nobody()
	b.enter(b.spare, string(role))
	searcher := author
	if access.ReachOf(role, access.PersonSearch) != access.None {
		searcher = b.user(role)
	}
	b.mine["/ricerche/{id}"], b.theirs["/ricerche/{id}"] = b.search(searcher), b.search(author)
	b.mine["/accessi/{id}"] = b.sessionOf(me, 1)
	b.mine["/accessi/passkey/{passkey}"] = string(id.New[auth.PasskeyID]()) // asks for the password before it looks
	b.theirs["/accessi/passkey/{passkey}"] = b.mine["/accessi/passkey/{passkey}"]
	b.theirs["/accessi/{id}"] = b.mine["/accessi/{id}"]
	return b
}

// addresses makes a case, and one of everything else that has an address.
func (b *beat) addresses(referent, interviewer id.User, author access.Actor, refers id.Organisation) ids {
	b.t.Helper()
	system := access.System()
	f, twin := b.counting(referent, interviewer), b.submit(b.answers())
	note, err := b.Person.AddNote(b.ctx(), author, person.AddNoteCmd{Person: f.person, Kind: person.PlainNote, Shared: "nota"})
	b.must(err)
	paper, err := b.Person.AddDocument(b.ctx(), system, person.AddDocumentCmd{
		Person: f.person, Kind: person.DocumentCV, Audience: person.ForTeam, Name: "cv.pdf", Content: []byte("%PDF-1.7\n%%EOF\n"),
	})
	b.must(err)
	steps, err := pathway.StepsOf(b.ctx(), b.DB.Reader(), f.application)
	b.must(err)
	places, err := b.Agenda.Offer(b.ctx(), system, agenda.Offer{
		User: b.colleague("altra", access.CaseWorker).User, Kind: agenda.Interview, OnDay: begin.AddDays(b.sent), From: 600, Until: 660, Length: 60, Weeks: 1,
	})
	b.must(err)
	meeting, err := b.Agenda.Book(b.ctx(), system, agenda.Booking{
		Kind: agenda.Orientation, Person: f.person, User: b.colleague("altra", access.CaseWorker).User,
		Time: agenda.Time{OnDay: begin.AddDays(b.sent), Minute: 900, Length: 30},
	})
	b.must(err)
	room, err := b.Agenda.AddRoom(b.ctx(), system, agenda.Room{Name: "Stanza " + letters(b.sent)})
	b.must(err)
	hours, _, err := b.Agenda.AddAvailability(b.ctx(), system, agenda.Availability{
		User: b.colleague("altra", access.CaseWorker).User, Weekday: time.Saturday, From: 600, Until: 660, Length: 60, ValidFrom: begin,
	})
	b.must(err)
	off, _, err := b.Agenda.AddDayOff(b.ctx(), system, agenda.DayOff{From: begin.AddDays(300), Until: begin.AddDays(300), Name: "Festa"})
	b.must(err)
	visit, err := b.Agenda.RecordVisit(b.ctx(), system, agenda.VisitCmd{Topic: agenda.TopicOther})
	b.must(err)
	settings, err := programme.AllSettings(b.ctx(), b.DB.Reader())
	b.must(err)
	rules, err := programme.RulesAt(b.ctx(), b.DB.Reader(), begin)
	b.must(err)
	rules.WarnDays += b.sent
	change, err := b.Programme.SetRules(b.ctx(), system, programme.SetRulesCmd{From: begin, Rules: rules, Seen: settings.Last(programme.SectionRules)})
	b.must(err)
	referral, err := b.Intake.ReferPerson(b.ctx(), system, intake.ReferCmd{
		Token: intake.NewFormToken(), Organisation: refers, GivenName: "Aminata", Surname: "Sow" + letters(b.sent), Phone: "+393335550901",
	})
	b.must(err)
	question, token := b.question(refers)
	b.signedIn("altra")
	b.work() // the receipt goes into the outbox
	batch, link := b.batch()
	addresses := ids{
		"/candidatura/{step}":                            "dove",
		"/persone/{id}":                                  string(f.person),
		"/persone/{id}/consensi/{kind}":                  person.ConsentShare,
		"/persone/{id}/note/{note}":                      string(note),
		"/persone/{id}/documenti/{document}":             string(paper),
		"/persone/{id}/doppioni/{other}":                 string(twin.person),
		"/amministrazione/strumento/{version}":           "2",
		"/candidature/{id}":                              string(f.application),
		"/candidature/{id}/domanda":                      string(referral),
		"/candidature/{id}/annulla/{event}":              string(b.event(f, intake.FactReactivation)),
		"/persone/passa/annulla/{batch}":                 b.handover(),
		"/verifiche/{question}":                          string(question),
		"/verifica/{token}":                              token,
		"/percorsi/{application}":                        string(f.application),
		"/percorsi/{application}/passi/{step}":           string(steps[0].ID),
		"/percorsi/{application}/annulla/{event}":        string(b.event(f, "pact_accepted")),
		"/persone/{id}/squadra/{member}":                 string(b.member(f.person)),
		"/agenda/posti/{slot}":                           string(places.Places[0]),
		"/agenda/appuntamenti/{appointment}":             string(meeting.ID),
		"/agenda/stanze/{id}":                            string(room),
		"/agenda/orari/{id}":                             string(hours),
		"/agenda/chiusure/{id}":                          string(off),
		"/agenda/passaggi/{visit}":                       string(visit),
		"/calendario/{secret}":                           b.feed(),
		"/invito/{link}":                                 link,
		"/inviti/{batch}":                                batch,
		"/rete/{id}":                                     string(b.organisation("Ente "+letters(b.sent), network.KindEmploymentCentre)),
		"/amministrazione/utenti/{id}":                   string(b.users["altra"].User),
		"/amministrazione/utenti/{id}/accessi/{session}": b.sessionOf(b.users["altra"].User, 0),
		"/amministrazione/programma/annulla/{number}":    fmt.Sprint(change),
		"/amministrazione/messaggi/{id}":                 string(b.letter(f)),
		"/amministrazione/lavori/{id}":                   string(b.deadJob()),
	}
	maps.Copy(addresses, b.companyAddresses())
	maps.Copy(addresses, b.requestAddresses(f.person))
	return addresses
}

// member is somebody's time in the team of a person.
func (s *site) member(who id.Person) pathway.MemberID {
	s.t.Helper()
	colleague := s.colleague("altra", access.CaseWorker).User
	s.must(s.Pathway.JoinTeam(s.ctx(), access.System(), pathway.JoinTeamCmd{Person: who, User: colleague, Part: "second", Reason: "absence"}))
	team, err := pathway.TeamOf(s.ctx(), s.DB.Reader(), who)
	s.must(err)
	return team[0].ID
}

// question is a question put to an organisation about a new application, and
// the token of the link in its message.
func (s *site) question(to id.Organisation) (intake.QuestionID, string) {
	s.t.Helper()
	f := s.submit(s.answers())
	_, err := s.Intake.CheckRequirements(s.ctx(), access.System(), intake.CheckCmd{Cmd: f.cmd(), Area: intake.Yes, Work: intake.Yes, Source: "form"})
	s.must(err)
	_, err = s.Intake.AskVerification(s.ctx(), access.System(), intake.AskCmd{Cmd: f.cmd(), Measures: to})
	s.must(err)
	q := s.DB.Reader()
	of, err := db.One(s.ctx(), q, db.Scalar[intake.QuestionID], `SELECT id FROM verification_request WHERE application = $1`, string(f.application))
	s.must(err)
	letter, err := db.One(s.ctx(), q, db.Scalar[string], `SELECT MAX(id) FROM message WHERE template = 'intake.verification'`)
	s.must(err)
	sealed, err := db.One(s.ctx(), q, db.Scalar[[]byte], `SELECT content FROM message WHERE id = $1`, letter)
	s.must(err)
	plain, err := s.Keys.Open(sealed, "message", letter, "content")
	s.must(err)
	_, rest, found := strings.Cut(string(plain), "/verifica/")
	if !found {
		s.t.Fatal("the message has no link")
	}
	return of, rest[:strings.IndexByte(rest, '\\')]
}

// event is the newest standing event of a kind of a case.
func (s *site) event(f file, kind intake.Fact) id.Event {
	s.t.Helper()
	events, err := journal.ByApplication(s.ctx(), s.DB.Reader(), f.application)
	s.must(err)
	for _, e := range slices.Backward(journal.Live(events)) {
		if e.Kind == journal.Kind(kind) {
			return e.ID
		}
	}
	s.t.Fatalf("no %s among the %d events of the case", kind, len(events))
	return ""
}

// feed is the secret of somebody's calendar.
func (b *beat) feed() string {
	secret, err := b.Agenda.MakeFeed(b.ctx(), b.colleague("calendario"+letters(b.sent), access.CaseWorker))
	b.must(err)
	return string(secret)
}

// batch is an invitation of one person to choose a day, and the secret of its
// link, which the message carries.
func (b *beat) batch() (batch, link string) {
	sent, err := b.Intake.SendLinks(b.ctx(), access.System(), intake.SendLinksCmd{Applications: []id.Application{b.verified().application}})
	b.must(err)
	of, err := db.One(b.ctx(), b.DB.Reader(), db.Scalar[string], `SELECT id FROM interview_invitation WHERE batch = $1`, sent.Batch)
	b.must(err)
	return sent.Batch, b.Keys.Blind("intake.link", of)
}

// search is a search that somebody keeps and shares.
func (b *beat) search(owner access.Actor) string {
	search, err := b.Desk.SaveSearch(b.ctx(), owner, desk.Search{Name: "Ricerca", Shared: true})
	b.must(err)
	return string(search)
}

// handover is a handover of one person from one user to another.
func (b *beat) handover() string {
	b.sent++
	f := b.submit(b.answers())
	p, err := person.Load(b.ctx(), b.DB.Reader(), b.Keys, f.person)
	b.must(err)
	batch, _, err := b.Desk.HandOver(b.ctx(), access.System(), person.HandoverCmd{
		People: []person.Seen{{Person: p.ID, Version: p.Version}}, User: b.colleague("altra", access.CaseWorker).User, On: b.Clock.Today(), Reason: "first",
	})
	b.must(err)
	return string(batch)
}

// sessionOf is an open session of a user, the last used first.
func (s *site) sessionOf(user id.User, i int) string {
	s.t.Helper()
	open, err := s.Sessions.Of(s.ctx(), user)
	s.must(err)
	if len(open) <= i {
		s.t.Fatalf("got %d open sessions, want more than %d", len(open), i)
	}
	return string(open[i].ID)
}

// letter is a message of a case in the outbox.
func (s *site) letter(f file) message.ID {
	s.t.Helper()
	of, err := db.One(s.ctx(), s.DB.Reader(), db.Scalar[message.ID], `SELECT id FROM message WHERE application = $1`, string(f.application))
	s.must(err)
	return of
}

// deadJob is a job that has failed for good.
func (s *site) deadJob() job.ID {
	s.t.Helper()
	of := id.New[job.ID]()
	s.write(`INSERT INTO job (id, kind, key, payload, state, due_at, tries, failure, created_at, ended_at)
		VALUES ($1, 'test.dead', $2, '{}', 'dead', $3, 5, 'test: internal', $3, $3)`, string(of), string(of), s.Wall.Now())
	return of
}

// path fills the wildcards of a pattern. The last one missing is named.
func (w ids) path(pattern string) (path, missing string) {
	done := 0
	for {
		open := strings.IndexByte(pattern[done:], '{')
		if open < 0 {
			return path + pattern[done:], missing
		}
		end := done + strings.IndexByte(pattern[done:], '}') + 1
		value, known := w[pattern]
		if !known || strings.HasSuffix(pattern, "}") {
			value, known = w[pattern[:end]]
		}
		if !known {
			missing = pattern[:end]
		}
		path += pattern[done:done+open] + value
		done = end
	}
}

// wildcards lists the parts of a pattern that end with a wildcard.
func wildcards(pattern string) []string {
	var out []string
	for i, c := range pattern {
		if c == '}' {
			out = append(out, pattern[:i+1])
		}
	}
	return out
}

// with is the same identities with another value for one.
func (w ids) with(key, value string) ids {
	out := maps.Clone(w)
	maps.DeleteFunc(out, func(k, _ string) bool { return strings.HasPrefix(k, key) && !strings.HasSuffix(k, "}") })
	out[key] = value
	return out
}

// ask sends a route's method to a path. A command is asked with a field that
// no form has, so that it is refused by the form if by nobody else; empty asks
// it in earnest.
func ask(c *webtest.Client, method, path string, form url.Values) *webtest.Answer {
	if method == http.MethodGet {
		return c.Get(path)
	}
	return c.Post(path, form)
}

var odd = url.Values{"campo_mai_visto": {"1"}}

// walk asks every route as the role.
func (b *beat) walk(m *matrix) {
	for _, r := range b.Server.Routes() {
		m.put(r, string(b.role), b.cell(r))
	}
}

func (b *beat) cell(r web.Route) string {
	mine, missing := b.mine.path(r.Pattern)
	if missing != "" {
		b.t.Errorf("%s %s: the test has nothing to put into %s", r.Method, r.Pattern, missing)
		return "?"
	}
	theirs, _ := b.theirs.path(r.Pattern)
	c := b.browser
	if r.Pattern == "/esci" {
		c = b.spare
	}
	if slices.Contains(needsSession, r.Pattern) {
		b.want404(c, r, mine)
		return cellYes
	}
	if !b.open(c, r, mine, odd) {
		if b.open(c, r, theirs, nil) {
			b.t.Errorf("%s %s: is open for a case of others and closed for one's own", r.Method, r.Pattern)
		}
		return cellNo
	}
	b.closedForWhatIsNot(c, r)
	if theirs != mine && !b.open(c, r, theirs, nil) {
		return cellOwn
	}
	return cellYes
}

// open reports whether a route answers. One that does not must answer like an
// address that does not exist, to the last byte.
func (b *beat) open(c *webtest.Client, r web.Route, path string, form url.Values) bool {
	b.t.Helper()
	a := ask(c, r.Method, path, form)
	switch {
	case a.Status == http.StatusNotFound:
		if a.Body == b.absent[r.Method] {
			return false
		}
		// The answer may have told what was done before, and the menu counts
		// what waits: asked again, there is nothing more to tell.
		b.absent[r.Method] = ask(c, r.Method, "/una-pagina-che-non-esiste", nil).Body
		if ask(c, r.Method, path, form).Body != b.absent[r.Method] {
			b.t.Errorf("%s %s: what %s may not have differs from what does not exist", r.Method, r.Pattern, b.role)
		}
		return false
	case a.Status >= http.StatusInternalServerError, a.Status == http.StatusForbidden:
		b.t.Errorf("%s %s as %s: got status %d", r.Method, r.Pattern, b.role, a.Status)
	case a.Header.Get("Location") == "/entra" && r.Pattern != "/esci":
		b.t.Errorf("%s %s as %s: was sent to the door", r.Method, r.Pattern, b.role)
	}
	return true
}

// closedForWhatIsNot asks a route for identities that nobody has.
func (b *beat) closedForWhatIsNot(c *webtest.Client, r web.Route) {
	for _, key := range wildcards(r.Pattern) {
		for _, value := range []string{string(id.New[id.Event]()), "x", "..%2f%00"} {
			path, _ := b.mine.with(key, value).path(r.Pattern)
			b.want404(c, r, path)
		}
	}
}

// want404 wants an address of nothing to be absent. A command may find its
// empty form wrong first, and a job may have gone while its page was read.
func (b *beat) want404(c *webtest.Client, r web.Route, path string) {
	status := ask(c, r.Method, path, nil).Status
	wrongForm := r.Method == http.MethodPost && status == http.StatusUnprocessableEntity
	goneJob := r.Action == access.JobAdmin && status == http.StatusConflict
	if status != http.StatusNotFound && !wrongForm && !goneJob {
		b.t.Errorf("%s %s: got status %d for an address of nothing, want 404", r.Method, path, status)
	}
}

// knock asks every route as somebody who has not signed in.
func (b *beat) knock(m *matrix) {
	for _, r := range b.Server.Routes() {
		path, _ := b.mine.path(r.Pattern)
		a := ask(b.nobody(), r.Method, path, odd)
		atDoor := a.Status == http.StatusSeeOther && a.Header.Get("Location") == "/entra"
		switch {
		case r.Action != access.Public && !atDoor:
			b.t.Errorf("%s %s as nobody: got status %d, want the door", r.Method, r.Pattern, a.Status)
		case r.Action != access.Public:
			m.put(r, nobodysColumn, cellDoor)
			continue
		case a.Status >= http.StatusInternalServerError, a.Status == http.StatusNotFound && !slices.Contains(needsSession, r.Pattern):
			b.t.Errorf("%s %s as nobody: got status %d", r.Method, r.Pattern, a.Status)
		}
		m.put(r, nobodysColumn, cellYes)
	}
}

// TestRolesMatrixCoversTheVocabulary keeps an action from standing in the table
// of permissions without any route, and routes from using one that it lacks.
func TestRolesMatrixCoversTheVocabulary(t *testing.T) {
	t.Parallel()
	known := append(access.Actions(), access.Public, access.SignedIn)
	for _, r := range newSite(t).Server.Routes() {
		if !slices.Contains(known, r.Action) {
			t.Errorf("%s %s asks for %q, which no role holds", r.Method, r.Pattern, r.Action)
		}
	}
}
