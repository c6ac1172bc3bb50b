package doc

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// The bounds of a file that is read: beyond, it is no list of people but a
// mistake or an attack.
const (
	MaxBytes    = 32 << 20 // of the file
	maxUnpacked = 96 << 20 // of a workbook's parts together
	MaxRows     = 10_000   // without the head
	maxColumns  = 200
	maxCell     = 8_000 // characters
)

// Sheet is a table read from a file: texts as they stand there, without the
// spaces around them.
type Sheet struct {
	Head []string
	Rows []Row // those that hold something

	serial, from1904 bool // cells may hold days as a workbook counts them
}

// Row is a row of a file.
type Row struct {
	Line  int      // as a spreadsheet numbers it, from 1
	Cells []string // as many as the head has
	Bad   []BadCell
}

// BadCell is a cell that is no value. Key is the message that says why.
type BadCell struct {
	Column int
	Key    string
}

// ReadSheet reads a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or
// Windows-1252) or the first sheet of a workbook, whatever the file is called.
// The error is Invalid and says what to do when the file is none of these, is
// empty, or is larger than the bounds.
func ReadSheet(in io.Reader) (Sheet, error) {
	const op = "doc.ReadSheet"
	content, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return Sheet{}, fault.Wrap(op, err)
	}
	var s Sheet
	switch {
	case len(content) > MaxBytes:
		err = wrong("doc.error.large", MaxBytes>>20)
	case len(bytes.TrimSpace(content)) == 0:
		err = wrong("doc.error.empty")
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		s, err = readWorkbook(content)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		err = wrong("doc.error.old_workbook")
	default:
		s, err = readText(content)
	}
	if err == nil && len(s.Rows) == 0 {
		err = wrong("doc.error.empty")
	}
	return s, fault.Wrap(op, err)
}

func wrong(key string, args ...any) error {
	return fault.Bad("doc.read", fault.Field{Key: key, Args: args})
}

// Day reads a cell as the day that a workbook holds as a number; ok is false
// for any other cell.
func (s Sheet) Day(cell string) (d civil.Date, ok bool) {
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || !s.serial || n < 1 || n > 200_000 {
		return d, false
	}
	at, err := excelize.ExcelDateToTime(n, s.from1904)
	return civil.DateOf(at), err == nil
}

// take adds a row of the file; the first one with something in it is the head.
func (s *Sheet) take(line int, cells []string, bad []BadCell) error {
	empty := true
	for i, c := range cells {
		if cells[i] = strings.TrimSpace(strings.ReplaceAll(c, "\u00a0", " ")); cells[i] != "" {
			empty = false
		}
	}
	switch {
	case empty && len(bad) == 0:
	case s.Head == nil:
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > maxColumns {
			return wrong("doc.error.columns", maxColumns)
		}
		s.Head = cells
	case len(s.Rows) == MaxRows:
		return wrong("doc.error.rows", MaxRows)
	default:
		r := Row{Line: line, Cells: make([]string, len(s.Head)), Bad: bad}
		copy(r.Cells, cells)
		for i, c := range r.Cells {
			switch {
			case len(c) > maxCell:
				r.Cells[i] = ""
				r.Bad = append(r.Bad, BadCell{i, "doc.error.cell_long"})
			case len(c) > 1 && c[0] == '\'' && strings.ContainsRune("=+-@", rune(c[1])):
				r.Cells[i] = c[1:] // as plain writes it
			case strings.HasPrefix(c, "="):
				r.Cells[i] = ""
				r.Bad = append(r.Bad, BadCell{i, "doc.error.formula"})
			}
		}
		s.Rows = append(s.Rows, r)
	}
	return nil
}

// readWorkbook reads the first sheet. Of a formula the value counts that the
// spreadsheet has last computed; one without is told.
func readWorkbook(content []byte) (s Sheet, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked,
	})
	if err != nil {
		if strings.Contains(err.Error(), "unzip size exceeds") {
			return s, wrong("doc.error.large", maxUnpacked>>20)
		}
		return s, wrong("doc.error.workbook")
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	s.serial = true
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		s.from1904 = *p.Date1904
	}
	sheets := f.GetSheetList()
	if len(sheets) == 0 {
		return s, wrong("doc.error.workbook")
	}
	rows, err := f.Rows(sheets[0])
	if err != nil {
		return s, wrong("doc.error.workbook")
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return s, wrong("doc.error.workbook")
		}
		if err := s.take(line, cells, nil); err != nil {
			return s, err
		}
	}
	if rows.Error() != nil {
		return s, wrong("doc.error.workbook")
	}
	return s, s.uncomputed(f, sheets[0])
}

// uncomputed marks the empty cells that hold a formula: a program that is no
// spreadsheet wrote it and nobody has computed it yet.
func (s *Sheet) uncomputed(f *excelize.File, sheet string) error {
	formulas := false
	f.Pkg.Range(func(name, part any) bool {
		content, _ := part.([]byte)
		formulas = strings.HasPrefix(name.(string), "xl/worksheets/") && (bytes.Contains(content, []byte("<f>")) || bytes.Contains(content, []byte("<f ")))
		return !formulas
	})
	if !formulas {
		return nil
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		for column, c := range r.Cells {
			if c != "" {
				continue
			}
			at, err := excelize.CoordinatesToCellName(column+1, r.Line)
			if err != nil {
				return err
			}
			formula, err := f.GetCellFormula(sheet, at)
			if err != nil {
				return wrong("doc.error.workbook")
			}
			if formula != "" {
				r.Bad = append(r.Bad, BadCell{column, "doc.error.uncomputed"})
			}
		}
	}
	return nil
}
