package demo

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"insieme/internal/app"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

var update = flag.Bool("update", false, "write the table of waypoints into docs/demo.md")

// waypoint is what somebody published about the programme: the demo's figure
// stays within some per cent of it, or it is a deviation with a reason and
// bounds of its own, so that it cannot drift unseen.
type waypoint struct {
	what      string
	said      float64
	unit      string
	low, high float64 // of the demo's figure
	measure   func(lives) float64
	why       string // of a deviation
}

// near is a waypoint that the demo meets within 2 % of what was said.
func near(what string, said float64, unit string, measure func(lives) float64) waypoint {
	return waypoint{what, said, unit, said * 0.98, said * 1.02, measure, ""}
}

// waypoints are those that the areas of the program can express.
func waypoints() []waypoint {
	end := func(year int) civil.Date { return civil.NewDate(year, 12, 31) }
	placed := func(until civil.Date) func(lives) lives {
		return func(l lives) lives { return l.with(job, civil.Date{}, until) }
	}
	placed2021, placed2022 := placed(end(2021)), placed(dayOfFigures())
	met := func(year int) func(lives) lives {
		return func(l lives) lives { return l.with(interview, end(year-1).AddDays(1), end(year)) }
	}
	inTarget := func(l life) bool { return !l.decided.IsZero() && l.days[interview].DaysUntil(l.decided) < 60 }
	return []waypoint{
		near("people registered by 31/12/2021", 5297, "", func(l lives) float64 { return l.by(receipt, end(2021)) }),
		near("people interviewed by 31/12/2021", 4012, "", func(l lives) float64 { return l.by(interview, end(2021)) }),
		near("new people a month in 2019", 124, "", func(l lives) float64 { return l.with(receipt, civil.NewDate(2019, 1, 1), end(2019)).count() / 12 }),
		near("men, of all by 31/12/2018", 65, "%", func(l lives) float64 { return l.with(receipt, civil.Date{}, end(2018)).share(man) }),
		near("Italians, of all by 31/12/2018", 54.5, "%", func(l lives) float64 { return l.with(receipt, civil.Date{}, end(2018)).share(italianOne) }),
		near("aged 50 to 64, of all by 31/12/2018", 39, "%", func(l lives) float64 { return l.with(receipt, civil.Date{}, end(2018)).share(aged(receipt, 50, 64)) }),
		near("men, of all by 31/12/2021", 54, "%", func(l lives) float64 { return l.with(receipt, civil.Date{}, end(2021)).share(man) }),
		near("aged 50 and over, of all by 31/12/2021", 40, "%", func(l lives) float64 { return l.with(receipt, civil.Date{}, end(2021)).share(aged(receipt, 50, 99)) }),
		near("under 35, of those who came in 2019", 32, "%", func(l lives) float64 {
			return l.with(receipt, civil.NewDate(2019, 1, 1), end(2019)).share(aged(receipt, 0, 34))
		}),
		near("under 35, of those who came in 2021", 40, "%", func(l lives) float64 {
			return l.with(receipt, civil.NewDate(2021, 1, 1), end(2021)).share(aged(receipt, 0, 34))
		}),
		{"in target, of those interviewed in 2018", 60.3, "%", 57.5, 64, func(l lives) float64 { return met(2018)(l).share(inTarget) }, "chance: decisions are drawn one by one"},
		{"in target, of those interviewed in 2019", 60.8, "%", 57.5, 64, func(l lives) float64 { return met(2019)(l).share(inTarget) }, "chance: decisions are drawn one by one"},
		{"people who found work by 31/10/2022", 1471, "", 1400, 1545, func(l lives) float64 { return placed2022(l).count() }, "chance: jobs are drawn one by one"},
		{"men, of those who found work by 31/12/2021", 55, "%", 52.5, 57.5, func(l lives) float64 { return placed2021(l).share(man) },
			"chance; the share of women a year later pulls the other way"},
		{"aged 50 to 60, of those who found work by 31/12/2021", 28, "%", 25.5, 30.5, func(l lives) float64 { return placed2021(l).share(aged(job, 50, 60)) }, "chance"},
		{"women, of those who found work by 31/10/2022", 47.4, "%", 44.5, 50, func(l lives) float64 { return placed2022(l).share(woman) }, "chance; the figure is of January 2023"},
		{"foreigners, of those who found work by 31/10/2022", 37, "%", 34.5, 39.5, func(l lives) float64 { return placed2022(l).share(foreigner) }, "chance; the figure is of January 2023"},
		{"mean age of those who found work by 31/10/2022", 43.5, "years", 40, 44, func(l lives) float64 { return placed2022(l).age(job) },
			"cannot be together with 40 % over 50, 40 % under 35 and only 28 % of those who found work aged 50 to 60"},
		{"people interviewed by 31/12/2018", 1200, "", 1200, 1500, func(l lives) float64 { return l.by(interview, end(2018)) },
			"4,012 by 2021 and the promised five weeks of waiting leave no room for a queue of a thousand people at the end of 2018 and 2019"},
		{"first interviews in 2019", 910, "", 1000, 1200, func(l lives) float64 { return met(2019)(l).count() }, "the same"},
		{"days from the interview to the first experience or job, 2022 January to June", 126, "days", 105, 150, func(l lives) float64 {
			return l.with(placement, civil.NewDate(2022, 1, 1), civil.NewDate(2022, 6, 30)).wait()
		}, "chance; the source does not say what counts as a placement"},
	}
}

// life is what the tables say of somebody; days are the first of their kind.
type life struct {
	sex, citizenship string
	birth            civil.Date
	days             [placement + 1]civil.Date
	decided          civil.Date // in target
	met              civil.Date // the interview before the first placement
}

type event int

const (
	receipt event = iota
	interview
	job
	placement // an experience or a job
)

type lives []life

func man(l life) bool        { return l.sex == "m" }
func woman(l life) bool      { return l.sex == "f" }
func italianOne(l life) bool { return l.citizenship == "IT" }
func foreigner(l life) bool  { return l.citizenship != "IT" }

func aged(on event, from, to int) func(life) bool {
	return func(l life) bool { a := l.birth.AgeOn(l.days[on]); return a >= from && a <= to }
}

// with are those to whom something happened between two days.
func (all lives) with(e event, from, to civil.Date) lives {
	var out lives
	for _, l := range all {
		if d := l.days[e]; !d.IsZero() && !d.Before(from) && !d.After(to) {
			out = append(out, l)
		}
	}
	return out
}

func (all lives) count() float64                     { return float64(len(all)) }
func (all lives) by(e event, day civil.Date) float64 { return all.with(e, civil.Date{}, day).count() }
func (all lives) mean(of func(life) float64) (m float64) {
	for _, l := range all {
		m += of(l) / all.count()
	}
	return m
}

func (all lives) share(of func(life) bool) float64 {
	return all.mean(func(l life) float64 {
		if of(l) {
			return 100
		}
		return 0
	})
}

func (all lives) age(on event) float64 {
	return all.mean(func(l life) float64 { return float64(l.birth.DaysUntil(l.days[on])) / 365.25 })
}

func (all lives) wait() float64 {
	return all.mean(func(l life) float64 { return float64(l.met.DaysUntil(l.days[placement])) })
}

// livesOf reads everybody who ever applied, those registered twice once.
func livesOf(t *testing.T, a *app.App) lives {
	t.Helper()
	type row struct {
		id id.Person
		life
	}
	rows, err := db.All(t.Context(), a.DB.Reader(), func(s db.Scanner) (r row, err error) {
		var experience civil.Date
		err = s.Scan(&r.id, &r.sex, &r.citizenship, &r.birth, &r.days[receipt], &r.days[interview], &r.decided, &r.days[job], &experience)
		r.days[placement], r.met = sooner(r.days[job], experience), r.days[interview]
		return r, err
	}, `SELECT p.id, p.sex, p.citizenship, p.birth_date, a.received_on, a.interviewed_on, w.decided_on, w.job_on, w.experience_on
		FROM application a JOIN person x ON x.id = a.person JOIN person p ON p.id = COALESCE(x.merged_into, x.id)
		LEFT JOIN pathway w ON w.application = a.id WHERE a.received_on IS NOT NULL ORDER BY a.received_on, a.id`)
	if err != nil {
		t.Fatal(err)
	}
	at := map[id.Person]int{}
	var out lives
	for _, r := range rows {
		i, known := at[r.id]
		if !known {
			at[r.id] = len(out)
			out = append(out, r.life)
			continue
		}
		l := &out[i]
		if was := l.days[placement]; was.IsZero() || !r.days[placement].IsZero() && r.days[placement].Before(was) {
			l.met = r.met
		}
		for e := range l.days {
			l.days[e] = sooner(l.days[e], r.days[e])
		}
		l.decided = sooner(l.decided, r.decided)
	}
	return out
}

func sooner(a, b civil.Date) civil.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// wantWaypoints wants every waypoint within its bounds, and returns the table
// of docs/demo.md.
func wantWaypoints(t *testing.T, a *app.App) string {
	t.Helper()
	all := livesOf(t, a)
	var table strings.Builder
	table.WriteString("| waypoint | source | demo | deviation | bounds | why |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, w := range waypoints() {
		got := w.measure(all)
		if got < w.low || got > w.high {
			t.Errorf("%s: %.1f, want %.1f to %.1f", w.what, got, w.low, w.high)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %+.1f %% | %s to %s | %s |\n", w.what, w.number(w.said), w.number(got), 100*(got/w.said-1),
			w.number(w.low), w.number(w.high), w.why)
	}
	return table.String()
}

// number writes counts whole and the rest with a decimal.
func (w waypoint) number(f float64) string {
	if w.said >= 200 {
		return fmt.Sprint(math.Round(f))
	}
	return strings.TrimSpace(fmt.Sprintf("%.1f %s", f, w.unit))
}

// wantTable wants docs/demo.md to show the figures as measured.
func wantTable(t *testing.T, table string) {
	t.Helper()
	const path, begin, end = "../../docs/demo.md", "<!-- waypoints -->\n\n", "\n<!-- end -->"
	doc, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(doc), begin)
	was, after, closed := strings.Cut(rest, end)
	switch {
	case !ok || !closed:
		t.Fatalf("%s has no place for the waypoints", path)
	case was == table:
	case !*update:
		t.Errorf("%s shows other figures than the demo's; go test ./internal/demo -run Seeds -update writes them:\n%s", path, table)
	default:
		if err := os.WriteFile(path, []byte(before+begin+table+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
