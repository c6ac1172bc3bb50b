package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A screen is a size at which pages are looked at.
type screen struct {
	width, height int64
	phone         bool
}

var (
	wide  = screen{width: 1280, height: 900}
	phone = screen{width: 360, height: 780, phone: true}
)

func (s screen) set() chromedp.Action[chromedp.Void] {
	return call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: s.phone,
	})
}

// scripts switches the page's scripts on or off.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// looks remembers what was looked at, so that no picture overwrites another.
type looks struct {
	mu    sync.Mutex
	taken int
}

// Look holds the page against what every page owes, at both widths: no
// accessibility fault that axe can see (WCAG 2.0 to 2.2, A and AA), no sideways
// scrolling. The name is that of its pictures.
func (v *Visitor) Look(name string) *Visitor {
	v.t.Helper()
	for _, s := range []screen{phone, wide} { // the wide one last: journeys go on with it
		// From the top: the bar that stays covers what is scrolled under it.
		v.do("change the screen", s.set(), chromedp.Evaluate[chromedp.Void](`window.scrollTo(0, 0)`))
		v.noSidewaysScroll(s)
		v.axe(s)
		v.picture(name, s)
	}
	v.quiet("at " + name)
	return v
}

func (v *Visitor) noSidewaysScroll(s screen) {
	v.t.Helper()
	over := v.Eval(`(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return "";
		const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1);
		return document.documentElement.scrollWidth + " px: " + wide.slice(-3).map((e) => e.outerHTML.slice(0, 100)).join(" … ");
	})()`)
	if over != "" {
		v.fault("%s: %s scrolls sideways at %d px: %s", v.name, v.Path(), s.width, over)
	}
}

//go:embed testdata/axe.min.js
var axeScript string

// violation is what axe says of one rule.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v *Visitor) axe(s screen) {
	v.t.Helper()
	const ask = `axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"],
	}).then((r) => JSON.stringify(r.violations.map((v) => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => ({html: n.html.slice(0, 300), failureSummary: n.failureSummary}))}))))`
	var found []violation
	if v.noScript { // axe waits, which takes a browser that runs scripts
		v.do("switch scripts on", scripts(true))
		defer v.do("switch scripts off", scripts(false))
	}
	v.run("ask axe", func(ctx context.Context, t *chromedp.Target) error {
		there, err := chromedp.Evaluate[bool](`typeof axe === "object"`)(ctx, t)
		if err == nil && !there {
			_, err = chromedp.Evaluate[chromedp.Void](axeScript)(ctx, t)
		}
		if err != nil {
			return err
		}
		answer, err := chromedp.Evaluate[string](ask, chromedp.EvalAwaitPromise)(ctx, t)
		if err != nil {
			return err
		}
		return json.Unmarshal([]byte(answer), &found)
	})
	for _, f := range found {
		for _, n := range f.Nodes {
			v.fault("%s: %s at %d px: %s (%s)\n%s\n%s", v.name, v.Path(), s.width, f.Help, f.ID, n.HTML, n.Summary)
		}
	}
}

// picture keeps what the page looks like when INSIEME_SHOTS names a folder.
func (v *Visitor) picture(name string, s screen) {
	v.t.Helper()
	folder := os.Getenv("INSIEME_SHOTS")
	if folder == "" {
		return
	}
	v.looks.mu.Lock()
	v.looks.taken++
	n := (v.looks.taken + 1) / 2
	v.looks.mu.Unlock()
	v.run("take a picture", func(ctx context.Context, t *chromedp.Target) error {
		image, err := chromedp.FullScreenshot(100)(ctx, t)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		file := fmt.Sprintf("%s-%02d-%s-%d.png", v.name, n, name, s.width)
		return os.WriteFile(filepath.Join(folder, file), image, 0o644)
	})
}

// A key of the catalogue that stands on a page has no text in its language.
var rawKey = regexp.MustCompile(`\b(ui|web|auth|signin|error|job|message|programme|network|person|agenda|intake|form|pathway|desk|event)(\.[a-z_0-9]+)+\b`)

// spoken wants no key of the catalogue among the words of a page.
func (v *Visitor) spoken(step string) {
	v.t.Helper()
	if keys := rawKey.FindAllString(v.Eval(`find.textIn([""])`), 3); len(keys) > 0 {
		v.fault("%s: %s: %s shows keys instead of words: %s", v.name, step, v.Path(), strings.Join(keys, ", "))
	}
}

// faults collects what is wrong with pages, for the tests of the harness.
type faults struct{ list []string }

// fault says what is wrong with a page.
func (v *Visitor) fault(format string, args ...any) {
	v.t.Helper()
	if v.faults != nil {
		v.faults.list = append(v.faults.list, fmt.Sprintf(format, args...))
		return
	}
	v.t.Errorf(format, args...)
}

// watch collects what went wrong in a tab without anybody seeing it: errors of
// scripts, broken content policy, requests that failed.
type watch struct {
	mu     sync.Mutex
	faults []string
}

func (w *watch) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if fault := fmt.Sprintf(format, args...); !slices.Contains(w.faults, fault) {
		w.faults = append(w.faults, fault)
	}
}

// event hears everything that the tab's browser tells.
func (w *watch) event(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		w.add("script error: %s", ev.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if ev.Type == "error" || ev.Type == "warning" {
			w.add("console: %s", ev.Type)
		}
	case *log.EventEntryAdded:
		// Answers other than 200 are seen below, where pages that mean it are
		// told from things that are missing.
		if ev.Entry.Source != "network" && (ev.Entry.Level == "error" || ev.Entry.Level == "warning") {
			w.add("browser: %s %s", ev.Entry.Text, ev.Entry.URL)
		}
	case *network.EventResponseReceived:
		if ev.Response.Status >= 400 && ev.Type != network.ResourceTypeDocument {
			w.add("%d: %s", ev.Response.Status, ev.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !ev.Canceled {
			w.add("request failed: %s %s", ev.ErrorText, ev.Type)
		}
	}
}

// quiet wants nothing to have gone wrong unseen.
func (v *Visitor) quiet(when string) {
	v.t.Helper()
	v.seen.mu.Lock()
	defer v.seen.mu.Unlock()
	for _, f := range v.seen.faults {
		v.fault("%s, %s: %s", v.name, when, f)
	}
	v.seen.faults = nil
}
