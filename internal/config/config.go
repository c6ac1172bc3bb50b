package config

import (
	"bufio"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"

	"insieme/internal/base/auth/provider"
	"insieme/internal/base/mail"
	"insieme/internal/base/obs"
)

// Config is how an installation is set up; settings.go tells what each field
// means and what it is when nothing is said.
type Config struct {
	DB          string
	KeyFile     string
	Addr        string
	MetricsAddr string
	PublicURL   string
	Proxies     []netip.Prefix
	Readers     int
	MmapBytes   int64
	Mail        mail.Config // without a host no mail is sent
	// Staff and Citizens are where they prove who they are; without an issuer
	// nowhere.
	Staff, Citizens provider.Config
	LogLevel        slog.Level
	LogFormat       obs.Format
}

// FileVariable names the environment variable that says where the file is.
const FileVariable = "INSIEME_CONFIG"

const prefix = "INSIEME_"

// Load reads the settings: defaults, then the file, then the environment, which
// is a list like that of os.Environ. The file is the one named, or by
// INSIEME_CONFIG, or none. The error lists every mistake, without values.
func Load(file string, environ []string) (Config, error) {
	c, err := Default()
	if err != nil {
		return c, err
	}
	env := map[string]string{}
	for _, pair := range environ {
		if name, value, ok := strings.Cut(pair, "="); ok && strings.HasPrefix(name, prefix) {
			env[name] = value
		}
	}
	if file == "" {
		file = env[FileVariable]
	}
	delete(env, FileVariable)
	var wrong []error
	if file != "" {
		wrong = append(wrong, c.readFile(file)...)
	}
	wrong = append(wrong, c.readEnvironment(env)...)
	if len(wrong) == 0 {
		wrong = append(wrong, c.check())
	}
	return c, errors.Join(wrong...)
}

// Default is the configuration in which nothing is said.
func Default() (Config, error) {
	var c Config
	for _, s := range settings() {
		if err := s.set(&c, s.Default); err != nil {
			return c, fmt.Errorf("config: default of %s: %w", s.Key, err)
		}
	}
	return c, nil
}

// Set changes one setting, as an option on the command line does.
func (c *Config) Set(key, value string) error {
	i := slices.IndexFunc(settings(), func(s Setting) bool { return s.Key == key })
	if i < 0 {
		return fmt.Errorf("there is no setting %q", key)
	}
	if err := settings()[i].set(c, value); err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

func (c *Config) readFile(path string) (wrong []error) {
	f, err := os.Open(path)
	if err != nil {
		return []error{fmt.Errorf("config: %w", err)}
	}
	defer func() { _ = f.Close() }() // it was only read
	seen := map[string]bool{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		key = strings.TrimSpace(key)
		err := c.Set(key, strings.TrimSpace(value))
		switch {
		case !ok:
			err = errors.New(`not a line "key = value"`)
		case seen[key]:
			err = fmt.Errorf("%s is set twice", key)
		}
		if seen[key] = true; err != nil {
			wrong = append(wrong, fmt.Errorf("config: %s:%d: %w", path, n, err))
		}
	}
	if err := lines.Err(); err != nil {
		wrong = append(wrong, fmt.Errorf("config: %s: %w", path, err))
	}
	if c.hasSecret() {
		if info, err := f.Stat(); err == nil && info.Mode().Perm()&0o007 != 0 {
			wrong = append(wrong, fmt.Errorf("config: %s holds a password and may be read by everybody: chmod 640", path))
		}
	}
	return wrong
}

func (c *Config) readEnvironment(env map[string]string) (wrong []error) {
	for _, s := range settings() {
		value, ok := env[s.Variable()]
		if !ok {
			continue
		}
		delete(env, s.Variable())
		if err := s.set(c, value); err != nil {
			wrong = append(wrong, fmt.Errorf("config: %s: %w", s.Variable(), err))
		}
	}
	for name := range env {
		wrong = append(wrong, fmt.Errorf("config: there is no setting for the variable %s", name))
	}
	slices.SortFunc(wrong, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return wrong
}

// hasSecret reports whether a password stands in the settings.
func (c *Config) hasSecret() bool {
	u, err := url.Parse(c.DB)
	inURL := false
	if err == nil && u.User != nil {
		_, inURL = u.User.Password()
	}
	return inURL || strings.Contains(c.DB, "password=") || c.Mail.Password != "" || c.Staff.Secret != "" || c.Citizens.Secret != ""
}

// check holds the settings together.
func (c *Config) check() error {
	var wrong []error
	if c.Mail.Host != "" {
		if _, err := mail.New(c.Mail); err != nil {
			wrong = append(wrong, fmt.Errorf("config: smtp: %w", err))
		}
	}
	return errors.Join(append(wrong, checkProvider("staff_oidc", c.Staff), checkProvider("citizen_oidc", c.Citizens))...)
}

// checkProvider holds the settings of an identity provider together.
func checkProvider(name string, p provider.Config) error {
	switch {
	case p.Issuer == "":
		return nil
	case p.ClientID == "":
		return fmt.Errorf("config: %s_client is missing", name)
	case p.Secret != "" && p.SecretFile != "":
		return fmt.Errorf("config: %s_secret and %s_secret_file are both set", name, name)
	case name == "citizen_oidc" && p.Claim == "":
		return errors.New("config: citizen_oidc_claim is missing")
	default:
		return nil
	}
}

// Secure reports whether people reach the program by https.
func (c *Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// Host is the name under which people reach the program.
func (c *Config) Host() string {
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Hostname() == "" {
		return "localhost"
	}
	return u.Hostname()
}

// String hides the settings, some of which are passwords.
func (c Config) String() string { return "[config]" }

// GoString hides the settings from %#v.
func (c Config) GoString() string { return "[config]" }

// LogValue hides the settings from logs.
func (c Config) LogValue() slog.Value { return slog.StringValue("[config]") }
