package intake

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/web"
)

// noticeView is a page of text.
type noticeView struct {
	Lead  string
	Parts []noticePart
	Dated string
}

type noticePart struct {
	Title string
	Texts []string
}

// privacy answers GET /privacy: the notice that applicants agree to, in the
// version NoticeVersion.
func (p *PublicPages) privacy(c *web.Ctx) error {
	return p.notice(c, "intake.privacy", 7, c.L.T("intake.privacy.dated", NoticeVersion))
}

// accessibility answers GET /accessibilita.
func (p *PublicPages) accessibility(c *web.Ctx) error {
	return p.notice(c, "intake.access", 4, c.L.T("intake.access.dated"))
}

// legal answers GET /note-legali.
func (p *PublicPages) legal(c *web.Ctx) error { return p.notice(c, "intake.legal", 4, "") }

// notice shows the numbered parts of a text. Its placeholders are the
// programme's name, institution, address, and telephone with mail.
func (p *PublicPages) notice(c *web.Ctx, key string, parts int, dated string) error {
	i, err := p.identity(c)
	if err != nil {
		return err
	}
	contacts := slices.DeleteFunc([]string{i.Phone, i.Email}, func(s string) bool { return s == "" })
	t := func(k string) string { return c.L.T(k, i.Name, i.Service, i.Address, strings.Join(contacts, ", ")) }
	v := noticeView{Lead: t(key + ".lead"), Dated: dated}
	for n := range parts {
		part := key + "." + strconv.Itoa(n+1)
		v.Parts = append(v.Parts, noticePart{Title: t(part + ".title"), Texts: []string{t(part + ".text")}})
	}
	return c.Page(http.StatusOK, noticeTemplate(c.PublicFrame(key+".title"), v))
}
