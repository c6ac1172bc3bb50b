package config

import (
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

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
		{"log_level", "info", "What is written to the log: `debug`, `info`, `warn` or `error`.", setLevel},
		{"log_format", "text", "`text` for people at a terminal, `json` for machines that collect logs.", setFormat},
	}
}

// The errors never repeat the value, which may be a password in the wrong line.
var (
	errAddress = errors.New("want host:port, such as 127.0.0.1:8080")
	errURL     = errors.New("want http://HOST or https://HOST, without a path")
	errDB      = errors.New("want sqlite:PATH, postgres://… or host=… dbname=…")
)

func text(field func(*Config) *string) func(*Config, string) error {
	return func(c *Config, value string) error {
		*field(c) = value
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
