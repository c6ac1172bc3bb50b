package person

import (
	"net/http"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	looksOnPage  = 100
	looksInPanel = 5
	recentDays   = 30
)

// looksView is the page of who has looked at a person's file.
type looksView struct {
	Person Person
	Lines  []lookLine
	Next   string
}

// lookLine is one reading of the file.
type lookLine struct{ Who, When, What string }

// showLooks answers GET /persone/{id}/accessi.
func (p *Pages) showLooks(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonLooks, lookLooks)
	if err != nil {
		return err
	}
	after, err := afterOf(c)
	if err != nil {
		return err
	}
	looks, err := p.looksAt(c, who.ID, after, looksOnPage+1)
	if err != nil {
		return err
	}
	v := looksView{Person: who}
	if len(looks) > looksOnPage {
		looks = looks[:looksOnPage]
		last := looks[looksOnPage-1]
		v.Next = Path(who.ID, "/accessi?da="+string(last.ID)+"&al="+last.At.Format(instantInURL))
	}
	if v.Lines, err = p.lookLines(c, looks); err != nil {
		return err
	}
	return c.Page(http.StatusOK, looksTemplate(c.Frame("person.looks.title", navPeople), v))
}

const instantInURL = "20060102T150405.000000"

// afterOf is where the page goes on; the beginning when the address says nothing.
func afterOf(c *web.Ctx) (audit.After, error) {
	last, err := web.QueryID[audit.LookID](c, "da")
	if err != nil || last == "" {
		return audit.After{}, err
	}
	at, err := time.Parse(instantInURL, c.Query().Get("al"))
	if err != nil {
		return audit.After{}, nil
	}
	return audit.After{At: at, ID: string(last)}, nil
}

func (p *Pages) looksAt(c *web.Ctx, who id.Person, after audit.After, limit int) ([]audit.LookRow, error) {
	q := p.service.DB.Reader()
	subject, err := Subject(c.Context(), q, who)
	if err != nil {
		return nil, err
	}
	return audit.LooksAt(c.Context(), q, c.Actor, who, subject, after, limit)
}

func (p *Pages) lookLines(c *web.Ctx, looks []audit.LookRow) ([]lookLine, error) {
	users := make([]id.User, len(looks))
	for i, l := range looks {
		users[i] = l.Actor
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), users...)
	if err != nil {
		return nil, err
	}
	lines := make([]lookLine, len(looks))
	for i, look := range looks {
		at := look.At.In(c.Zone())
		lines[i] = lookLine{Who: names[look.Actor], When: c.L.Date(civil.DateOf(at)) + ", " + c.L.Clock(at), What: lookWord(c.L, look.Page)}
		if look.Actor == "" {
			lines[i].Who = c.L.T("person.looks.program")
		}
	}
	return lines, nil
}

// lookWord is what was looked at, in words.
func lookWord(l i18n.L, page audit.Page) string {
	key := "person.look." + string(page)
	if words := l.T(key); words != key {
		return words
	}
	return l.T("person.looks.other")
}

// recent counts the users among looks of the last days, by the machine's time
// of the newest one.
func recent(looks []audit.LookRow) int {
	seen := map[id.User]bool{}
	for _, l := range looks {
		if l.At.After(looks[0].At.AddDate(0, 0, -recentDays)) {
			seen[l.Actor] = true
		}
	}
	return len(seen)
}

// lookRows are lines of the log for a card.
func lookRows(lines []lookLine) []ui.RowView {
	rows := make([]ui.RowView, len(lines))
	for i, l := range lines {
		rows[i] = ui.RowView{Label: l.Who, Note: l.When, Second: l.What}
	}
	return rows
}
