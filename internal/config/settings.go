package config

import (
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/mail"
	"insieme/internal/base/obs"
)

// Setting is one line of docs/config.md.
type Setting struct {
	Key     string
	Default string
	About   string
	set     func(c *Config, value string) error
}

// Variable is the setting's name in the environment.
func (s Setting) Variable() string { return prefix + strings.ToUpper(s.Key) }

// settings is the table of all settings.
func settings() []Setting {
	return []Setting{
		{"db", "sqlite:insieme.db", "The database: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST/NAME`, or a libpq text such as `host=/run/postgresql dbname=insieme`.", setDB},
		{"key_file", "insieme.key", "The file of the keys that seal health answers, notes and contacts. Made at the first start. Keep a copy of it, apart from the copies of the database: without it those data are lost.", text(func(c *Config) *string { return &c.KeyFile })},
		{"addr", "127.0.0.1:8080", "Address and port on which the pages are served. Put a proxy that speaks https in front.", address(func(c *Config) *string { return &c.Addr })},
		{"metrics_addr", "", "Address and port of `/metrics`, for Prometheus. Nothing is measured aloud when it is empty. It is not for the public.", address(func(c *Config) *string { return &c.MetricsAddr })},
		{"public_url", "http://127.0.0.1:8080", "The address that people type. It goes into messages; when it begins with `https://`, cookies are sent over https only. Passkeys are valid for its host name, and stop working when it changes.", setPublicURL},
		{"proxies", "", "The proxies whose `X-Forwarded-For` is believed, as addresses or networks with commas between: `127.0.0.1, 10.0.0.0/8`.", setProxies},
		{"readers", "8", "Connections that read from the database at the same time.", setReaders},
		{"mmap_mib", "4096", "How much of a SQLite file is mapped into memory for reading, in MiB; 0 for none.", setMmap},
		{"smtp_host", "", "The server that takes mail. Without one, messages stay in the outbox, where staff can read them.", text(func(c *Config) *string { return &c.Mail.Host })},
		{"smtp_port", "0", "Its port; 0 is the usual one: 587 for `starttls`, 465 for `tls`, 25 for `none`.", setPort},
		{"smtp_tls", "starttls", "How the way to it is protected: `starttls`, `tls` (from the first byte) or `none` (a relay on the same machine).", setTLS},
		{"smtp_user", "", "The user to sign in as, if the server asks for one.", text(func(c *Config) *string { return &c.Mail.User })},
		{"smtp_password", "", "The user's password. Better in the environment than in the file.", text(func(c *Config) *string { return &c.Mail.Password })},
		{"smtp_from", "", "The address that mail comes from.", text(func(c *Config) *string { return &c.Mail.From })},
		{"smtp_from_name", "Insieme per il lavoro", "The name that mail comes from.", text(func(c *Config) *string { return &c.Mail.FromName })},
		{"staff_oidc_issuer", "", "Where the staff may sign in by an account of their own organisation: the issuer of an OpenID provider. None when it is empty. Register there the address `public_url` + `/entra/identita/ritorno`.", setIssuer(staff)},
		{"staff_oidc_client", "", "The name under which this program is registered there.", text(func(c *Config) *string { return &c.Staff.ClientID })},
		{"staff_oidc_secret", "", "Its secret, if it has one. Better in the environment or in a file of its own.", text(func(c *Config) *string { return &c.Staff.Secret })},
		{"staff_oidc_secret_file", "", "The file that holds the secret, instead of `staff_oidc_secret`. Not readable by everybody.", text(func(c *Config) *string { return &c.Staff.SecretFile })},
		{"staff_oidc_label_it", "Entra con l'account dell'ente", "What the button says in Italian.", text(func(c *Config) *string { return &c.Staff.LabelIt })},
		{"staff_oidc_label_en", "Sign in with your organisation's account", "What the button says in English.", text(func(c *Config) *string { return &c.Staff.LabelEn })},
		{"staff_oidc_strong", "", "Values of `acr` or `amr`, with spaces between, by which the provider says that two factors were given, such as `mfa`. With any other value the second step is asked for here, of who has to have one.", list(func(c *Config) *[]string { return &c.Staff.Strong })},
		{"citizen_oidc_issuer", "", "Where people prove who they are in order to follow their application or begin one: the issuer of an OpenID provider, such as the region's aggregator of SPID and CIE. None when it is empty. Register there the address `public_url` + `/strada/identita/ritorno`.", setIssuer(citizens)},
		{"citizen_oidc_client", "", "The name under which this program is registered there.", text(func(c *Config) *string { return &c.Citizens.ClientID })},
		{"citizen_oidc_secret", "", "Its secret, if it has one. Better in the environment or in a file of its own.", text(func(c *Config) *string { return &c.Citizens.Secret })},
		{"citizen_oidc_secret_file", "", "The file that holds the secret, instead of `citizen_oidc_secret`. Not readable by everybody.", text(func(c *Config) *string { return &c.Citizens.SecretFile })},
		{"citizen_oidc_label_it", "Entra con l'identità digitale", "What the button says in Italian, and in languages other than English. The official wordings are `Entra con SPID` and `Entra con CIE`: use them for what the provider really offers.", text(func(c *Config) *string { return &c.Citizens.LabelIt })},
		{"citizen_oidc_label_en", "Sign in with your digital identity", "What the button says in English.", text(func(c *Config) *string { return &c.Citizens.LabelEn })},
		{"citizen_oidc_scopes", "profile", "What is asked for beside `openid`, with spaces between: what it takes to be told names, birth date and codice fiscale.", list(func(c *Config) *[]string { return &c.Citizens.Scopes })},
		{"citizen_oidc_claim", "fiscalNumber", "The claim that holds the codice fiscale; `TINIT-` before it is left out. In the OpenID profile of SPID and CIE it is `https://attributes.eid.gov.it/fiscal_number`.", text(func(c *Config) *string { return &c.Citizens.Claim })},
		{"citizen_oidc_levels", "https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3", "Values of `acr` one of which is asked for and demanded, with spaces between. Nothing is demanded when it is empty.", list(func(c *Config) *[]string { return &c.Citizens.Levels })},
		{"log_level", "info", "What is written to the log: `debug`, `info`, `warn` or `error`.", setLevel},
		{"log_format", "text", "`text` for people at a terminal, `json` for machines that collect logs.", setFormat},
	}
}

// The errors never repeat the value, which may be a password in the wrong line.
var (
	errAddress = errors.New("want host:port, such as 127.0.0.1:8080")
	errURL     = errors.New("want http://HOST or https://HOST, without a path")
	errIssuer  = errors.New("want https://HOST or https://HOST/PATH")
	errDB      = errors.New("want sqlite:PATH, postgres://… or host=… dbname=…")
)

func text(field func(*Config) *string) func(*Config, string) error {
	return func(c *Config, value string) error {
		*field(c) = value
		return nil
	}
}

// list reads words with spaces between.
func list(field func(*Config) *[]string) func(*Config, string) error {
	return func(c *Config, value string) error {
		*field(c) = strings.Fields(value)
		return nil
	}
}

func staff(c *Config) *provider.Config    { return &c.Staff }
func citizens(c *Config) *provider.Config { return &c.Citizens }

// setIssuer takes an https address as it is, since tokens repeat it to the
// letter; http is for trying on one's own machine.
func setIssuer(of func(*Config) *provider.Config) func(*Config, string) error {
	return func(c *Config, value string) error {
		u, err := url.Parse(value)
		local := err == nil && u.Scheme == "http" && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1")
		if value != "" && (err != nil || u.Scheme != "https" && !local || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
			return errIssuer
		}
		of(c).Issuer = value
		return nil
	}
}

func address(field func(*Config) *string) func(*Config, string) error {
	return func(c *Config, value string) error {
		if _, port, err := net.SplitHostPort(value); value != "" && (err != nil || !isNumber(port, 0, 65535)) {
			return errAddress
		}
		*field(c) = value
		return nil
	}
}

func isNumber(s string, least, most int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= least && n <= most
}

func setDB(c *Config, value string) error {
	path, lite := strings.CutPrefix(value, "sqlite:")
	if lite && path == "" || !lite && !strings.HasPrefix(value, "postgres://") && !strings.HasPrefix(value, "postgresql://") && !strings.Contains(value, "=") {
		return errDB
	}
	c.DB = value
	return nil
}

func setPublicURL(c *Config, value string) error {
	u, err := url.Parse(value)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return errURL
	}
	c.PublicURL = u.Scheme + "://" + u.Host
	return nil
}

func setProxies(c *Config, value string) error {
	c.Proxies = nil
	for part := range strings.SplitSeq(value, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		network, err := netip.ParsePrefix(part)
		if one, oneErr := netip.ParseAddr(part); oneErr == nil {
			network, err = netip.PrefixFrom(one, one.BitLen()), nil
		}
		if err != nil {
			return errors.New("want addresses or networks with commas between, such as 127.0.0.1, 10.0.0.0/8")
		}
		c.Proxies = append(c.Proxies, network)
	}
	return nil
}

func setReaders(c *Config, value string) (err error) {
	if !isNumber(value, 1, 256) {
		return errors.New("want a number from 1 to 256")
	}
	c.Readers, err = strconv.Atoi(value)
	return err
}

// setMmap turns MiB into bytes; none is less than zero, as db.Options has it.
func setMmap(c *Config, value string) error {
	if !isNumber(value, 0, 1<<20) {
		return errors.New("want MiB, a number from 0 to 1048576")
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if c.MmapBytes = n << 20; n == 0 {
		c.MmapBytes = -1
	}
	return err
}

func setPort(c *Config, value string) (err error) {
	if !isNumber(value, 0, 65535) {
		return errors.New("want a number from 0 to 65535")
	}
	c.Mail.Port, err = strconv.Atoi(value)
	return err
}

func setTLS(c *Config, value string) error {
	switch way := mail.TLS(value); way {
	case mail.StartTLS, mail.Implicit, mail.Open:
		c.Mail.TLS = way
		return nil
	default:
		return errors.New("want starttls, tls or none")
	}
}

func setLevel(c *Config, value string) error {
	var level slog.Level
	if err := level.UnmarshalText([]byte(value)); err != nil || strings.ContainsAny(value, "+-") {
		return errors.New("want debug, info, warn or error")
	}
	c.LogLevel = level
	return nil
}

func setFormat(c *Config, value string) error {
	switch f := obs.Format(value); f {
	case obs.Text, obs.JSON:
		c.LogFormat = f
		return nil
	default:
		return errors.New("want text or json")
	}
}
