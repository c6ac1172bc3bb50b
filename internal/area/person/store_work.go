package person

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// claimWorkIn takes the next version of a work profile; a stale one is a
// Conflict. Version 0 makes it.
func claimWorkIn(ctx context.Context, tx *db.Tx, person id.Person, version int, at time.Time) error {
	const op = "person.claimWork"
	if version == 0 {
		n, err := db.One(ctx, tx, db.Scalar[int], `SELECT COUNT(*) FROM person_work WHERE person = $1`, person)
		if err != nil {
			return fault.Wrap(op, err)
		}
		if n > 0 {
			return fault.Stale(op)
		}
		return fault.Wrap(op, tx.ExecOne(ctx, `INSERT INTO person_work (person, changed_at, version) VALUES ($1, $2, 1)`, person, at))
	}
	return fault.Wrap(op, tx.ExecOne(ctx,
		`UPDATE person_work SET version = version + 1, changed_at = $3 WHERE person = $1 AND version = $2`, person, version, at))
}

// replaceWorkIn writes all the facts of a profile anew: they are a few dozen rows.
func replaceWorkIn(ctx context.Context, tx *db.Tx, person id.Person, w Work) error {
	const op = "person.replaceWork"
	for _, statement := range []string{
		`DELETE FROM person_work_wish WHERE person = $1`,
		`DELETE FROM person_work_past WHERE person = $1`,
		`DELETE FROM person_work_requirement WHERE person = $1`,
		`DELETE FROM person_work_language WHERE person = $1`,
		`DELETE FROM person_work_term WHERE person = $1`,
	} {
		if _, err := tx.Exec(ctx, statement, person); err != nil {
			return fault.Wrap(op, err)
		}
	}
	var wishes, past, requirements, languages [][]any
	for i, f := range w.Wishes {
		wishes = append(wishes, []any{person, i + 1, f.Code, f.Words, f.Source, f.On})
	}
	for i, f := range w.Past {
		past = append(past, []any{person, i + 1, f.Code, f.Words, f.Months, f.EndedOn, f.Source, f.On})
	}
	for _, f := range w.Requirements {
		requirements = append(requirements, []any{person, f.Code, f.Answer, f.Until, f.Source, f.On})
	}
	for _, f := range w.Languages {
		languages = append(languages, []any{person, f.Lang, f.Level, f.Source, f.On})
	}
	if err := insertRows(ctx, tx, "person_work_wish", []string{"person", "place", "code", "words", "source", "said_on"}, wishes); err != nil {
		return fault.Wrap(op, err)
	}
	if err := insertRows(ctx, tx, "person_work_past", []string{"person", "place", "code", "words", "months", "ended_on", "source", "said_on"}, past); err != nil {
		return fault.Wrap(op, err)
	}
	if err := insertRows(ctx, tx, "person_work_requirement", []string{"person", "code", "answer", "until", "source", "said_on"}, requirements); err != nil {
		return fault.Wrap(op, err)
	}
	if err := insertRows(ctx, tx, "person_work_language", []string{"person", "lang", "level", "source", "said_on"}, languages); err != nil {
		return fault.Wrap(op, err)
	}
	terms := termRows(person, w.Terms)
	return fault.Wrap(op, insertRows(ctx, tx, "person_work_term", []string{"person", "term", "number", "codes", "day", "source", "said_on"}, terms))
}

func termRows(person id.Person, t WorkTerms) [][]any {
	var rows [][]any
	add := func(term string, e Evidence, number int64, codes string, day any) {
		if e.Source != "" {
			rows = append(rows, []any{person, term, number, codes, day, e.Source, e.On})
		}
	}
	add("available", t.Available.Evidence, int64(t.Available.Value), "", nil)
	add("care", t.Care.Evidence, int64(t.Care.Value), "", nil)
	add("hours", t.Hours.Evidence, int64(t.Hours.Value), "", nil)
	add("minutes", t.Minutes.Evidence, int64(t.Minutes.Value), "", nil)
	add("contracts", t.Contracts.Evidence, 0, joinCodes(t.Contracts.Value), nil)
	add("pay", t.Pay.Evidence, int64(t.Pay.Value), "", nil)
	add("start", t.Start.Evidence, 0, "", t.Start.Value)
	return rows
}
