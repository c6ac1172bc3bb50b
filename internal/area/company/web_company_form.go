package company

import (
	"insieme/internal/base/web/ui"
)

// tellFields ask with which association, when and how.
func (v companyView) tellFields() []ui.Field {
	l := v.l
	on := v.today.String()
	side, organisation := string(v.usualSide()), ""
	if len(v.associations) == 1 {
		organisation = v.associations[0].Value
	}
	if v.failed.form == "tell" {
		on, side, organisation = v.typed("on"), v.typed("side"), v.typed("organisation")
	}
	sides := []ui.Option{{Value: string(Before), Label: l.T("company.tell.side.before")}, {Value: string(After), Label: l.T("company.tell.side.after")}}
	fields := []ui.Field{
		{Name: "side", ID: "detto-lato", Label: l.T("company.tell.side"), Type: ui.TypeSelect, Required: true, Value: side, Options: sides},
		{Name: "organisation", ID: "detto-associazione", Label: l.T("company.association"), Type: ui.TypeSelect, Required: true, Value: organisation, Options: v.associations},
		{Name: "on", ID: "detto-quando", Label: l.T("company.contact.on"), Type: ui.TypeDate, Required: true, Short: true, Value: on, Max: v.today.String()},
		{Name: "way", ID: "detto-come", Label: l.T("company.contact.way"), Type: ui.TypeSelect, Required: true, Value: v.typedOr("tell", "way", "call"), Options: options(l, "company.way.", Ways())},
		{Name: "note", ID: "detto-nota", Label: l.T("company.contact.note"), Value: v.typedIn("tell", "note"), MaxLength: 500, Dir: "auto"},
	}
	return withErrors(fields, v.errorsOf("tell"))
}

// usualSide is what is most likely to be recorded now: afterwards when there is
// something to tell.
func (v companyView) usualSide() Side {
	if v.company.Engagement.TellSince.IsZero() {
		return Before
	}
	return After
}

func (v companyView) typedOr(form, field, usual string) string {
	if v.failed.form == form {
		return v.typed(field)
	}
	return usual
}

func (v companyView) counterpartFields() []ui.Field {
	l := v.l
	return withErrors([]ui.Field{
		{Name: "name", ID: "referente-nome", Label: l.T("company.counterpart.name"), Required: true, MaxLength: maxShort, Value: v.typedIn("counterpart", "name"), Dir: "auto"},
		{Name: "job", ID: "referente-ruolo", Label: l.T("company.counterpart.job"), Example: l.T("company.counterpart.job.example"), MaxLength: maxShort, Value: v.typedIn("counterpart", "job"), Dir: "auto"},
		{Name: "phone", ID: "referente-telefono", Label: l.T("company.counterpart.phone"), Type: ui.TypeTel, Value: v.typedIn("counterpart", "phone")},
		{Name: "email", ID: "referente-email", Label: l.T("company.counterpart.email"), Type: ui.TypeEmail, Value: v.typedIn("counterpart", "email")},
	}, v.errorsOf("counterpart"))
}

func (v companyView) roleChoices() ui.ChoiceListView {
	list := ui.ChoiceListView{
		Name: "roles", Legend: v.l.T("company.counterpart.roles"), Many: true, Size: ui.ChoiceCompact, Error: v.errorsOf("counterpart")["roles"],
	}
	for _, role := range []string{"signs", "tutors", "answers"} {
		list.Choices = append(list.Choices, ui.Choice{Value: role, Label: v.l.T("company.counterpart." + role), Example: v.l.T("company.counterpart." + role + ".help")})
	}
	return list
}

// missingNote says how many contacts lack a talk with the association.
func (v companyView) missingNote() string {
	if v.missing == 0 {
		return ""
	}
	return v.l.N("company.tell.missing", v.missing)
}

// contactHref leads to the form of a contact, for who may fill it in.
func (v companyView) contactHref() string {
	if v.mayEdit == "" || v.company.Engagement.State == Archived {
		return ""
	}
	return v.path + "/contatti/nuovo"
}

func (v companyView) showcaseWord() string {
	if v.company.InShowcase(v.today) {
		return v.l.T("company.showcase.end")
	}
	return v.l.T("company.showcase.agree")
}

// sub says in one line what all pledges come to.
func (v ledgerView) sub() string {
	if v.total.Places == 0 {
		return v.l.T("company.ledger.sub")
	}
	return v.l.T("company.ledger.total", v.total.Places, v.total.Kept, v.total.InTime, v.total.Late)
}

func (v companyView) needFields() []ui.Field {
	l := v.l
	return withErrors([]ui.Field{
		{Name: "need_kind", Label: l.T("company.need.kind"), Type: ui.TypeSelect, Required: true, Value: v.typedOr("need", "need_kind", string(NeedProfile)), Options: options(l, "company.need.kind.", NeedKinds())},
		{Name: "what", Label: l.T("company.need.what"), Required: true, Example: l.T("company.survey.profile.example"), MaxLength: maxName, Value: v.typedIn("need", "what"), Dir: "auto"},
		{Name: "many", Label: l.T("company.need.many"), Type: ui.TypeNumber, Short: true, Min: "0", Max: "500", Value: v.typedIn("need", "many")},
		{Name: "when", Label: l.T("company.need.when"), Type: ui.TypeSelect, Value: v.typedIn("need", "when"), Options: options(l, "company.need.when.", Whens())},
	}, v.errorsOf("need"))
}

func (v companyView) commitmentFields() []ui.Field {
	l := v.l
	return withErrors([]ui.Field{
		{Name: "union", Label: l.T("company.commitment.union"), Type: ui.TypeSelect, Required: true, Value: v.typedIn("commitment", "union"), Options: v.needs.unions},
		{Name: "signed_on", Label: l.T("company.commitment.on"), Type: ui.TypeDate, Required: true, Short: true, Value: v.typedOr("commitment", "signed_on", v.today.String()), Max: v.today.String()},
		{Name: "words", Label: l.T("company.commitment.words"), Type: ui.TypeTextArea, Required: true, Value: v.typedIn("commitment", "words"), MaxLength: maxNote, Dir: "auto"},
		{Name: "commitment_places", Label: l.T("company.commitment.places"), Type: ui.TypeNumber, Short: true, Min: "0", Max: "500", Value: v.typedIn("commitment", "commitment_places")},
		{Name: "commitment_due", Label: l.T("company.pledge.due_on"), Type: ui.TypeDate, Short: true, Value: v.typedIn("commitment", "commitment_due")},
	}, v.errorsOf("commitment"))
}

// more says how many pledges the page does not show.
func (v ledgerView) more() string {
	if v.count <= len(v.rows) {
		return ""
	}
	return v.l.T("company.ledger.more", v.count-len(v.rows))
}
