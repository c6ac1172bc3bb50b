package desk

import (
	"context"
	"strings"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const cardColumns = `person, surname, given_name, name_key, birth_date, district, municipality, citizenship, sex, referent,
	organisation, interviewer, application, step, stage, since, received_on, decided_on, track, suspended_until, next_promise,
	next_due, broken, trades`

func scanCard(s db.Scanner) (Card, error) {
	var c Card
	err := s.Scan(&c.Person, &c.Surname, &c.GivenName, &c.NameKey, &c.Birth, &c.District, &c.Municipality, &c.Citizenship, &c.Sex,
		id.ScanNull(&c.Referent), id.ScanNull(&c.Organisation), id.ScanNull(&c.Interviewer), id.ScanNull(&c.Application),
		&c.Step, &c.Stage, &c.Since, &c.ReceivedOn, &c.DecidedOn, &c.Track, &c.SuspendedUntil, &c.NextPromise, &c.NextDue,
		&c.Broken, &c.Trades)
	return c, err
}

func cardValues(c Card) []any {
	return []any{
		string(c.Person), c.Surname, c.GivenName, c.NameKey, c.Birth, c.District, c.Municipality, c.Citizenship, c.Sex,
		id.Null(c.Referent), id.Null(c.Organisation), id.Null(c.Interviewer), id.Null(c.Application), c.Step, c.Stage,
		c.Since, c.ReceivedOn, c.DecidedOn, c.Track, c.SuspendedUntil, c.NextPromise, c.NextDue, c.Broken, c.Trades,
	}
}

func putCard(ctx context.Context, tx *db.Tx, c Card) error {
	_, err := tx.Exec(ctx, `INSERT INTO person_card (`+cardColumns+`) VALUES (`+db.Places(1, 24)+`)
		ON CONFLICT (person) DO UPDATE SET surname = excluded.surname, given_name = excluded.given_name,
			name_key = excluded.name_key, birth_date = excluded.birth_date, district = excluded.district,
			municipality = excluded.municipality, citizenship = excluded.citizenship, sex = excluded.sex,
			referent = excluded.referent, organisation = excluded.organisation, interviewer = excluded.interviewer,
			application = excluded.application, step = excluded.step, stage = excluded.stage, since = excluded.since,
			received_on = excluded.received_on, decided_on = excluded.decided_on, track = excluded.track,
			suspended_until = excluded.suspended_until, next_promise = excluded.next_promise, next_due = excluded.next_due,
			broken = excluded.broken, trades = excluded.trades`, cardValues(c)...)
	return fault.Wrap("desk.putCard", err)
}

func deleteCard(ctx context.Context, tx *db.Tx, person id.Person) error {
	if err := db.DropText(ctx, tx, textTable, string(person)); err != nil {
		return fault.Wrap("desk.deleteCard", err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM person_card WHERE person = $1`, string(person))
	return fault.Wrap("desk.deleteCard", err)
}

// facts is what a card is made of, as the areas' fact views give it.
type facts struct {
	card       Card
	mergedInto id.Person
	state      intake.State
	asked      civil.Date
	free       civil.Date
	path       pathway.Pathway
}

// selectFacts reads a person with the newest application of their identities
// and its pathway. One statement serves one person and all of them.
const selectFacts = `
	SELECT c.id, c.surname, c.given_name, c.surname_key, c.given_key, c.birth_date, c.district, c.municipality_name, c.citizenship,
		c.sex, c.referent, c.trades, c.merged_into,
		a.id, a.organisation, a.interviewer, COALESCE(a.state, ''), a.since, a.received_on, a.decided_on, COALESCE(a.track, ''),
		a.suspended_until, a.asked_on, a.measure_free_on,
		COALESCE(w.state, ''), w.since, COALESCE(w.ending, '')
	FROM fact_person_card c
	LEFT JOIN fact_intake_application a ON a.id = (
		SELECT n.id FROM fact_intake_application n
		WHERE n.person IN (
			SELECT c.id UNION ALL SELECT x.alias FROM fact_person_alias x WHERE x.person = c.id AND x.voided_at IS NULL)
		ORDER BY COALESCE(n.received_on, n.referred_on) DESC, n.id DESC LIMIT 1)
	LEFT JOIN fact_pathway_pathway w ON w.application = a.id `

func scanFacts(s db.Scanner) (facts, error) {
	var f facts
	var surnameKey, givenKey string
	var waySince civil.Date
	c := &f.card
	err := s.Scan(&c.Person, &c.Surname, &c.GivenName, &surnameKey, &givenKey, &c.Birth, &c.District, &c.Municipality,
		&c.Citizenship, &c.Sex, id.ScanNull(&c.Referent), &c.Trades, id.ScanNull(&f.mergedInto),
		id.ScanNull(&c.Application), id.ScanNull(&c.Organisation), id.ScanNull(&c.Interviewer), &f.state, &c.Since, &c.ReceivedOn,
		&c.DecidedOn, &c.Track, &c.SuspendedUntil, &f.asked, &f.free,
		&f.path.State, &waySince, &f.path.End)
	c.NameKey = surnameKey + " " + givenKey
	if f.path.State != "" {
		c.Since = waySince
	}
	return f, err
}

// build makes the card from its facts and promises.
func (f facts) build(promises []promiseFact) Card {
	c := f.card
	a := intake.Application{State: f.state, AskedOn: f.asked, MeasureFreeOn: f.free}
	c.Stage, c.Step = string(f.state), a.Step()
	if f.path.State != "" {
		c.Stage, c.Step = string(f.path.State), f.path.Step()
	}
	for _, p := range promises {
		if p.state == pathway.PromiseBroken {
			c.Broken++
		}
		owed := f.path.State != pathway.Closed && (p.state == pathway.PromiseOpen || p.state == pathway.PromiseBroken)
		if owed && (c.NextDue.IsZero() || p.due.Before(c.NextDue)) {
			c.NextPromise, c.NextDue = string(p.kind), p.due
		}
	}
	return c
}

type promiseFact struct {
	application id.Application
	kind        pathway.PromiseKind
	due         civil.Date
	state       pathway.PromiseState
}

const selectPromises = `SELECT application, kind, due, state FROM fact_pathway_promise `

func scanPromise(s db.Scanner) (promiseFact, error) {
	var p promiseFact
	err := s.Scan(&p.application, &p.kind, &p.due, &p.state)
	return p, err
}

// refresh brings one person's card up to date: a record merged into another
// has none, nor has an erased one.
func refresh(ctx context.Context, tx *db.Tx, person id.Person) error {
	f, err := db.One(ctx, tx, scanFacts, selectFacts+`WHERE c.id = $1`, string(person))
	if fault.Is(err, fault.NotFound) { // erased
		return deleteCard(ctx, tx, person)
	}
	if err != nil {
		return fault.Wrap("desk.refresh", err)
	}
	if f.mergedInto != "" {
		if err := deleteCard(ctx, tx, person); err != nil {
			return err
		}
		return refresh(ctx, tx, f.mergedInto)
	}
	var promises []promiseFact
	if f.path.State != "" {
		promises, err = db.All(ctx, tx, scanPromise, selectPromises+`WHERE application = $1`, string(f.card.Application))
		if err != nil {
			return fault.Wrap("desk.refresh", err)
		}
	}
	return putCard(ctx, tx, f.build(promises))
}

// rebuild computes all cards anew.
func rebuild(ctx context.Context, tx *db.Tx) error {
	const op = "desk.rebuild"
	if _, err := tx.Exec(ctx, `DELETE FROM person_card`); err != nil {
		return fault.Wrap(op, err)
	}
	cards, err := allCards(ctx, tx)
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, "person_card", strings.FieldsFunc(cardColumns, notName), func(yield func([]any) bool) {
		for _, c := range cards {
			if !yield(cardValues(c)) {
				return
			}
		}
	})
	return fault.Wrap(op, err)
}

// allCards computes the cards that the facts say, without writing them.
func allCards(ctx context.Context, q db.Queryer) ([]Card, error) {
	const op = "desk.allCards"
	all, err := db.All(ctx, q, scanPromise, selectPromises)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	promises := map[id.Application][]promiseFact{}
	for _, p := range all {
		promises[p.application] = append(promises[p.application], p)
	}
	rows, err := db.All(ctx, q, scanFacts, selectFacts+`WHERE c.merged_into IS NULL`)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	cards := make([]Card, 0, len(rows))
	for _, f := range rows {
		cards = append(cards, f.build(promises[f.card.Application]))
	}
	return cards, nil
}

// notName separates the names in a list of columns.
func notName(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }
