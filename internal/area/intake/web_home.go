package intake

import (
	"net/http"
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
	v := homeView{L: l, Desk: programme.Desk(l, identity), Months: rules.ReactivationOpportunity}
	v.Hero = ui.HeroView{
		Title: t("title"), Lead: t("lead"), Note: t("note", StepWhere.Minutes()),
		Action: ui.LinkButtonView{Label: t("apply"), Href: pathForm},
		Second: &ui.LinkButtonView{Label: t("code"), Href: pathRoad},
		Aside:  &ui.Link{Label: t("youth", YoungAge), Href: pathYouth},
	}
	v.ForYou = []ui.PointView{
		point("home", "you.1", identity.City), point("clock", "you.2", rules.HoursLimit), point("euro", "you.3"),
	}
	v.Steps = []ui.StepView{
		step("step.1", ui.TagView{Icon: "clock", Text: t("step.1.when")}),
		step("step.2", ui.TagView{Icon: "clock", Text: l.N("intake.home.step.2.when", rules.InviteWeeks)}),
		step("step.3", ui.TagView{Icon: "check-circle", Text: l.N("intake.home.step.3.when", rules.ReactivationOpportunity)}),
	}
	for _, line := range v.Desk.Hours {
		v.Hours.Lines = append(v.Hours.Lines, ui.HoursLine{Day: capital(line.Day), Hours: line.Hours, Now: isOf(l, line, today)})
	}
	return v
}

// isOf reports whether a line of opening hours is of a day.
func isOf(l i18n.L, line ui.OpeningHours, day civil.Date) bool {
	return civil.Fold(line.Day) == civil.Fold(l.Weekday(day))
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
