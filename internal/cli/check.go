package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"insieme/internal/app"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// errFound says that a check found something; what, is on standard output.
var errFound = errors.New("the check found something")

// finding is one thing that a check looked at: what, how it is, and the remedy
// when it is not well.
type finding struct {
	what   string
	err    error
	remedy string
}

// check looks at an installation from the outside in, and says the remedy for
// what is wrong. --deep proves that tables and journal agree.
func check(ctx context.Context, s streams, args []string) error {
	f := flags(s, "check")
	p := databaseFlag(f)
	deep := f.Bool("deep", false, "prove that the state of every case is the fold of the journal")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	findings := look(ctx, *p)
	wrong := false
	for _, x := range findings {
		if x.err == nil {
			fmt.Fprintf(s.out, "ok      %s\n", x.what)
			continue
		}
		wrong = true
		fmt.Fprintf(s.out, "WRONG   %s: %v\n        %s\n", x.what, x.err, x.remedy)
	}
	if wrong {
		return errFound
	}
	if !*deep {
		return nil
	}
	a, err := open(ctx, s, *p)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	return checkDeep(ctx, s, a)
}

// look checks step by step and stops where the next step would make no sense.
func look(ctx context.Context, p place) []finding {
	c, err := configured(p)
	out := []finding{{"settings", err, "correct the settings named; docs/config.md lists them"}}
	if err != nil {
		return out
	}
	keys, err := crypt.Load(c.KeyFile)
	out = append(out, finding{"key file " + c.KeyFile, err, "put the installation's key file there, readable by its owner only; a new installation makes one at its first start"})
	d, err := db.Open(ctx, c.DB, db.Options{})
	out = append(out, finding{"database answers", err, "check the address, the server, the rights on the file and its folder"})
	if err != nil {
		return out
	}
	defer func() { _ = d.Close() }() // it was only read
	state, err := migrate.Status(ctx, d)
	switch {
	case errors.Is(err, migrate.ErrNewer):
		return append(out, finding{"database fits the program", err, "use the newer program, or restore a copy from before it"})
	case err == nil && len(state.Pending) > 0:
		err = fmt.Errorf("%d migrations are missing", len(state.Pending))
	}
	out = append(out, finding{"database is up to date", err, "run `insieme migrate` (SQLite: the next start does it)"})
	if err != nil || keys == nil {
		return out
	}
	out = append(out, finding{"key file fits the database", keys.Check(ctx, d), "use the key file that this database was made with"})
	return append(out, records(ctx, d, c.KeyFile, d.Path())...)
}

// records checks what an installation needs in its tables.
func records(ctx context.Context, d *db.DB, keyFile, path string) []finding {
	var out []finding
	for _, x := range app.Needs(ctx, d) {
		out = append(out, finding{x.What, x.Err, x.Remedy})
	}
	if info, err := os.Stat(keyFile); err == nil && path != "" && info.Mode().Perm()&0o077 != 0 {
		out = append(out, finding{"key file is private", fmt.Errorf("others may read it"), "chmod 600 " + keyFile})
	}
	return out
}

func checkDeep(ctx context.Context, s streams, a *app.App) error {
	report, err := a.Deep(ctx)
	if err != nil {
		return err
	}
	for _, line := range report.Lines() {
		fmt.Fprintln(s.out, line)
	}
	if len(report.Wrong) > 0 {
		return errFound
	}
	return nil
}
