package webtest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Problems lists the rules that a page, or a fragment for htmx, breaks. What
// only a whole page must have is asked only of one with a doctype.
func Problems(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{"cannot be parsed: " + err.Error()}
	}
	p := &inspection{root: root, ids: map[string]int{}}
	for n := range elements(root) {
		if id := attr(n, "id"); id != "" {
			p.ids[id]++
		}
	}
	whole := strings.HasPrefix(strings.ToLower(strings.TrimSpace(page)), "<!doctype html>")
	p.idsOnce()
	p.nothingInline()
	p.controls()
	p.forms()
	p.names()
	p.references(whole)
	if whole {
		p.document()
		p.headings()
	}
	return p.found
}

type inspection struct {
	root  *html.Node
	ids   map[string]int
	found []string
}

func (p *inspection) say(format string, args ...any) {
	p.found = append(p.found, fmt.Sprintf(format, args...))
}

func (p *inspection) idsOnce() {
	for n := range elements(p.root) {
		if id := attr(n, "id"); p.ids[id] > 1 {
			p.say("id %q stands %d times", id, p.ids[id])
			p.ids[id] = 1 // said once
		}
	}
}

// nothingInline refuses what the content policy refuses in silence.
func (p *inspection) nothingInline() {
	for n := range elements(p.root) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style":
				p.say("%s has a style attribute", describe(n))
			case strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "hx-on"):
				p.say("%s has the inline handler %s", describe(n), a.Key)
			case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				p.say("%s has a javascript: address", describe(n))
			}
		}
		if n.Data == "style" || (n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/json") {
			p.say("%s is inline", describe(n))
		}
	}
}

// controls wants a name for every control and its error tied to it.
func (p *inspection) controls() {
	labelled := map[string]bool{}
	for _, l := range Find(p.root, "label") {
		if to := attr(l, "for"); to != "" {
			labelled[to] = TextOf(l) != ""
			if p.ids[to] == 0 {
				p.say("a label is for %q, which is not there", to)
			}
		}
	}
	for n := range elements(p.root) {
		if !isControl(n) {
			continue
		}
		within := above(n, "label") != nil
		if !within && !labelled[attr(n, "id")] && attr(n, "aria-label") == "" && attr(n, "aria-labelledby") == "" {
			p.say("%s has no label", describe(n))
		}
		group := above(n, "fieldset")
		if t := attr(n, "type"); t == "radio" && (group == nil || len(Find(group, "legend")) == 0) {
			p.say("%s stands in no fieldset with a legend", describe(n))
		}
		if attr(n, "aria-invalid") == "true" && attr(n, "aria-describedby") == "" {
			p.say("%s is wrong and says nowhere why", describe(n))
		}
	}
}

func isControl(n *html.Node) bool {
	switch n.Data {
	case "select", "textarea":
		return true
	case "input":
		switch attr(n, "type") {
		case "hidden", "submit", "button", "image", "reset":
			return false
		}
		return true
	}
	return false
}

// forms keeps typed words out of addresses.
func (p *inspection) forms() {
	for _, f := range Find(p.root, "form") {
		if strings.EqualFold(attr(f, "method"), "post") || attr(f, "method") == "dialog" {
			continue
		}
		for n := range elements(f) {
			if !isControl(n) {
				continue
			}
			switch attr(n, "type") {
			case "checkbox", "radio", "date", "month", "number", "range":
				continue
			}
			if n.Data != "select" {
				p.say("%s would put typed words into the address: its form is not posted", describe(n))
			}
		}
	}
}

// names wants words for whatever can be pressed.
func (p *inspection) names() {
	for n := range elements(p.root) {
		switch n.Data {
		case "a", "button", "summary":
			if TextOf(n) == "" && attr(n, "aria-label") == "" && attr(n, "aria-labelledby") == "" && attr(n, "title") == "" {
				p.say("%s has no words", describe(n))
			}
		case "img":
			if !hasAttr(n, "alt") {
				p.say("%s has no alt", describe(n))
			}
		}
	}
}

// references wants what is pointed at to be there.
func (p *inspection) references(whole bool) {
	for n := range elements(p.root) {
		for _, name := range []string{"aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage", "form", "list"} {
			for _, id := range strings.Fields(attr(n, name)) {
				if p.ids[id] == 0 {
					p.say("%s points with %s to %q, which is not there", describe(n), name, id)
				}
			}
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); whole && ok && n.Data == "a" && to != "" && p.ids[to] == 0 {
			p.say("a link leads to #%s, which is not there", to)
		}
	}
}

func (p *inspection) document() {
	if attr(Find(p.root, "html")[0], "lang") == "" {
		p.say("the page does not say its language")
	}
	if title := Find(p.root, "title"); len(title) == 0 || TextOf(title[0]) == "" {
		p.say("the page has no title")
	}
	if n := len(Find(p.root, "main")); n != 1 {
		p.say("the page has %d main parts, want 1", n)
	}
}

// headings wants one h1 and no level left out on the way down.
func (p *inspection) headings() {
	last, ones := 0, 0
	for n := range elements(p.root) {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level == 1 {
			ones++
		}
		if last > 0 && level > last+1 {
			p.say("heading %q jumps from h%d to h%d", TextOf(n), last, level)
		}
		last = level
	}
	if ones != 1 {
		p.say("the page has %d headings h1, want 1", ones)
	}
}

func above(n *html.Node, name string) *html.Node {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && up.Data == name {
			return up
		}
	}
	return nil
}

// describe names an element so that it is found in the template.
func describe(n *html.Node) string {
	s := n.Data
	for _, name := range []string{"id", "name", "class", "href"} {
		if v := attr(n, name); v != "" {
			return fmt.Sprintf("<%s %s=%q>", s, name, v)
		}
	}
	return "<" + s + ">"
}
