package web

import (
	"net/http"

	"insieme/internal/base/i18n"
)

// Address is the network address that asks, for slowing down who guesses. It
// is personal data: keep it out of logs and tables.
func (c *Ctx) Address() string { return c.server.address(c.r) }

// SetLanguage makes a language the reader's on this browser, from the next
// page on.
func (c *Ctx) SetLanguage(lang i18n.Lang) {
	http.SetCookie(c.w, &http.Cookie{Name: cookieLanguage, Value: string(lang), Path: "/", MaxAge: yearSeconds,
		HttpOnly: true, Secure: c.server.o.Sessions.Secure(), SameSite: http.SameSiteLaxMode})
}
