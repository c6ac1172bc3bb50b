package doc

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// shown writes a sheet as a text, for comparing.
func shown(s Sheet) string {
	var b strings.Builder
	b.WriteString(strings.Join(s.Head, "|"))
	for _, r := range s.Rows {
		fmt.Fprintf(&b, "\n%d:%s", r.Line, strings.Join(r.Cells, "|"))
		for _, bad := range r.Bad {
			fmt.Fprintf(&b, "!%d %s", bad.Column, bad.Key)
		}
	}
	return b.String()
}

func TestTextFilesAreReadHoweverTheyWereWritten(t *testing.T) {
	t.Parallel()
	const want = "Cognome|Città\n2:D'Àngelo|Forlì\n3:Rossi, Bianchi|\"qui\"\nlà\n5:Solo|"
	text := func(sep string) string {
		return strings.ReplaceAll("Cognome;Città;\nD'Àngelo;Forlì\n\"Rossi, Bianchi\";\"\"\"qui\"\"\nlà\"\nSolo\n;;\n", ";", sep)
	}
	windows, err := charmap.Windows1252.NewEncoder().String(text(";"))
	if err != nil {
		t.Fatal(err)
	}
	var wide bytes.Buffer
	wide.WriteString("\xff\xfe")
	for _, u := range utf16.Encode([]rune(text("\t"))) {
		wide.Write([]byte{byte(u), byte(u >> 8)})
	}
	for name, content := range map[string]string{
		"commas": text(","), "semicolons": text(";"), "tabs": text("\t"), "with the mark": "\ufeff" + text(";"), "Windows-1252": windows,
		"UTF-16": wide.String(), "lines of Windows": strings.ReplaceAll(text(";"), "\nS", "\r\nS"),
	} {
		s, err := ReadSheet(strings.NewReader(content))
		if got := shown(s); err != nil || got != want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", name, err, got, want)
		}
	}
}

func workbook(t *testing.T, fill func(f *excelize.File, sheet string)) string {
	t.Helper()
	f := excelize.NewFile()
	fill(f, f.GetSheetList()[0])
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAWorkbookIsReadWithItsDaysAndFormulas(t *testing.T) {
	t.Parallel()
	content := workbook(t, func(f *excelize.File, sheet string) {
		day := civil.MustDate("1990-12-31")
		for at, v := range map[string]any{
			"A1": "Cognome", "B1": "Nato il", "C1": "Tel", "A2": " Rossi ", "B2": day.Time(), "C2": 3331234567, "A4": "Verdi", "B4": "31/12/1990",
		} {
			if err := f.SetCellValue(sheet, at, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellFormula(sheet, "C4", "A2&A4"); err != nil {
			t.Fatal(err)
		}
	})
	s, err := ReadSheet(strings.NewReader(content))
	if want := "Cognome|Nato il|Tel\n2:Rossi|33238|3331234567\n4:Verdi|31/12/1990|!2 doc.error.uncomputed"; err != nil || shown(s) != want {
		t.Fatalf("got %v\n%s\nwant\n%s", err, shown(s), want)
	}
	if d, ok := s.Day("33238"); !ok || d != civil.MustDate("1990-12-31") {
		t.Errorf("the cell's day is %v, %v", d, ok)
	}
	if _, ok := (Sheet{}).Day("33238"); ok {
		t.Error("a number in a text file is read as a day")
	}
}

func TestOwnFilesAreReadBack(t *testing.T) {
	t.Parallel()
	table := Table{Name: "x", Columns: []string{"Nome", "Tel"}, Rows: func(yield func([]any, error) bool) { yield([]any{"=1+1", "+39051"}, nil) }}
	var csv, xlsx bytes.Buffer
	if err := table.WriteCSV(&csv); err != nil {
		t.Fatal(err)
	}
	if err := table.WriteXLSX(&xlsx); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*bytes.Buffer{&csv, &xlsx} {
		s, err := ReadSheet(b)
		if want := "Nome|Tel\n2:=1+1|+39051"; err != nil || shown(s) != want {
			t.Errorf("got %v, %q", err, shown(s))
		}
	}
}

func TestFilesThatAreNoListAreRefusedInWords(t *testing.T) {
	t.Parallel()
	many := "Nome\n" + strings.Repeat("x\n", MaxRows)
	if _, err := ReadSheet(strings.NewReader(many)); err != nil {
		t.Errorf("%d rows: %v", MaxRows, err)
	}
	for name, c := range map[string]struct{ content, key string }{
		"nothing":               {" \n", "doc.error.empty"},
		"a head alone":          {"Cognome;Nome\n", "doc.error.empty"},
		"a row too many":        {many + "x\n", "doc.error.rows"},
		"a picture":             {"\x89PNG\r\n\x1a\n\x00\x00", "doc.error.type"},
		"an old workbook":       {"\xd0\xcf\x11\xe0\xa1\xb1", "doc.error.old_workbook"},
		"an archive of another": {"PK\x03\x04nothing", "doc.error.workbook"},
		"open quotes":           {"a;b\n\"x;y\n", "doc.error.quotes"},
		"columns without end":   {strings.Repeat("a;", 300) + "\nx\n", "doc.error.columns"},
		"a huge file":           {strings.Repeat("x", MaxBytes+1), "doc.error.large"},
		"a bomb": {workbook(t, func(f *excelize.File, sheet string) {
			w, err := f.NewStreamWriter(sheet)
			for i := 1; err == nil && i <= 3200; i++ {
				err = w.SetRow(fmt.Sprintf("A%d", i), []any{strings.Repeat("a", 32000)})
			}
			if err == nil {
				err = w.Flush()
			}
			if err != nil {
				t.Fatal(err)
			}
		}), "doc.error.large"},
	} {
		_, err := ReadSheet(strings.NewReader(c.content))
		if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Key != c.key {
			t.Errorf("%s: got %v, want %s", name, err, c.key)
		}
	}
}

func TestCellsThatAreNoValueAreTold(t *testing.T) {
	t.Parallel()
	s, err := ReadSheet(strings.NewReader("a;b;c\n" + strings.Repeat("x", 1<<20) + ";=HYPERLINK(1);'+39\n"))
	if want := "a|b|c\n2:||+39!0 doc.error.cell_long!1 doc.error.formula"; err != nil || shown(s) != want {
		t.Errorf("got %v, %s", err, shown(s))
	}
}
