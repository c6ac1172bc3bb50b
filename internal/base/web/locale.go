package web

import (
	"net/http"
	"strconv"
	"strings"

	"insieme/internal/base/i18n"
)

const (
	cookieLanguage = "lingua"
	yearSeconds    = 365 * 24 * 60 * 60
)

// language is the reader's: what they chose on this browser, else what their
// account says, else what the browser prefers, else Italian.
func (s *Server) language(r *http.Request, account i18n.Lang) i18n.Lang {
	if c, err := r.Cookie(cookieLanguage); err == nil && spoken(c.Value) != "" {
		return spoken(c.Value)
	}
	if account != "" {
		return account
	}
	return preferred(r.Header.Get("Accept-Language"))
}

// spoken is the language of a tag such as "en-GB"; empty when it is not ours.
func spoken(tag string) i18n.Lang {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	switch lang := i18n.Lang(base); lang {
	case i18n.It, i18n.En:
		return lang
	default:
		return ""
	}
}

// preferred picks from an Accept-Language header: the first of the highest
// weight that we speak.
func preferred(header string) i18n.Lang {
	best, weight := i18n.It, 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, params, _ := strings.Cut(part, ";")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64) // unreadable is 0: not wanted
		}
		if lang := spoken(tag); lang != "" && q > weight && q <= 1 {
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
	lang := spoken(string(f.Language))
	if lang == "" {
		lang = i18n.It
	}
	c.SetLanguage(lang)
	if !isLocal(f.Back) {
		f.Back = "/"
	}
	return c.Redirect(f.Back)
}
