package web

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/i18n"
)

const (
	cookieLanguage = "lingua"
	yearSeconds    = 365 * 24 * 60 * 60
)

// language is the reader's among those that a page speaks: what they chose on
// this browser, else what their account says, else what the browser prefers,
// else Italian.
func (c *Ctx) language(account i18n.Lang) i18n.Lang {
	if chosen := c.chosen(); chosen != "" {
		return chosen
	}
	if account != "" {
		return account
	}
	return preferred(c.r.Header.Get("Accept-Language"), c.languages())
}

// languages are those that the page speaks. A page that does not exist speaks
// to who has signed in as the staff's pages do.
func (c *Ctx) languages() []i18n.Lang {
	nowhere := c.route.Pattern == unmatched && !c.Actor.Anonymous()
	if c.route.Languages == nil || nowhere {
		return i18n.StaffLangs()
	}
	return c.route.Languages
}

// chosen is the language that was chosen on this browser; empty for none, and
// for one that the page does not speak.
func (c *Ctx) chosen() i18n.Lang {
	cookie, err := c.r.Cookie(cookieLanguage)
	if err != nil {
		return ""
	}
	return spoken(cookie.Value, c.languages())
}

// spoken is the language of a tag such as "en-GB"; empty when it is not among
// the given ones.
func spoken(tag string, among []i18n.Lang) i18n.Lang {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if lang := i18n.Lang(base); slices.Contains(among, lang) {
		return lang
	}
	return ""
}

// preferred picks from an Accept-Language header: the first of the highest
// weight among the given languages.
func preferred(header string, among []i18n.Lang) i18n.Lang {
	best, weight := i18n.It, 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, params, _ := strings.Cut(part, ";")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64) // unreadable is 0: not wanted
		}
		if lang := spoken(tag, among); lang != "" && q > weight && q <= 1 {
			best, weight = lang, q
		}
	}
	return best
}

type languageForm struct {
	Language i18n.Lang `form:"lingua" max:"10"`
	Back     string    `form:"torna" max:"2000"`
}

// setLanguage answers POST /lingua.
func (s *Server) setLanguage(c *Ctx) error {
	var f languageForm
	if err := c.Decode(&f); err != nil {
		return err
	}
	c.SetLanguage(i18n.ParseLang(string(f.Language)))
	if !isLocal(f.Back) {
		f.Back = "/"
	}
	return c.Redirect(f.Back)
}
