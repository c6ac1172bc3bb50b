package selection

import (
	"context"
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const requestColumns = `id, company, site, contact, owner, source, occupation, words, tasks, positions, contract, agreement, week_hours, shifts,
	week, pay_cents, municipality, start_on, deadline_on, rubric, state, since, received_on, opened_on, sent_on, filled_on, worked_on, fresh_on,
	reason, version`

func scanRequest(s db.Scanner) (Request, error) {
	var r Request
	err := s.Scan(&r.ID, &r.Company, id.ScanNull(&r.Site), id.ScanNull(&r.Contact), id.ScanNull(&r.Owner), &r.Source, &r.Trade.Code, &r.Trade.Words,
		&r.Tasks, &r.Positions, &r.Contract, &r.Agreement, &r.WeekHours, &r.Shifts, &r.Week, &r.Pay, id.ScanNull(&r.Municipality), &r.Start,
		&r.Deadline, &r.Rubric, &r.State, &r.Since, &r.ReceivedOn, &r.OpenedOn, &r.SentOn, &r.FilledOn, &r.WorkedOn, &r.FreshOn, &r.Reason, &r.Version)
	return r, err
}

// values are the columns of a request in their order, without the version.
func values(r Request) []any {
	return []any{
		r.ID, r.Company, id.Null(r.Site), id.Null(r.Contact), id.Null(r.Owner), r.Source, r.Trade.Code, r.Trade.Words, r.Tasks, r.Positions,
		r.Contract, r.Agreement, r.WeekHours, r.Shifts, int64(r.Week), int64(r.Pay), id.Null(r.Municipality), r.Start, r.Deadline, r.Rubric,
		r.State, r.Since, r.ReceivedOn, r.OpenedOn, r.SentOn, r.FilledOn, r.WorkedOn, r.FreshOn, r.Reason,
	}
}

func insertRequest(ctx context.Context, tx *db.Tx, r Request) error {
	const op = "selection.insertRequest"
	if err := tx.ExecOne(ctx, `INSERT INTO request (`+requestColumns+`) VALUES (`+db.Places(1, 30)+`)`, append(values(r), 1)...); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, insertParts(ctx, tx, r))
}

// updateRequest writes a request over the version that the user saw; another one
// is a Conflict.
func updateRequest(ctx context.Context, tx *db.Tx, r Request, version int) error {
	return fault.Wrap("selection.updateRequest", tx.ExecOne(ctx, `UPDATE request SET company = $2, site = $3, contact = $4, owner = $5, source = $6,
		occupation = $7, words = $8, tasks = $9, positions = $10, contract = $11, agreement = $12, week_hours = $13, shifts = $14, week = $15,
		pay_cents = $16, municipality = $17, start_on = $18, deadline_on = $19, rubric = $20, state = $21, since = $22, received_on = $23,
		opened_on = $24, sent_on = $25, filled_on = $26, worked_on = $27, fresh_on = $28, reason = $29, version = version + 1
		WHERE id = $1 AND version = $30`, append(values(r), version)...))
}

// replaceParts writes needs, languages and what is known of good work anew.
func replaceParts(ctx context.Context, tx *db.Tx, r Request) error {
	for _, statement := range []string{
		`DELETE FROM request_need WHERE request = $1`, `DELETE FROM request_language WHERE request = $1`, `DELETE FROM request_quality WHERE request = $1`,
	} {
		if _, err := tx.Exec(ctx, statement, r.ID); err != nil {
			return fault.Wrap("selection.replaceParts", err)
		}
	}
	return insertParts(ctx, tx, r)
}

func insertParts(ctx context.Context, tx *db.Tx, r Request) error {
	const op = "selection.insertParts"
	for i, n := range r.Needs {
		err := tx.ExecOne(ctx, `INSERT INTO request_need (request, place, code, words, must, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
			r.ID, i+1, n.Code, n.Words, n.Must, n.Reason)
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	for _, n := range r.Languages {
		err := tx.ExecOne(ctx, `INSERT INTO request_language (request, lang, level, must, reason) VALUES ($1, $2, $3, $4, $5)`,
			r.ID, n.Lang, n.Level, n.Must, n.Reason)
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	for item, answer := range r.Quality {
		if err := tx.ExecOne(ctx, `INSERT INTO request_quality (request, item, answer) VALUES ($1, $2, $3)`, r.ID, item, answer); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

// load reads a whole request; an unknown one is fault.NotFound.
func load(ctx context.Context, q db.Queryer, of id.Request) (Request, error) {
	const op = "selection.load"
	r, err := db.One(ctx, q, scanRequest, `SELECT `+requestColumns+` FROM request WHERE id = $1`, of)
	if err != nil {
		return r, fault.Wrap(op, err)
	}
	r.Needs, err = db.All(ctx, q, func(s db.Scanner) (Need, error) {
		var n Need
		err := s.Scan(&n.Code, &n.Words, &n.Must, &n.Reason)
		return n, err
	}, `SELECT code, words, must, reason FROM request_need WHERE request = $1 ORDER BY place`, of)
	if err != nil {
		return r, fault.Wrap(op, err)
	}
	r.Languages, err = db.All(ctx, q, func(s db.Scanner) (LanguageNeed, error) {
		var n LanguageNeed
		err := s.Scan(&n.Lang, &n.Level, &n.Must, &n.Reason)
		return n, err
	}, `SELECT lang, level, must, reason FROM request_language WHERE request = $1`, of)
	if err != nil {
		return r, fault.Wrap(op, err)
	}
	slices.SortFunc(r.Languages, func(a, b LanguageNeed) int { return strings.Compare(a.Lang, b.Lang) })
	r.Quality = map[string]person.Answer{}
	_, err = db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
		var item string
		var answer person.Answer
		err := s.Scan(&item, &answer)
		r.Quality[item] = answer
		return struct{}{}, err
	}, `SELECT item, answer FROM request_quality WHERE request = $1`, of)
	return r, fault.Wrap(op, err)
}

// rubricAt is the version of the items of good work that holds on a day.
func rubricAt(ctx context.Context, q db.Queryer, day civil.Date) (Rubric, error) {
	version, err := db.One(ctx, q, db.Scalar[int], `SELECT version FROM request_rubric WHERE valid_from <= $1 ORDER BY valid_from DESC, version DESC LIMIT 1`, day)
	if err != nil {
		return Rubric{}, fault.Wrap("selection.rubricAt", err)
	}
	return rubricOf(ctx, q, version)
}

func rubricOf(ctx context.Context, q db.Queryer, version int) (Rubric, error) {
	items, err := db.All(ctx, q, func(s db.Scanner) (RubricItem, error) {
		var i RubricItem
		err := s.Scan(&i.Code, &i.It, &i.En)
		return i, err
	}, `SELECT code, text_it, text_en FROM request_rubric_item WHERE version = $1 ORDER BY place`, version)
	return Rubric{Version: version, Items: items}, fault.Wrap("selection.rubricOf", err)
}
