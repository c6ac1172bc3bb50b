package selection_test

import (
	"context"
	"testing"
	"time"

	"insieme/internal/area/selection"
	"insieme/internal/area/selection/occupation"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

var day = time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)

func labels(lang string, texts ...string) (out []occupation.Label) {
	for i, t := range texts {
		out = append(out, occupation.Label{Lang: lang, Text: t, Preferred: i == 0})
	}
	return out
}

func read() occupation.ESCO {
	return occupation.ESCO{Rows: occupation.Rows{
		Concepts: []occupation.Concept{
			{Code: "cook", Kind: occupation.Occupation, ISCO: "5120", Labels: labels("it", "cuoco/cuoca", "cuoco")},
			{Code: "porter", Kind: occupation.Occupation, ISCO: "9412", Labels: labels("it", "lavapiatti")},
			{Code: "g", Kind: occupation.Group, ISCO: "5120", Labels: labels("it", "Cuochi")},
		},
		Skills: []occupation.Skill{{Code: "knife", Labels: labels("it", "usare coltelli")}},
		Needs:  []occupation.Need{{Occupation: "cook", Skill: "knife", Essential: true}},
	}}
}

func TestImportTwiceIsImportOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		first, err := selection.ImportESCO(ctx, d, day, read())
		if err != nil || first.NewOccupations != 2 || first.NewSkills != 1 || first.Labels != 4 || first.Needs != 1 {
			t.Fatalf("first time: %+v, %v", first, err)
		}
		again, err := selection.ImportESCO(ctx, d, day.AddDate(0, 0, 1), read())
		if err != nil || again.NewOccupations+again.NewSkills+again.GoneOccupations+again.GoneSkills != 0 || again.Labels != 4 {
			t.Fatalf("second time: %+v, %v", again, err)
		}
		v, err := selection.Vocabulary(ctx, d.Reader())
		if err != nil {
			t.Fatal(err)
		}
		c, ok := v.Find("cook")
		if !ok || c.ISCO != "5120" || c.Name("it") != "cuoco/cuoca" || len(v.Needs("cook")) != 1 {
			t.Errorf("got %+v with needs %v", c, v.Needs("cook"))
		}
		a := occupation.NewLinker(v, "it", occupation.Default()).Link("sguattero", 1)
		if len(a.Hits) != 1 || a.Hits[0].Concept.Code != "porter" {
			t.Errorf("the words of the starter are gone after an import: %+v", a.Hits)
		}
	})
}

func TestANewerVersionKeepsAndMarksWhatVanished(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		if _, err := selection.ImportESCO(ctx, d, day, read()); err != nil {
			t.Fatal(err)
		}
		newer := read()
		newer.Concepts = append(newer.Concepts[:1:1], occupation.Concept{Code: "baker", Kind: occupation.Occupation, ISCO: "7512", Labels: labels("it", "panettiere")})
		done, err := selection.ImportESCO(ctx, d, day, newer)
		if err != nil || done.NewOccupations != 1 || done.GoneOccupations != 1 {
			t.Fatalf("got %+v, %v", done, err)
		}
		var current bool
		if err := d.Reader().QueryRow(ctx, `SELECT current FROM occupation WHERE code = $1`, "porter").Scan(&current); err != nil || current {
			t.Errorf("the vanished code: current %v, %v; want it kept and marked", current, err)
		}
		back, err := selection.ImportESCO(ctx, d, day, read())
		if err != nil || back.NewOccupations != 0 || back.GoneOccupations != 1 {
			t.Fatalf("the older version again: %+v, %v", back, err)
		}
	})
}

func TestAnEmptyInstallationHasTheStarter(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		v, err := selection.Vocabulary(context.Background(), d.Reader())
		if err != nil || v.Len() < 180 {
			t.Errorf("%d occupations, %v", v.Len(), err)
		}
	})
}
