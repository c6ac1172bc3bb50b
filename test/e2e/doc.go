// Package e2e tells the programme's journeys in a real browser: a citizen's
// form, the office's queue, the interview, the pact, the promise that counts.
//
// browser.go starts one Chromium for the package; visitor.go is a person with
// a browser of their own, told in the words of a reader (Fill a label, Press a
// button, Follow a link); look.go holds a page against what every page owes:
// no accessibility fault, no sideways scrolling, nothing in the console. site.go
// and install.go start the programme, in this process with a clock that the
// test moves, or as the program that an installation runs.
//
// TEST_CHROMIUM names the browser (default: chromium in PATH); without one the
// tests are skipped, except under CI=true. INSIEME_SHOTS=FOLDER keeps a picture
// of every page looked at, at both widths.
package e2e
