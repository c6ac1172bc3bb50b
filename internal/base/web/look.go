package web

import (
	"net/http"
	"regexp"
	"strconv"
)

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// programmeStyle answers /programma.css: the programme's colour as a custom
// property, since the content policy allows no style inside pages. The address
// changes with the colour, so browsers may keep it.
func (s *Server) programmeStyle(c *Ctx) error {
	look, err := s.o.Look(c.Context())
	if err != nil {
		return err
	}
	body := ""
	if hexColour.MatchString(look.Colour) { // nothing but a colour may come from a setting into a style sheet
		body = ":root{--promessa:" + look.Colour + "}\n"
	}
	h := c.w.Header()
	h.Set("Content-Type", "text/css; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "public, max-age=86400")
	c.w.WriteHeader(http.StatusOK)
	_, _ = c.w.Write([]byte(body))
	return nil
}
