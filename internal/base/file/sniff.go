package file

import (
	"archive/zip"
	"bytes"
	"strings"
)

// Sniff says what a content is, by its first bytes and, for DOCX, by the list
// of what is in the archive; ok is false for anything that is not taken. A
// document with macros is not.
func Sniff(content []byte) (t Type, ok bool) {
	switch {
	case bytes.HasPrefix(content, []byte("%PDF-1.")), bytes.HasPrefix(content, []byte("%PDF-2.")):
		return PDF, bytes.Contains(content[max(0, len(content)-2048):], []byte("%%EOF"))
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return JPEG, true
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, len(content) > 24 && string(content[12:16]) == "IHDR"
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return DOCX, isDocument(content)
	}
	return "", false
}

// maxEntries is more than any document has: the list of an archive made to
// harm may be as long as the archive.
const maxEntries = 5000

// isDocument reports whether an archive holds a text document. Only its list
// is read; nothing is unpacked.
func isDocument(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || len(z.File) > maxEntries {
		return false
	}
	types, body := false, false
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case name == "[content_types].xml":
			types = true
		case name == "word/document.xml":
			body = true
		case strings.HasSuffix(name, "vbaproject.bin"):
			return false
		}
	}
	return types && body
}
