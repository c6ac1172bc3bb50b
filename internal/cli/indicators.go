package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"insieme/internal/area/monitoring"
	"insieme/internal/base/civil"
)

// indicators prints figures as of a date, computed from the journal.
func indicators(ctx context.Context, s streams, args []string) error {
	f := flags(s, "indicators")
	at := databaseFlag(f)
	day := f.String("at", "", "date, as 2022-10-31; today when empty")
	asJSON := f.Bool("json", false, "an array of objects with code, value, unit, at")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	on, err := civil.ParseDate(*day)
	if err != nil {
		return usage("--at wants a date such as 2022-10-31")
	}
	a, err := open(ctx, s, *at)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	if on.IsZero() {
		on = a.Clock.Today()
	}
	figures, err := monitoring.Figures(ctx, a.DB.Reader(), on)
	if err != nil {
		return err
	}
	if *asJSON {
		e := json.NewEncoder(s.out)
		e.SetIndent("", "  ")
		return e.Encode(figures)
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, fig := range figures {
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t\n", fig.Code, fig.Value, fig.Unit, fig.At)
	}
	return w.Flush()
}
