package mail

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/http/httptest"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// server is a mail server of a few lines that can be made to misbehave: answers
// holds what it says to a command instead of the usual, "" being to hang up.
type server struct {
	answers map[string]string
	upgrade *tls.Config // offers STARTTLS
	address string

	mu       sync.Mutex
	taken    []string // the data of each message it said yes to
	commands []string
}

func (s *server) start(t *testing.T, listener net.Listener) {
	t.Helper()
	s.address = listener.Addr().String()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.talk(conn)
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-done })
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// say answers a command; false means that the line is dead.
func (s *server) say(conn net.Conn, command, usual string) bool {
	s.mu.Lock()
	s.commands = append(s.commands, command)
	s.mu.Unlock()
	if other, ok := s.answers[command]; ok {
		usual = other
	}
	if usual == "" {
		return false
	}
	_, err := io.WriteString(conn, usual+"\r\n")
	return err == nil
}

func (s *server) talk(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	if !s.say(conn, "hello", "220 test") {
		return
	}
	in := bufio.NewReader(conn)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		command, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " ")
		usual := "250 ok"
		switch command {
		case "EHLO":
			usual = "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN"
			if s.upgrade != nil {
				usual = "250-test\r\n250 STARTTLS"
			}
		case "AUTH":
			usual = "235 welcome"
		case "STARTTLS":
			if !s.say(conn, command, "220 go ahead") {
				return
			}
			conn = tls.Server(conn, s.upgrade)
			s.upgrade, in = nil, bufio.NewReader(conn)
			continue
		case "DATA":
			if !s.data(conn, in) {
				return
			}
			continue
		case "QUIT":
			s.say(conn, command, "221 bye")
			return
		}
		if !s.say(conn, command, usual) {
			return
		}
	}
}

func (s *server) data(conn net.Conn, in *bufio.Reader) bool {
	if !s.say(conn, "DATA", "354 go on") {
		return false
	}
	if _, refused := s.answers["DATA"]; refused {
		return true
	}
	var text strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		text.WriteString(strings.TrimPrefix(line, "."))
	}
	if _, other := s.answers["end"]; !other {
		s.mu.Lock()
		s.taken = append(s.taken, text.String())
		s.mu.Unlock()
	}
	return s.say(conn, "end", "250 taken")
}

func courier(t *testing.T, s *server, change func(*Config)) *SMTP {
	t.Helper()
	address, err := net.ResolveTCPAddr("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Host: "127.0.0.1", Port: address.Port, From: "insieme@comune.example", FromName: "Insieme per il lavoro", TLS: Open}
	if change != nil {
		change(&c)
	}
	m, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func parcel() message.Parcel {
	return message.Parcel{
		MessageID: "0123@insieme.example", To: "ada@example.org", Lang: i18n.It,
		Subject: "Perché no? Ciao, Ada", Body: "Città, perché.\n.un punto all'inizio\nAlla prossima",
	}
}

func TestMailArrivesAsItWasWritten(t *testing.T) {
	t.Parallel()
	s := &server{}
	s.start(t, listen(t))
	if out := courier(t, s, nil).Deliver(t.Context(), parcel()); out != (message.Outcome{Fate: message.Taken}) {
		t.Fatalf("Deliver = %+v, want taken", out)
	}
	if len(s.taken) != 1 {
		t.Fatalf("the server took %d messages, want 1", len(s.taken))
	}
	m, err := mail.ReadMessage(strings.NewReader(s.taken[0]))
	if err != nil {
		t.Fatal(err)
	}
	words := mime.WordDecoder{}
	subject, err := words.DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != parcel().Subject {
		t.Errorf("Subject = %q, %v; want %q", subject, err, parcel().Subject)
	}
	for header, want := range map[string]string{
		"Message-ID": "<0123@insieme.example>", "Auto-Submitted": "auto-generated", "Content-Language": "it",
		"From": `"Insieme per il lavoro" <insieme@comune.example>`, "To": "<ada@example.org>",
	} {
		if got := m.Header.Get(header); got != want {
			t.Errorf("%s = %q, want %q", header, got, want)
		}
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || strings.TrimSpace(strings.ReplaceAll(string(body), "\r\n", "\n")) != parcel().Body {
		t.Errorf("body = %q, %v; want %q", body, err, parcel().Body)
	}
}

func TestOutcomesAreWhatTheServerProves(t *testing.T) {
	t.Parallel()
	later := message.Outcome{Fate: message.Later, Reason: message.Postponed}
	silent := message.Outcome{Fate: message.Later, Reason: message.NoAnswer}
	tests := []struct {
		name    string
		answers map[string]string
		want    message.Outcome
	}{
		{"no such mailbox", map[string]string{"RCPT": "550 5.1.1 no mailbox ada@example.org"}, message.Outcome{Fate: message.Rejected, Reason: "refused.550"}},
		{"the mailbox is full for now", map[string]string{"RCPT": "452 later"}, later},
		{"the sender is refused", map[string]string{"MAIL": "553 not you"}, message.Outcome{Fate: message.Rejected, Reason: "refused.553"}},
		{"no data now", map[string]string{"DATA": "451 later"}, later},
		{"the content is refused at its end", map[string]string{"end": "554 spam"}, message.Outcome{Fate: message.Rejected, Reason: "refused.554"}},
		{"the content cannot be kept now", map[string]string{"end": "452 disk full"}, later},
		{"the line dies after the end of the data", map[string]string{"end": ""}, message.Outcome{Fate: message.Lost, Reason: message.BrokenOff}},
		{"the line dies before the data", map[string]string{"DATA": ""}, silent},
		{"the server hangs up at once", map[string]string{"hello": ""}, silent},
		{"the farewell fails", map[string]string{"QUIT": ""}, message.Outcome{Fate: message.Taken}},
		{"the reset after it fails", map[string]string{"RSET": ""}, message.Outcome{Fate: message.Taken}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := &server{answers: tt.answers}
			s.start(t, listen(t))
			if got := courier(t, s, nil).Deliver(t.Context(), parcel()); got != tt.want {
				t.Errorf("Deliver = %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestNobodyThere(t *testing.T) {
	t.Parallel()
	l := listen(t)
	s := &server{address: l.Addr().String()}
	_ = l.Close()
	if got := courier(t, s, nil).Deliver(t.Context(), parcel()); got.Fate != message.Later {
		t.Errorf("Deliver = %+v, want later", got)
	}
}

func TestDialogueEndsWithItsContext(t *testing.T) {
	t.Parallel()
	l := listen(t) // accepts, as the kernel does, and never says a word
	defer func() { _ = l.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	begin := time.Now()
	got := courier(t, &server{address: l.Addr().String()}, nil).Deliver(ctx, parcel())
	if got.Fate != message.Later || time.Since(begin) > 10*time.Second {
		t.Errorf("Deliver = %+v after %v, want later, at once", got, time.Since(begin))
	}
}

func TestBadAddressIsRejectedWithoutADialogue(t *testing.T) {
	t.Parallel()
	p := parcel()
	p.To = "ada@example.org\r\nRCPT TO:<eve@example.org>"
	s := &server{}
	s.start(t, listen(t))
	if got := courier(t, s, nil).Deliver(t.Context(), p); got.Fate != message.Rejected {
		t.Errorf("Deliver = %+v, want rejected", got)
	}
	if len(s.commands) != 0 {
		t.Errorf("the server heard %v, want nothing", s.commands)
	}
}

func TestNothingIsSaidInTheOpen(t *testing.T) {
	t.Parallel()
	s := &server{}
	s.start(t, listen(t))
	got := courier(t, s, func(c *Config) { c.TLS, c.User, c.Password = StartTLS, "u", "p" }).Deliver(t.Context(), parcel())
	if got.Fate != message.Later {
		t.Errorf("Deliver to a server without STARTTLS = %+v, want later", got)
	}
	for _, c := range s.commands {
		if c == "AUTH" || c == "MAIL" {
			t.Errorf("the server heard %v in the open", s.commands)
		}
	}
}

func TestTLSAndSignIn(t *testing.T) {
	t.Parallel()
	certified := httptest.NewTLSServer(nil) // for its certificate
	defer certified.Close()
	trust := x509.NewCertPool()
	trust.AddCert(certified.Certificate())
	identity := &tls.Config{Certificates: certified.TLS.Certificates}
	for _, way := range []TLS{StartTLS, Implicit} {
		s := &server{}
		l := listen(t)
		if way == Implicit {
			l = tls.NewListener(l, identity)
		} else {
			s.upgrade = identity
		}
		s.start(t, l)
		m := courier(t, s, func(c *Config) { c.TLS, c.User, c.Password = way, "u", "p" })
		if got := m.Deliver(t.Context(), parcel()); got.Fate != message.Later || len(s.taken) != 0 {
			t.Errorf("%s: a certificate of nobody: %+v, want later", way, got)
		}
		s.mu.Lock()
		if way == StartTLS {
			s.upgrade = identity // as it was: the server forgets it once used
		}
		s.mu.Unlock()
		m.trust = &tls.Config{RootCAs: trust, ServerName: "127.0.0.1"}
		if got := m.Deliver(t.Context(), parcel()); got.Fate != message.Taken || len(s.taken) != 1 {
			t.Errorf("%s: %+v and %d messages taken; want taken, 1 (commands %v)", way, got, len(s.taken), s.commands)
		}
	}
}

func TestConfigurationIsChecked(t *testing.T) {
	t.Parallel()
	good := Config{Host: "mail.example.org", From: "insieme@example.org"}
	if m, err := New(good); err != nil || m.config.Port != 587 || m.config.TLS != StartTLS {
		t.Errorf("New = %+v, %v; want STARTTLS on port 587", m, err)
	}
	for name, spoil := range map[string]func(*Config){
		"no host":                        func(c *Config) { c.Host = "" },
		"no sender":                      func(c *Config) { c.From = "" },
		"a sender that is no address":    func(c *Config) { c.From = "insieme" },
		"an unknown way":                 func(c *Config) { c.TLS = "ssl" },
		"an impossible port":             func(c *Config) { c.Port = 70000 },
		"a password in the open, abroad": func(c *Config) { c.TLS, c.User, c.Password = Open, "u", "secret" },
	} {
		c := good
		spoil(&c)
		_, err := New(c)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: New = %v, want an error without the password", name, err)
		}
	}
}
