package intake

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
)

const (
	pathCheck     = "/verifica"
	pathCheckDone = pathCheck + "/grazie"

	guessCheck = "verification"
)

// CheckPages are the pages behind the link of a message that asks an
// organisation for a verification: no account, one question, one answer.
type CheckPages struct {
	service  *Service
	sessions *auth.Sessions
}

// NewCheckPages makes the pages.
func NewCheckPages(s *Service, sessions *auth.Sessions) *CheckPages { return &CheckPages{s, sessions} }

// Routes lists the pages.
func (p *CheckPages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathCheckDone, Action: access.Public, Handler: p.thanks},
		{Method: http.MethodGet, Pattern: pathCheck + "/{token}", Action: access.Public, Handler: p.show},
		{Method: http.MethodPost, Pattern: pathCheck + "/{token}", Action: access.Public, Handler: p.answer},
	}
}

// show answers GET /verifica/{token}. Opening it uses nothing up: programs that
// read mail follow links too.
func (p *CheckPages) show(c *web.Ctx) error {
	q, err := p.behind(c)
	if err != nil {
		return p.gone(c, err)
	}
	page, err := p.page(c, q, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// answer answers POST /verifica/{token}.
func (p *CheckPages) answer(c *web.Ctx) error {
	q, err := p.behind(c)
	if err != nil {
		return p.gone(c, err)
	}
	var f answerForm
	if err = c.Decode(&f); err == nil {
		err = p.service.AnswerByLink(c.Context(), c.PathValue("token"), f.answer())
	}
	switch {
	case err == nil:
		return c.Redirect(pathCheckDone)
	case fault.Is(err, fault.NotFound), fault.Is(err, fault.Conflict): // somebody was faster
		return p.gone(c, fault.Absent("intake.link"))
	}
	return c.Retry(err, func() (templ.Component, error) { return p.page(c, q, err) })
}

// thanks answers GET /verifica/grazie.
func (p *CheckPages) thanks(c *web.Ctx) error {
	return c.Page(http.StatusOK, linkEndTemplate(c.PublicFrame("intake.link.done"), c.L.T("intake.link.done.text")))
}

// behind is the question behind the link, slowing down who guesses.
func (p *CheckPages) behind(c *web.Ctx) (Question, error) {
	if err := p.sessions.Guess(c.Context(), guessCheck, c.Address()); err != nil {
		return Question{}, err
	}
	q, err := p.service.behind(c.Context(), p.service.DB.Reader(), c.PathValue("token"))
	if err != nil {
		return Question{}, err
	}
	return q, p.sessions.Guessed(c.Context(), guessCheck, c.Address())
}

// gone is the one calm answer to a link that is wrong, used up or too old, and
// to who has tried too many: what is wrong helps only who guesses.
func (p *CheckPages) gone(c *web.Ctx, err error) error {
	if !fault.Is(err, fault.NotFound) && auth.WaitOf(err) == 0 {
		return err
	}
	return c.Page(http.StatusNotFound, linkEndTemplate(c.PublicFrame("intake.link.gone"), c.L.T("intake.link.gone.text")))
}

func (p *CheckPages) page(c *web.Ctx, q Question, wrong error) (templ.Component, error) {
	v, err := p.service.answerView(c, q, lookedLink, wrong)
	if err != nil {
		return nil, err
	}
	v.Action = pathCheck + "/" + c.PathValue("token")
	return linkTemplate(c.PublicFrame("intake.question.title"), v), nil
}
