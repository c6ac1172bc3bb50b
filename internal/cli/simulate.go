package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"insieme/internal/area/selection/assign/simulation"
)

// simulate plays months of a programme with each way of proposing.
func simulate(_ context.Context, s streams, args []string) error {
	f := flags(s, "simulate")
	settings := simulation.Usual()
	f.IntVar(&settings.Months, "months", settings.Months, "months of four rounds")
	f.IntVar(&settings.PeoplePerWeek, "people", settings.PeoplePerWeek, "people who become ready in a week")
	f.IntVar(&settings.OpeningsPerWeek, "openings", settings.OpeningsPerWeek, "openings that come in in a week")
	seeds := f.Int("seeds", 20, "plays, each with its own luck")
	asJSON := f.Bool("json", false, "figures in thousandths, with 95 % intervals")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	if *seeds < 2 || *seeds > 1000 || settings.Months < 1 || settings.Months > 120 ||
		settings.PeoplePerWeek < 1 || settings.PeoplePerWeek > 500 || settings.OpeningsPerWeek < 1 || settings.OpeningsPerWeek > 500 {
		return usage("2 to 1,000 seeds, 1 to 120 months, 1 to 500 people and openings a week")
	}
	summaries, err := simulation.Compare(settings, *seeds)
	if err != nil {
		return err
	}
	if *asJSON {
		e := json.NewEncoder(s.out)
		e.SetIndent("", "  ")
		return e.Encode(summaries)
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%d months, %d people and %d openings a week, %d seeds; mean [95 %% interval]\n\n", settings.Months, settings.PeoplePerWeek, settings.OpeningsPerWeek, *seeds)
	fmt.Fprintln(w, "\tplacements\tpromises kept %\tbroken though avoidable\tproposals\tspread (Gini)")
	for _, x := range summaries {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", x.Way, whole(x.Placements), percent(x.Kept), whole(x.Avoidable), whole(x.Proposals), thousandths(x.Gini))
	}
	return w.Flush()
}

func whole(f simulation.Figure) string {
	return fmt.Sprintf("%d.%d [%d–%d]", f.Mean/1000, f.Mean%1000/100, f.Low/1000, (f.High+999)/1000)
}

func percent(f simulation.Figure) string {
	return fmt.Sprintf("%d.%d [%d.%d–%d.%d]", f.Mean/10, f.Mean%10, f.Low/10, f.Low%10, f.High/10, f.High%10)
}

func thousandths(f simulation.Figure) string {
	return fmt.Sprintf(".%03d [.%03d–.%03d]", f.Mean, f.Low, f.High)
}
