package config_test

import (
	"bytes"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/base/mail"
	"insieme/internal/base/obs"
	"insieme/internal/config"
)

var update = flag.Bool("update", false, "write the generated document")

func TestDocumentIsCurrent(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "docs", "config.md")
	if *update {
		if err := os.WriteFile(path, []byte(config.Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != config.Markdown() {
		t.Error("docs/config.md is not what the settings say: run go test ./internal/config -update")
	}
}

func TestExampleOfTheDocumentIsRight(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(config.Markdown(), "```\n")
	example, _, _ := strings.Cut(rest, "```")
	c, err := config.Load(file(t, example, 0o644), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Secure() || c.Host() != "insieme.comune.example" || c.Mail.Host != "mail.comune.example" || c.LogFormat != obs.JSON {
		t.Errorf("the example reads as %s, secure %v", c.PublicURL, c.Secure())
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	c, err := config.Load("", []string{"HOME=/home/x", "PATH=/bin"})
	if err != nil {
		t.Fatal(err)
	}
	if c.DB != "sqlite:insieme.db" || c.Addr != "127.0.0.1:8080" || c.Secure() || c.Mail.Host != "" ||
		c.MmapBytes != 4<<30 || c.LogLevel != slog.LevelInfo {
		t.Errorf("defaults: db %s, addr %s, secure %v, mmap %d", c.DB, c.Addr, c.Secure(), c.MmapBytes)
	}
}

func TestFileReplacesDefaultsAndEnvironmentTheFile(t *testing.T) {
	t.Parallel()
	path := file(t, "# a comment\n\naddr = 0.0.0.0:80\n  readers=3  \nlog_level = debug\nmmap_mib = 0\nproxies = 127.0.0.1, 10.0.0.0/8\n", 0o644)
	c, err := config.Load("", []string{"INSIEME_CONFIG=" + path, "INSIEME_READERS=5", "INSIEME_DB=host=/run/x dbname=y"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != "0.0.0.0:80" || c.Readers != 5 || c.LogLevel != slog.LevelDebug || c.DB != "host=/run/x dbname=y" || c.MmapBytes != -1 {
		t.Errorf("addr %s, readers %d, level %s, db %s, mmap %d; want those of file and environment", c.Addr, c.Readers, c.LogLevel, c.DB, c.MmapBytes)
	}
	if len(c.Proxies) != 2 || c.Proxies[0].String() != "127.0.0.1/32" || c.Proxies[1].String() != "10.0.0.0/8" {
		t.Errorf("proxies = %v", c.Proxies)
	}
}

func TestMistakesAreAllTold(t *testing.T) {
	t.Parallel()
	path := file(t, "adr = 1\naddr = 0.0.0.0\nno line\nreaders = 2\nreaders = 3\n", 0o644)
	_, err := config.Load(path, []string{"INSIEME_SMPT_HOST=x", "INSIEME_LOG_LEVEL=loud"})
	if err == nil {
		t.Fatal("Load succeeds")
	}
	for _, want := range []string{
		`:1: there is no setting "adr"`, ":2: addr: want host:port", `:3: not a line "key = value"`, ":5: readers is set twice",
		"no setting for the variable INSIEME_SMPT_HOST", "INSIEME_LOG_LEVEL: want debug",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

func TestBadValuesAreRefused(t *testing.T) {
	t.Parallel()
	c, err := config.Default()
	if err != nil {
		t.Fatal(err)
	}
	for key, values := range map[string][]string{
		"db":         {"", "insieme.db", "sqlite:", "mysql://x"},
		"addr":       {"8080", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:70000"},
		"public_url": {"", "insieme.example", "ftp://x", "https://x/app", "https://u:secret@x", "https://x?y"},
		"proxies":    {"10.0.0.0/99", "proxy"},
		"readers":    {"0", "-1", "many"},
		"mmap_mib":   {"-1", "4G"},
		"smtp_port":  {"70000", "smtp"},
		"smtp_tls":   {"", "ssl", "secret"},
		"log_level":  {"", "loud", "info+1"},
		"log_format": {"", "xml"},
		"unknown":    {"x"},

		"staff_oidc_issuer":   {"altrove", "http://x.example", "https://", "https://x?y", "https://u:secret@x"},
		"citizen_oidc_issuer": {"ftp://x"},
	} {
		for _, v := range values {
			if err := c.Set(key, v); err == nil {
				t.Errorf("%s = %q is accepted", key, v)
			} else if strings.Contains(err.Error(), "secret") {
				t.Errorf("%s: the error repeats the value: %v", key, err)
			}
		}
	}
}

func TestMailIsCheckedAsAWhole(t *testing.T) {
	t.Parallel()
	if _, err := config.Load("", []string{"INSIEME_SMTP_HOST=mail.example.org"}); err == nil {
		t.Error("mail without a sender is accepted")
	}
	c, err := config.Load("", []string{"INSIEME_SMTP_HOST=mail.example.org", "INSIEME_SMTP_FROM=a@example.org", "INSIEME_SMTP_TLS=tls"})
	if err != nil || c.Mail.TLS != mail.Implicit {
		t.Errorf("Load = %v, tls %s; want tls", err, c.Mail.TLS)
	}
}

func TestFileWithAPasswordIsNotForEverybody(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"smtp_password = hush\n", "db = postgres://u:hush@h/n\n", "db = host=h password=hush\n"} {
		if _, err := config.Load(file(t, text, 0o644), nil); err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%q readable by everybody: %v, want an error without the password", text, err)
		}
		if _, err := config.Load(file(t, text, 0o640), nil); err != nil {
			t.Errorf("%q readable by its group: %v", text, err)
		}
	}
}

func TestMissingFileIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := config.Load(filepath.Join(t.TempDir(), "nothing"), nil); err == nil {
		t.Error("Load without the named file succeeds")
	}
}

func TestConfigHidesItself(t *testing.T) {
	t.Parallel()
	c, err := config.Load("", []string{"INSIEME_SMTP_PASSWORD=hush", "INSIEME_DB=postgres://u:hush@h/n"})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "config", c, "mail", c.Mail)
	text := log.String() + fmt.Sprintf("%v %+v %#v %s", c, c, c, c) + fmt.Sprintf("%v %+v %#v", c.Mail, c.Mail, c.Mail)
	if strings.Contains(text, "hush") {
		t.Errorf("the configuration shows a password: %s", text)
	}
}

func file(t *testing.T, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "insieme.conf")
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestIdentityProvidersAreRead(t *testing.T) {
	t.Parallel()
	c, err := config.Load("", []string{
		"INSIEME_STAFF_OIDC_ISSUER=https://accessi.comune.example/realms/comune", "INSIEME_STAFF_OIDC_CLIENT=insieme", "INSIEME_STAFF_OIDC_STRONG=mfa  otp",
		"INSIEME_CITIZEN_OIDC_ISSUER=http://localhost:9998/", "INSIEME_CITIZEN_OIDC_CLIENT=insieme", "INSIEME_CITIZEN_OIDC_LEVELS=",
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Staff.Issuer != "https://accessi.comune.example/realms/comune" || fmt.Sprint(c.Staff.Strong) != "[mfa otp]" || c.Staff.Claim != "" || len(c.Staff.Scopes) != 0 {
		t.Errorf("staff: %s, strong %v, claim %q, scopes %v", c.Staff.Issuer, c.Staff.Strong, c.Staff.Claim, c.Staff.Scopes)
	}
	if c.Citizens.Issuer != "http://localhost:9998/" || c.Citizens.Claim != "fiscalNumber" || len(c.Citizens.Levels) != 0 || fmt.Sprint(c.Citizens.Scopes) != "[profile]" {
		t.Errorf("citizens: %s, claim %q, levels %v, scopes %v", c.Citizens.Issuer, c.Citizens.Claim, c.Citizens.Levels, c.Citizens.Scopes)
	}
	if d, err := config.Load("", nil); err != nil || d.Staff.Issuer != "" || len(d.Citizens.Levels) != 2 {
		t.Errorf("by default: issuer %q, levels %v, %v", d.Staff.Issuer, d.Citizens.Levels, err)
	}
}

func TestHalfAnIdentityProviderIsRefused(t *testing.T) {
	t.Parallel()
	for want, settings := range map[string]string{
		"staff_oidc_client is missing":   "staff_oidc_issuer = https://a.example",
		"citizen_oidc_client is missing": "citizen_oidc_issuer = https://a.example",
		"citizen_oidc_claim is missing":  "citizen_oidc_issuer = https://a.example\ncitizen_oidc_client = x\ncitizen_oidc_claim =",
		"are both set":                   "staff_oidc_issuer = https://a.example\nstaff_oidc_client = x\nstaff_oidc_secret = parola\nstaff_oidc_secret_file = /x",
	} {
		if _, err := config.Load(file(t, settings, 0o640), nil); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "parola") {
			t.Errorf("%q: got %v, want %q", settings, err, want)
		}
	}
	if _, err := config.Load(file(t, "citizen_oidc_secret = parola", 0o644), nil); err == nil || !strings.Contains(err.Error(), "chmod") {
		t.Errorf("a secret that everybody may read: got %v", err)
	}
}

func TestASecretStandsInAFileOfItsOwn(t *testing.T) {
	t.Parallel()
	load := func(path string) (string, error) {
		c, err := config.Load("", []string{"INSIEME_STAFF_OIDC_ISSUER=https://a.example", "INSIEME_STAFF_OIDC_CLIENT=x", "INSIEME_STAFF_OIDC_SECRET_FILE=" + path})
		if err != nil {
			t.Fatal(err)
		}
		p, err := c.Staff.WithSecret()
		return p.Secret, err
	}
	if secret, err := load(file(t, "parola\n", 0o640)); err != nil || secret != "parola" {
		t.Errorf("got %d characters, %v", len(secret), err)
	}
	for name, path := range map[string]string{"not there": "/x/y", "empty": file(t, "\n", 0o640), "for everybody": file(t, "parola", 0o644)} {
		if _, err := load(path); err == nil || strings.Contains(err.Error(), "parola") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
