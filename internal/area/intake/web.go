package intake

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// NavQueue is the key of the queue in the navigation.
const NavQueue = "intake"

// The addresses of the staff's side.
const (
	pathQueue = "/candidature"
	pathRefer = pathQueue + "/segnala"
	pathMine  = "/segnalazioni"

	linkAssisted = pathQueue + "/assistita"  // the form filled in together
	lookedCase   = audit.Page("application") // what the access log says was looked at
)

func pathCase(a id.Application) string { return pathQueue + "/" + string(a) }

// Pages are the staff's side of the way in: queue, case, interview, referrals.
type Pages struct{ service *Service }

// NewPages makes the staff's pages.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the staff's pages.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Handler: h}
	}
	const of = pathQueue + "/{id}"
	return slices.Concat(p.questionRoutes(get, post), p.instrumentRoutes(), []web.Route{
		get(pathQueue, access.IntakeQueue, p.showQueue),
		get(of, access.IntakeQueue, p.showCase),
		post(of+"/requisiti", access.IntakeVerify, p.checkRequirements),
		post(of+"/chiedi", access.IntakeVerify, p.askVerification),
		post(of+"/misure", access.IntakeVerify, p.answerMeasures),
		post(of+"/percorso", access.IntakeVerify, p.answerPath),
		post(of+"/sospendi", access.IntakeVerify, p.suspend),
		post(of+"/riprendi", access.IntakeVerify, p.wake),
		post(of+"/non-ammissibile", access.IntakeVerify, p.refuse),
		get(of+"/invita", access.IntakeInvite, p.showInvite),
		post(of+"/invita", access.IntakeInvite, p.setInterview),
		post(of+"/manda-link", access.IntakeInvite, p.sendOne),
		post(of+"/attesa", access.IntakeInvite, p.setStandby),
		get(pathMany, access.IntakeInvite, p.showMany),
		post(pathPreview, access.IntakeInvite, p.previewMany),
		post(pathMany, access.IntakeInvite, p.sendMany),
		post(pathBatch+"/{batch}/ritira", access.IntakeInvite, p.withdrawBatch),
		get(pathStandby, access.IntakeQueue, p.showStandby),
		post(of+"/presenza", access.AgendaEdit, p.recordPresence),
		get(of+"/colloquio", access.IntakeInterview, p.showInterview),
		post(of+"/valutazione", access.IntakeInterview, p.recordAssessment),
		post(of+"/decisione", access.IntakeDecide, p.decide),
		post(of+"/chiudi", access.IntakeClose, p.close),
		post(of+"/riapri", access.IntakeClose, p.reopen),
		post(of+"/annulla/{event}", access.IntakeQueue, p.undo),
		get(pathRefer, access.IntakeRefer, p.showRefer),
		post(pathRefer, access.IntakeRefer, p.refer),
		post(pathRefer+pathSimilar, access.IntakeRefer, p.similarReferred),
		get(pathMine, access.IntakeRefer, p.showReferrals),
	})
}

// Nav is the queue in the navigation, with how many wait for somebody to act.
func (p *Pages) Nav() web.NavItem {
	return web.NavItem{
		Key: NavQueue, LabelKey: "intake.queue.title", Href: pathQueue, Icon: "file", Action: access.IntakeQueue, Sub: true,
		Count: func(ctx context.Context, actor access.Actor) (int, error) {
			counts, err := stageCounts(ctx, p.service.DB.Reader(), access.ScopeOf(actor, access.IntakeQueue))
			n := 0
			for _, c := range counts {
				n += c.Count
			}
			return n, err
		},
	}
}

// reader is where pages read from.
func (p *Pages) reader() db.Queryer { return p.service.DB.Reader() }

// seen is what every form about an application carries: the version that the
// page showed, and in _torna the page of the queue that it stood on.
type seen struct {
	Version int `form:"version"`
}

// application names the case of a request, at the version that a form saw.
func (s seen) application(c *web.Ctx) (Cmd, error) {
	a, err := web.PathID[id.Application](c, "id")
	return Cmd{Application: a, Version: s.Version}, err
}

// done ends a command: back to where its form stood, with the line that tells
// what happened and the way to undo it.
func done(c *web.Ctx, a id.Application, event id.Event, key string, args ...any) error {
	return c.Done(backTo(c, a), web.Flash{Key: key, Args: args, Undo: pathCase(a) + "/annulla/" + string(event)})
}

// backTo is the page of the queue that a form stood on, or the case's own.
func backTo(c *web.Ctx, a id.Application) string {
	if from := c.Request().PostFormValue("_torna"); strings.HasPrefix(from, pathQueue+"?") {
		return from
	}
	return pathCase(a)
}

// undo answers POST …/annulla/{event}.
func (p *Pages) undo(c *web.Ctx) error {
	a, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	event, err := web.PathID[id.Event](c, "event")
	if err != nil {
		return err
	}
	err = p.service.Undo(c.Context(), c.Actor, UndoCmd{Application: a, Event: event})
	if err != nil {
		return p.retry(c, a, "undo", err)
	}
	return c.Done(backTo(c, a), web.Flash{Key: "intake.done.undone"})
}
