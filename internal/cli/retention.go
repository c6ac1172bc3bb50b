package cli

import (
	"context"
	"fmt"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
)

const maxListed = 10000

// retention lists the records whose erasure is proposed, by identity and never
// by name. It erases nothing: somebody decides, on the page Conservazione.
func retention(ctx context.Context, s streams, args []string) error {
	f := flags(s, "retention")
	at := databaseFlag(f)
	dry := f.Bool("dry-run", false, "say what would be proposed; without it the proposals are also written for the page")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	a, err := open(ctx, s, *at)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	list := a.Person.OverdueNow
	if !*dry {
		if _, err := a.Person.ProposeErasures(ctx); err != nil {
			return err
		}
		list = func(ctx context.Context) ([]person.Overdue, error) {
			return person.Overdues(ctx, a.DB.Reader(), access.Unlimited(), maxListed)
		}
	}
	all, err := list(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		fmt.Fprintf(s.out, "%s  last fact %s  overdue since %s\n", o.ID, o.LastOn, o.DueOn)
	}
	fmt.Fprintf(s.out, "%d records would be erased; nothing was\n", len(all))
	return nil
}
