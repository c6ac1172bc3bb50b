package web

import (
	"net/http"
	"slices"

	"insieme/internal/base/i18n"
)

// Address is the network address that asks, for slowing down who guesses. It
// is personal data: keep it out of logs and tables.
func (c *Ctx) Address() string { return c.server.address(c.r) }

// SetLanguage makes a language the reader's on this browser, from here on.
func (c *Ctx) SetLanguage(lang i18n.Lang) {
	c.L = c.server.o.Catalogue.In(lang)
	http.SetCookie(c.w, &http.Cookie{Name: cookieLanguage, Value: string(lang), Path: "/", MaxAge: yearSeconds,
		HttpOnly: true, Secure: c.server.o.Sessions.Secure(), SameSite: http.SameSiteLaxMode})
}

// SuggestLanguage makes a language that somebody is known to read theirs on
// this browser, unless they have chosen one here.
func (c *Ctx) SuggestLanguage(lang i18n.Lang) {
	if c.chosen() == "" && slices.Contains(c.languages(), lang) {
		c.SetLanguage(lang)
	}
}
