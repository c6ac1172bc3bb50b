package chart

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"insieme/internal/base/civil"
)

func draw(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatalf("render: %v", err)
	}
	return b.String()
}

func TestFiguresSayWhatTheyShowAndCarryNoStyle(t *testing.T) {
	t.Parallel()
	figures := map[string]templ.Component{
		"far":    Ring(RingFigure{Title: "mancano 112 giorni", Size: 96, Kind: "far", Share: .4, Number: "112", Unit: "giorni"}),
		"broken": Ring(RingFigure{Title: "scaduta da 6 giorni", Size: 48, Kind: "broken", Number: "−6"}),
		"kept":   Ring(RingFigure{Title: "mantenuta", Size: 48, Kind: "kept"}),
		"paused": Ring(RingFigure{Title: "sospesa", Size: 48, Kind: "paused", Word: "sospesa"}),
		"meter":  Meter(MeterFigure{Title: "metà", Share: .5}),
		"plan":   Plan(samplePlan()),
	}
	for name, figure := range figures {
		svg := draw(t, figure)
		if !strings.Contains(svg, `role="img"`) || !strings.Contains(svg, `aria-label="`) {
			t.Errorf("%s has no name for who listens:\n%s", name, svg)
		}
		if strings.Contains(svg, "style=") || strings.Contains(svg, "NaN") {
			t.Errorf("%s has a style attribute or no number:\n%s", name, svg)
		}
	}
	if svg := draw(t, Share(ShareFigure{Share: .3, Word: "oggi"})); !strings.Contains(svg, `aria-hidden="true"`) {
		t.Errorf("a bar beside its sentence is read twice:\n%s", svg)
	}
}

func TestPercentStaysInsideItsBar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		share float64
		want  string
	}{{0, "0%"}, {.286, "28.6%"}, {1, "100%"}, {-3, "0%"}, {7, "100%"}} {
		if got := percent(c.share); got != c.want {
			t.Errorf("percent(%v) = %s, want %s", c.share, got, c.want)
		}
	}
}

func TestRingArcIsTheShareOfItsCircle(t *testing.T) {
	t.Parallel()
	f := RingFigure{Size: 96, Share: .25}
	if got, want := f.arc(), num(f.around()/4)+" "+num(f.around()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := (RingFigure{Size: 96, Share: 2}).arc(), num(f.around())+" "+num(f.around()); got != want {
		t.Errorf("a share over 1: got %s, want the whole circle %s", got, want)
	}
}

func samplePlan() PlanFigure {
	day := civil.MustDate
	return PlanFigure{
		Title: "piano", From: day("2022-05-01"), To: day("2023-04-01"), Today: day("2022-11-10"), TodayWord: "oggi",
		Month: func(m time.Month) string { return m.String()[:3] },
		Rows: []PlanRow{
			{Label: "Promesse", Marks: []PlanMark{
				{Date: day("2022-11-18"), Kind: MarkNear, Label: "Colloquio in azienda"},
				{Date: day("2022-11-10"), Kind: MarkKept, Label: "Riattivazione, fatta"},
				{Date: day("2023-03-18"), Kind: MarkFuture, Label: "Esperienza in azienda"},
			}},
			{Label: "Incontri", Marks: []PlanMark{{Date: day("2022-06-03"), Kind: MarkMet}}},
			{Label: "Formazione", Bars: []PlanBar{{From: day("2022-06-01"), To: day("2022-06-02"), Label: "Un giorno di corso"}, {From: day("2023-03-20"), To: day("2023-09-01"), Label: "Fino a dopo la fine dell’asse", Planned: true}}},
			{Label: "Proposte"},
		},
	}
}

func TestPlanLabelsDoNotTouch(t *testing.T) {
	t.Parallel()
	p := samplePlan().layout()
	points := p.lanes[0].marks
	if points[0].kind != MarkKept {
		t.Fatalf("marks are not in the order of their dates: first is %s", points[0].kind)
	}
	for i, a := range points {
		for _, b := range points[i+1:] {
			near := math.Abs(a.labelX-b.labelX) < (width(a.label)+width(b.label))/2
			if a.labelY == b.labelY && near {
				t.Errorf("%q and %q overlap", a.label, b.label)
			}
		}
	}
	if points[0].labelY == points[1].labelY {
		t.Error("two labels eight days apart stand on one line")
	}
	for _, p := range points {
		if p.labelX+width(p.label)/2 > planWidth {
			t.Errorf("%q leaves the drawing", p.label)
		}
	}
}

func width(label string) float64 { return float64(len([]rune(label))) * letter }

func TestPlanKeepsEverythingInside(t *testing.T) {
	t.Parallel()
	p := samplePlan().layout()
	for _, lane := range p.lanes {
		for _, b := range lane.bars {
			if b.x < planLeft || b.x+b.width > planRight+10 {
				t.Errorf("bar %q from %v to %v leaves the axis", b.label, b.x, b.x+b.width)
			}
			if b.labelX+width(b.label) > planWidth+16 {
				t.Errorf("label %q leaves the drawing", b.label)
			}
		}
		if lane.middle <= lane.top {
			t.Errorf("lane %q has no height", lane.label)
		}
	}
	if !p.todayShown || p.today <= planLeft || p.today >= planRight {
		t.Errorf("today stands at %v, want between %v and %v", p.today, planLeft, planRight)
	}
	if last := p.months[len(p.months)-1]; last.name != "" {
		t.Errorf("the month at the very end is written (%s) where there is no room", last.name)
	}
}

func TestPlanWithoutTodayShowsNoLine(t *testing.T) {
	t.Parallel()
	f := samplePlan()
	f.Today = civil.MustDate("2024-01-01")
	if f.layout().todayShown {
		t.Error("a line at today outside the axis")
	}
	if strings.Contains(draw(t, Plan(f)), "c-today") {
		t.Error("today is drawn outside the axis")
	}
}

func TestPlanOfManyYearsDoesNotCrowdItsMonths(t *testing.T) {
	t.Parallel()
	f := samplePlan()
	f.From, f.To = civil.MustDate("2018-01-01"), civil.MustDate("2022-12-31")
	named := 0
	for _, m := range f.layout().months {
		if m.name != "" {
			named++
		}
	}
	if named > 14 || named < 6 {
		t.Errorf("got %d names of months, want 6 to 14", named)
	}
}

func TestPlanOfNoTimeIsDrawn(t *testing.T) {
	t.Parallel()
	f := PlanFigure{Title: "vuoto", From: civil.MustDate("2022-05-01"), To: civil.MustDate("2022-05-01"), Month: func(time.Month) string { return "mag" }}
	if svg := draw(t, Plan(f)); strings.Contains(svg, "NaN") {
		t.Errorf("got %s", svg)
	}
}

func TestEveryKindOfMarkHasItsShape(t *testing.T) {
	t.Parallel()
	shapes := map[string]string{}
	for _, kind := range []string{MarkMet, MarkBooked, MarkMissing, MarkKept, MarkNear, MarkLate, MarkFuture} {
		svg := draw(t, Mark(kind))
		if other, taken := shapes[svg]; taken {
			t.Errorf("%s looks as %s", kind, other)
		}
		shapes[svg] = kind
	}
}
