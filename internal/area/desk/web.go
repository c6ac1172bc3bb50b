package desk

import (
	"net/http"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/web"
)

// Pages are the desk's pages.
type Pages struct {
	service *Service
	plugs   Plugs
}

// NewPages makes the pages of a service, with what the areas offer to them.
func NewPages(s *Service, plugs Plugs) *Pages { return &Pages{s, plugs} }

// Routes lists the pages.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: "/oggi", Action: access.SignedIn, Handler: p.showToday},
		{Method: http.MethodGet, Pattern: "/persone", Action: access.PersonView, Handler: p.showPeople},
		{Method: http.MethodGet, Pattern: "/persone/{id}", Action: access.PersonView, Handler: p.showPerson},
		{Method: http.MethodGet, Pattern: "/persone/{id}/fascicolo", Action: access.PersonFile, Handler: p.showFile},
		{Method: http.MethodPost, Pattern: "/persone/{id}/fascicolo/json", Action: access.PersonFile, Handler: p.downloadFile},
		{Method: http.MethodPost, Pattern: "/persone/esporta", Action: access.PersonExport, Handler: p.export},
		{Method: http.MethodPost, Pattern: "/persone/esporta/scelte", Action: access.PersonExport, Handler: p.exportChosen},
		{Method: http.MethodGet, Pattern: pathHandover, Action: access.PersonAssign, Handler: p.showHandover},
		{Method: http.MethodPost, Pattern: pathHandover, Action: access.PersonAssign, Handler: p.handover},
		{Method: http.MethodPost, Pattern: pathConfirm, Action: access.PersonAssign, Handler: p.confirmHandover},
		{Method: http.MethodPost, Pattern: pathHandover + "/annulla/{batch}", Action: access.PersonAssign, Handler: p.takeBack},
		{Method: http.MethodGet, Pattern: "/cerca", Action: access.PersonView, Handler: p.showSearch},
		{Method: http.MethodPost, Pattern: "/cerca", Action: access.PersonView, Handler: p.search},
		{Method: http.MethodPost, Pattern: "/cerca/subito", Action: access.PersonView, Handler: p.searchNow},
		{Method: http.MethodGet, Pattern: pathSaved, Action: access.PersonSearch, Handler: p.showSaved},
		{Method: http.MethodPost, Pattern: pathSaved, Action: access.PersonSearch, Handler: p.saveSearch},
		{Method: http.MethodGet, Pattern: pathSaved + "/{id}", Action: access.PersonSearch, Handler: p.openSaved},
		{Method: http.MethodPost, Pattern: pathSaved + "/{id}", Action: access.PersonSearch, Handler: p.renameSaved},
		{Method: http.MethodPost, Pattern: pathSaved + "/{id}/condividi", Action: access.PersonSearch, Handler: p.shareSaved(true)},
		{Method: http.MethodPost, Pattern: pathSaved + "/{id}/solo-mia", Action: access.PersonSearch, Handler: p.shareSaved(false)},
		{Method: http.MethodPost, Pattern: pathSaved + "/{id}/elimina", Action: access.PersonSearch, Handler: p.deleteSaved},
	}
}

// pagePerson names the page of a person in the access log.
const pagePerson audit.Page = "person"
