package person

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
)

// lookWork is the code of this page in the access log.
const lookWork audit.Page = "person.work"

// The paths of the work profile: the page, and what each of its forms posts to.
const (
	tailWork             = "/lavoro"
	tailWorkWishes       = tailWork + "/mestieri"
	tailWorkPast         = tailWork + "/esperienze"
	tailWorkRequirements = tailWork + "/requisiti"
	tailWorkLanguages    = tailWork + "/lingue"
	tailWorkTerms        = tailWork + "/tempi"
)

func (p *Pages) workRoutes() []web.Route {
	post := func(tail string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pathOf + tail, Action: access.PersonEdit, Handler: h}
	}
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathOf + tailWork, Action: access.PersonEdit, Handler: p.showWork},
		post(tailWorkWishes, p.setWishes),
		post(tailWorkPast, p.setPast),
		post(tailWorkRequirements, p.setRequirements),
		post(tailWorkLanguages, p.setLanguages),
		post(tailWorkTerms, p.setTerms),
	}
}

// workOf is the person of the page and their work profile.
func (p *Pages) workOf(c *web.Ctx) (Person, Work, error) {
	who, err := p.subject(c, access.PersonEdit, lookWork)
	if err != nil {
		return who, Work{}, err
	}
	w, err := p.service.workOf(c.Context(), p.service.DB.Reader(), who)
	return who, w, fault.Wrap("person.pages", err)
}

// showWork answers GET /persone/{id}/lavoro.
func (p *Pages) showWork(c *web.Ctx) error {
	who, w, err := p.workOf(c)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, p.workPage(c, who, newDraft(w), workHead{Version: w.Version, On: c.Today(), Source: SourcePerson}, c.Query().Get("aperto"), nil))
}

// setWishes answers POST /persone/{id}/lavoro/mestieri.
func (p *Pages) setWishes(c *web.Ctx) error {
	var f wishesForm
	return p.setPart(c, "mestieri", &f, &f.workHead, func(w Work) (workDraft, error) {
		return f.apply(w, p.service.Vocabulary, c.L.Lang())
	})
}

// setPast answers POST /persone/{id}/lavoro/esperienze.
func (p *Pages) setPast(c *web.Ctx) error {
	var f pastForm
	return p.setPart(c, "esperienze", &f, &f.workHead, func(w Work) (workDraft, error) {
		return f.apply(w, p.service.Vocabulary, c.L.Lang())
	})
}

// setRequirements answers POST /persone/{id}/lavoro/requisiti: those of one kind.
func (p *Pages) setRequirements(c *web.Ctx) error {
	var f requirementsForm
	return p.setPart(c, "requisiti", &f, &f.workHead, func(w Work) (workDraft, error) {
		return f.apply(w)
	})
}

// setLanguages answers POST /persone/{id}/lavoro/lingue.
func (p *Pages) setLanguages(c *web.Ctx) error {
	var f languagesForm
	return p.setPart(c, "lingue", &f, &f.workHead, func(w Work) (workDraft, error) { return f.apply(w), nil })
}

// setTerms answers POST /persone/{id}/lavoro/tempi.
func (p *Pages) setTerms(c *web.Ctx) error {
	var f termsForm
	return p.setPart(c, "tempi", &f, &f.workHead, func(w Work) (workDraft, error) { return f.apply(w) })
}

// setPart saves one form of the page: what is typed put into the profile as it is
// now. After a mistake the page comes back with that part as it was typed.
func (p *Pages) setPart(c *web.Ctx, part string, form any, head *workHead, apply func(Work) (workDraft, error)) error {
	who, now, err := p.workOf(c)
	if err != nil {
		return err
	}
	wrong := c.Decode(form)
	anchor := "#" + part
	if f, ok := form.(*requirementsForm); ok { // one form for each kind, which stays open
		part, anchor = string(f.Kind), "?aperto="+url.QueryEscape(string(f.Kind))+"#"+part+"-"+string(f.Kind)
	}
	if head.Source == "" {
		head.Source = SourcePerson
	}
	draft, aerr := apply(now)
	if wrong == nil {
		wrong = aerr
	}
	if wrong == nil {
		wrong = p.service.SetWork(c.Context(), c.Actor, SetWorkCmd{
			Person: who.ID, Version: head.Version, Work: draft.Work, Source: head.Source, On: head.On,
		})
	}
	if wrong != nil {
		if fault.Is(wrong, fault.Conflict) {
			head.Version = now.Version // what they see now is what the profile says, with their part
		}
		return c.Retry(wrong, func() (templ.Component, error) { return p.workPage(c, who, draft, *head, part, wrong), nil })
	}
	return c.Done(Path(who.ID, tailWork+anchor), web.Flash{Key: "person.flash.work"})
}
