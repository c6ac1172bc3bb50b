package doc

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// readText reads a CSV file.
func readText(content []byte) (Sheet, error) {
	text, ok := decode(content)
	if !ok || strings.ContainsRune(text, 0) {
		return Sheet{}, wrong("doc.error.type")
	}
	var s Sheet
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator(text), -1
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		var at *csv.ParseError
		if errors.As(err, &at) {
			return s, wrong("doc.error.quotes", at.StartLine)
		}
		if err != nil {
			return s, err
		}
		line, _ := r.FieldPos(0)
		if err := s.take(line, cells, nil); err != nil {
			return s, err
		}
	}
}

// decode brings a text to UTF-8: by its mark, by being UTF-8, and otherwise it
// is what Windows writes in western Europe.
func decode(content []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		content = content[3:]
		return string(content), utf8.Valid(content)
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		return wide(content[2:], binary.LittleEndian)
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		return wide(content[2:], binary.BigEndian)
	case utf8.Valid(content):
		return string(content), true
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	return string(text), err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

func wide(content []byte, order binary.ByteOrder) (string, bool) {
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return string(utf16.Decode(units)), len(content)%2 == 0
}

// separator is the sign between cells: of those that may be it the one that the
// first line has most of, outside of quotes.
func separator(text string) rune {
	counts, quoted := map[rune]int{}, false
	for _, r := range strings.TrimLeft(text, "\r\n") {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[r]++
		}
		if r == '\n' && !quoted {
			break
		}
	}
	best := ','
	for _, r := range ";\t" {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}
