package doc

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"insieme/internal/base/civil"
)

// Kinds of file, for the Content-Type of an answer.
const (
	TypeCSV  = "text/csv; charset=utf-8"
	TypeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// Table is a table to be written; each row has a cell for every column: a text,
// a number or a civil.Date, of which the zero one is an empty cell. Rows ends
// with an error where they cannot be read to the end.
type Table struct {
	Name    string // of the sheet
	Columns []string
	Rows    iter.Seq2[[]any, error]
}

// WriteCSV writes a table as Italian spreadsheets open it: UTF-8 with its mark,
// semicolons, days as ISO 8601 writes them.
func (t Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.Comma, c.UseCRLF = ';', true
	if err := c.Write(texts(t.columns())); err != nil {
		return err
	}
	for row, err := range t.Rows {
		if err == nil {
			err = c.Write(texts(row))
		}
		if err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// WriteXLSX writes a table as a workbook of one sheet, its head in bold and
// held in place. Rows go to the file as they come.
func (t Table) WriteXLSX(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	const sheet = "Sheet1"
	if err := f.SetSheetName(sheet, t.Name); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14}) // a day, as the reader's country writes it
	if err != nil {
		return err
	}
	s, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.SetRow("A1", cells(t.columns(), day), excelize.RowOpts{StyleID: bold}); err != nil {
		return err
	}
	line := 1
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		line++
		at, err := excelize.CoordinatesToCellName(1, line)
		if err != nil {
			return err
		}
		if err := s.SetRow(at, cells(row, day)); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

func (t Table) columns() []any {
	out := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c
	}
	return out
}

// cells are a row as excelize wants it: days as days, texts that are no
// formulas.
func cells(row []any, day int) []any {
	out := make([]any, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case civil.Date:
			if !v.IsZero() {
				out[i] = excelize.Cell{StyleID: day, Value: v.At(0, 0, time.UTC)}
			}
		case string:
			out[i] = plain(v)
		default:
			out[i] = v
		}
	}
	return out
}

func texts(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case civil.Date:
			if !v.IsZero() {
				out[i] = v.String()
			}
		case string:
			out[i] = plain(v)
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

// plain puts an apostrophe before a text that a spreadsheet would run: the sign
// by which people themselves say that a cell is text.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
