package company

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// companyForm is the form of a company's details; the site only for a new one.
type companyForm struct {
	Version            int               `form:"version"`
	LegalName          string            `form:"legal_name" max:"200"`
	OtherName          string            `form:"other_name" max:"200"`
	Kind               Kind              `form:"kind" max:"40"`
	PublicControl      bool              `form:"public_control"`
	VAT                string            `form:"vat" max:"20"`
	TaxCode            string            `form:"tax_code" max:"20"`
	ATECO              string            `form:"ateco" max:"12"`
	Size               Size              `form:"size" max:"20"`
	Website            string            `form:"website" max:"250"`
	Owner              id.User           `form:"owner" max:"40"`
	LoadCap            string            `form:"load_cap" max:"4"`
	Source             Source            `form:"source" max:"20"`
	SourceOrganisation id.Organisation   `form:"source_organisation" max:"40"`
	Associations       []id.Organisation `form:"associations" max:"40"`
	Municipality       string            `form:"municipality" max:"6"`
	Address            string            `form:"address" max:"200"`
}

func (f companyForm) details(before Details) Details {
	load, err := strconv.Atoi(f.LoadCap)
	if err != nil && f.LoadCap != "" {
		load = -1 // refused by the rule
	}
	return Details{
		LegalName: f.LegalName, OtherName: f.OtherName, Kind: f.Kind, PublicControl: f.PublicControl, VAT: f.VAT, ATECO: f.ATECO, Size: f.Size,
		Website: f.Website, Owner: f.Owner, LoadCap: load, Source: f.Source, SourceOrganisation: f.SourceOrganisation,
		SourceCompany: before.SourceCompany, Associations: f.Associations,
	}
}

func formOf(c Company) companyForm {
	f := companyForm{
		Version: c.Version, LegalName: c.LegalName, OtherName: c.OtherName, Kind: c.Kind, PublicControl: c.PublicControl, VAT: c.VAT,
		TaxCode: c.TaxCode.Reveal(), ATECO: c.ATECO, Size: c.Size, Website: c.Website, Owner: c.Owner, Source: c.Source,
		SourceOrganisation: c.SourceOrganisation, Associations: c.Associations,
	}
	if c.LoadCap > 0 {
		f.LoadCap = strconv.Itoa(c.LoadCap)
	}
	return f
}

type formView struct {
	Title, Action, Submit string
	Back                  ui.Link
	Version               int
	Names, Codes          []ui.Field // two cards of questions
	Public                ui.ChoiceListView
	Relation              []ui.Field
	Associations          ui.ChoiceListView
	Site                  []ui.Field // for a new company
	Errors                []ui.FieldError
}

// newCompany answers GET /aziende/nuova.
func (p *Pages) newCompany(c *web.Ctx) error {
	page, err := p.formPage(c, Company{}, companyForm{Kind: KindEmployer, Source: SourceOwn, Owner: c.Actor.User}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// register answers POST /aziende.
func (p *Pages) register(c *web.Ctx) error {
	var f companyForm
	err := c.Decode(&f)
	var made id.Company
	if err == nil {
		made, err = p.service.Register(c.Context(), c.Actor, RegisterCmd{
			Details: f.details(Details{}), TaxCode: f.TaxCode, Site: Site{Municipality: f.Municipality, Address: f.Address},
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.formPage(c, Company{}, f, err) })
	}
	return c.Done(Path(made, ""), web.Flash{Key: "company.flash.registered"})
}

// editCompany answers GET /aziende/{company}/dati.
func (p *Pages) editCompany(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	page, err := p.formPage(c, of, formOf(of), nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// changeCompany answers POST /aziende/{company}/dati.
func (p *Pages) changeCompany(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	var f companyForm
	if err = c.Decode(&f); err == nil {
		err = p.service.Change(c.Context(), c.Actor, ChangeCmd{Cmd: Cmd{of.ID, f.Version}, Details: f.details(of.Details), TaxCode: f.TaxCode})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.formPage(c, of, f, err) })
	}
	return c.Done(Path(of.ID, ""), web.Flash{Key: "company.flash.saved"})
}

// subject is the company of the address, for who may see it.
func (p *Pages) subject(c *web.Ctx) (Company, error) {
	of, err := web.PathID[id.Company](c, "company")
	if err != nil {
		return Company{}, err
	}
	return p.service.Find(c.Context(), c.Actor, of)
}

func (p *Pages) formPage(c *web.Ctx, of Company, f companyForm, wrong error) (templ.Component, error) {
	l, errors := c.L, web.Fields(c.L, wrong)
	v := formView{
		Title: l.T("company.new"), Action: pathCompanies, Submit: l.T("company.register"), Version: f.Version,
		Back: ui.Link{Label: l.T("company.title"), Href: pathCompanies},
	}
	if of.ID != "" {
		v.Title, v.Action, v.Submit = l.T("company.edit"), Path(of.ID, "/dati"), l.T("company.save")
		v.Back = ui.Link{Label: of.Name(), Href: Path(of.ID, "")}
	}
	owners, err := p.colleagues(c)
	if err != nil {
		return nil, err
	}
	sources, err := p.organisations(c, network.KindBusinessAssociation, network.KindTradeUnion, network.KindEmploymentAgency)
	if err != nil {
		return nil, err
	}
	associations, err := p.organisations(c, network.KindBusinessAssociation)
	if err != nil {
		return nil, err
	}
	v.Names = withErrors([]ui.Field{
		{Name: "legal_name", Label: l.T("company.legal_name"), Value: f.LegalName, Required: true, MaxLength: maxName, Dir: "auto"},
		{Name: "other_name", Label: l.T("company.other_name"), Help: l.T("company.other_name.help"), Value: f.OtherName, MaxLength: maxName, Dir: "auto"},
		{Name: "kind", Label: l.T("company.kind"), Type: ui.TypeSelect, Required: true, Value: string(f.Kind), Options: options(l, "company.kind.", Kinds())},
		{Name: "website", Label: l.T("company.website"), Value: f.Website, MaxLength: maxWebsite, Dir: "ltr"},
	}, errors)
	v.Codes = withErrors([]ui.Field{
		{Name: "vat", Label: l.T("company.vat"), Help: l.T("company.vat.help"), Value: f.VAT, Short: true, InputMode: "numeric", Dir: "ltr"},
		{Name: "tax_code", Label: l.T("company.tax_code"), Help: l.T("company.tax_code.help"), Value: f.TaxCode, Short: true, Dir: "ltr"},
		{Name: "ateco", Label: l.T("company.ateco"), Help: l.T("company.ateco.help"), Example: "52.10.10", Value: f.ATECO, Short: true, Dir: "ltr"},
		{Name: "size", Label: l.T("company.size"), Type: ui.TypeSelect, Value: string(f.Size), Options: options(l, "company.size.", Sizes())},
	}, errors)
	v.Relation = withErrors([]ui.Field{
		{Name: "owner", Label: l.T("company.owner"), Type: ui.TypeSelect, Value: string(f.Owner), Options: owners},
		{Name: "source", Label: l.T("company.source"), Type: ui.TypeSelect, Required: true, Value: string(f.Source), Options: options(l, "company.source.", Sources())},
		{Name: "source_organisation", Label: l.T("company.source_organisation"), Help: l.T("company.source_organisation.help"), Type: ui.TypeSelect, Value: string(f.SourceOrganisation), Options: sources},
		{Name: "load_cap", Label: l.T("company.load_cap"), Help: l.T("company.load_cap.help"), Value: f.LoadCap, Short: true, InputMode: "numeric", Dir: "ltr"},
	}, errors)
	v.Public = ui.ChoiceListView{
		Name: "public_control", Legend: l.T("company.public"), LegendHidden: true, Many: true, Size: ui.ChoiceCompact,
		Choices: []ui.Choice{{Value: "1", Label: l.T("company.public"), Example: l.T("company.public.help"), Chosen: f.PublicControl}},
	}
	v.Associations = ui.ChoiceListView{
		Name: "associations", Legend: l.T("company.associations"), Help: l.T("company.associations.help"), Many: true, Optional: true,
		Size: ui.ChoiceCompact, Error: errors["associations"],
	}
	for _, o := range associations {
		v.Associations.Choices = append(v.Associations.Choices, ui.Choice{Value: o.Value, Label: o.Label, Chosen: in(f.Associations, id.Organisation(o.Value))})
	}
	labels := labelsOf(append(append(append([]ui.Field{}, v.Names...), v.Codes...), v.Relation...)...)
	if of.ID == "" {
		if v.Site, err = p.siteFields(c, f.Municipality, f.Address, errors); err != nil {
			return nil, err
		}
		for _, field := range v.Site {
			labels[field.Name] = field.Label
		}
	}
	labels["associations"] = v.Associations.Legend
	v.Errors = web.Summary(l, wrong, labels)
	return formTemplate(c.Frame("company.title", NavCompanies), v), nil
}

// siteFields ask where a company works.
func (p *Pages) siteFields(c *web.Ctx, municipality, address string, errors map[string]string) ([]ui.Field, error) {
	places, err := p.places(c)
	return withErrors([]ui.Field{
		{Name: "municipality", Label: c.L.T("company.municipality"), Type: ui.TypeSelect, Value: municipality, Options: places},
		{Name: "address", Label: c.L.T("company.address"), Value: address, MaxLength: maxName, Dir: "auto"},
	}, errors), err
}
