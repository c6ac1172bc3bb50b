package webtest

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Find lists the elements below root that match a selector: names, #ids,
// .classes and [attributes] or [attribute=value], with spaces for "somewhere
// inside": "form.i-search input[name=q]".
func Find(root *html.Node, selector string) []*html.Node {
	var path []part
	for _, text := range splitSelector(selector) {
		path = append(path, parsePart(text))
	}
	if len(path) == 0 {
		return nil
	}
	var found []*html.Node
	for n := range elements(root) {
		if matches(n, path, root) {
			found = append(found, n)
		}
	}
	return found
}

// matches reports whether n is the last part and has the others above it.
func matches(n *html.Node, path []part, root *html.Node) bool {
	if !path[len(path)-1].fits(n) {
		return false
	}
	path = path[:len(path)-1]
	for up := n.Parent; len(path) > 0 && up != nil && up != root.Parent; up = up.Parent {
		if path[len(path)-1].fits(up) {
			path = path[:len(path)-1]
		}
	}
	return len(path) == 0
}

// part is one step of a selector.
type part struct {
	name    string
	id      string
	classes []string
	attrs   [][2]string // name, value; "" = any value
	exact   []bool
}

func (p part) fits(n *html.Node) bool {
	if n.Type != html.ElementNode || (p.name != "" && p.name != "*" && n.Data != p.name) || (p.id != "" && attr(n, "id") != p.id) {
		return false
	}
	have := strings.Fields(attr(n, "class"))
	for _, c := range p.classes {
		if !slices.Contains(have, c) {
			return false
		}
	}
	for i, a := range p.attrs {
		if !hasAttr(n, a[0]) || (p.exact[i] && attr(n, a[0]) != a[1]) {
			return false
		}
	}
	return true
}

// splitSelector cuts at spaces outside of brackets.
func splitSelector(s string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range s + " " {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == ' ' && depth == 0:
			if i > start {
				parts = append(parts, s[start:i])
			}
			start = i + 1
		}
	}
	return parts
}

func parsePart(s string) part {
	var p part
	for s != "" {
		if s[0] == '[' {
			end := strings.IndexByte(s, ']')
			name, value, exact := strings.Cut(s[1:end], "=")
			p.attrs = append(p.attrs, [2]string{name, strings.Trim(value, `"'`)})
			p.exact = append(p.exact, exact)
			s = s[end+1:]
			continue
		}
		end := 1
		for end < len(s) && !strings.ContainsRune("#.[", rune(s[end])) {
			end++
		}
		switch s[0] {
		case '#':
			p.id = s[1:end]
		case '.':
			p.classes = append(p.classes, s[1:end])
		default:
			p.name = s[:end]
		}
		s = s[end:]
	}
	return p
}

// TextOf is what an element shows, with single spaces.
func TextOf(n *html.Node) string { return strings.Join(strings.Fields(rawText(n)), " ") }

func rawText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "template") {
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.Type == html.ElementNode && !inline[n.Data] {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return b.String()
}

// inline elements do not part the words around them.
var inline = map[string]bool{"a": true, "b": true, "bdi": true, "code": true, "em": true, "i": true, "span": true, "strong": true, "kbd": true}

// elements walks root and everything below it, in the page's order.
func elements(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if root.Type == html.ElementNode && !yield(root) {
			return
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
