package person

import (
	"net/http"
	"slices"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// navPeople is the entry of the navigation under which these pages stand.
const navPeople = "people"

// The paths of these pages.
const (
	pathPeople     = "/persone"
	pathOf         = pathPeople + "/{id}"
	pathDuplicates = "/doppioni"
	pathRetention  = "/conservazione"
)

// The codes of these pages in the access log.
const (
	lookProfile  audit.Page = "person.profile"
	lookNotes    audit.Page = "person.notes"
	lookReferent audit.Page = "person.referent"
	lookCompare  audit.Page = "person.compare"
	lookLooks    audit.Page = "person.looks"
)

// Pages are this area's pages and the fragments it offers to a person's page.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Handler: h}
	}
	return append(p.workRoutes(), []web.Route{
		get(pathOf+"/profilo", access.PersonEdit, p.showProfile),
		get(pathOf+tailShared, access.PersonView, p.showShared),
		post(pathOf+"/profilo", access.PersonEdit, p.correct),
		post(pathOf+"/consensi/{kind}", access.PersonEdit, p.giveConsent),
		post(pathOf+"/consensi/{kind}/ritira", access.PersonEdit, p.withdrawConsent),
		get(pathOf+"/note", access.PersonNote, p.showNotes),
		post(pathOf+"/note", access.PersonNote, p.addNote),
		post(pathOf+"/note/{note}/ritira", access.PersonNote, p.takeBackNote),
		get(pathOf+"/documenti", access.PersonDocument, p.showDocuments),
		{Method: http.MethodPost, Pattern: pathOf + "/documenti", Action: access.PersonDocument, Handler: p.addDocument, Upload: UploadBody},
		get(pathOf+"/documenti/{document}", access.PersonDocument, p.openDocument),
		post(pathOf+"/documenti/{document}/archivia", access.PersonDocument, p.archiveDocument),
		post(pathOf+"/documenti/{document}/ripristina", access.PersonDocument, p.restoreDocument),
		get(pathOf+"/cancella", access.PersonErase, p.showErase),
		post(pathOf+"/cancella", access.PersonErase, p.erase),
		get(pathRetention, access.PersonErase, p.showRetention),
		get(pathOf+"/referente", access.PersonAssign, p.showReferent),
		post(pathOf+"/referente", access.PersonAssign, p.assign),
		get(pathOf+"/accessi", access.PersonLooks, p.showLooks),
		get(pathDuplicates, access.PersonMerge, p.showDuplicates),
		get(pathOf+"/doppioni/{other}", access.PersonMerge, p.compare),
		post(pathOf+"/doppioni/{other}/unisci", access.PersonMerge, p.merge),
		post(pathOf+"/doppioni/{other}/distinte", access.PersonMerge, p.keepApart),
		post(pathOf+"/separa", access.PersonMerge, p.separate),
	}...)
}

// Path is a person's page, or a page under it ("/note").
func Path(person id.Person, tail string) string { return pathPeople + "/" + string(person) + tail }

// subject is the person of a page, for an actor who may do what the page does.
// The look is written down before anything is shown.
func (p *Pages) subject(c *web.Ctx, action access.Action, page audit.Page) (Person, error) {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return Person{}, err
	}
	v, err := p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, action, who)
	if err != nil {
		return v, fault.Wrap("person.pages", err)
	}
	return v, audit.Look(c.Context(), p.service.DB, c.Actor, who, page, "")
}

// backTo is the way from a page to the person's own.
func backTo(l i18n.L, person id.Person) *ui.Link {
	return &ui.Link{Label: l.T("person.back"), Href: Path(person, "")}
}

// options lists codes with their words, for a select.
func options(l i18n.L, prefix string, codes []string) []ui.Option {
	out := make([]ui.Option, len(codes))
	for i, code := range codes {
		out[i] = ui.Option{Value: code, Label: l.T(prefix + code)}
	}
	return out
}

// word is the word of a code, empty for none.
func word(l i18n.L, prefix, code string) string {
	if code == "" {
		return ""
	}
	return l.T(prefix + code)
}

// CitizenshipName is a citizenship in words.
func CitizenshipName(l i18n.L, code string) string {
	switch code {
	case "":
		return ""
	case Stateless, OtherCountry:
		return l.T("person.citizenship." + code)
	default:
		return l.Country(code)
	}
}

// joinWords lists words with commas, leaving out empty ones.
func joinWords(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}
