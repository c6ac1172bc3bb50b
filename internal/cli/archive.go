package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/archive"
	"insieme/internal/base/db/migrate"
	"insieme/internal/config"
)

// export writes the whole database to a file that either engine can read.
func export(ctx context.Context, s streams, args []string) error {
	file, c, err := archiveArgs(s, "export", args)
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	return errors.Join(exportTo(ctx, s, d, file), d.Close())
}

// archiveArgs reads the command lines of export and import: --all FILE.
func archiveArgs(s streams, name string, args []string) (file string, c config.Config, err error) {
	f := flags(s, name)
	at := databaseFlag(f)
	all := f.String("all", "", "the file of the whole database")
	if err := parse(f, args, 0); err != nil {
		return "", c, err
	}
	if *all == "" {
		return "", c, usage("--all FILE is needed")
	}
	c, err = configured(*at)
	return *all, c, err
}

// exportTo writes an archive under its name once it is complete. A file of that
// name is never replaced.
func exportTo(ctx context.Context, s streams, d *db.DB, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("there is already a file %s", file)
	}
	out, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".part-*") // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(out.Name()) }() // gone already after the rename
	m, err := archive.Export(ctx, d, out)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	if err := os.Rename(out.Name(), file); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %d rows of %d tables\n", file, rowsOf(m), len(m.Tables))
	return nil
}

func rowsOf(m archive.Manifest) (n int64) {
	for _, t := range m.Tables {
		n += t.Rows
	}
	return n
}

// importInto reads a whole database into a new one, a list of people in, or the
// vocabulary of trades.
func importInto(ctx context.Context, s streams, args []string) error {
	if len(args) > 0 && args[0] == "people" {
		return importPeople(ctx, s, args[1:])
	}
	if len(args) > 0 && args[0] == "esco" {
		return importESCO(ctx, s, args[1:])
	}
	file, c, err := archiveArgs(s, "import", args)
	if err != nil {
		return err
	}
	return readArchive(ctx, s, c, file)
}

// readArchive brings a new database up to date, reads the archive in and proves
// that the key file is the archive's own.
func readArchive(ctx context.Context, s streams, c config.Config, file string) error {
	keys, err := crypt.Load(c.KeyFile)
	if err != nil {
		return fmt.Errorf("the key file %s, which belongs to the file, comes first: %w", c.KeyFile, err)
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	info, err := in.Stat()
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	err = func() error {
		if _, err := migrate.Up(ctx, d); err != nil {
			return err
		}
		m, err := archive.Import(ctx, d, in, info.Size())
		if err != nil {
			return err
		}
		if err := keys.Check(ctx, d); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%d rows of %d tables read in; run insieme check --deep\n", rowsOf(m), len(m.Tables))
		return d.Analyse(ctx)
	}()
	return errors.Join(err, d.Close())
}

// backup makes a copy while the program runs: the SQLite file itself, or an
// archive of a PostgreSQL database. The key file is not in it.
func backup(ctx context.Context, s streams, args []string) error {
	file, c, err := backupArgs(s, "backup", args)
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("there is already a file %s", file)
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	if d.Engine() == db.Postgres {
		return errors.Join(exportTo(ctx, s, d, file), d.Close())
	}
	if err := errors.Join(d.CopyTo(ctx, file), d.Close()); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: the database; keep the key file %s apart from it\n", file, c.KeyFile)
	return nil
}

// backupArgs reads the command lines of backup and restore: FILE.
func backupArgs(s streams, name string, args []string) (file string, c config.Config, err error) {
	f := flags(s, name)
	at := databaseFlag(f)
	file, rest := first(args)
	if err := parse(f, rest, 0); err != nil {
		return "", c, err
	}
	if file == "" {
		return "", c, usage("the name of the file is needed")
	}
	c, err = configured(*at)
	return file, c, err
}

// sqliteHead is how every SQLite file begins.
var sqliteHead = []byte("SQLite format 3\x00")

// restore puts a backup where there is no database yet.
func restore(ctx context.Context, s streams, args []string) error {
	file, c, err := backupArgs(s, "restore", args)
	if err != nil {
		return err
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	head := make([]byte, len(sqliteHead))
	_, err = io.ReadFull(in, head)
	if cerr := in.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("%s cannot be read as a backup: %w", file, err)
	}
	if !bytes.Equal(head, sqliteHead) {
		return readArchive(ctx, s, c, file)
	}
	path, ok := strings.CutPrefix(c.DB, "sqlite:")
	if !ok {
		return fmt.Errorf("%s is the copy of a SQLite database; for PostgreSQL use a file made by insieme export --all", file)
	}
	return restoreFile(ctx, s, c, file, path)
}

// restoreFile copies a SQLite backup to its place and proves that it is whole
// and that the key file fits.
func restoreFile(ctx context.Context, s streams, c config.Config, file, path string) error {
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is already a database %s: stop the program and move its files away first", name)
		}
	}
	keys, err := crypt.Load(c.KeyFile)
	if err != nil {
		return fmt.Errorf("the key file %s, which belongs to the backup, comes first: %w", c.KeyFile, err)
	}
	if err := copyFile(file, path); err != nil {
		return err
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	err = errors.Join(d.Intact(ctx), keys.Check(ctx, d))
	if err = errors.Join(err, d.Close()); err != nil {
		return fmt.Errorf("the copy at %s is not fit for use: %w", path, err)
	}
	fmt.Fprintf(s.out, "restored to %s; run insieme check --deep\n", path)
	return nil
}

// copyFile copies to a new file that only its owner may read.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
