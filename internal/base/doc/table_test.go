package doc_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"insieme/internal/base/civil"
	"insieme/internal/base/doc"
)

// table has a row of each kind of cell; fail ends it with an error.
func table(fail error) doc.Table {
	return doc.Table{Name: "Persone", Columns: []string{"Nome", "Nascita", "Quante"}, Rows: func(yield func([]any, error) bool) {
		for _, row := range [][]any{
			{"Nicolò; «D'Àvila»", civil.MustDate("1985-04-12"), 3},
			{"=cmd|' /C calc'!A0", civil.Date{}, 0},
			{"+39 333", civil.Date{}, -1}, {"@SUM(A1)", civil.Date{}, 1}, {"\t=1", civil.Date{}, 1}, {"", civil.Date{}, 1},
		} {
			if !yield(row, nil) {
				return
			}
		}
		if fail != nil {
			yield(nil, fail)
		}
	}}
}

func TestCSVIsWhatItalianSpreadsheetsOpenAndRunsNothing(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := table(nil).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffNome;Nascita;Quante\r\n\"Nicolò; «D'Àvila»\";1985-04-12;3\r\n'=cmd|' /C calc'!A0;;0\r\n'+39 333;;-1\r\n'@SUM(A1);;1\r\n'\t=1;;1\r\n;;1\r\n"
	if got := b.String(); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestXLSXHasTheSameRowsAndNoFormula(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := table(nil).WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("Persone", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 7 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1], "|"); got != "Nicolò; «D'Àvila»|31149|3" { // days since 1899-12-30
		t.Errorf("the first row is %q", got)
	}
	for i := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if formula, _ := f.GetCellFormula("Persone", cell); formula != "" {
			t.Errorf("%s runs %q", cell, formula)
		}
	}
	if rows[2][0] != "'=cmd|' /C calc'!A0" {
		t.Errorf("a formula is %q", rows[2][0])
	}
}

func TestATableThatCannotBeReadIsNoFile(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for _, write := range []func(io.Writer) error{table(broken).WriteCSV, table(broken).WriteXLSX} {
		if err := write(io.Discard); !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
	}
}
