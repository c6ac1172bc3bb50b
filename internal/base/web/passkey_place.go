package web

import (
	"net"
	"net/netip"
	"net/url"

	"insieme/internal/base/auth"
)

// place is where passkeys are valid for this request; ok is false where there
// are none. The standard wants a host name and https, and makes one exception:
// localhost, whatever its port, for trying the program on one's own machine.
func (s *Server) place(c *Ctx) (at auth.Place, ok bool) {
	u, err := url.Parse(s.o.PublicURL)
	if err != nil || u.Hostname() == "" {
		return auth.Place{}, false
	}
	host := u.Hostname()
	if address, err := netip.ParseAddr(host); host == "localhost" || err == nil && address.IsLoopback() {
		asked, _, err := net.SplitHostPort(c.r.Host)
		if err != nil {
			asked = c.r.Host
		}
		return auth.Place{Host: "localhost", Origin: "http://" + c.r.Host}, asked == "localhost"
	}
	_, err = netip.ParseAddr(host)
	return auth.Place{Host: host, Origin: u.Scheme + "://" + u.Host}, err != nil && u.Scheme == "https"
}
