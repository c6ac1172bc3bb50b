package cli

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"insieme/internal/area/selection"
	"insieme/internal/area/selection/occupation"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// importESCO reads the Commission's CSV export, a folder or an archive, into
// the vocabulary of trades.
func importESCO(ctx context.Context, s streams, args []string) error {
	f := flags(s, "import esco")
	at := databaseFlag(f)
	from, rest := first(args)
	if from == "" { // the options may stand in front
		if err := f.Parse(args); err != nil {
			return parse(f, args, 0)
		}
		from, rest = first(f.Args())
	}
	if from == "" {
		return usage("name the folder or the archive of the export")
	}
	if err := parse(f, rest, 0); err != nil {
		return err
	}
	e, err := readESCO(from)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	for _, file := range e.Files {
		fmt.Fprintf(s.out, "%s: %d rows\n", file.Name, file.Rows)
	}
	for _, r := range e.Refused {
		fmt.Fprintf(s.err, "refused %s\n", r)
	}
	c, err := configured(*at)
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	var done selection.Imported
	_, err = migrate.Up(ctx, d)
	if err == nil {
		done, err = selection.ImportESCO(ctx, d, clock.Wall{}.Now(), e)
	}
	if err == nil {
		err = d.Analyse(ctx)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d occupations (%d new, %d no longer in it), %d skills (%d new, %d no longer in it), %d names, %d relations; %d lines refused\n",
		done.Occupations, done.NewOccupations, done.GoneOccupations, done.Skills, done.NewSkills, done.GoneSkills, done.Labels, done.Needs, e.NRefused)
	fmt.Fprintln(s.out, "This service uses the ESCO classification of the European Commission.")
	return nil
}

func readESCO(from string) (occupation.ESCO, error) {
	info, err := os.Stat(from)
	if err != nil {
		return occupation.ESCO{}, err
	}
	var files fs.FS = os.DirFS(from)
	if !info.IsDir() {
		z, err := zip.OpenReader(from)
		if err != nil {
			return occupation.ESCO{}, err
		}
		defer z.Close() //nolint:errcheck // only read
		files = z
	}
	return occupation.ReadESCO(files)
}
