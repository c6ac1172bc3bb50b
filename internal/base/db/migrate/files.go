package migrate

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"insieme/internal/base/db"
)

//go:embed sql/*.sql
var embedded embed.FS

// files shows the migrations of one engine, under names without the engine.
type files struct {
	fs.FS
	names map[string]string // as shown → as stored
}

// program is the folder of the program's migrations, for both engines.
func program() fs.FS {
	folder, err := fs.Sub(embedded, "sql")
	if err != nil {
		panic(err) // only for an invalid path
	}
	return folder
}

// Fingerprint changes whenever a migration of an engine does. Test databases
// made from a template are named by it.
func Fingerprint(e db.Engine) (string, error) {
	own, err := filesOf(program(), e)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(own.names)) {
		text, err := fs.ReadFile(own, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

// filesOf picks an engine's migrations out of a folder.
func filesOf(all fs.FS, e db.Engine) (files, error) {
	stored, err := fs.Glob(all, "*.sql")
	if err != nil {
		return files{}, err
	}
	f := files{all, map[string]string{}}
	for _, name := range stored {
		base := strings.TrimSuffix(name, ".sql")
		plain, engine := strings.TrimSuffix(base, path.Ext(base)), strings.TrimPrefix(path.Ext(base), ".")
		switch engine {
		case "":
			f.names[name] = name
		case string(e):
			f.names[plain+".sql"] = name
		}
	}
	return f, nil
}

// Open implements fs.FS.
func (f files) Open(name string) (fs.File, error) {
	stored, ok := f.names[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.FS.Open(stored)
}

// Glob implements fs.GlobFS, by which the migrations are listed, in order.
func (f files) Glob(pattern string) ([]string, error) {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(f.names)) {
		ok, err := path.Match(pattern, name)
		if err != nil {
			return nil, err
		}
		if ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// Files are the migrations as they are stored, for documents made from them.
func Files() fs.FS { return program() }
