package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"sync/atomic"
	"time"

	"insieme/internal/base/civil"
)

// pathForm is the application form on one page.
const pathForm = "/candidatura/pagina-unica"

// visitors are connections to the program, one for each client, kept open as
// browsers do. They write and read plain HTTP: the clients share the machine
// with the program that they measure.
type visitors struct {
	addr   string
	conns  []*visitor
	forms  [][]byte     // requests ready to be sent, one for each operation
	cookie string       // of who has signed in; empty for nobody
	busy   atomic.Int64 // times that the program refused a form for now
}

type visitor struct {
	conn net.Conn
	read *bufio.Reader
}

func dial(ctx context.Context, addr string, n int) (*visitors, error) {
	v := &visitors{addr: addr}
	for range n {
		var d net.Dialer
		conn, err := d.DialContext(ctx, "tcp", addr)
		if err != nil {
			v.close()
			return nil, err
		}
		v.conns = append(v.conns, &visitor{conn, bufio.NewReaderSize(conn, 32<<10)})
	}
	return v, nil
}

func (v *visitors) close() {
	for _, c := range v.conns {
		_ = c.conn.Close()
	}
}

// ask sends a request and reads the whole answer.
func (c *visitor) ask(request []byte) (status int, body []byte, err error) {
	answer, body, err := c.answer(request)
	if err != nil {
		return 0, nil, err
	}
	return answer.StatusCode, body, nil
}

// answer is ask with the whole head of the answer.
func (c *visitor) answer(request []byte) (*http.Response, []byte, error) {
	if _, err := c.conn.Write(request); err != nil {
		return nil, nil, err
	}
	answer, err := http.ReadResponse(c.read, nil)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	return answer, body, err
}

func (v *visitors) get(path string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: none\r\n%s\r\n", path, v.addr, v.cookies())
}

func (v *visitors) post(path string, values url.Values) []byte {
	body := values.Encode()
	return fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\n"+
		"Content-Type: application/x-www-form-urlencoded\r\n%sContent-Length: %d\r\n\r\n%s", path, v.addr, v.cookies(), len(body), body)
}

func (v *visitors) cookies() string {
	if v.cookie == "" {
		return ""
	}
	return "Cookie: " + v.cookie + "\r\n"
}

var formToken = regexp.MustCompile(`name="form_token" value="([^"]+)"|value="([^"]+)" name="form_token"`)

// prepare opens the form for each operation, as its applicant's browser would,
// and fills it in.
func (v *visitors) prepare(ctx context.Context, ops int, r *rand.Rand) error {
	v.forms = make([][]byte, ops)
	people := make([]url.Values, ops)
	for i := range people {
		people[i] = answers(r)
	}
	_, err := load(ctx, len(v.conns), ops, func(_ context.Context, client, op int) error {
		status, page, err := v.conns[client].ask(v.get(pathForm))
		if err != nil {
			return err
		}
		m := formToken.FindSubmatch(page)
		if m == nil {
			return fmt.Errorf("the form (status %d) has no token", status)
		}
		people[op].Set("form_token", string(bytes.Join(m[1:], nil)))
		v.forms[op] = v.post(pathForm, people[op])
		return nil
	})
	return err
}

// send sends the form of one operation until it is received, as often as a
// patient applicant does when the program says that it is busy.
func (v *visitors) send(_ context.Context, client, op int) error {
	const patience = 20
	for try := 1; ; try++ {
		status, _, err := v.conns[client].ask(v.forms[op])
		switch {
		case err != nil || status == http.StatusOK:
			return err
		case status != http.StatusServiceUnavailable || try == patience:
			return fmt.Errorf("a form was answered with status %d", status)
		}
		v.busy.Add(1)
	}
}

// answers are a complete form by somebody who does not exist.
func answers(r *rand.Rand) url.Values {
	surname, given := name(r, 3), name(r, 2)
	birth := civil.NewDate(1960+r.IntN(44), time.Month(1+r.IntN(12)), 1+r.IntN(28))
	sex := []string{"f", "m"}[r.IntN(2)]
	code, err := civil.NewFiscalCode(civil.Holder{Surname: surname, GivenName: given, Birth: birth, Sex: sex, Place: "A944"})
	if err != nil {
		panic("bench: an invented person without codice fiscale: " + err.Error())
	}
	number := strconv.Itoa(3200000000 + r.IntN(100000000))
	return url.Values{
		"municipality": {"037006"}, "work_status": {"unemployed"}, "income_support": {"naspi"}, "measures": {"no"}, "l14": {"no"},
		"trades": {"warehouse", "cleaning"}, "education": {"upper_secondary"}, "italian_level": {"good"},
		"given_name": {given}, "surname": {surname}, "birth_date": {birth.String()}, "sex": {sex}, "citizenship": {"IT"},
		"fiscal_code": {code.Reveal()}, "phone": {number}, "email": {given + "." + surname + "@example.org"},
		"lang": {"it"}, "consent": {"1"},
	}
}

// name makes a name of some syllables.
func name(r *rand.Rand, syllables int) string {
	const consonants, vowels = "bcdfglmnprstvz", "aeio"
	b := make([]byte, 0, 2*syllables)
	for range syllables {
		b = append(b, consonants[r.IntN(len(consonants))], vowels[r.IntN(len(vowels))])
	}
	b[0] -= 'a' - 'A'
	return string(b)
}
