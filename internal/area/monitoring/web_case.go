package monitoring

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// CasePages are the external monitor's view of the cases.
type CasePages struct{ service *CaseService }

// NewCasePages makes the pages.
func NewCasePages(s *CaseService) *CasePages { return &CasePages{s} }

const (
	pathCases    = "/monitoraggio/casi"
	navCases     = "cases"
	casesAtOnce  = 50
	queryStage   = "fase"
	queryCasesAt = "pagina"
)

// Routes lists the pages. No case has an address of its own.
func (p *CasePages) Routes() []web.Route {
	return []web.Route{{Method: http.MethodGet, Pattern: pathCases, Action: access.MonitorCases, Handler: p.showCases}}
}

// Nav is the entry of the navigation.
func (p *CasePages) Nav() web.NavItem {
	return web.NavItem{Key: navCases, LabelKey: "monitoring.cases.title", Href: pathCases, Icon: "list", Action: access.MonitorCases}
}

type casesView struct {
	l       i18n.L
	stage   ui.Field
	total   int
	lines   []caseLine
	pager   ui.PagerView
	columns []ui.Column
}

// caseLine is a case in words.
type caseLine struct{ code, band, district, stage, received, decided, ended, promises string }

func (p *CasePages) showCases(c *web.Ctx) error {
	cases, err := p.service.Cases(c.Context(), c.Actor)
	if err != nil {
		return err
	}
	districts, err := programme.Districts(c.Context(), p.service.DB.Reader())
	if err != nil {
		return err
	}
	v := casesView{l: c.L, total: len(cases), stage: stageField(c.L, c.Query().Get(queryStage))}
	if v.stage.Value != "" {
		cases = slices.DeleteFunc(cases, func(k Case) bool { return string(k.Stage) != v.stage.Value })
	}
	page, _ := strconv.Atoi(c.Query().Get(queryCasesAt))
	cases = v.turn(cases, page)
	for _, k := range cases {
		v.lines = append(v.lines, lineOf(c.L, k, districts))
	}
	for _, name := range []string{"code", "band", "district", "stage", "received", "decided", "ended", "promises"} {
		v.columns = append(v.columns, ui.Column{Label: c.L.T("monitoring.cases." + name)})
	}
	return c.Page(http.StatusOK, casesPage(c.Frame("monitoring.cases.title", navCases), v))
}

func stageField(l i18n.L, chosen string) ui.Field {
	f := ui.Field{Name: queryStage, Label: l.T("monitoring.cases.filter"), Type: ui.TypeSelect, Options: []ui.Option{{Label: l.T("monitoring.cases.all")}}}
	for _, s := range Stages() {
		f.Options = append(f.Options, ui.Option{Value: string(s), Label: l.T("monitoring.stage." + string(s))})
		if string(s) == chosen {
			f.Value = chosen
		}
	}
	return f
}

// turn cuts a page, from 0, out of the cases, and says where it lies.
func (v *casesView) turn(cases []Case, page int) []Case {
	from := max(0, page) * casesAtOnce
	if from >= len(cases) {
		from, page = 0, 0
	}
	to := min(from+casesAtOnce, len(cases))
	if len(cases) == 0 {
		return nil
	}
	link := func(page int) string {
		q := url.Values{queryCasesAt: {strconv.Itoa(page)}}
		if v.stage.Value != "" {
			q.Set(queryStage, v.stage.Value)
		}
		return pathCases + "?" + q.Encode()
	}
	v.pager.Summary = v.l.T("monitoring.cases.page", v.l.Number(from+1), v.l.Number(to), v.l.Number(len(cases)))
	if page > 0 {
		v.pager.PrevHref = link(page - 1)
	}
	if to < len(cases) {
		v.pager.NextHref = link(page + 1)
	}
	return cases[from:to]
}

func lineOf(l i18n.L, k Case, districts []programme.District) caseLine {
	line := caseLine{
		code: k.Code, band: l.T("monitoring.cases.untold"), district: l.T("monitoring.cases.untold"),
		stage: l.T("monitoring.stage." + string(k.Stage)), received: month(l, k.Received), decided: month(l, k.Decided), ended: month(l, k.Ended),
		promises: promiseWords(l, k.Promises),
	}
	if k.Band != NoBand {
		line.band = l.T("monitoring.band." + string(k.Band))
	}
	if i := slices.IndexFunc(districts, func(d programme.District) bool { return d.Code == k.District }); i >= 0 {
		line.district = districts[i].Name
	}
	return line
}

func month(l i18n.L, d civil.Date) string {
	if d.IsZero() {
		return "–"
	}
	return l.Month(d.Month()) + " " + strconv.Itoa(d.Year())
}

func promiseWords(l i18n.L, t Tally) string {
	var words []string
	for _, n := range []struct {
		name  string
		count int
	}{{"kept", t.Kept}, {"late", t.Late}, {"broken", t.Broken}, {"open", t.Open}} {
		if n.count > 0 {
			words = append(words, l.N("monitoring.promise."+n.name, n.count))
		}
	}
	if len(words) == 0 {
		return "–"
	}
	return strings.Join(words, ", ")
}
