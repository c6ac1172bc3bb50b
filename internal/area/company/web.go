package company

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavCompanies is the key of the companies in the navigation.
const NavCompanies = "companies"

const pathCompanies = "/aziende"

// Panel is a fragment that an area above offers to the page of a company: its
// requests, the people placed there. Render returns nil, nil when there is
// nothing to show.
type Panel struct {
	ID       string // anchor on the page
	TitleKey string
	Action   access.Action
	Side     bool // in the narrow column
	Render   func(c *web.Ctx, company id.Company) (templ.Component, error)
}

// Pages are the pages of companies, of the Board and of needs.
type Pages struct {
	service *Service
	panels  []Panel
}

// NewPages makes the pages of a service, with what areas above offer to them.
func NewPages(s *Service, panels ...Panel) *Pages { return &Pages{s, panels} }

// Nav is the register in the navigation.
func (p *Pages) Nav() web.NavItem {
	return web.NavItem{Key: NavCompanies, LabelKey: "company.title", Href: pathCompanies, Icon: "suitcase", Action: access.CompanyView}
}

// Routes lists the pages and commands of this area.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Handler: h}
	}
	const of = pathCompanies + "/{company}"
	own := []web.Route{
		get(pathCompanies, access.CompanyView, p.showCompanies),
		post(pathCompanies, access.CompanyEdit, p.register),
		post(pathCompanies+"/cerca", access.CompanyView, p.searchCompanies),
		get(pathCompanies+"/nuova", access.CompanyEdit, p.newCompany),
		get(of, access.CompanyView, p.showCompany),
		get(of+"/dati", access.CompanyEdit, p.editCompany),
		post(of+"/dati", access.CompanyEdit, p.changeCompany),

		post(of+"/sedi", access.CompanyEdit, p.addSite),
		post(of+"/sedi/{site}/chiudi", access.CompanyEdit, p.moveSite(p.service.CloseSite, "company.flash.site_closed", "/riapri")),
		post(of+"/sedi/{site}/riapri", access.CompanyEdit, p.moveSite(p.service.ReopenSite, "company.flash.site_open", "/chiudi")),
		post(of+"/referenti", access.CompanyEdit, p.addCounterpart),
		post(of+"/referenti/{counterpart}/via", access.CompanyEdit, p.moveCounterpart(p.service.EndCounterpart, "company.flash.left", "/ritorno")),
		post(of+"/referenti/{counterpart}/ritorno", access.CompanyEdit, p.moveCounterpart(p.service.RestoreCounterpart, "company.flash.back", "/via")),

		get(of+"/contatti/nuovo", access.CompanyEdit, p.newContact),
		post(of+"/contatti", access.CompanyEdit, p.recordContact),
		post(of+"/contatti/{contact}/annulla", access.CompanyEdit, p.takeBackContact),
		post(of+"/associazione", access.CompanyEdit, p.tellAssociation),
		post(of+"/prossima", access.CompanyEdit, p.planNext),
		post(of+"/conferma", access.CompanyEdit, p.confirm),
		post(of+"/riapri", access.CompanyEdit, p.reopen),
		post(of+"/attiva", access.CompanyEdit, p.activate),
		post(of+"/archivia", access.CompanyEdit, p.archive),
		post(of+"/ripristina", access.CompanyEdit, p.restore),
		post(of+"/distinte/{other}", access.CompanyEdit, p.distinguish),
	}
	return slices.Concat(own, p.boardRoutes(get, post), p.needRoutes(get, post))
}

// Path leads to a page of a company.
func Path(company id.Company, tail string) string {
	return pathCompanies + "/" + string(company) + tail
}

// seen is the version of a company that a form was made on.
type seen struct {
	Version int `form:"version"`
}

func hidden(version int) []ui.Hidden {
	return []ui.Hidden{{Name: "version", Value: strconv.Itoa(version)}}
}

// options turns codes into the entries of a select.
func options[T ~string](l i18n.L, prefix string, codes []T) []ui.Option {
	out := make([]ui.Option, len(codes))
	for i, c := range codes {
		out[i] = ui.Option{Value: string(c), Label: l.T(prefix + string(c))}
	}
	return out
}

// orNone puts the choice of nothing in front of options.
func orNone(none string, options []ui.Option) []ui.Option {
	return append([]ui.Option{{Label: none}}, options...)
}

// places lists the open municipalities.
func (p *Pages) places(c *web.Ctx) ([]ui.Option, error) {
	all, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
	out := make([]ui.Option, len(all))
	for i, m := range all {
		out[i] = ui.Option{Value: m.ISTAT, Label: m.Name}
	}
	return out, err
}

// organisations lists the open organisations of some kinds.
func (p *Pages) organisations(c *web.Ctx, kinds ...network.Kind) ([]ui.Option, error) {
	all, err := network.Organisations(c.Context(), p.service.DB.Reader())
	var out []ui.Option
	for _, o := range all {
		if in(kinds, o.Kind) {
			out = append(out, ui.Option{Value: string(o.ID), Label: o.Name})
		}
	}
	return out, err
}

// colleagues lists who may follow a company.
func (p *Pages) colleagues(c *web.Ctx) ([]ui.Option, error) {
	users, err := network.AllUsers(c.Context(), p.service.DB.Reader())
	var out []ui.Option
	for _, u := range users {
		if u.Active && access.Allows(u.Actor(), access.CompanyEdit) {
			out = append(out, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	return out, err
}

// labelsOf names the fields as the form does, for the summary of errors.
func labelsOf(fields ...ui.Field) map[string]string {
	out := map[string]string{}
	for _, f := range fields {
		out[f.Name] = f.Label
	}
	return out
}

func withErrors(fields []ui.Field, errors map[string]string) []ui.Field {
	for i := range fields {
		fields[i].Error = errors[fields[i].Name]
	}
	return fields
}

// absent is NotFound for a part that a company does not have.
func absent(err error) error {
	if fault.Is(err, fault.Conflict) {
		return fault.Absent("company.part")
	}
	return err
}

// Where the lists over all companies stand.
const (
	pathBoard   = "/board"
	pathPledges = "/impegni"
	pathNeeds   = "/fabbisogni"

	pathCommitments = "/accordi"
)
