package selection

import (
	"context"

	"insieme/internal/area/selection/occupation"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

const (
	selectGroups      = `SELECT code, lang, title FROM isco_group ORDER BY code, lang`
	selectOccupations = `SELECT code, isco FROM occupation WHERE current ORDER BY code`
	selectLabels      = `SELECT l.occupation, l.lang, l.text, l.preferred FROM occupation_label l
		JOIN occupation o ON o.code = l.occupation WHERE o.current ORDER BY l.occupation, l.lang, l.text`
	selectNeeds = `SELECT s.occupation, s.skill, s.essential FROM occupation_skill s
		JOIN occupation o ON o.code = s.occupation WHERE o.current ORDER BY s.occupation, s.skill`
	selectSkillLabels = `SELECT l.skill, l.lang, l.text, l.preferred FROM skill_label l
		JOIN skill s ON s.code = l.skill WHERE s.current ORDER BY l.skill, l.lang, l.text`
)

type labelRow struct {
	code  string
	label occupation.Label
}

func scanLabel(s db.Scanner) (r labelRow, err error) {
	err = s.Scan(&r.code, &r.label.Lang, &r.label.Text, &r.label.Preferred)
	return r, err
}

// Vocabulary reads the vocabulary of the installation: what was imported, with
// the starter's words beside it, or the starter alone where nothing was.
func Vocabulary(ctx context.Context, q db.Queryer) (*occupation.Vocabulary, error) {
	const op = "selection.Vocabulary"
	rows, err := imported(ctx, q)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	starter := occupation.Starter()
	if len(rows.Concepts) == 0 {
		rows = starter
	} else {
		for _, lang := range []string{"it", "en"} {
			rows = occupation.Enrich(rows, starter, lang)
		}
	}
	v, _ := occupation.Build(rows)
	return v, nil
}

func imported(ctx context.Context, q db.Queryer) (occupation.Rows, error) {
	var rows occupation.Rows
	concepts, err := db.All(ctx, q, func(s db.Scanner) (c occupation.Concept, err error) {
		c.Kind = occupation.Occupation
		err = s.Scan(&c.Code, &c.ISCO)
		return c, err
	}, selectOccupations)
	if err != nil || len(concepts) == 0 {
		return rows, err
	}
	at := make(map[string]int, len(concepts))
	for i, c := range concepts {
		at[c.Code] = i
	}
	labels, err := db.All(ctx, q, scanLabel, selectLabels)
	if err != nil {
		return rows, err
	}
	for _, l := range labels {
		c := &concepts[at[l.code]]
		c.Labels = append(c.Labels, l.label)
	}
	titles, err := db.All(ctx, q, func(s db.Scanner) (r labelRow, err error) {
		r.label.Preferred = true
		err = s.Scan(&r.code, &r.label.Lang, &r.label.Text)
		return r, err
	}, selectGroups)
	if err != nil {
		return rows, err
	}
	var groups []occupation.Concept
	for _, t := range titles {
		if len(groups) == 0 || groups[len(groups)-1].ISCO != t.code {
			groups = append(groups, occupation.Concept{Code: "isco-" + t.code, Kind: occupation.Group, ISCO: t.code})
		}
		g := &groups[len(groups)-1]
		g.Labels = append(g.Labels, t.label)
	}
	rows.Concepts = append(concepts, groups...)
	if rows.Skills, err = skills(ctx, q); err != nil {
		return rows, err
	}
	rows.Needs, err = db.All(ctx, q, func(s db.Scanner) (n occupation.Need, err error) {
		err = s.Scan(&n.Occupation, &n.Skill, &n.Essential)
		return n, err
	}, selectNeeds)
	return rows, err
}

func skills(ctx context.Context, q db.Queryer) ([]occupation.Skill, error) {
	labels, err := db.All(ctx, q, scanLabel, selectSkillLabels)
	var out []occupation.Skill
	for _, l := range labels {
		if len(out) == 0 || out[len(out)-1].Code != l.code {
			out = append(out, occupation.Skill{Code: l.code})
		}
		s := &out[len(out)-1]
		s.Labels = append(s.Labels, l.label)
	}
	return out, err
}
