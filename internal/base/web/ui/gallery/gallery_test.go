package gallery

import (
	"os"
	"path/filepath"
	"testing"

	"insieme/internal/base/web/static"
)

// TestWriteGallery writes the gallery where INSIEME_GALLERY says, to be looked
// at in a browser.
func TestWriteGallery(t *testing.T) {
	dir := os.Getenv("INSIEME_GALLERY")
	if dir == "" {
		t.Skip("INSIEME_GALLERY is not set")
	}
	for name, page := range rendered(t) {
		write(t, filepath.Join(dir, name+".html"), []byte(page))
	}
	for _, name := range static.Names() {
		write(t, filepath.Join(dir, filepath.FromSlash(static.URL(name))), static.Content(name))
	}
	write(t, filepath.Join(dir, "programma.css"), []byte(":root{--promessa:"+look.Colour+"}\n"))
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
