package programme

import (
	"fmt"
	"strconv"

	"insieme/internal/base/fault"
)

// Rules are the numbers that the programme works by. Months are civil months.
type Rules struct {
	HoursLimit     int // weekly hours of work below which somebody may apply (R2.3)
	LookBackMonths int // how far back active measures are looked for (R2.5)
	VerifyDays     int // in which a partner answers a question of the verification
	VerifyLinkDays int // that the link in a partner's message opens the question
	VerifyMonths   int // that an answer of the verification counts (R2.4, R2.5)
	InviteWeeks    int // from receipt to the invitation
	WarnDays       int // days before its due day from which a promise is near (R3.3)

	ChangeHours int // until how many hours before it a person may move an appointment
	AnswerDays  int // days after which an invitation without an answer is a call to make
	Absences    int // absences after which "unreachable" is proposed
	OfferHours  int // hours for which a freed place is one person's to answer

	ReadyOpportunity        int // months to an opportunity of an interview, ready people (R3.2)
	ReadyExperience         int // months to an experience in a company, ready people (R3.2)
	ReactivationReady       int // months to being ready, people to reactivate (R3.1)
	ReactivationOpportunity int // months to an opportunity, people to reactivate (R3.1)
	ReactivationExperience  int // months to an experience, people to reactivate (R3.1)

	CompanyMonths   int // for which what was confirmed of a company counts (R5.1)
	CompanyLinkDays int // that the link of a survey works
	CompanyLoad     int // proposals that a company gets in a month at most

	RequestOwnerDays       int // without work on a request, after which its owner is told (R5.7)
	RequestCoordinatorDays int // after which who coordinates is told
	RequestOperationalDays int // after which the operational table is told
	RequestTechnicalDays   int // after which the technical table is told
	RequestExpiryDays      int // after which a request that nobody confirmed runs out

	FileMegabytes   int // the largest file that is taken (R2.1)
	RetentionMonths int // months without any fact after which a record's erasure is proposed
}

// The cards in which the page shows the rules.
const (
	groupAccess       = "access"
	groupVerification = "verification"
	groupTimes        = "times"
	groupAppointments = "appointments"
	groupReady        = "ready"
	groupReactivation = "reactivation"
	groupCompanies    = "companies"
	groupRequests     = "requests"
	groupRecord       = "record"
)

// Rule describes one number of the Rules: its name in forms and message keys,
// and the least and most it can be.
type Rule struct {
	Name     string
	Min, Max int
	group    string // card of the page
	place    func(*Rules) *int
}

// Code is the rule's code among the settings.
func (r Rule) Code() string { return string(SectionRules) + "." + r.Name }

// Of reads the rule's number.
func (r Rule) Of(rules Rules) int { return *r.place(&rules) }

// Put writes the rule's number.
func (r Rule) Put(rules *Rules, n int) { *r.place(rules) = n }

// AllRules lists the rules in the order of the page.
func AllRules() []Rule {
	return []Rule{
		{"hours_limit", 1, 48, groupAccess, func(r *Rules) *int { return &r.HoursLimit }},
		{"look_back_months", 1, 60, groupAccess, func(r *Rules) *int { return &r.LookBackMonths }},
		{"verify_days", 1, 90, groupVerification, func(r *Rules) *int { return &r.VerifyDays }},
		{"verify_link_days", 1, 180, groupVerification, func(r *Rules) *int { return &r.VerifyLinkDays }},
		{"verify_months", 1, 60, groupVerification, func(r *Rules) *int { return &r.VerifyMonths }},
		{"invite_weeks", 1, 52, groupTimes, func(r *Rules) *int { return &r.InviteWeeks }},
		{"warn_days", 1, 365, groupTimes, func(r *Rules) *int { return &r.WarnDays }},
		{"change_hours", 0, 168, groupAppointments, func(r *Rules) *int { return &r.ChangeHours }},
		{"answer_days", 1, 60, groupAppointments, func(r *Rules) *int { return &r.AnswerDays }},
		{"absences", 1, 10, groupAppointments, func(r *Rules) *int { return &r.Absences }},
		{"offer_hours", 1, 72, groupAppointments, func(r *Rules) *int { return &r.OfferHours }},
		{"ready_opportunity", 1, 36, groupReady, func(r *Rules) *int { return &r.ReadyOpportunity }},
		{"ready_experience", 1, 36, groupReady, func(r *Rules) *int { return &r.ReadyExperience }},
		{"reactivation_ready", 1, 36, groupReactivation, func(r *Rules) *int { return &r.ReactivationReady }},
		{"reactivation_opportunity", 1, 36, groupReactivation, func(r *Rules) *int { return &r.ReactivationOpportunity }},
		{"reactivation_experience", 1, 36, groupReactivation, func(r *Rules) *int { return &r.ReactivationExperience }},
		{"company_months", 1, 60, groupCompanies, func(r *Rules) *int { return &r.CompanyMonths }},
		{"company_link_days", 1, 180, groupCompanies, func(r *Rules) *int { return &r.CompanyLinkDays }},
		{"company_load", 1, 100, groupCompanies, func(r *Rules) *int { return &r.CompanyLoad }},
		{"request_owner_days", 1, 365, groupRequests, func(r *Rules) *int { return &r.RequestOwnerDays }},
		{"request_coordinator_days", 1, 365, groupRequests, func(r *Rules) *int { return &r.RequestCoordinatorDays }},
		{"request_operational_days", 1, 365, groupRequests, func(r *Rules) *int { return &r.RequestOperationalDays }},
		{"request_technical_days", 1, 365, groupRequests, func(r *Rules) *int { return &r.RequestTechnicalDays }},
		{"request_expiry_days", 7, 730, groupRequests, func(r *Rules) *int { return &r.RequestExpiryDays }},
		{"file_megabytes", 1, 10, groupRecord, func(r *Rules) *int { return &r.FileMegabytes }},
		{"retention_months", 6, 240, groupRecord, func(r *Rules) *int { return &r.RetentionMonths }},
	}
}

// Check holds the rules against their bounds and against each other: a later
// promise cannot be due before an earlier one.
func (r Rules) Check() error {
	var c fault.Check
	for _, rule := range AllRules() {
		n := rule.Of(r)
		c.Fail(n < rule.Min || n > rule.Max, rule.Name, "programme.error.range", rule.Min, rule.Max)
	}
	c.Fail(r.ReadyExperience < r.ReadyOpportunity, "ready_experience", "programme.error.order", r.ReadyOpportunity)
	c.Fail(r.ReactivationOpportunity < r.ReactivationReady, "reactivation_opportunity", "programme.error.order", r.ReactivationReady)
	c.Fail(r.ReactivationExperience < r.ReactivationOpportunity, "reactivation_experience", "programme.error.order", r.ReactivationOpportunity)
	c.Fail(r.RequestCoordinatorDays < r.RequestOwnerDays, "request_coordinator_days", "programme.error.ladder", r.RequestOwnerDays)
	c.Fail(r.RequestOperationalDays < r.RequestCoordinatorDays, "request_operational_days", "programme.error.ladder", r.RequestCoordinatorDays)
	c.Fail(r.RequestTechnicalDays < r.RequestOperationalDays, "request_technical_days", "programme.error.ladder", r.RequestOperationalDays)
	return c.Err("programme.Rules.Check")
}

func (r Rules) values() map[string]string {
	out := map[string]string{}
	for _, rule := range AllRules() {
		out[rule.Code()] = strconv.Itoa(rule.Of(r))
	}
	return out
}

// rulesOf reads the rules from settings. One that is missing is a broken
// installation: the migration sets them all.
func rulesOf(values map[string]string) (Rules, error) {
	var rules Rules
	for _, rule := range AllRules() {
		n, err := strconv.Atoi(values[rule.Code()])
		if err != nil {
			return Rules{}, fmt.Errorf("programme: setting %s is missing or no number", rule.Code())
		}
		rule.Put(&rules, n)
	}
	return rules, nil
}
