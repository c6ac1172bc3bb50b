package intake

import (
	"net/http"
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// PublicPages are the pages that need no sign-in: home, application form,
// follow page, legal pages; and the assisted form, which is the same form.
type PublicPages struct {
	service  *Service
	sessions *auth.Sessions
	ahead    Ahead
	beside   []Beside
}

// NewPublicPages makes the public pages. ahead tells what areas above promise
// on a person's road, and nil tells nothing; beside are the parts of it that
// they offer.
func NewPublicPages(s *Service, sessions *auth.Sessions, ahead Ahead, beside ...Beside) *PublicPages {
	return &PublicPages{service: s, sessions: sessions, ahead: ahead, beside: beside}
}

// Routes lists the public pages.
func (p *PublicPages) Routes() []web.Route {
	get := func(pattern string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: h}
	}
	post := func(pattern string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: h}
	}
	upload := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Languages: i18n.PeopleLangs(), Handler: h, Upload: person.UploadBody}
	}
	return append(p.youthRoutes(), []web.Route{
		{Method: http.MethodGet, Pattern: "/", Action: access.Public, Languages: i18n.Langs(), Handler: p.home},
		get("/privacy", p.privacy), get("/accessibilita", p.accessibility), get("/note-legali", p.legal),
		get(pathForm, p.begin), get(pathForm+"/{step}", p.showStep), upload(pathForm+"/{step}", access.Public, p.saveStep),
		get(pathReceipt, p.showReceipt), get(pathSaved, p.showSaved), post(pathSaved, p.forget),
		get(pathResume, p.showResume), post(pathResume, p.resume),
		get(pathWhole, p.showWhole), upload(pathWhole, access.Public, p.sendWhole),
		get(pathIdentity, p.goToProvider), get(PathIdentityBack, p.comeBack),
		get(pathRoad, p.showRoad), post(pathRoad, p.openRoad), post(pathLeave, p.leaveRoad),
		get(pathLink+"/{link}", p.openLink), get(pathChoose, p.showChoose), post(pathChoose, p.choose),
		post(pathChoose+"/disdici", p.callOff), post(pathChoose+"/attesa", p.wouldCome), get(pathChoose+"/calendario", p.calendar),
		{Method: http.MethodGet, Pattern: linkAssisted, Action: access.IntakeReceive, Handler: p.showAssisted},
		upload(linkAssisted, access.IntakeReceive, p.sendAssisted),
		{Method: http.MethodPost, Pattern: linkAssisted + pathSimilar, Action: access.IntakeReceive, Handler: p.similarAssisted},
		{Method: http.MethodGet, Pattern: pathComplete, Action: access.IntakeReceive, Handler: p.showComplete},
		upload(pathComplete, access.IntakeReceive, p.sendComplete),
	}...)
}

// Frame fills what all public pages share; the web server calls it for every
// public page (web.Options.Public).
func (p *PublicPages) Frame(c *web.Ctx, f *ui.PublicFrame) error {
	identity, err := p.identity(c)
	if err != nil {
		return err
	}
	f.Desk = programme.Desk(c.L, identity)
	f.RunBy = []string{identity.Service}
	f.CallLabel, f.CallHref = c.L.T("intake.public.follow"), pathRoad
	f.Service = []ui.NavItem{
		{Label: c.L.T("intake.public.apply"), Href: pathForm}, {Label: c.L.T("intake.public.resume"), Href: pathResume},
		{Label: c.L.T("intake.public.follow"), Href: pathRoad},
	}
	f.Legal = []ui.NavItem{
		{Label: c.L.T("intake.public.privacy"), Href: "/privacy"},
		{Label: c.L.T("intake.public.accessibility"), Href: "/accessibilita"},
		{Label: c.L.T("intake.public.legal"), Href: "/note-legali"},
	}
	return nil
}

func (p *PublicPages) identity(c *web.Ctx) (programme.Identity, error) {
	return programme.IdentityAt(c.Context(), p.service.DB.Reader(), c.Today())
}

func (p *PublicPages) rules(c *web.Ctx) (programme.Rules, error) { return p.rulesOn(c, c.Today()) }

// Kinds of codes to guess, each slowed down for itself.
const (
	guessDraft = "draft"
	guessRoad  = "road"
)

// byCode looks something up by a code that somebody typed, slowing down who
// guesses. What is not found is a message of the form.
func (p *PublicPages) byCode(c *web.Ctx, kind string, find func() error) error {
	err := p.sessions.Guess(c.Context(), kind, c.Address())
	if wait := auth.WaitOf(err); wait > 0 {
		return fault.Bad("intake.byCode", fault.Field{Name: "code", Key: "intake.form.error.code_wait", Args: []any{auth.Waiting(c.L, wait)}})
	}
	if err != nil {
		return err
	}
	if err = find(); fault.Is(err, fault.NotFound) {
		return fault.Bad("intake.byCode", fault.Field{Name: "code", Key: "intake.form.error.code"})
	}
	if err != nil {
		return err
	}
	return p.sessions.Guessed(c.Context(), kind, c.Address())
}

// dayOf is the last day on which a draft can be resumed, in the programme's zone.
func (p *PublicPages) dayOf(c *web.Ctx, d Draft) civil.Date {
	left := d.ExpiresAt.Sub(p.service.Wall.Now())
	return civil.DateOf(c.Now().Add(left).In(c.Zone()))
}

// countries lists the citizenships by name in the reader's language, Italy
// first, those without a country last.
func countries(c *web.Ctx) []ui.Option {
	var out, last []ui.Option
	for _, code := range person.Citizenships() {
		if code == person.Stateless || code == person.OtherCountry {
			last = append(last, ui.Option{Value: code, Label: c.L.T("intake.form.citizenship." + code)})
			continue
		}
		out = append(out, ui.Option{Value: code, Label: c.L.Country(code)})
	}
	slices.SortFunc(out, func(a, b ui.Option) int {
		if a.Value == "IT" || b.Value == "IT" {
			return map[bool]int{true: -1, false: 1}[a.Value == "IT"]
		}
		return strings.Compare(civil.Fold(a.Label), civil.Fold(b.Label))
	})
	return append(out, last...)
}

// rulesOn are the rules of the day that a promise was made on; today's for
// none.
func (p *PublicPages) rulesOn(c *web.Ctx, day civil.Date) (programme.Rules, error) {
	if day.IsZero() {
		day = c.Today()
	}
	return programme.RulesAt(c.Context(), p.service.DB.Reader(), day)
}
