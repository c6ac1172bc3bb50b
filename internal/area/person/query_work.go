package person

import (
	"context"
	"slices"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// peopleAtOnce is how many people one statement asks for: far below the number
// of arguments that an engine takes.
const peopleAtOnce = 500

// loadWorks reads the work profiles that somebody has filled in. Evidence and
// versions come with them.
func loadWorks(ctx context.Context, q db.Queryer, people []id.Person) (map[id.Person]Work, error) {
	const op = "person.loadWorks"
	out := make(map[id.Person]Work, len(people))
	for some := range slices.Chunk(people, peopleAtOnce) {
		args := make([]any, len(some))
		for i, p := range some {
			args[i] = p
		}
		if err := loadSomeWorks(ctx, q, `IN (`+db.Places(1, len(args))+`)`, args, out); err != nil {
			return nil, fault.Wrap(op, err)
		}
	}
	return out, nil
}

func loadSomeWorks(ctx context.Context, q db.Queryer, in string, args []any, out map[id.Person]Work) error {
	err := each(ctx, q, out, func(s db.Scanner, p *id.Person) (func(*Work), error) {
		var version int
		err := s.Scan(p, &version)
		return func(w *Work) { w.Version = version }, err
	}, `SELECT person, version FROM person_work WHERE person `+in, args)
	if err != nil {
		return err
	}
	err = each(ctx, q, out, func(s db.Scanner, p *id.Person) (func(*Work), error) {
		var f WorkWish
		err := s.Scan(p, &f.Code, &f.Words, &f.Source, &f.On)
		return func(w *Work) { w.Wishes = append(w.Wishes, f) }, err
	}, `SELECT person, code, words, source, said_on FROM person_work_wish WHERE person `+in+` ORDER BY person, place`, args)
	if err != nil {
		return err
	}
	err = each(ctx, q, out, func(s db.Scanner, p *id.Person) (func(*Work), error) {
		var f WorkPast
		err := s.Scan(p, &f.Code, &f.Words, &f.Months, &f.EndedOn, &f.Source, &f.On)
		return func(w *Work) { w.Past = append(w.Past, f) }, err
	}, `SELECT person, code, words, months, ended_on, source, said_on FROM person_work_past WHERE person `+in+` ORDER BY person, place`, args)
	if err != nil {
		return err
	}
	err = each(ctx, q, out, func(s db.Scanner, p *id.Person) (func(*Work), error) {
		var f WorkRequirement
		err := s.Scan(p, &f.Code, &f.Answer, &f.Until, &f.Source, &f.On)
		return func(w *Work) { w.Requirements = append(w.Requirements, f) }, err
	}, `SELECT person, code, answer, until, source, said_on FROM person_work_requirement WHERE person `+in+` ORDER BY person, code`, args)
	if err != nil {
		return err
	}
	err = each(ctx, q, out, func(s db.Scanner, p *id.Person) (func(*Work), error) {
		var f WorkLanguage
		err := s.Scan(p, &f.Lang, &f.Level, &f.Source, &f.On)
		return func(w *Work) { w.Languages = inOrder(append(w.Languages, f)) }, err
	}, `SELECT person, lang, level, source, said_on FROM person_work_language WHERE person `+in+` ORDER BY person, lang`, args)
	if err != nil {
		return err
	}
	return each(ctx, q, out, scanTerm, `SELECT person, term, number, codes, day, source, said_on FROM person_work_term
		WHERE person `+in+` ORDER BY person, term`, args)
}

// each reads facts into the profiles that they belong to.
func each(ctx context.Context, q db.Queryer, out map[id.Person]Work, scan func(db.Scanner, *id.Person) (func(*Work), error), query string, args []any) error {
	_, err := db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
		var p id.Person
		set, err := scan(s, &p)
		if err != nil {
			return struct{}{}, err
		}
		w := out[p]
		set(&w)
		out[p] = w
		return struct{}{}, nil
	}, query, args...)
	return err
}

func scanTerm(s db.Scanner, p *id.Person) (func(*Work), error) {
	var term, codes string
	var number int64
	var day civil.Date
	var e Evidence
	err := s.Scan(p, &term, &number, &codes, &day, &e.Source, &e.On)
	return func(w *Work) {
		t := &w.Terms
		switch term {
		case "available":
			t.Available = Stated[Week]{Week(number), e} //nolint:gosec // 28 bits, checked when written
		case "care":
			t.Care = Stated[Week]{Week(number), e} //nolint:gosec // 28 bits, checked when written
		case "hours":
			t.Hours = Stated[int]{int(number), e}
		case "minutes":
			t.Minutes = Stated[int]{int(number), e}
		case "contracts":
			t.Contracts = Stated[[]string]{splitCodes(codes), e}
		case "pay":
			t.Pay = Stated[civil.Cents]{civil.Cents(number), e}
		case "start":
			t.Start = Stated[civil.Date]{day, e}
		}
	}, err
}

// inOrder sorts languages as pages show them.
func inOrder(all []WorkLanguage) []WorkLanguage {
	order := WorkLanguages()
	slices.SortFunc(all, func(a, b WorkLanguage) int { return slices.Index(order, a.Lang) - slices.Index(order, b.Lang) })
	return all
}

// begun is what an application says of somebody's trades.
type begun struct {
	trades []string
	other  string
	at     time.Time
}

// begunTrades reads the trades of records that have no work profile yet.
func begunTrades(ctx context.Context, q db.Queryer, people []id.Person) (map[id.Person]begun, error) {
	out := make(map[id.Person]begun, len(people))
	for some := range slices.Chunk(people, peopleAtOnce) {
		args := make([]any, len(some))
		for i, p := range some {
			args[i] = p
		}
		_, err := db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
			var p id.Person
			var b begun
			var trades string
			err := s.Scan(&p, &trades, &b.other, db.Instant(&b.at))
			b.trades = splitCodes(trades)
			out[p] = b
			return struct{}{}, err
		}, `SELECT id, trades, trade_other, created_at FROM person WHERE erased_on IS NULL AND id IN (`+db.Places(1, len(args))+`)`, args...)
		if err != nil {
			return nil, fault.Wrap("person.begunTrades", err)
		}
	}
	return out, nil
}
