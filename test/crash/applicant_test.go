package crash

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"testing"
	"time"
)

// applicant is somebody with a form, and the code of the receipt once it is
// acknowledged.
type applicant struct {
	form url.Values
	code string
}

func applicants(n int) []*applicant {
	all := make([]*applicant, n)
	for i := range all {
		all[i] = &applicant{form: url.Values{
			"form_token": {rand.Text()}, "municipality": {"037006"}, "work_status": {"unemployed"}, "income_support": {"none"},
			"measures": {"no"}, "l14": {"no"}, "trades": {"warehouse"}, "education": {"upper_secondary"}, "italian_level": {"good"},
			"given_name": {"Prova"}, "surname": {"Caduta" + string(rune('a'+i%26))}, "birth_date": {fmt.Sprintf("19%02d-05-01", 60+i%40)},
			"sex": {"f"}, "citizenship": {"IT"}, "phone": {fmt.Sprintf("333 555 0%03d", i)}, "lang": {"it"}, "consent": {"1"},
		}}
	}
	return all
}

func (a *applicant) token() string { return a.form.Get("form_token") }

var (
	receiptCode = regexp.MustCompile(`\b[A-Z2-9]{3} [A-Z2-9]{3} [A-Z2-9]{3}\b`)
	errNoCode   = errors.New("a receipt without a code")
)

// send sends the form. Only the receipt acknowledges it.
func (a *applicant) send(addr string) error {
	client := http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.PostForm("http://"+addr+"/candidatura/pagina-unica", a.form)
	if err != nil {
		return err
	}
	page, err := io.ReadAll(answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", answer.StatusCode)
	}
	code := receiptCode.Find(page)
	if code == nil {
		return errNoCode
	}
	a.code = string(code)
	return nil
}

// rush has all applicants send their forms at the same time; done is told each
// acknowledgement. It returns those without one.
func rush(addr string, all []*applicant, done func()) (unanswered []*applicant) {
	failed := make([]bool, len(all))
	var wg sync.WaitGroup
	for i, a := range all {
		wg.Go(func() {
			if failed[i] = a.send(addr) != nil; !failed[i] {
				done()
			}
		})
	}
	wg.Wait()
	for i, a := range all {
		if failed[i] {
			unanswered = append(unanswered, a)
		}
	}
	return unanswered
}

// retry sends forms again, some at a time, until they are acknowledged.
func retry(t *testing.T, addr string, all []*applicant) {
	t.Helper()
	var wg sync.WaitGroup
	room := make(chan struct{}, 16)
	for _, a := range all {
		room <- struct{}{}
		wg.Go(func() {
			defer func() { <-room }()
			const tries = 40
			var err error
			for range tries {
				if err = a.send(addr); err == nil {
					return
				}
				time.Sleep(100 * time.Millisecond) // as people wait when a page fails
			}
			t.Errorf("not acknowledged in %d tries: %v", tries, err)
		})
	}
	wg.Wait()
}
