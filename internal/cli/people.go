package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"insieme/internal/app"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// errFaulty says that some rows were left out; the report has said which.
var errFaulty = errors.New("some rows have faults")

// importPeople reads a list of people in, or says what that would do. Its
// report is in Italian, as the lists are; it names rows and columns and no
// value of anybody.
func importPeople(ctx context.Context, s streams, args []string) error {
	f := flags(s, "import people")
	at := databaseFlag(f)
	dry := f.Bool("dry-run", false, "say what would be done; nothing is written")
	columns := f.Bool("columns", false, "print the columns that are understood")
	source := f.String("source", "elenco", "short name of the list: numbers are the list's own")
	author := f.String("author", "", "login of whose the notes are, for a list with notes")
	catalogue, err := app.Catalogue()
	if err != nil {
		return err
	}
	l := catalogue.In(i18n.It)
	file, rest := first(args)
	if err := parse(f, rest, 0); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(s.err, "\n"+columnsHelp(l))
		}
		return err
	}
	if *columns {
		fmt.Fprint(s.out, columnsHelp(l))
		return nil
	}
	if file == "" {
		return usage("name a file: CSV or XLSX; --columns tells what it may hold")
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	sum := sha256.New()
	if _, err := io.Copy(sum, in); err != nil {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	a, err := open(ctx, s, *at)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	cmd := person.ImportCmd{Source: *source, File: in, FileHash: hex.EncodeToString(sum.Sum(nil)), DryRun: *dry}
	if *author != "" {
		account, err := network.NewDirectory(a.DB).ByLogin(ctx, *author)
		if fault.Is(err, fault.NotFound) {
			return fmt.Errorf("nobody has the login %s", *author)
		}
		if err != nil {
			return err
		}
		cmd.Author = account.User
	}
	report, err := a.Person.ImportPeople(ctx, access.System(), cmd, intake.PastReceiver{Service: a.Intake})
	if err != nil {
		return importError(l, err)
	}
	reportImport(s.out, l, report, *dry)
	if report.Faulty > 0 {
		return errFaulty
	}
	return nil
}

func columnsHelp(l i18n.L) string {
	return l.T("person.import.columns") + "\n\n" + person.ImportHelp(l) + "\n" + l.T("person.import.columns.rest") + "\n"
}

// importError says in words why a file cannot be read at all.
func importError(l i18n.L, err error) error {
	fields := fault.FieldsOf(err)
	if len(fields) == 0 {
		return err
	}
	var lines error
	for _, f := range fields {
		text := l.T(f.Key, f.Args...)
		if f.Name != "" {
			text = l.T("person.import.column."+f.Name) + ": " + text
		}
		lines = errors.Join(lines, errors.New(text))
	}
	return lines
}

// reportImport prints what an import did: faults row by row, possible
// duplicates by row and record number, then the counts.
func reportImport(out io.Writer, l i18n.L, r person.ImportReport, dry bool) {
	for _, u := range r.Unknown {
		fmt.Fprintln(out, l.T("person.import.unknown", u))
	}
	for _, f := range r.Faults {
		fmt.Fprintln(out, l.T("person.import.row", f.Line, l.T("person.import.column."+f.Name), l.T(f.Key, f.Args...)))
	}
	for _, p := range r.Pairs {
		if p.Other != 0 {
			fmt.Fprintln(out, l.T("person.import.pair", p.Line, p.Other, p.Score))
		} else {
			fmt.Fprintln(out, l.T("person.import.pair.record", p.Line, p.Person, p.Score))
		}
	}
	fmt.Fprintln(out, l.T("person.import.total", r.Rows, r.New, r.Corrected, r.Unchanged, r.Faulty))
	fmt.Fprintln(out, l.T("person.import.beside", r.Applications, r.Notes, len(r.Pairs)))
	switch {
	case r.Faulty > 0 && dry:
		fmt.Fprintln(out, l.T("person.import.faulty.dry"))
	case r.Faulty > 0:
		fmt.Fprintln(out, l.T("person.import.faulty"))
	}
	if dry {
		fmt.Fprintln(out, l.T("person.import.dry"))
	} else if len(r.Pairs) > 0 {
		fmt.Fprintln(out, l.T("person.import.queue"))
	}
}
