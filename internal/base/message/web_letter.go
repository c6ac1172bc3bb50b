package message

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// letterView is the page of one message.
type letterView struct {
	Title      string
	Tag        *ui.TagView
	Why        string // a sentence or two, or nothing
	Facts      []ui.Fact
	Subject    string
	Paragraphs [][]string // lines
	Erased     bool
	Version    string
	Again      string // POST path, or empty
	Settle     string // POST path, or empty
	Doubt      bool   // it may have arrived: sending again needs a second look
}

// show answers GET /amministrazione/messaggi/{id}.
func (p *Pages) show(c *web.Ctx) error {
	page, err := p.letterPage(c, "")
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *Pages) letterPage(c *web.Ctx, wrong string) (templ.Component, error) {
	of, err := web.PathID[ID](c, "id")
	if err != nil {
		return nil, err
	}
	l, err := p.outbox.Read(c.Context(), c.Actor, of)
	if err != nil {
		return nil, err
	}
	names, err := p.namesOf(c, []Line{l.Line})
	if err != nil {
		return nil, err
	}
	v := letterView{
		Title: p.title(c.L, l.Template), Tag: tag(c.L, l.State), Facts: p.facts(c, l, names[l.Person]), Why: why(c.L, l.Line),
		Subject: l.Subject, Paragraphs: paragraphs(withoutKeys(l.Body)), Erased: l.Erased, Version: strconv.FormatInt(l.Version, 10), Doubt: l.State == Uncertain,
	}
	if !l.Erased && access.Can(c.Actor, access.OutboxSend, access.Subject{}) {
		if l.State != Sending && CanFollow(l.State, Queued) && p.outbox.Couriers[l.Channel] != nil {
			v.Again = Path + "/" + string(l.ID) + "/invia"
		}
		if l.State == Uncertain {
			v.Settle = Path + "/" + string(l.ID) + "/arrivato"
		}
	}
	return letterTemplate(c.Frame("message.one", Nav), v, wrong), nil
}

func (p *Pages) facts(c *web.Ctx, l Letter, name string) []ui.Fact {
	facts := []ui.Fact{}
	if !l.Erased {
		facts = append(facts, ui.Fact{Label: c.L.T("message.fact.to"), Value: l.To})
	}
	if l.Person != "" {
		if name == "" {
			name = c.L.T("message.person.open")
		}
		facts = append(facts, ui.Fact{Label: c.L.T("message.fact.person"), Value: name, Href: "/persone/" + string(l.Person)})
	}
	return append(facts,
		ui.Fact{Label: c.L.T("message.fact.channel"), Value: c.L.T("message.channel." + string(l.Channel))},
		ui.Fact{Label: c.L.T("message.fact.lang"), Value: c.L.T("message.lang." + string(i18n.ParseLang(string(l.Lang))))},
		ui.Fact{Label: c.L.T("message.fact.queued"), Value: when(c, l.QueuedAt)},
		ui.Fact{Label: c.L.T("message.fact.changed"), Value: when(c, l.ChangedAt)},
		ui.Fact{Label: c.L.T("message.fact.tries"), Value: c.L.Number(l.Tries)},
		ui.Fact{Label: c.L.T("message.fact.id"), Value: p.outbox.MessageID(l.ID)},
	)
}

// key is the end of an address that opens something to whoever holds it.
var key = regexp.MustCompile(`(https?://\S*/)[A-Za-z0-9_-]{20,}`)

// withoutKeys is a text whose one-time addresses open nothing: who may read what
// was sent may not answer in the place of who it was sent to.
func withoutKeys(body string) string { return key.ReplaceAllString(body, "${1}…") }

// why explains a state in words, or says nothing.
func why(l i18n.L, line Line) string {
	reason, number, _ := strings.Cut(string(line.Reason), ".")
	var out []string
	if reason != "" {
		out = append(out, l.T("message.why."+reason))
	}
	if number != "" {
		out = append(out, l.T("message.refused.number", number))
	}
	if line.State == Uncertain {
		out = append(out, l.T("message.settled.by_hand"))
	}
	return strings.Join(out, " ")
}

func paragraphs(body string) [][]string {
	var out [][]string
	for part := range strings.SplitSeq(strings.ReplaceAll(body, "\r\n", "\n"), "\n\n") {
		out = append(out, strings.Split(part, "\n"))
	}
	return out
}

type versionForm struct {
	Version int64 `form:"version"`
}

// again answers POST /amministrazione/messaggi/{id}/invia.
func (p *Pages) again(c *web.Ctx) error {
	return p.command(c, "message.done.again", func(of ID, version int64) error {
		return p.outbox.Again(c.Context(), c.Actor, AgainCmd{Message: of, Version: version})
	})
}

// settle answers POST /amministrazione/messaggi/{id}/arrivato.
func (p *Pages) settle(c *web.Ctx) error {
	return p.command(c, "message.done.settled", func(of ID, version int64) error {
		return p.outbox.Settle(c.Context(), c.Actor, SettleCmd{Message: of, Version: version})
	})
}

func (p *Pages) command(c *web.Ctx, done string, do func(of ID, version int64) error) error {
	of, err := web.PathID[ID](c, "id")
	if err != nil {
		return err
	}
	var f versionForm
	if err = c.Decode(&f); err == nil {
		err = do(of, f.Version)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.letterPage(c, web.Fields(c.L, err)[""]) })
	}
	return c.Done(Path+"/"+string(of), web.Flash{Key: done})
}
