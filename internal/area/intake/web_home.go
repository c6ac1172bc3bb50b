package intake

import (
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// homeView is the programme's front door.
type homeView struct {
	L      i18n.L
	Hero   ui.HeroView
	ForYou []ui.PointView
	Steps  []ui.StepView
	Hours  ui.HoursView
	Desk   ui.HelpDesk
	Months int // of the promise to who is ready
}

// home answers GET /.
func (p *PublicPages) home(c *web.Ctx) error {
	identity, err := p.identity(c)
	if err != nil {
		return err
	}
	rules, err := p.rules(c)
	if err != nil {
		return err
	}
	f := c.PublicFrame("intake.home.tab")
	f.Title = ""
	return c.Page(http.StatusOK, homeTemplate(f, newHome(c.L, identity, rules, c.Today())))
}

func newHome(l i18n.L, identity programme.Identity, rules programme.Rules, today civil.Date) homeView {
	t := func(key string, args ...any) string { return l.T("intake.home."+key, args...) }
	point := func(icon, key string, args ...any) ui.PointView {
		return ui.PointView{Icon: icon, Title: t(key + ".title"), Text: t(key+".text", args...)}
	}
	step := func(key string, tag ui.TagView) ui.StepView {
		return ui.StepView{Title: t(key + ".title"), Text: t(key + ".text"), Tag: &tag}
	}
	v := homeView{L: l, Desk: programme.Desk(identity), Months: rules.ReactivationOpportunity}
	v.Hero = ui.HeroView{
		Title: t("title"), Lead: t("lead"), Note: t("note", StepWhere.Minutes()),
		Action: ui.LinkButtonView{Label: t("apply"), Href: pathForm},
		Second: &ui.LinkButtonView{Label: t("code"), Href: pathRoad},
	}
	v.ForYou = []ui.PointView{
		point("home", "you.1", identity.City), point("clock", "you.2", rules.HoursLimit), point("euro", "you.3"),
	}
	v.Steps = []ui.StepView{
		step("step.1", ui.TagView{Icon: "clock", Text: t("step.1.when")}),
		step("step.2", ui.TagView{Icon: "clock", Text: l.N("intake.home.step.2.when", rules.InviteWeeks)}),
		step("step.3", ui.TagView{Icon: "check-circle", Text: l.N("intake.home.step.3.when", rules.ReactivationOpportunity)}),
	}
	for _, line := range identity.Hours() {
		v.Hours.Lines = append(v.Hours.Lines, hoursLine(line, today))
	}
	return v
}

// hoursLine parts "Mercoledì 10:00-12:30" into day and hours, and marks the
// line of today. The settings are in Italian whatever the reader's language.
func hoursLine(line string, today civil.Date) ui.HoursLine {
	at := strings.IndexFunc(line, func(r rune) bool { return r >= '0' && r <= '9' })
	if at < 0 {
		at = len(line)
	}
	day := capital(strings.TrimRight(line[:at], " :,"))
	weekday := civil.Fold(i18n.L{}.Weekday(today))
	return ui.HoursLine{Day: day, Hours: line[at:], Now: strings.HasPrefix(civil.Fold(day), weekday[:3])}
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
