package app

import (
	"log/slog"
	"net/netip"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/mail"
)

// Options are what a running program is made of. The command line fills them
// from the configuration; tests fill them by hand.
type Options struct {
	Database string      // sqlite:PATH or postgres://…
	DB       db.Options  // tuning; the zero value is right
	Keys     *crypt.Keys // of sealed columns
	Addr     string      // host:port to listen on; port 0 takes a free one
	Metrics  string      // a second address for /metrics; empty for none
	Mail     mail.Config // the server that takes mail; without a host messages stay in the outbox
	Host     string      // of the public address: the right half of each Message-ID
	// PublicURL is the address that people type, without a path: the beginning of
	// links in messages; passkeys are valid for its host.
	PublicURL string
	// Staff and Citizens are where they prove who they are; without an issuer
	// nowhere.
	Staff, Citizens provider.Config
	Secure          bool // reached through https: cookies say so
	Proxies         []netip.Prefix
	Log             *slog.Logger
	Demo            bool // invented data: every page says so, nothing is sent out
	// Clock makes the programme's clock from the programme's zone; nil is the
	// real time.
	Clock func(zone string) (clock.Programme, error)
}
