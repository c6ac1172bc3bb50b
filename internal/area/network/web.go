package network

import (
	"net/http"
	"strconv"
	"time"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// The keys of this area's pages in the navigation.
const (
	NavNetwork = "network"
	NavUsers   = "users" // of the permissions too
	NavAudit   = "audit"
)

const (
	pathNetwork     = "/rete"
	pathUsers       = "/amministrazione/utenti"
	pathPermissions = "/amministrazione/permessi"
	pathAudit       = "/amministrazione/registro"
	pathLooks       = pathAudit + "/letture"
)

// Pages are the pages of organisations and users, of the permissions and of
// the logs.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the pages and commands of this area.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Handler: h}
	}
	return []web.Route{
		get(pathNetwork, access.NetworkView, p.showOrganisations),
		post(pathNetwork, access.NetworkEdit, p.addOrganisation),
		get(pathNetwork+"/nuova", access.NetworkEdit, p.newOrganisation),
		get(pathNetwork+"/{id}", access.NetworkView, p.showOrganisation),
		post(pathNetwork+"/{id}", access.NetworkEdit, p.changeOrganisation),
		post(pathNetwork+"/{id}/archivia", access.NetworkEdit, p.archiveOrganisation),
		post(pathNetwork+"/{id}/riapri", access.NetworkEdit, p.reopenOrganisation),

		get(pathUsers, access.UserAdmin, p.showUsers),
		post(pathUsers, access.UserAdmin, p.addUser),
		get(pathUsers+"/nuovo", access.UserAdmin, p.newUser),
		get(pathUsers+"/{id}", access.UserAdmin, p.showUser),
		post(pathUsers+"/{id}", access.UserAdmin, p.changeUser),
		post(pathUsers+"/{id}/disattiva", access.UserAdmin, p.deactivateUser),
		post(pathUsers+"/{id}/riattiva", access.UserAdmin, p.reactivateUser),
		post(pathUsers+"/{id}/password", access.UserAdmin, p.resetPassword),
		post(pathUsers+"/{id}/secondo-fattore", access.UserAdmin, p.resetFactor),
		post(pathUsers+"/{id}/accessi/chiudi", access.UserAdmin, p.endSessions),
		post(pathUsers+"/{id}/accessi/{session}/chiudi", access.UserAdmin, p.endSession),

		get(pathPermissions, access.AuditView, p.showPermissions),
		get(pathAudit, access.AuditView, p.showChanges),
		get(pathLooks, access.AuditView, p.showLooks),
	}
}

// nothing is the form of a command without fields.
type nothing struct{}

// instant writes an instant of the machine in the programme's zone.
func instant(c *web.Ctx, t time.Time) string {
	local := t.In(c.Zone())
	return c.L.Date(civil.DateOf(local)) + " " + c.L.Clock(local)
}

// districtOptions offers the open districts, and those of taken that are
// closed by now.
func districtOptions(c *web.Ctx, p *Pages, taken ...string) ([]ui.Option, error) {
	territory, err := programme.TerritoryOf(c.Context(), p.service.DB.Reader())
	var out []ui.Option
	for _, d := range territory.Districts {
		if d.Active || in(taken, d.Code) {
			out = append(out, ui.Option{Value: d.Code, Label: d.Name})
		}
	}
	return out, err
}

// theirs adds to the help of every field what somebody else has written
// meanwhile, when a form comes back because of that. holds are the values as
// they are now, by field.
func theirs(c *web.Ctx, wrong error, fields []ui.Field, holds map[string]string) {
	if !fault.Is(wrong, fault.Conflict) {
		return
	}
	for i := range fields {
		f := &fields[i]
		now, known := holds[f.Name]
		if !known || f.Value == now {
			continue
		}
		if f.Type == ui.TypeSelect {
			now = label(f.Options, now)
		}
		f.Help = c.L.T("network.theirs", or(now, "–"))
	}
}

// labels names the fields as the form does, for the summary of errors.
func labels(fields []ui.Field) map[string]string {
	out := map[string]string{}
	for _, f := range fields {
		out[f.Name] = f.Label
	}
	return out
}

// label is the word of a value among options; empty when it is none of them.
func label(options []ui.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return ""
}

// orNone puts the choice of nothing in front of options, for a field that has
// a value already; an empty field offers it by itself.
func orNone(value, none string, options []ui.Option) []ui.Option {
	if value == "" {
		return options
	}
	return append([]ui.Option{{Label: none}}, options...)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
