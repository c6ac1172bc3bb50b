package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed assets
var assets embed.FS

// prefix is the path under which the files live.
const prefix = "/static/"

// file is one thing served, in the forms a browser may accept.
type file struct {
	url    string // with the hash in the name
	kind   string // Content-Type
	plain  []byte
	gzip   []byte // empty for fonts, which are compressed already
	brotli []byte // only of files compressed when they were vendored
}

// library is all files by the name they are asked for and by their URL.
type library struct {
	byName map[string]*file
	byURL  map[string]*file
}

// files reads everything once; a fault in it is one of the program itself.
var files = sync.OnceValue(func() library {
	lib, err := load()
	if err != nil {
		panic("static: " + err.Error())
	}
	return lib
})

// URL is the path of a file, such as "insieme.css". A name that does not exist
// is a mistake of the programmer, seen as a 404 and by the test of this package.
func URL(name string) string {
	if f, ok := files().byName[name]; ok {
		return f.url
	}
	return prefix + "missing/" + name
}

// HasIcon reports whether the sprite holds a symbol.
func HasIcon(name string) bool {
	return bytes.Contains(files().byName["sprites.svg"].plain, []byte(`id="it-`+name+`"`))
}

// Names lists the files, for tests and for writing them elsewhere.
func Names() []string {
	var names []string
	for name := range files().byName {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Content is a file as it is, for writing it elsewhere; nil when there is none.
func Content(name string) []byte {
	if f, ok := files().byName[name]; ok {
		return f.plain
	}
	return nil
}

// Handler serves the files under /static/. Everything else there is 404.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		f, ok := files().byURL[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		f.serve(w, r)
	})
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	body := f.plain
	if f.gzip != nil {
		h.Add("Vary", "Accept-Encoding")
		var coding string
		coding, body = f.choose(r.Header.Get("Accept-Encoding"))
		if coding != "" {
			h.Set("Content-Encoding", coding)
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // the browser may have gone; there is nobody to tell
}

// choose picks the smallest form that the browser accepts.
func (f *file) choose(accept string) (string, []byte) {
	if f.brotli != nil && accepts(accept, "br") {
		return "br", f.brotli
	}
	if accepts(accept, "gzip") {
		return "gzip", f.gzip
	}
	return "", f.plain
}

// accepts reads Accept-Encoding: a coding is welcome when it is named (or *)
// and its weight is not zero.
func accepts(header, coding string) bool {
	star := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		weight := strings.TrimSpace(params)
		refused := strings.HasPrefix(weight, "q=0") && strings.Trim(weight[3:], ".0") == ""
		switch strings.TrimSpace(name) {
		case coding:
			return !refused
		case "*":
			star = !refused
		}
	}
	return star
}

func load() (library, error) {
	lib := library{byName: map[string]*file{}, byURL: map[string]*file{}}
	if err := lib.addVendored(); err != nil {
		return lib, err
	}
	if err := lib.addOwn(); err != nil {
		return lib, err
	}
	return lib, nil
}

// addVendored takes the files of others as they are, with their compressed
// forms.
func (lib *library) addVendored() error {
	entries, err := fs.ReadDir(assets, "assets/vendor")
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		switch path.Ext(name) {
		case ".css", ".js", ".woff2":
		default:
			continue
		}
		f := &file{}
		if f.plain, err = assets.ReadFile("assets/vendor/" + name); err != nil {
			return err
		}
		if path.Ext(name) != ".woff2" {
			if f.gzip, err = assets.ReadFile("assets/vendor/" + name + ".gz"); err != nil {
				return err
			}
			if f.brotli, err = assets.ReadFile("assets/vendor/" + name + ".br"); err != nil {
				return err
			}
		}
		lib.add(name, f)
	}
	return nil
}

// addOwn joins our stylesheets in the order of their names, and our icons with
// the kit's, and compresses them.
func (lib *library) addOwn() error {
	css, err := joined("assets/own/*.css")
	if err != nil {
		return err
	}
	icons, err := joined("assets/vendor/icons.svg", "assets/own/icons.svg")
	if err != nil {
		return err
	}
	script, err := assets.ReadFile("assets/own/insieme.js")
	if err != nil {
		return err
	}
	passkeys, err := assets.ReadFile("assets/own/passkey.js")
	if err != nil {
		return err
	}
	favicon, err := assets.ReadFile("assets/own/favicon.svg")
	if err != nil {
		return err
	}
	sprite := append([]byte("<svg xmlns=\"http://www.w3.org/2000/svg\">\n"), icons...)
	lib.addPacked("insieme.css", lib.linked(css))
	lib.addPacked("insieme.js", script)
	lib.addPacked("passkey.js", passkeys)
	lib.addPacked("sprites.svg", append(sprite, "</svg>\n"...))
	lib.addPacked("favicon.svg", favicon)
	return nil
}

// linked replaces the fonts' names in a stylesheet with their URLs.
func (lib *library) linked(css []byte) []byte {
	for name, f := range lib.byName {
		css = bytes.ReplaceAll(css, []byte(`url("`+name+`")`), []byte(`url("`+f.url+`")`))
	}
	return css
}

func (lib *library) addPacked(name string, plain []byte) {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is valid
	_, _ = w.Write(plain)                                 // a buffer takes everything
	_ = w.Close()
	lib.add(name, &file{plain: plain, gzip: b.Bytes()})
}

func (lib *library) add(name string, f *file) {
	sum := sha256.Sum256(f.plain)
	ext := path.Ext(name)
	f.url = fmt.Sprintf("%s%s.%s%s", prefix, strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:5]), ext)
	f.kind = contentType(ext)
	lib.byName[name] = f
	lib.byURL[f.url] = f
}

// contentType does not ask the system, whose tables differ.
func contentType(ext string) string {
	switch ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	default:
		return "font/woff2"
	}
}

func joined(patterns ...string) ([]byte, error) {
	var all []byte
	for _, pattern := range patterns {
		names, err := fs.Glob(assets, pattern)
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("no file %s", pattern)
		}
		for _, name := range names {
			text, err := assets.ReadFile(name)
			if err != nil {
				return nil, err
			}
			all = append(all, text...)
		}
	}
	return all, nil
}
