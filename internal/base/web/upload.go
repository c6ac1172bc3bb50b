package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"insieme/internal/base/fault"
)

// Sent is a file as it came with a form: a name that nobody has looked at, and
// its content.
type Sent struct {
	Name    string
	Content []byte
}

// LogValue keeps name and content out of the log.
func (Sent) LogValue() slog.Value { return slog.StringValue("[file]") }

var errKindOfForm = errors.New("web: this route takes no such form")

const (
	plainForm = "application/x-www-form-urlencoded"
	filesForm = "multipart/form-data"
)

func isMultipart(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), filesForm)
}

// limits are the time and the bytes that a request may take.
func limits(route Route, r *http.Request) (time.Duration, int64) {
	if route.Upload > 0 && isMultipart(r) {
		return uploadDeadline, route.Upload
	}
	return deadline, maxBody
}

// enterUpload waits for one of the places that forms with files have: all of
// them together may not take the machine's memory.
func (s *Server) enterUpload(ctx context.Context) (leave func(), err error) {
	select {
	case s.uploads <- struct{}{}:
		return func() { <-s.uploads }, nil
	case <-ctx.Done():
		return nil, fault.New(fault.Busy, "web.enterUpload", "")
	}
}

// parse reads the form of the request, of the kind that its route takes. Files
// stay in memory: what people hand in is never written to a disk unsealed.
func (c *Ctx) parse() error {
	kind := c.r.Header.Get("Content-Type")
	switch {
	case kind == "", strings.HasPrefix(kind, plainForm):
		return c.r.ParseForm()
	case c.route.Upload > 0 && strings.HasPrefix(kind, filesForm):
		err := c.r.ParseMultipartForm(c.route.Upload)
		forgetEmpty(c.r.PostForm)
		return err
	}
	return errKindOfForm
}

// forgetEmpty drops what was left empty: a field for a file that none was
// chosen in comes as a text without a letter.
func forgetEmpty(form url.Values) {
	maps.DeleteFunc(form, func(_ string, values []string) bool { return strings.Join(values, "") == "" })
}

// File is the file chosen in a field of the decoded form; ok is false when
// none was. What it is must be looked at before anything else.
func (c *Ctx) File(name string) (sent Sent, ok bool, err error) {
	const op = "web.File"
	if c.r.MultipartForm == nil {
		return Sent{}, false, nil
	}
	files := c.r.MultipartForm.File[name]
	if len(files) == 0 || files[0].Filename == "" && files[0].Size == 0 {
		return Sent{}, false, nil
	}
	f, err := files[0].Open()
	if err != nil {
		return Sent{}, false, fault.Wrap(op, err)
	}
	defer func() { _ = f.Close() }() // it is in memory
	content, err := io.ReadAll(f)
	return Sent{Name: files[0].Filename, Content: content}, true, fault.Wrap(op, err)
}
