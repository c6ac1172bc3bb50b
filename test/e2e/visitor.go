package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"insieme/internal/base/i18n"
)

// stepTime is what one step may take on a loaded machine.
const stepTime = 30 * time.Second

// Visitor is somebody with a browser of their own: cookies are shared with
// nobody. Every method tells one thing that a reader does, and fails the test
// when it cannot be done.
type Visitor struct {
	t    *testing.T
	ctx  context.Context
	home string // the address of the site
	name string // of the pictures
	lang i18n.Lang

	noScript bool
	status   int    // of the last document
	scope    string // the part of the page that is looked at; "" for all
	seen     *watch
	faults   *faults // where what is wrong with pages is told; nil is the test
	looks    *looks
}

// Habits are how a visitor comes: what they speak, what their browser can do.
type Habits struct {
	Name     string    // who it is, in the names of pictures
	Lang     i18n.Lang // Accept-Language; "" is Italian
	NoScript bool
}

// Visit opens a browser for somebody new at a site.
func Visit(t *testing.T, home string, h Habits) *Visitor {
	t.Helper()
	if shared.absent != "" {
		t.Skip(shared.absent)
	}
	if h.Lang == "" {
		h.Lang = i18n.It
	}
	v := &Visitor{t: t, home: home, name: h.Name, lang: h.Lang, noScript: h.NoScript, seen: &watch{}, looks: &looks{}}
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(v.seen.event))
	t.Cleanup(cancel)
	v.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as this context, so no deadline here
		t.Fatal(err)
	}
	headers := network.Headers{"Accept-Language": string(h.Lang)}
	v.do("open a tab",
		call(network.Enable, network.EnableParams{}),
		call(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: headers}),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}),
		scripts(!h.NoScript),
		call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		wide.set(),
	)
	t.Cleanup(func() { v.quiet("at the end") })
	return v
}

// Go opens a page of the site and wants it to be there.
func (v *Visitor) Go(path string) *Visitor {
	v.t.Helper()
	return v.GoFor(200, path)
}

// GoFor opens a page and wants a given status.
func (v *Visitor) GoFor(status int, path string) *Visitor {
	v.t.Helper()
	v.load("open "+path, status, chromedp.NavigateResponse(v.home+path))
	return v
}

// Press presses a button by its name and waits for the page that follows.
func (v *Visitor) Press(name string) *Visitor {
	v.t.Helper()
	return v.PressFor(200, name)
}

// PressFor presses a button after which a page with another status comes, such
// as 422 when the form has mistakes.
func (v *Visitor) PressFor(status int, name string) *Visitor {
	v.t.Helper()
	v.load(fmt.Sprintf("press %q", name), status, leading(v.click("button", name)))
	return v
}

// Follow follows a link by its text.
func (v *Visitor) Follow(text string) *Visitor {
	v.t.Helper()
	v.load(fmt.Sprintf("follow %q", text), 200, leading(v.click("link", text)))
	return v
}

// Open unfolds what is folded under a summary, or folds it again.
func (v *Visitor) Open(summary string) *Visitor {
	v.t.Helper()
	v.do(fmt.Sprintf("open %q", summary), v.click("summary", summary))
	return v
}

// Fill writes into a field by its label; what stood there goes.
func (v *Visitor) Fill(label, value string) *Visitor {
	v.t.Helper()
	step := fmt.Sprintf("fill %q", label)
	var at spot
	v.run(step, func(ctx context.Context, t *chromedp.Target) (err error) {
		at, err = v.find(ctx, t, "field", label)
		return err
	})
	switch at.Type {
	case "date", "time", "number", "range", "color", "month":
		v.ask(step, &at, "set", "field", label, value)
	default:
		v.do(step, chromedp.MouseClickXY(at.X, at.Y))
		v.ask(step, &at, "select", "field", label)
		if value == "" {
			v.do(step, chromedp.KeyEvent(kb.Backspace))
			break
		}
		v.do(step, call(input.InsertText, input.InsertTextParams{Text: value}))
	}
	return v
}

// Select chooses an option of a list by the list's label and the option's text.
func (v *Visitor) Select(label, option string) *Visitor {
	v.t.Helper()
	var at spot
	options := quote(v.words(option))
	v.ask(fmt.Sprintf("select %q in %q", option, label), &at, "choose", "field", label, options)
	return v
}

// Choose ticks a radio button or a box by its text.
func (v *Visitor) Choose(text string) *Visitor {
	v.t.Helper()
	v.do(fmt.Sprintf("choose %q", text), v.click("choice", text))
	return v
}

// In is the visitor looking at one part of the page only: the smallest one
// that has the given heading, legend or summary.
func (v *Visitor) In(heading string) *Visitor {
	part := *v
	part.scope = heading
	return &part
}

// Keys presses keys where the focus is.
func (v *Visitor) Keys(keys string) *Visitor {
	v.t.Helper()
	v.do(fmt.Sprintf("press the keys %q", keys), chromedp.KeyEvent(keys))
	return v
}

// KeysLeading presses keys after which another page comes.
func (v *Visitor) KeysLeading(keys string) *Visitor {
	v.t.Helper()
	v.load(fmt.Sprintf("press the keys %q", keys), 200, leading(chromedp.KeyEvent(keys)))
	return v
}

// Type writes a text where the focus is, key by key.
func (v *Visitor) Type(text string) *Visitor {
	v.t.Helper()
	return v.Keys(text)
}

// Focused is the accessible name of what has the focus, which has to be seen;
// "" is nothing.
func (v *Visitor) Focused() string {
	v.t.Helper()
	if hidden := v.Eval(`find.unseen(document.activeElement)`); hidden != "" {
		v.t.Errorf("%s: the focus is not seen on %s", v.name, hidden)
	}
	return v.Eval(`find.nameOf(document.activeElement)`)
}

// TabTo presses Tab until the focus is on something of this name, and wants
// the focus to be seen on the way.
func (v *Visitor) TabTo(name string) *Visitor {
	v.t.Helper()
	var passed []string
	for range maxTabs {
		v.Keys(kb.Tab)
		at := v.Focused()
		if slices.Contains(v.words(name), at) {
			return v
		}
		passed = append(passed, at)
	}
	v.t.Fatalf("%s: %d times Tab do not lead to %q, but to %q", v.name, maxTabs, name, passed)
	return v
}

// maxTabs is how far a reader goes by Tab before giving up.
const maxTabs = 60

// TabStops are the names of the next stops of the Tab key.
func (v *Visitor) TabStops(n int) []string {
	v.t.Helper()
	var stops []string
	for range n {
		v.Keys(kb.Tab)
		stops = append(stops, v.Focused())
	}
	return stops
}

// Back goes back in the browser's history.
func (v *Visitor) Back() *Visitor {
	v.t.Helper()
	v.load("go back", 200, leading(chromedp.NavigateBack()))
	return v
}

// At wants the page to have a path.
func (v *Visitor) At(path string) *Visitor {
	v.t.Helper()
	if got := v.Path(); got != path {
		v.t.Fatalf("%s: got the page %s, want %s", v.name, got, path)
	}
	return v
}

// Path is the path of the page, without query and fragment.
func (v *Visitor) Path() string {
	v.t.Helper()
	u, err := url.Parse(v.Eval(`location.href`))
	if err != nil {
		v.t.Fatal(err)
	}
	return u.Path
}

// Eval reads a text from the page.
func (v *Visitor) Eval(expression string) string {
	v.t.Helper()
	var out string
	v.run("read the page", func(ctx context.Context, t *chromedp.Target) (err error) {
		out, err = chromedp.Evaluate[string](finding(expression))(ctx, t)
		return err
	})
	return out
}

// Text is what the page, or the part that is looked at, shows.
func (v *Visitor) Text() string {
	v.t.Helper()
	return v.Eval(fmt.Sprintf(`find.textIn(%s)`, quote(v.words(v.scope))))
}

// Sees wants the page to show each text.
func (v *Visitor) Sees(texts ...string) *Visitor {
	v.t.Helper()
	shown := v.Text()
	for _, text := range texts {
		if !v.shows(shown, text) {
			v.t.Fatalf("%s: the page %s does not show %q. It shows:\n%s", v.name, v.Path(), text, shown)
		}
	}
	return v
}

// SeesNot wants the page to show none of the texts.
func (v *Visitor) SeesNot(texts ...string) *Visitor {
	v.t.Helper()
	shown := v.Text()
	for _, text := range texts {
		if v.shows(shown, text) {
			v.t.Fatalf("%s: the page %s shows %q:\n%s", v.name, v.Path(), text, shown)
		}
	}
	return v
}

func (v *Visitor) shows(shown, text string) bool {
	return slices.ContainsFunc(v.words(text), func(w string) bool { return strings.Contains(shown, w) })
}

// Value is what stands in a field.
func (v *Visitor) Value(label string) string {
	v.t.Helper()
	var at spot
	v.ask(fmt.Sprintf("read %q", label), &at, "at", "field", label)
	return at.Value
}

// Complaint is the message beside a field, with which the field is described.
func (v *Visitor) Complaint(label string) string {
	v.t.Helper()
	var at spot
	v.ask(fmt.Sprintf("read the complaint of %q", label), &at, "at", "field", label)
	return at.Described
}

// Has reports whether there is a button, link, field or choice of this name.
func (v *Visitor) Has(kind, name string) bool {
	v.t.Helper()
	var at spot
	err := v.try("look for "+name, func(ctx context.Context, t *chromedp.Target) (err error) {
		at, err = v.find(ctx, t, kind, name)
		return err
	})
	return err == nil && at.Why == ""
}

//go:embed find.js
var findScript string

// spot is what find.js says about an element.
type spot struct {
	Why       string  `json:"why"` // it cannot be used because
	X         float64 `json:"x"`
	Y         float64 `json:"y"`
	Type      string  `json:"type"`
	Value     string  `json:"value"`
	Described string  `json:"described"`
}

// finding puts find.js before an expression.
func finding(expression string) string {
	return "(() => { const find = " + findScript + "; return " + expression + "; })()"
}

// quote writes texts as JavaScript does.
func quote[T string | []string](v T) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts always have a JSON form
	}
	return string(b)
}

// find looks for an element by kind and name and brings it into view.
func (v *Visitor) find(ctx context.Context, t *chromedp.Target, kind, name string) (spot, error) {
	return v.asked(ctx, t, "at", kind, name)
}

func (v *Visitor) asked(ctx context.Context, t *chromedp.Target, verb, kind, name string, more ...string) (spot, error) {
	args := []string{quote(v.words(v.scope)), quote(kind), quote(v.words(name))}
	for _, m := range more {
		args = append(args, quote(m))
	}
	at, err := chromedp.Evaluate[spot](finding("find."+verb+"("+strings.Join(args, ", ")+")"))(ctx, t)
	if err == nil && at.Why != "" {
		err = fmt.Errorf("%s", at.Why)
	}
	return at, err
}

// ask does something to an element through find.js.
func (v *Visitor) ask(step string, at *spot, verb, kind, name string, more ...string) {
	v.t.Helper()
	v.run(step, func(ctx context.Context, t *chromedp.Target) (err error) {
		*at, err = v.asked(ctx, t, verb, kind, name, more...)
		return err
	})
}

// click presses the mouse on an element.
func (v *Visitor) click(kind, name string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		at, err := v.find(ctx, t, kind, name)
		if err != nil {
			return chromedp.Void{}, err
		}
		return chromedp.MouseClickXY(at.X, at.Y)(ctx, t)
	}
}

// call is a command of the protocol as a step.
func call[P, R any](command cdpCommand[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdpCall(ctx, t, command, params)
		return chromedp.Void{}, err
	}
}

// leading is a step after which another page comes, whose answer it gives.
func leading(action chromedp.Action[chromedp.Void]) chromedp.Action[*network.Response] {
	return func(ctx context.Context, _ *chromedp.Target) (*network.Response, error) {
		return chromedp.RunResponse(ctx, action)
	}
}

// load does something that brings another page, and wants its status.
func (v *Visitor) load(step string, status int, action chromedp.Action[*network.Response]) {
	v.t.Helper()
	v.quiet("before " + step)
	ctx, cancel := context.WithTimeout(v.ctx, stepTime)
	defer cancel()
	response, err := chromedp.Run(ctx, action)
	if err != nil {
		v.t.Fatalf("%s: cannot %s: %v\n%s", v.name, step, err, v.glimpse())
	}
	v.status = 0
	if response != nil {
		v.status = int(response.Status)
	}
	if v.status != status {
		v.t.Fatalf("%s: %s: got status %d, want %d\n%s", v.name, step, v.status, status, v.glimpse())
	}
	v.quiet("after " + step)
	v.spoken(step)
}

// do takes steps that stay on the page.
func (v *Visitor) do(step string, actions ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	v.run(step, func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Steps(actions...)(ctx, t)
		return err
	})
}

func (v *Visitor) run(step string, fn func(ctx context.Context, t *chromedp.Target) error) {
	v.t.Helper()
	if err := v.try(step, fn); err != nil {
		v.t.Fatalf("%s: cannot %s: %v\n%s", v.name, step, err, v.glimpse())
	}
}

func (v *Visitor) try(step string, fn func(ctx context.Context, t *chromedp.Target) error) error {
	ctx, cancel := context.WithTimeout(v.ctx, stepTime)
	defer cancel()
	return chromedp.Do(ctx, chromedp.Func(fn))
}

// glimpse is what the page shows, for the words of a failure.
func (v *Visitor) glimpse() string {
	ctx, cancel := context.WithTimeout(v.ctx, stepTime)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](finding(`location.href + "\n" + find.textIn([""])`)))
	if err != nil {
		return err.Error()
	}
	return text
}
