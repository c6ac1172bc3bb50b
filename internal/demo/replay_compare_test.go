package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// livedAgain is how many households are lived again.
const livedAgain = 300

// TestTheServicesWouldHaveWrittenTheSameHistory lives some hundreds of
// households again through the commands, on an empty database and with the
// clock at the time of each fact, and wants every row of applications,
// pathways, promises and facts to be the same as those imported.
func TestTheServicesWouldHaveWrittenTheSameHistory(t *testing.T) {
	t.Parallel()
	imported := dbtest.Open(t, db.SQLite, db.Options{})
	d, err := invent(t.Context(), imported.Reader(), Options{Seed: 7, Today: Today})
	if err != nil {
		t.Fatal(err)
	}
	people := d.pick(t)
	part := d.only(people)
	j, catalogue, err := plumbing(part)
	if err != nil {
		t.Fatal(err)
	}
	err = imported.Import(t.Context(), func(tx *db.Tx) error {
		return part.importIn(t.Context(), tx, crypt.Ephemeral(), j, catalogue, "")
	})
	if err != nil {
		t.Fatal(err)
	}
	r := newReplay(t, d)
	r.found()
	r.play(people)
	invented := labels{
		people: map[id.Person]string{}, applications: map[id.Application]string{},
	}
	lived := labels{people: map[id.Person]string{}, applications: map[id.Application]string{}}
	for p, is := range r.people {
		invented.people[p] = "person " + string(p)
		lived.people[is] = "person " + string(p)
	}
	for a, is := range r.applications {
		invented.applications[a] = "application " + string(a)
		lived.applications[is] = "application " + string(a)
	}
	want, got := invented.dump(t, imported), lived.dump(t, r.DB)
	for _, table := range slices.Sorted(maps.Keys(want)) {
		compare(t, table, want[table], got[table])
	}
}

// compare wants two lists of rows to be the same, and shows where they are not.
func compare(t *testing.T, table string, want, got []string) {
	t.Helper()
	if len(want) == 0 {
		t.Errorf("%s: nothing to compare", table)
	}
	if len(want) != len(got) {
		t.Errorf("%s: %d rows imported, %d written by the services", table, len(want), len(got))
	}
	differ := 0
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] && differ < 5 {
			t.Errorf("%s, row %d:\nimported %s\nservices %s", table, i, want[i], got[i])
			differ++
		}
	}
}

// pick chooses the households to live again: first those that show a step which
// no other has shown, then others by lot. Whoever applied again has a second
// application under the same record, which no command makes: they are left out.
func (d *diary) pick(t *testing.T) map[id.Person]bool {
	t.Helper()
	missing := map[edge]bool{}
	for _, e := range allEdges() {
		missing[e] = true
	}
	aliases := map[*record][]id.Person{}
	for _, r := range d.records {
		if r.keeper != nil {
			aliases[r.keeper] = append(aliases[r.keeper], r.id)
		}
	}
	// The steps of everybody at once would be slow to find one by one.
	steps := d.edgesByPerson()
	chosen, n := map[id.Person]bool{}, 0
	take := func(r *record) {
		for _, p := range append([]id.Person{r.id}, aliases[r]...) {
			chosen[p] = true
			for _, e := range steps[p] {
				delete(missing, e)
			}
		}
		n++
	}
	single := slices.DeleteFunc(slices.Clone(d.records), func(r *record) bool { return r.keeper != nil || len(r.stories) > 1 })
	for _, r := range single {
		for _, p := range append([]id.Person{r.id}, aliases[r]...) {
			if slices.ContainsFunc(steps[p], func(e edge) bool { return missing[e] }) {
				take(r)
				break
			}
		}
	}
	for _, r := range shuffled(newChance(d.seed, 99), single) {
		if n < livedAgain && !chosen[r.id] {
			take(r)
		}
	}
	for e := range missing {
		t.Errorf("nobody shows %s in state %q (%s)", e.fact, e.from, e.machine)
	}
	t.Logf("%d households show all %d steps", n, len(allEdges()))
	return chosen
}

func (d *diary) edgesByPerson() map[id.Person][]edge {
	events := map[id.Person][]journal.Event{}
	for _, e := range d.events {
		events[e.Person] = append(events[e.Person], e)
	}
	out := map[id.Person][]edge{}
	for p, of := range events {
		part := &diary{generator: d.generator, rules: d.rules, events: of}
		out[p] = part.edgesOf(map[id.Person]bool{p: true})
	}
	return out
}

// only is the part of a diary about some people.
func (d *diary) only(people map[id.Person]bool) *diary {
	part := *d
	part.companies = nil // what happens with them is nobody's
	part.events = slices.DeleteFunc(slices.Clone(d.events), func(e journal.Event) bool { return !people[e.Person] })
	part.people = slices.DeleteFunc(slices.Clone(d.people), func(p person.Past) bool { return !people[p.ID] })
	part.applications = slices.DeleteFunc(slices.Clone(d.applications), func(a intake.Past) bool { return !people[a.Person] })
	part.appointments = slices.DeleteFunc(slices.Clone(d.appointments), func(a agenda.Past) bool { return !people[a.Person] })
	part.pathways = slices.DeleteFunc(slices.Clone(d.pathways), func(p pathway.Past) bool { return !people[p.Person] })
	for i := range part.people {
		part.people[i].Lookalikes = nil // the other of the two may not be among them
	}
	return &part
}

// labels name what has different identities in two databases.
type labels struct {
	people       map[id.Person]string
	applications map[id.Application]string
}

// dump writes the rows of a database with labels for identities.
func (l labels) dump(t *testing.T, d *db.DB) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	events := l.events(t, d)
	only := map[string]string{"verification_request": " WHERE state = 'asked'"} // the others leave no trace in the import
	for table, columns := range map[string]string{
		"application": `person, organisation, assisted_by, interviewer, channel, district, state, since, waiting_since, referred_on, received_on,
			checked_on, asked_on, measure_free_on, path_free_on, suspended_until, recheck_on, interview_on, interviewed_on, decided_on, track,
			ended_on, reason, destination, version`,
		"pathway": `person, state, track, since, decided_on, pact_proposed_on, pact_accepted_on, reactivated_on, opportunity_on, experience_on,
			job_on, paused_on, paused_until, closed_on, ending, version`,
		"appointment":          `person, kind, app_user, on_day, minute, length, place, state, version`,
		"promise":              `person, kind, made_on, due, paused_days, state, kept_on, kept_by, broken_by`,
		"verification_request": `rule, organisation, months, asked_on, asked_by, due_on, reminded_on, reminders, reply, version`,
	} {
		key := "application"
		if table == "application" {
			key = "id"
		}
		names := strings.FieldsFunc(key+", "+columns, func(r rune) bool { return strings.ContainsRune(", \n\t", r) })
		rows := l.rows(t, d, `SELECT `+strings.Join(names, ", ")+` FROM `+table+only[table], len(names), func(v []string) string {
			for i, name := range names {
				switch name {
				case "id", "application":
					v[i] = l.applications[id.Application(v[i])]
				case "person":
					v[i] = l.people[id.Person(v[i])]
				case "kept_by", "broken_by":
					v[i] = events.label[v[i]]
				}
				v[i] = name + "=" + v[i]
			}
			return strings.Join(v, " ")
		})
		slices.Sort(rows)
		out[table] = rows
	}
	out["event"] = events.lines
	return out
}

func (l labels) rows(t *testing.T, d *db.DB, query string, columns int, line func([]string) string) []string {
	t.Helper()
	rows, err := db.All(t.Context(), d.Reader(), func(s db.Scanner) (string, error) {
		values, dest := make([]*string, columns), make([]any, columns)
		for i := range values {
			dest[i] = &values[i]
		}
		err := s.Scan(dest...)
		texts := make([]string, columns)
		for i, v := range values {
			if v != nil {
				texts[i] = *v
			}
		}
		return line(texts), err
	}, query)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

type journalDump struct {
	lines []string
	label map[string]string // of events, by identity
}

// events writes the facts about people, case by case in the order of the
// journal, each with a label that says which it is.
func (l labels) events(t *testing.T, d *db.DB) journalDump {
	t.Helper()
	var all []journal.Event
	for after := int64(0); ; {
		page, err := journal.All(t.Context(), d.Reader(), after, 5000)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		after = page[len(page)-1].Seq
		all = append(all, page...)
	}
	all = slices.DeleteFunc(all, func(e journal.Event) bool { return e.Person == "" })
	owner := func(e journal.Event) string { return l.people[e.Person] + " " + l.applications[e.Application] }
	slices.SortStableFunc(all, func(a, b journal.Event) int { return strings.Compare(owner(a), owner(b)) })
	out := journalDump{label: map[string]string{}}
	count, appointments, steps := map[string]int{}, map[string]string{}, map[string]string{}
	for _, e := range all {
		name := owner(e) + " " + string(e.Kind) + " " + e.OccurredOn.String()
		count[name]++
		out.label[string(e.ID)] = fmt.Sprintf("%s #%d", name, count[name])
	}
	for _, e := range all {
		codes := maps.Clone(e.Codes)
		rename(codes, "appointment", appointments, owner(e))
		rename(codes, "replaced", appointments, owner(e))
		rename(codes, "id", steps, owner(e))
		if alias, ok := codes["alias"]; ok {
			codes["alias"] = l.people[id.Person(alias)]
		}
		text, err := json.Marshal(map[string]string(codes))
		if err != nil {
			t.Fatal(err)
		}
		out.lines = append(out.lines, fmt.Sprintf("%s recorded %s by %q for %q quantity %d codes %s voids %s", out.label[string(e.ID)],
			e.RecordedAt.Format("2006-01-02T15:04:05"), e.Actor, e.Organisation, e.Quantity, text, out.label[string(e.Voids)]))
	}
	return out
}

// rename gives an identity among codes the number of its first mention.
func rename(codes journal.Codes, name string, known map[string]string, owner string) {
	v, ok := codes[name]
	if !ok {
		return
	}
	if known[v] == "" {
		known[v] = fmt.Sprintf("%s %d", owner, len(known))
	}
	codes[name] = known[v]
}

// personOf reads whose an application is.
func (r *replay) personOf(ctx context.Context, application id.Application) (id.Person, error) {
	return db.One(ctx, r.DB.Reader(), db.Scalar[id.Person], `SELECT person FROM application WHERE id = $1`, application)
}
