package file

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

var (
	pdf  = []byte("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n")
	jpeg = []byte("\xff\xd8\xff\xe0\x00\x10JFIF")
	png  = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08")
)

// archive is a zip with entries of these names.
func archive(names ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, _ := z.Create(n)
		_, _ = w.Write([]byte("<x/>"))
	}
	_ = z.Close()
	return b.Bytes()
}

func TestContentDecidesTheType(t *testing.T) {
	t.Parallel()
	docx := archive("[Content_Types].xml", "word/document.xml")
	for _, tt := range []struct {
		what, name string
		content    []byte
		want       Type   // "" for refused
		key        string // of the refusal
	}{
		{"a PDF", "cv.pdf", pdf, PDF, ""},
		{"a document", "cv.docx", docx, DOCX, ""},
		{"a photograph", "IMG_1.JPG", jpeg, JPEG, ""},
		{"a photograph, long ending", "a.jpeg", jpeg, JPEG, ""},
		{"a picture", "a.png", png, PNG, ""},
		{"a name without an ending", "curriculum", pdf, PDF, ""},
		{"a program that says PDF", "cv.pdf", []byte("MZ\x90\x00\x03"), "", "file.error.type"},
		{"a page that says PDF", "cv.pdf", []byte("<html><script>alert(1)</script>"), "", "file.error.type"},
		{"a PDF that says photograph", "cv.jpg", pdf, "", "file.error.lying"},
		{"a PDF that says program", "cv.pdf.exe", pdf, "", "file.error.lying"},
		{"a cut PDF", "cv.pdf", pdf[:9], "", "file.error.type"},
		{"any archive", "cv.docx", archive("a.txt"), "", "file.error.type"},
		{"a spreadsheet", "cv.docx", archive("[Content_Types].xml", "xl/workbook.xml"), "", "file.error.type"},
		{"a document with macros", "cv.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "", "file.error.type"},
		{"nothing", "cv.pdf", nil, "", "file.error.empty"},
		{"too much", "cv.pdf", append(bytes.Repeat([]byte{0}, 1<<20), pdf...), "", "file.error.large"},
	} {
		got, err := Check("cv", tt.name, tt.content, 1<<20)
		if tt.want != "" && (err != nil || got.Type != tt.want) {
			t.Errorf("%s: got %q, %v, want %s", tt.what, got.Type, err, tt.want)
		}
		if f := fault.FieldsOf(err); tt.want == "" && (len(f) != 1 || f[0].Name != "cv" || f[0].Key != tt.key) {
			t.Errorf("%s: got %v, want %s beside the field", tt.what, f, tt.key)
		}
	}
}

func TestNamesAreCleaned(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"../../etc/passwd":                "passwd",
		`C:\Users\marta\cv.pdf`:           "cv.pdf",
		".bashrc":                         "bashrc",
		"cv\r\nSet-Cookie: a.pdf":         "cvSet-Cookie_ a.pdf",
		"a\u202efdp.exe":                  "afdp.exe",
		"  ":                              "documento",
		"Curriculum di Zoë\u00a0.pdf":     "Curriculum di Zoë .pdf",
		strings.Repeat("x", 300) + ".pdf": strings.Repeat("x", 116) + ".pdf",
	} {
		if got := CleanName(typed); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func FuzzSniff(f *testing.F) {
	for _, seed := range [][]byte{pdf, jpeg, png, archive("[Content_Types].xml", "word/document.xml"), []byte("PK\x03\x04"), nil} {
		f.Add("cv.pdf", seed)
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		n, err := Check("cv", name, content, Most)
		if err != nil {
			if len(fault.FieldsOf(err)) != 1 {
				t.Errorf("a refusal without its field: %v", err)
			}
			return
		}
		if !utf8.ValidString(n.Name) || strings.ContainsAny(n.Name, "/\\\r\n\x00") || n.Name[0] == '.' || utf8.RuneCountInString(n.Name) > maxName+5 {
			t.Errorf("the name %q is not clean", n.Name)
		}
		heads := map[Type]string{PDF: "%PDF-", DOCX: "PK\x03\x04", JPEG: "\xff\xd8\xff", PNG: "\x89PNG"}
		if head := heads[n.Type]; head == "" || !strings.HasPrefix(string(content), head) {
			t.Errorf("%.8x was taken for %q", content, n.Type)
		}
	})
}

func TestAFileComesBackAsItWas(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		keys := crypt.Ephemeral()
		content := make([]byte, 3*partSize+17)
		_, _ = rand.Read(content)
		of, err := Put(t.Context(), d, keys, New{Name: "Curriculum Marta.pdf", Type: PDF, Content: content})
		if err != nil {
			t.Fatal(err)
		}
		keep := func() error {
			return d.Write(t.Context(), func(tx *db.Tx) error { return KeepIn(t.Context(), tx, of) })
		}
		if err := keep(); err != nil {
			t.Fatal(err)
		}
		if err := keep(); !fault.Is(err, fault.Conflict) {
			t.Errorf("kept twice: got %v, want a Conflict", err)
		}
		i, got, err := Read(t.Context(), d.Reader(), keys, of)
		if err != nil || !bytes.Equal(got, content) || i.Name != "Curriculum Marta.pdf" || i.Size != int64(len(content)) {
			t.Fatalf("got %d bytes named %q, %v", len(got), i.Name, err)
		}
		exec := func(query string, args ...any) {
			t.Helper()
			if err := d.Claim(t.Context(), func(tx *db.Tx) error { _, err := tx.Exec(t.Context(), query, args...); return err }); err != nil {
				t.Fatal(err)
			}
		}
		exec(`DELETE FROM file_part WHERE file = $1 AND number = 3`, of)
		if _, _, err := Read(t.Context(), d.Reader(), keys, of); err == nil {
			t.Error("a file without its end was read")
		}
		exec(`UPDATE file_part SET number = 9 WHERE file = $1 AND number = 0`, of)
		if _, _, err := Read(t.Context(), d.Reader(), keys, of); err == nil {
			t.Error("a file with parts out of place was read")
		}
	})
}

func TestOnlyStraysAreSwept(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		keys := crypt.Ephemeral()
		var files [3]ID
		for i := range files {
			var err error
			if files[i], err = Put(t.Context(), d, keys, New{Name: "a.png", Type: PNG, Content: png}); err != nil {
				t.Fatal(err)
			}
		}
		kept, old, fresh := files[0], files[1], files[2]
		err := d.Claim(t.Context(), func(tx *db.Tx) error {
			long := clock.Wall{}.Now().Add(-25 * time.Hour)
			if _, err := tx.Exec(t.Context(), `UPDATE file SET stored_at = $1 WHERE id <> $2`, long, fresh); err != nil {
				return err
			}
			return KeepIn(t.Context(), tx, kept)
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := Sweep(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for of, want := range map[ID]bool{kept: true, old: false, fresh: true} {
			if _, _, err := Read(t.Context(), d.Reader(), keys, of); (err == nil) != want || err != nil && !fault.Is(err, fault.NotFound) {
				t.Errorf("after sweeping: got %v, want it there: %v", err, want)
			}
		}
	})
}
