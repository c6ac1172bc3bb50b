package person

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// profileForm is the profile as it is typed.
type profileForm struct {
	Version      int        `form:"version"`
	Surname      string     `form:"surname" max:"100"`
	GivenName    string     `form:"given_name" max:"100"`
	BirthDate    civil.Date `form:"birth_date"`
	Sex          string     `form:"sex" max:"1"`
	Citizenship  string     `form:"citizenship" max:"2"`
	FiscalCode   string     `form:"fiscal_code" max:"40"`
	Municipality string     `form:"municipality" max:"6"`
	Address      string     `form:"address" max:"200"`
	Phones       string     `form:"phones" area:"true" max:"200"`
	Emails       string     `form:"emails" area:"true" max:"400"`
	Education    string     `form:"education" max:"20"`
	ItalianLevel string     `form:"italian_level" max:"20"`
	Trades       []string   `form:"trades" max:"20"`
	TradeOther   string     `form:"trade_other" max:"200"`
	Lang         string     `form:"lang" max:"10"`
	Interpreter  string     `form:"interpreter" max:"10"`
}

func formOf(p Person) profileForm {
	return profileForm{
		Version: p.Version, Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate, Sex: p.Sex, Citizenship: p.Citizenship,
		FiscalCode: p.FiscalCode.Reveal(), Municipality: p.Municipality, Address: p.Address,
		Phones: strings.Join(p.Phones(), "\n"), Emails: strings.Join(p.Emails(), "\n"), Education: p.Education,
		ItalianLevel: p.ItalianLevel, Trades: p.Trades, TradeOther: p.TradeOther, Lang: p.Lang, Interpreter: p.Interpreter,
	}
}

// record is what the form says the whole record should be.
func (f profileForm) record(who id.Person) (New, error) {
	fiscal, err := civil.ParseFiscalCode(f.FiscalCode)
	if err != nil {
		return New{}, fault.Bad("person.profileForm", fault.Field{Name: "fiscal_code", Key: "person.error.fiscal"})
	}
	return New{
		ID: who, Surname: f.Surname, GivenName: f.GivenName, BirthDate: f.BirthDate, Sex: f.Sex, Citizenship: f.Citizenship,
		FiscalCode: fiscal, Municipality: f.Municipality, Address: f.Address, Education: f.Education, ItalianLevel: f.ItalianLevel,
		Trades: f.Trades, TradeOther: f.TradeOther, Lang: f.Lang, Interpreter: f.Interpreter,
		Phones: lines(f.Phones), Emails: lines(f.Emails),
	}, nil
}

// lines splits a text into its lines that say something.
func lines(s string) []string {
	return slices.DeleteFunc(strings.Split(s, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
}

// showProfile answers GET /persone/{id}/profilo.
func (p *Pages) showProfile(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonEdit, lookProfile)
	if err != nil {
		return err
	}
	page, err := p.profilePage(c, who, formOf(who), nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// correct answers POST /persone/{id}/profilo.
func (p *Pages) correct(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonEdit, lookProfile)
	if err != nil {
		return err
	}
	var f profileForm
	err = c.Decode(&f)
	var record New
	if err == nil {
		record, err = f.record(who.ID)
	}
	if err == nil {
		err = p.service.Update(c.Context(), c.Actor, UpdateCmd{Version: f.Version, Record: record})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.profilePage(c, who, f, err) })
	}
	return c.Done(Path(who.ID, "#profilo"), web.Flash{Key: "person.flash.profile"})
}

// profileView is the form of the profile.
type profileView struct {
	Person   Person
	Action   string
	Version  int
	Groups   []fieldGroup
	Errors   []ui.FieldError
	Consents []consentLine
}

// fieldGroup is a card of the form.
type fieldGroup struct {
	Title  string
	Fields []ui.Field
	Trades *ui.ChoiceListView
}

// profilePage shows the form: as the record is, or as it was typed when wrong
// says what has to change.
func (p *Pages) profilePage(c *web.Ctx, who Person, f profileForm, wrong error) (templ.Component, error) {
	towns, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	l := c.L
	v := profileView{Person: who, Action: Path(who.ID, "/profilo"), Version: f.Version, Consents: consentLines(c, who)}
	v.Groups = []fieldGroup{
		{Title: l.T("person.group.identity"), Fields: []ui.Field{
			{Name: "surname", Value: f.Surname, Required: true, MaxLength: maxName},
			{Name: "given_name", Value: f.GivenName, Required: true, MaxLength: maxName},
			{Name: "birth_date", Value: f.BirthDate.String(), Type: ui.TypeDate, Short: true, Max: c.Today().String()},
			{Name: "sex", Value: f.Sex, Type: ui.TypeSelect, Short: true, Options: optional(l.T("person.profile.none"), options(l, "person.sex.", Sexes()))},
			{Name: "citizenship", Value: f.Citizenship, Type: ui.TypeSelect, Options: optional(l.T("person.profile.none"), countryOptions(c))},
			{Name: "fiscal_code", Value: f.FiscalCode, MaxLength: 40, Autocomplete: "off"},
		}},
		{Title: l.T("person.group.contact"), Fields: []ui.Field{
			{Name: "phones", Value: f.Phones, Type: ui.TypeTextArea, Rows: 2, Help: l.T("person.field.phones.help")},
			{Name: "emails", Value: f.Emails, Type: ui.TypeTextArea, Rows: 2, Help: l.T("person.field.emails.help")},
		}},
		{Title: l.T("person.group.place"), Fields: []ui.Field{
			{Name: "municipality", Value: f.Municipality, Type: ui.TypeSelect, Options: optional(l.T("person.profile.none"), townOptions(towns, f.Municipality))},
			{Name: "address", Value: f.Address, MaxLength: maxAddress},
		}},
		{Title: l.T("person.group.skills"), Fields: []ui.Field{
			{Name: "trade_other", Value: f.TradeOther, MaxLength: maxText},
			{Name: "education", Value: f.Education, Type: ui.TypeSelect, Options: optional(l.T("person.profile.none"), options(l, "person.education.", Educations()))},
			{Name: "italian_level", Value: f.ItalianLevel, Type: ui.TypeSelect, Options: optional(l.T("person.profile.none"), options(l, "person.italian_level.", ItalianLevels()))},
		}, Trades: tradeChoices(c, f.Trades, wrong)},
		{Title: l.T("person.group.language"), Fields: []ui.Field{
			{Name: "lang", Value: f.Lang, Type: ui.TypeSelect, Required: true, Short: true, Options: options(l, "person.lang.", Langs())},
			{Name: "interpreter", Value: f.Interpreter, Type: ui.TypeSelect, Short: true, Options: optional(l.T("person.field.interpreter.no"), options(l, "person.lang.", Langs()))},
		}},
	}
	if fault.Is(wrong, fault.Conflict) {
		v.Version = who.Version // what they see now is both versions
	}
	v.finish(c, formOf(who), wrong)
	return profileTemplate(c.Frame("person.profile.form", navPeople), v), nil
}

// finish puts labels, messages and, after a mistake, what was typed into the
// fields; after a conflict also what the record says now.
func (v *profileView) finish(c *web.Ctx, now profileForm, wrong error) {
	errors, labels := web.Fields(c.L, wrong), map[string]string{"trades": c.L.T("person.field.trades")}
	for _, g := range v.Groups {
		for i := range g.Fields {
			f := &g.Fields[i]
			f.Label, f.Error = c.L.T("person.field."+f.Name), errors[f.Name]
			labels[f.Name] = f.Label
			if wrong != nil && f.Name == "birth_date" {
				f.Value = c.Typed(f.Name)
			}
			if theirs := now.text(f.Name); fault.Is(wrong, fault.Conflict) && f.Value != theirs && f.Type != ui.TypeSelect {
				f.Help = c.L.T("person.profile.theirs", orDash(theirs))
			}
		}
	}
	v.Errors = web.Summary(c.L, wrong, labels)
}

// text is a typed field of the form by name, for showing what changed.
func (f profileForm) text(name string) string {
	switch name {
	case "surname":
		return f.Surname
	case "given_name":
		return f.GivenName
	case "birth_date":
		return f.BirthDate.String()
	case "fiscal_code":
		return f.FiscalCode
	case "address":
		return f.Address
	case "phones":
		return f.Phones
	case "emails":
		return f.Emails
	case "trade_other":
		return f.TradeOther
	default:
		return ""
	}
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return strings.ReplaceAll(s, "\n", ", ")
}

// optional puts the entry for "nothing" before the others.
func optional(none string, list []ui.Option) []ui.Option {
	return append([]ui.Option{{Label: none}}, list...)
}

func tradeChoices(c *web.Ctx, chosen []string, wrong error) *ui.ChoiceListView {
	v := &ui.ChoiceListView{
		Name: "trades", Legend: c.L.T("person.field.trades"), Many: true, Optional: true, Size: ui.ChoiceCompact,
		Error: web.Fields(c.L, wrong)["trades"],
	}
	for _, code := range Trades() {
		v.Choices = append(v.Choices, ui.Choice{Value: code, Label: c.L.T("person.trade." + code), Chosen: slices.Contains(chosen, code)})
	}
	return v
}

// countryOptions lists Italy first, then the others by name.
func countryOptions(c *web.Ctx) []ui.Option {
	list := make([]ui.Option, 0, len(Citizenships()))
	for _, code := range countries {
		if code != "IT" {
			list = append(list, ui.Option{Value: code, Label: CitizenshipName(c.L, code)})
		}
	}
	slices.SortFunc(list, func(a, b ui.Option) int { return strings.Compare(civil.Fold(a.Label), civil.Fold(b.Label)) })
	list = append([]ui.Option{{Value: "IT", Label: CitizenshipName(c.L, "IT")}}, list...)
	for _, code := range []string{Stateless, OtherCountry} {
		list = append(list, ui.Option{Value: code, Label: CitizenshipName(c.L, code)})
	}
	return list
}

// townOptions lists the open municipalities, and the present one even if closed.
func townOptions(towns []programme.Municipality, present string) []ui.Option {
	var list []ui.Option
	for _, t := range towns {
		if t.Active || t.ISTAT == present {
			list = append(list, ui.Option{Value: t.ISTAT, Label: t.Name})
		}
	}
	return list
}
