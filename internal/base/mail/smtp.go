package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	gomail "github.com/wneessen/go-mail"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
	"insieme/internal/base/message"
)

// TLS is how the way to the server is protected.
type TLS string

// The ways.
const (
	StartTLS TLS = "starttls" // begins in the open and insists on TLS before anything is said: port 587
	Implicit TLS = "tls"      // TLS from the first byte: port 465
	Open     TLS = "none"     // for a relay on the same machine
)

// Config is how mail leaves.
type Config struct {
	Host           string
	Port           int // 0 is the usual one of the TLS way
	User, Password string
	From, FromName string // address and name of the sender
	TLS            TLS    // "" is StartTLS
}

// String hides the password.
func (c Config) String() string { return "[mail " + c.Host + "]" }

// GoString hides the password from %#v.
func (c Config) GoString() string { return c.String() }

// LogValue hides the password from logs.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

// SMTP is a courier to one server. Each delivery is a conversation of its own.
type SMTP struct {
	config Config
	trust  *tls.Config // nil for the system's certificates
}

// timeout is how long a conversation may take.
const timeout = 60 * time.Second

// New checks a configuration. It does not talk to the server.
func New(c Config) (*SMTP, error) {
	const op = "mail.New"
	if c.TLS == "" {
		c.TLS = StartTLS
	}
	ports := map[TLS]int{StartTLS: 587, Implicit: 465, Open: 25}
	if ports[c.TLS] == 0 {
		return nil, fault.Wrap(op, fmt.Errorf("mail: tls is %q: want starttls, tls or none", c.TLS))
	}
	if c.Port == 0 {
		c.Port = ports[c.TLS]
	}
	if c.TLS == Open && c.User != "" && !isLoopback(c.Host) {
		return nil, fault.Wrap(op, errors.New("mail: a password is not sent to another machine without TLS"))
	}
	s := &SMTP{config: c}
	if c.Host == "" || c.Port < 1 || c.Port > 65535 {
		return nil, fault.Wrap(op, errors.New("mail: the server needs a name and a port from 1 to 65535"))
	}
	if _, err := s.letter(message.Parcel{MessageID: "x@y", To: c.From}); err != nil {
		return nil, fault.Wrap(op, fmt.Errorf("mail: the sender's address: %w", err))
	}
	return s, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// client holds one conversation, which ends with ctx and lasts no longer than
// patience.
func (s *SMTP) client(ctx context.Context, patience time.Duration) (*gomail.Client, error) {
	c := s.config
	options := []gomail.Option{gomail.WithPort(c.Port), gomail.WithTimeout(patience), gomail.WithTLSPolicy(gomail.TLSMandatory), gomail.WithoutNoop()}
	switch c.TLS {
	case Implicit:
		options = append(options, gomail.WithSSL())
	case Open:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS), gomail.WithDialContextFunc(dialUntil(ctx)))
	case StartTLS:
		options = append(options, gomail.WithDialContextFunc(dialUntil(ctx)))
	}
	if c.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(c.User), gomail.WithPassword(c.Password))
	}
	if s.trust != nil {
		options = append(options, gomail.WithTLSConfig(s.trust))
	}
	return gomail.NewClient(c.Host, options...)
}

// dialUntil connects, and hangs up when ctx ends. Left alone, the library keeps
// to a context only until it is connected, and forgets to hang up on a server
// that it cannot agree with.
func dialUntil(ctx context.Context) gomail.DialContextFunc {
	return func(dialing context.Context, network, address string) (net.Conn, error) {
		var d net.Dialer
		conn, err := d.DialContext(dialing, network, address)
		if err != nil {
			return nil, err
		}
		context.AfterFunc(ctx, func() { _ = conn.Close() })
		return conn, nil
	}
}

// letter writes a parcel as mail. The error says nothing of the address.
func (s *SMTP) letter(p message.Parcel) (*gomail.Msg, error) {
	m := gomail.NewMsg()
	if m.FromFormat(s.config.FromName, s.config.From) != nil || m.To(p.To) != nil {
		return nil, errors.New("not an address")
	}
	m.Subject(p.Subject)
	m.SetMessageIDWithValue(p.MessageID)
	m.SetDate()
	m.SetGenHeader("Auto-Submitted", "auto-generated") // answering machines stay silent
	m.SetGenHeader("Content-Language", string(p.Lang))
	m.SetUserAgent("insieme")
	m.SetBodyString(gomail.TypeTextPlain, p.Body)
	return m, nil
}

// Deliver implements message.Courier.
func (s *SMTP) Deliver(ctx context.Context, p message.Parcel) message.Outcome {
	m, err := s.letter(p)
	if err != nil {
		return message.Outcome{Fate: message.Rejected, Reason: message.Refused}
	}
	ctx, hangUp := context.WithCancel(ctx)
	defer hangUp()
	patience := timeout // by TLS from the first byte nothing else keeps to ctx
	if end, ok := ctx.Deadline(); ok {
		patience = min(timeout, end.Sub(clock.Wall{}.Now()))
	}
	client, err := s.client(ctx, patience)
	if err != nil {
		return message.Outcome{Fate: message.Later, Reason: message.NoAnswer}
	}
	err = client.DialAndSendWithContext(ctx, m)
	if m.IsDelivered() {
		return message.Outcome{Fate: message.Taken} // what failed after that was the farewell
	}
	return outcome(err)
}

// outcome reads the server's answer out of an error. Errors before the dialogue
// about this message (no connection, no TLS, no sign-in) leave it for later.
func outcome(err error) message.Outcome {
	var refusal *gomail.SendError
	if !errors.As(err, &refusal) {
		return message.Outcome{Fate: message.Later, Reason: message.NoAnswer}
	}
	code := refusal.ErrorCode()
	switch {
	case code >= 500 && code <= 599:
		return message.Outcome{Fate: message.Rejected, Reason: message.Reason(fmt.Sprintf("%s.%d", message.Refused, code))}
	case code >= 400 && code <= 499:
		return message.Outcome{Fate: message.Later, Reason: message.Postponed}
	case refusal.Reason == gomail.ErrSMTPDataClose:
		return message.Outcome{Fate: message.Lost, Reason: message.BrokenOff}
	default:
		// The end of the data was not sent, so nothing can have been taken.
		return message.Outcome{Fate: message.Later, Reason: message.NoAnswer}
	}
}
