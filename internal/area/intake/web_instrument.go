package intake

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavInstrument is the key of the instrument in the navigation.
const NavInstrument = "instrument"

const (
	pathInstrument    = "/amministrazione/strumento"
	pathInstrumentNew = pathInstrument + "/nuova"
)

func pathVersion(version int) string { return pathInstrument + "/" + strconv.Itoa(version) }

// instrumentRoutes lists the pages of the instrument's versions.
func (p *Pages) instrumentRoutes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathInstrument, Action: access.IntakeRules, Handler: p.showInstruments},
		{Method: http.MethodGet, Pattern: pathInstrumentNew, Action: access.IntakeRules, Handler: p.showNewInstrument},
		{Method: http.MethodPost, Pattern: pathInstrumentNew, Action: access.IntakeRules, Handler: p.newInstrument},
		{Method: http.MethodGet, Pattern: pathInstrument + "/{version}", Action: access.IntakeRules, Handler: p.showInstrument},
		{Method: http.MethodPost, Pattern: pathInstrument + "/{version}/ritira", Action: access.IntakeRules, Handler: p.withdrawInstrument},
	}
}

// InstrumentNav is the instrument in the navigation.
func (p *Pages) InstrumentNav() web.NavItem {
	return web.NavItem{Key: NavInstrument, LabelKey: "intake.instrument.title", Href: pathInstrument, Icon: "file", Action: access.IntakeRules, Group: 1}
}

// instrumentsView is the list of versions.
type instrumentsView struct {
	Lines  []versionLine // newest first
	Errors []ui.FieldError
}

// versionLine is a version of the list.
type versionLine struct {
	Href, Label, Number, When, Size, Thresholds string
	Tag                                         ui.TagView
	Withdraw                                    string // POST path; empty when it cannot be withdrawn
}

// showInstruments answers GET /amministrazione/strumento.
func (p *Pages) showInstruments(c *web.Ctx) error {
	page, err := p.instrumentsPage(c, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *Pages) instrumentsPage(c *web.Ctx, wrong error) (templ.Component, error) {
	all, err := instruments(c.Context(), p.reader())
	if err != nil {
		return nil, err
	}
	v := instrumentsView{Errors: web.Summary(c.L, wrong, nil)}
	for i := len(all) - 1; i >= 0; i-- {
		v.Lines = append(v.Lines, lineOf(c, all, i))
	}
	return instrumentsTemplate(c.Frame("intake.instrument.title", NavInstrument), v), nil
}

func lineOf(c *web.Ctx, all Versions, at int) versionLine {
	in, l := all[at], c.L
	validity, period := all.Validity(at, c.Today())
	n := 0
	for _, d := range in.Domains {
		n += len(d.Items)
	}
	line := versionLine{
		Href: pathVersion(in.Version), Label: in.Label.In(string(l.Lang())), Number: l.T("intake.instrument.number", in.Version),
		Size: l.N("intake.instrument.items", n), Thresholds: l.T("intake.instrument.thresholds.none"),
		Tag: ui.TagView{Tone: toneOf(validity), Text: l.T("intake.instrument.validity." + string(validity))},
	}
	switch {
	case validity == ValidityNever:
		line.When = l.Date(period.From)
	case period.IsOpen():
		line.When = l.T("intake.instrument.since", l.Date(period.From))
	default:
		line.When = l.T("intake.instrument.between", l.Date(period.From), l.Date(period.To))
	}
	if in.HasThresholds() {
		line.Thresholds = l.T("intake.instrument.thresholds.set")
	}
	if all.canWithdraw(at, c.Today()) {
		line.Withdraw = pathVersion(in.Version) + "/ritira"
	}
	return line
}

func toneOf(v Validity) ui.Tone {
	switch v {
	case ValidityNow:
		return ui.ToneKept
	case ValiditySoon:
		return ui.ToneInfo
	default:
		return ui.TonePlain
	}
}

// versionOf finds the version that the address names.
func (p *Pages) versionOf(c *web.Ctx) (all Versions, at int, err error) {
	if all, err = instruments(c.Context(), p.reader()); err != nil {
		return nil, 0, err
	}
	n, err := strconv.Atoi(c.PathValue("version"))
	at, known := all.find(n)
	if err != nil || !known {
		return nil, 0, fault.Absent("intake.versionOf")
	}
	return all, at, nil
}

// instrumentView is a version to read and to print.
type instrumentView struct {
	Line    versionLine
	Facts   []ui.Fact
	Scale   []string
	Domains []instrumentDomain
	Self    []instrumentItem
	Off     bool // no thresholds
}

type instrumentDomain struct {
	Name, Sub, Note string
	Items           []instrumentItem
}

type instrumentItem struct {
	Text, Help, Code string
	Options          []string // its own answers
}

// showInstrument answers GET /amministrazione/strumento/{version}.
func (p *Pages) showInstrument(c *web.Ctx) error {
	all, at, err := p.versionOf(c)
	if err != nil {
		return err
	}
	l, in := c.L, all[at]
	lang := string(l.Lang())
	v := instrumentView{Line: lineOf(c, all, at), Off: !in.HasThresholds(), Scale: optionLines(c, in.Scale)}
	v.Facts = []ui.Fact{
		{Label: l.T("intake.instrument.validity"), Value: v.Line.When},
		{Label: l.T("intake.instrument.legal"), Value: in.Legal.In(lang)},
		{Label: l.T("intake.instrument.rule"), Value: in.Rule.In(lang)},
		{Label: l.T("intake.instrument.total"), Value: boundsLine(c, in)},
	}
	for _, d := range in.Domains {
		r := in.ReachOf(d)
		of := instrumentDomain{Name: d.Name.In(lang), Sub: thresholdLine(c, d, r), Note: restrictedNote(l, d.Restricted)}
		for _, item := range d.Items {
			of.Items = append(of.Items, instrumentItem{item.Text.In(lang), item.Help.In(lang), item.Code, optionLines(c, item.Options)})
		}
		v.Domains = append(v.Domains, of)
	}
	for _, item := range in.Self {
		v.Self = append(v.Self, instrumentItem{item.Text.In(lang), item.Help.In(lang), item.Code, levelWords(c, "intake.self.level")})
	}
	return c.Page(http.StatusOK, instrumentTemplate(c.FrameTitled(v.Line.Label, NavInstrument), v))
}

// optionLines are answers with what they are worth: "fragile (2 punti)".
func optionLines(c *web.Ctx, options []Option) []string {
	var out []string
	for _, o := range options {
		out = append(out, c.L.T("intake.instrument.option", o.Text.In(string(c.L.Lang())), c.L.N("intake.instrument.points", o.Score)))
	}
	return out
}

// thresholdLine says from how many points a domain counts.
func thresholdLine(c *web.Ctx, d Domain, r Reach) string {
	if d.Threshold == nil {
		return c.L.T("intake.instrument.threshold.none", r.Least, r.Most)
	}
	key := "intake.instrument.threshold.other"
	if d.Needed {
		key = "intake.instrument.threshold.needed"
	}
	return c.L.T(key, *d.Threshold, r.Least, r.Most)
}

// boundsLine says between what the total must lie.
func boundsLine(c *web.Ctx, in Instrument) string {
	r := in.Reach()
	switch {
	case in.From != nil && in.To != nil:
		return c.L.T("intake.instrument.total.between", *in.From, *in.To, r.Most)
	case in.From != nil:
		return c.L.T("intake.instrument.total.from", *in.From, r.Most)
	case in.To != nil:
		return c.L.T("intake.instrument.total.to", *in.To, r.Most)
	default:
		return c.L.T("intake.instrument.total.none", r.Least, r.Most)
	}
}

// withdrawInstrument answers POST …/{version}/ritira.
func (p *Pages) withdrawInstrument(c *web.Ctx) error {
	var none struct{}
	if err := c.Decode(&none); err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.instrumentsPage(c, err) })
	}
	all, at, err := p.versionOf(c)
	if err != nil {
		return err
	}
	if err := p.service.WithdrawInstrument(c.Context(), c.Actor, all[at].Version); err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.instrumentsPage(c, err) })
	}
	return c.Done(pathInstrument, web.Flash{Key: "intake.instrument.withdrawn"})
}
