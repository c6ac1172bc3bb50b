package selection

import (
	"context"
	"iter"
	"time"

	"insieme/internal/area/selection/occupation"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Imported is what an import changed.
type Imported struct {
	Occupations, Skills         int // in the version read
	NewOccupations, NewSkills   int
	GoneOccupations, GoneSkills int // no longer in it: kept and marked
	Labels, Needs               int
}

const (
	selectOccupationCodes = `SELECT code, current FROM occupation`
	selectSkillCodes      = `SELECT code, current FROM skill`
	markOccupation        = `UPDATE occupation SET isco = $2, current = $3, seen_at = $4 WHERE code = $1 AND (isco <> $2 OR current <> $3)`
	markOccupationGone    = `UPDATE occupation SET current = FALSE WHERE code = $1 AND current`
	markSkill             = `UPDATE skill SET current = $2, seen_at = $3 WHERE code = $1 AND current <> $2`
	markSkillGone         = `UPDATE skill SET current = FALSE WHERE code = $1 AND current`
	deleteGroups          = `DELETE FROM isco_group`
	deleteLabels          = `DELETE FROM occupation_label WHERE lang = $1 AND occupation IN (SELECT code FROM occupation WHERE current)`
	deleteSkillLabels     = `DELETE FROM skill_label WHERE lang = $1 AND skill IN (SELECT code FROM skill WHERE current)`
	deleteNeeds           = `DELETE FROM occupation_skill WHERE occupation IN (SELECT code FROM occupation WHERE current)`
)

// ImportESCO stores what was read of the classification. Running it twice is
// running it once. A newer version replaces texts and relations of the codes
// that it has; codes that it no longer has stay, marked, with theirs. Texts of
// languages that were not read stay. An export without skills or relations
// leaves those that there are.
func ImportESCO(ctx context.Context, d *db.DB, now time.Time, e occupation.ESCO) (Imported, error) {
	var done Imported
	err := d.Import(ctx, func(tx *db.Tx) (err error) {
		done, err = importESCO(ctx, tx, now, e)
		return err
	})
	return done, fault.Wrap("selection.ImportESCO", err)
}

func importESCO(ctx context.Context, tx *db.Tx, now time.Time, e occupation.ESCO) (done Imported, err error) {
	var occupations, groups []occupation.Concept
	for _, c := range e.Concepts {
		if c.Kind == occupation.Group {
			groups = append(groups, c)
		} else {
			occupations = append(occupations, c)
		}
	}
	if done, err = importCodes(ctx, tx, now, occupations, e.Skills); err != nil {
		return done, err
	}
	if err := importGroups(ctx, tx, groups); err != nil {
		return done, err
	}
	langs, skillLangs := map[string]bool{}, map[string]bool{}
	for _, c := range occupations {
		for _, l := range c.Labels {
			langs[l.Lang] = true
		}
	}
	for _, s := range e.Skills {
		for _, l := range s.Labels {
			skillLangs[l.Lang] = true
		}
	}
	if err := clearLanguages(ctx, tx, langs, skillLangs); err != nil {
		return done, err
	}
	n, err := tx.Bulk(ctx, "occupation_label", []string{"occupation", "lang", "text", "preferred"}, func(yield func([]any) bool) {
		for _, c := range occupations {
			if !eachLabel(c.Code, c.Labels, yield) {
				return
			}
		}
	})
	if err != nil {
		return done, err
	}
	m, err := tx.Bulk(ctx, "skill_label", []string{"skill", "lang", "text", "preferred"}, func(yield func([]any) bool) {
		for _, s := range e.Skills {
			if !eachLabel(s.Code, s.Labels, yield) {
				return
			}
		}
	})
	if err != nil {
		return done, err
	}
	done.Labels = int(n + m)
	return done, importNeeds(ctx, tx, e.Needs, &done)
}

func eachLabel(code string, labels []occupation.Label, yield func([]any) bool) bool {
	for _, l := range labels {
		if !yield([]any{code, l.Lang, l.Text, l.Preferred}) {
			return false
		}
	}
	return true
}

func importNeeds(ctx context.Context, tx *db.Tx, needs []occupation.Need, done *Imported) error {
	if len(needs) == 0 {
		return nil
	}
	if _, err := tx.Exec(ctx, deleteNeeds); err != nil {
		return err
	}
	n, err := tx.Bulk(ctx, "occupation_skill", []string{"occupation", "skill", "essential"}, func(yield func([]any) bool) {
		for _, need := range needs {
			if !yield([]any{need.Occupation, need.Skill, need.Essential}) {
				return
			}
		}
	})
	done.Needs = int(n)
	return err
}

func clearLanguages(ctx context.Context, tx *db.Tx, langs, skillLangs map[string]bool) error {
	for lang := range langs {
		if _, err := tx.Exec(ctx, deleteLabels, lang); err != nil {
			return err
		}
	}
	for lang := range skillLangs {
		if _, err := tx.Exec(ctx, deleteSkillLabels, lang); err != nil {
			return err
		}
	}
	return nil
}

func importGroups(ctx context.Context, tx *db.Tx, groups []occupation.Concept) error {
	if len(groups) == 0 {
		return nil
	}
	if _, err := tx.Exec(ctx, deleteGroups); err != nil {
		return err
	}
	_, err := tx.Bulk(ctx, "isco_group", []string{"code", "lang", "title"}, func(yield func([]any) bool) {
		for _, g := range groups {
			for _, l := range g.Labels {
				if l.Preferred && !yield([]any{g.ISCO, l.Lang, l.Text}) {
					return
				}
			}
		}
	})
	return err
}

// code is a row that there is already.
type code struct {
	code    string
	current bool
}

func scanCode(s db.Scanner) (c code, err error) {
	err = s.Scan(&c.code, &c.current)
	return c, err
}

// importCodes writes occupations and skills that are new, marks those that are
// back and those that are gone.
func importCodes(ctx context.Context, tx *db.Tx, now time.Time, occupations []occupation.Concept, skills []occupation.Skill) (done Imported, err error) {
	group := make(map[string]string, len(occupations))
	for _, c := range occupations {
		group[c.Code] = c.ISCO
	}
	old, err := db.All(ctx, tx, scanCode, selectOccupationCodes)
	if err != nil {
		return done, err
	}
	for _, o := range old {
		isco, still := group[o.code]
		if !still {
			done.GoneOccupations += gone(o)
			if _, err := tx.Exec(ctx, markOccupationGone, o.code); err != nil {
				return done, err
			}
			continue
		}
		delete(group, o.code)
		if _, err := tx.Exec(ctx, markOccupation, o.code, isco, true, now); err != nil {
			return done, err
		}
	}
	fresh, err := tx.Bulk(ctx, "occupation", []string{"code", "isco", "current", "seen_at"}, func(yield func([]any) bool) {
		for _, c := range occupations {
			if _, isNew := group[c.Code]; isNew && !yield([]any{c.Code, c.ISCO, true, now}) {
				return
			}
		}
	})
	if err != nil {
		return done, err
	}
	done.Occupations, done.NewOccupations, done.Skills = len(occupations), int(fresh), len(skills)
	if len(skills) == 0 {
		return done, nil
	}
	return done, importSkillCodes(ctx, tx, now, skills, &done)
}

func importSkillCodes(ctx context.Context, tx *db.Tx, now time.Time, skills []occupation.Skill, done *Imported) error {
	isNew := make(map[string]bool, len(skills))
	for _, s := range skills {
		isNew[s.Code] = true
	}
	old, err := db.All(ctx, tx, scanCode, selectSkillCodes)
	if err != nil {
		return err
	}
	for _, o := range old {
		if !isNew[o.code] {
			done.GoneSkills += gone(o)
			if _, err := tx.Exec(ctx, markSkillGone, o.code); err != nil {
				return err
			}
			continue
		}
		isNew[o.code] = false
		if _, err := tx.Exec(ctx, markSkill, o.code, true, now); err != nil {
			return err
		}
	}
	rows := iter.Seq[[]any](func(yield func([]any) bool) {
		for _, s := range skills {
			if isNew[s.Code] && !yield([]any{s.Code, true, now}) {
				return
			}
		}
	})
	n, err := tx.Bulk(ctx, "skill", []string{"code", "current", "seen_at"}, rows)
	done.NewSkills = int(n)
	return err
}

func gone(c code) int {
	if c.current {
		return 1
	}
	return 0
}
