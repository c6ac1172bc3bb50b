package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// signIn signs a user in and has every connection go on as that user.
func (v *visitors) signIn(login, password string) error {
	request := v.post("/entra", url.Values{"utente": {login}, "password": {password}})
	answer, _, err := v.conns[0].answer(request)
	if err != nil {
		return err
	}
	for _, c := range answer.Cookies() {
		v.cookie += c.Name + "=" + c.Value + "; "
	}
	if answer.StatusCode != http.StatusSeeOther || v.cookie == "" {
		return fmt.Errorf("nobody could sign in: status %d", answer.StatusCode)
	}
	return nil
}

// read asks for a page that must come.
func (v *visitors) read(client int, request []byte) error {
	status, body, err := v.conns[client].ask(request)
	if err == nil && (status != http.StatusOK || len(body) == 0) {
		err = fmt.Errorf("a page was answered with status %d", status)
	}
	return err
}

// question is what somebody has typed so far of what they look for: a name from
// its third letter on, the name and the surname, a name with a slip, a trade.
func question(r *rand.Rand, name string) url.Values {
	surname, given, _ := strings.Cut(name, " ")
	typed := surname[:min(len(surname), 3+r.IntN(4))]
	switch r.IntN(10) {
	case 0:
		typed = given + " " + surname[:min(len(surname), 3)]
	case 1:
		typed = surname + " " + given[:min(len(given), 3)]
	case 2: // a letter twice
		i := r.IntN(len(surname))
		typed = surname[:i+1] + surname[i:]
	case 3:
		typed = []string{"mag", "magazz", "puliz", "bol", "bologna mag"}[r.IntN(5)]
	}
	return url.Values{"q": {typed}}
}

// start runs the program itself on the database and notes how long it takes to
// answer, and its memory when it is left alone.
func (r *pagesReport) start(ctx context.Context, database, key string) error {
	folder, err := os.MkdirTemp("", "insieme-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	program := filepath.Join(folder, "insieme")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/insieme").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	command := exec.CommandContext(ctx, program, "serve", "--db", database, "--addr", "127.0.0.1:0")
	command.Env = append(os.Environ(), "INSIEME_KEY_FILE="+key)
	output, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	command.Stderr = os.Stderr
	begin := time.Now()
	if err := command.Start(); err != nil {
		return err
	}
	defer func() { _ = command.Process.Signal(os.Interrupt); _ = command.Wait() }()
	line := make([]byte, 200)
	n, err := output.Read(line)
	if err != nil {
		return err
	}
	at := strings.TrimSpace(string(line[bytes.Index(line[:n], []byte("http://")):n]))
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at+"/entra", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the program answers with status %d", answer.StatusCode)
	}
	r.Start = ratio(time.Since(begin).Seconds(), 1)
	time.Sleep(wait)
	r.Memory, err = anonymous(command.Process.Pid)
	return err
}

// anonymous is the anonymous memory of a process in megabytes. Mapped files are
// not in it: the system takes those back when it wants.
func anonymous(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(value)[0], 64)
			return ratio(kb/1024, 1), err
		}
	}
	return 0, errors.New("this system does not tell the memory of a process")
}
