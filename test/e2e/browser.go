package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// theBrowser is the one Chromium of the package: its context, or why there is
// none.
type theBrowser struct {
	ctx    context.Context
	absent string
}

// startBrowser starts Chromium. The function it returns ends it.
func startBrowser() (*theBrowser, func(), error) {
	path, err := chromium()
	if err != nil {
		if os.Getenv("CI") == "true" {
			return nil, nil, err
		}
		return &theBrowser{absent: err.Error()}, func() {}, nil
	}
	folder, err := os.MkdirTemp("", "insieme-e2e-")
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(folder),
		chromedp.NoSandbox, // tests run in containers, as root
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("force-prefers-reduced-motion", true),
		chromedp.Flag("lang", "it"),
		chromedp.Env("LANGUAGE=it"), // dates in fields read as they do here
		chromedp.WindowSize(int(wide.width), int(wide.height)),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	end := func() {
		closeBrowser()
		stop()
		_ = os.RemoveAll(folder) // a temporary folder
	}
	if err := chromedp.Do(ctx); err != nil {
		end()
		return nil, nil, fmt.Errorf("chromium does not start: %w", err)
	}
	return &theBrowser{ctx: ctx}, end, nil
}

func chromium() (string, error) {
	if path := os.Getenv("TEST_CHROMIUM"); path != "" {
		return path, nil
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		return "", fmt.Errorf("no browser: install chromium or set TEST_CHROMIUM: %w", err)
	}
	return path, nil
}

// shared is set by TestMain before any test runs.
var shared *theBrowser

// Main runs the tests of the package with a browser.
func Main(m *testing.M) int {
	browser, end, err := startBrowser()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer end()
	shared = browser
	return m.Run()
}
