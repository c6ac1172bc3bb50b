package programme

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/civil"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type rulesForm struct {
	From                    civil.Date `form:"from"`
	Seen                    int64      `form:"seen"`
	HoursLimit              int        `form:"hours_limit"`
	LookBackMonths          int        `form:"look_back_months"`
	VerifyDays              int        `form:"verify_days"`
	VerifyLinkDays          int        `form:"verify_link_days"`
	VerifyMonths            int        `form:"verify_months"`
	InviteWeeks             int        `form:"invite_weeks"`
	WarnDays                int        `form:"warn_days"`
	ChangeHours             int        `form:"change_hours"`
	AnswerDays              int        `form:"answer_days"`
	Absences                int        `form:"absences"`
	OfferHours              int        `form:"offer_hours"`
	ReadyOpportunity        int        `form:"ready_opportunity"`
	ReadyExperience         int        `form:"ready_experience"`
	ReactivationReady       int        `form:"reactivation_ready"`
	ReactivationOpportunity int        `form:"reactivation_opportunity"`
	ReactivationExperience  int        `form:"reactivation_experience"`
	CompanyMonths           int        `form:"company_months"`
	CompanyLinkDays         int        `form:"company_link_days"`
	CompanyLoad             int        `form:"company_load"`
	RequestOwnerDays        int        `form:"request_owner_days"`
	RequestCoordinatorDays  int        `form:"request_coordinator_days"`
	RequestOperationalDays  int        `form:"request_operational_days"`
	RequestTechnicalDays    int        `form:"request_technical_days"`
	RequestExpiryDays       int        `form:"request_expiry_days"`
	FileMegabytes           int        `form:"file_megabytes"`
	RetentionMonths         int        `form:"retention_months"`
}

func (f rulesForm) rules() Rules {
	return Rules{
		HoursLimit: f.HoursLimit, LookBackMonths: f.LookBackMonths, VerifyDays: f.VerifyDays,
		VerifyLinkDays: f.VerifyLinkDays, VerifyMonths: f.VerifyMonths, InviteWeeks: f.InviteWeeks, WarnDays: f.WarnDays,
		ChangeHours: f.ChangeHours, AnswerDays: f.AnswerDays, Absences: f.Absences, OfferHours: f.OfferHours,
		ReadyOpportunity: f.ReadyOpportunity, ReadyExperience: f.ReadyExperience, ReactivationReady: f.ReactivationReady,
		ReactivationOpportunity: f.ReactivationOpportunity, ReactivationExperience: f.ReactivationExperience,
		CompanyMonths: f.CompanyMonths, CompanyLinkDays: f.CompanyLinkDays, CompanyLoad: f.CompanyLoad,
		RequestOwnerDays: f.RequestOwnerDays, RequestCoordinatorDays: f.RequestCoordinatorDays,
		RequestOperationalDays: f.RequestOperationalDays, RequestTechnicalDays: f.RequestTechnicalDays,
		RequestExpiryDays: f.RequestExpiryDays, FileMegabytes: f.FileMegabytes, RetentionMonths: f.RetentionMonths,
	}
}

// rulesView is the page of the programme's rules.
type rulesView struct {
	settingForm
	Groups []ruleGroup
}

// ruleGroup is a card of the form.
type ruleGroup struct {
	Title, Sub string
	Fields     []ui.Field
}

// showRules answers GET /amministrazione/programma/regole.
func (p *Pages) showRules(c *web.Ctx) error {
	page, err := p.rulesPage(c, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// setRules answers POST /amministrazione/programma/regole.
func (p *Pages) setRules(c *web.Ctx) error {
	var f rulesForm
	err := c.Decode(&f)
	var number int64
	if err == nil {
		number, err = p.service.SetRules(c.Context(), c.Actor, SetRulesCmd{From: f.From, Rules: f.rules(), Seen: f.Seen})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.rulesPage(c, err) })
	}
	return saved(c, number, pathRules)
}

// rulesPage shows the form: with what holds today, or as it was typed when
// wrong says what has to change.
func (p *Pages) rulesPage(c *web.Ctx, wrong error) (templ.Component, error) {
	all, err := AllSettings(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	now, err := rulesOf(all.On(c.Today()))
	if err != nil {
		return nil, err
	}
	errors, labels := web.Fields(c.L, wrong), map[string]string{}
	var v rulesView
	for _, rule := range AllRules() {
		holds := strconv.Itoa(rule.Of(now))
		field := ui.Field{
			Name: rule.Name, Label: c.L.T("programme." + rule.Code()), Help: ruleHelp(c, rule),
			Value: holds, Error: errors[rule.Name], Type: ui.TypeNumber, InputMode: "numeric", Required: true, Short: true,
			Min: strconv.Itoa(rule.Min), Max: strconv.Itoa(rule.Max),
		}
		if wrong != nil {
			field.Value = c.Typed(rule.Name)
			field.Help = theirs(c, wrong, field, holds)
		}
		labels[rule.Name] = field.Label
		v.add(c, rule.group, field)
	}
	v.settingForm, err = p.settingForm(c, all, SectionRules, pathRules, wrong, labels)
	return rulesTemplate(c.Frame("programme.title", NavSettings), v), err
}

// add puts a field into its group; the groups come in the order of the rules.
func (v *rulesView) add(c *web.Ctx, group string, field ui.Field) {
	title := c.L.T("programme.group." + group)
	if n := len(v.Groups); n == 0 || v.Groups[n-1].Title != title {
		v.Groups = append(v.Groups, ruleGroup{Title: title, Sub: c.L.T("programme.group." + group + ".sub")})
	}
	last := &v.Groups[len(v.Groups)-1]
	last.Fields = append(last.Fields, field)
}

// ruleHelp explains a rule; those of the promises are explained by their group.
func ruleHelp(c *web.Ctx, rule Rule) string {
	if rule.group == groupReady || rule.group == groupReactivation {
		return ""
	}
	return c.L.T("programme." + rule.Code() + ".help")
}
