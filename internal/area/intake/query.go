package intake

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// dueOn reads the applications that wake on a day or should have before.
func dueOn(ctx context.Context, q db.Queryer, today civil.Date) ([]Application, error) {
	due, err := db.All(ctx, q, scanApplication, `SELECT `+applicationColumns+` FROM application
		WHERE (state = 'suspended' AND suspended_until <= $1) OR (state = 'in_charge' AND recheck_on <= $1) ORDER BY since, id`, today)
	return due, fault.Wrap("intake.dueOn", err)
}

// withCard joins what is shown of a person; its columns have names that no
// application has.
const withCard = ` FROM application JOIN (SELECT id AS card, surname, given_name, birth_date, referent FROM fact_person_card) c ON card = person `

// within says where a scope finds whose case an application is.
var within = access.Columns{
	Person: "person", District: "district", Organisation: "organisation", Owners: []string{"interviewer", "assisted_by", "referent"},
}

// QueueFilter narrows a column of the queue. Its zero values leave all in.
type QueueFilter struct {
	Column   Queue
	District string
	Channel  Channel
	Young    bool // under YoungAge today (R2.10)
}

// YoungAge is the age under which somebody is young for the programme.
const YoungAge = 30

// QueueRow is a line of the queue.
type QueueRow struct {
	Application
	Surname, Given string
	Birth          civil.Date
	Day            civil.Date // what its column is sorted by
}

// LogValue keeps the person out of the log.
func (QueueRow) LogValue() slog.Value { return slog.StringValue("[person]") }

// QueueCursor is where a page of the queue goes on; the zero value is its
// beginning.
type QueueCursor struct {
	Day civil.Date
	ID  id.Application
}

// day is what a column is sorted by: since when people wait, or the day that
// something happens.
func (q Queue) day() string {
	switch q {
	case QueueSuspended:
		return "COALESCE(suspended_until, recheck_on)"
	case QueueSet:
		return "interview_on"
	case QueueToDecide:
		return "since"
	default:
		return "waiting_since"
	}
}

// dayOf is the same of a row that has been read.
func (q Queue) dayOf(a Application) civil.Date {
	switch q {
	case QueueSuspended:
		if a.State == InCharge {
			return a.RecheckOn
		}
		return a.SuspendedUntil
	case QueueSet:
		return a.InterviewOn
	case QueueToDecide:
		return a.Since
	default:
		return a.WaitingSince
	}
}

// condition collects the conditions of a query with their arguments.
type condition struct {
	parts []string
	args  []any
}

// add appends a condition; each ? of it is one of the arguments.
func (c *condition) add(part string, args ...any) {
	for _, a := range args {
		c.args = append(c.args, a)
		part = strings.Replace(part, "?", "$"+strconv.Itoa(len(c.args)), 1)
	}
	c.parts = append(c.parts, part)
}

func (c *condition) scope(s access.Scope) {
	where, args := s.Where(within, len(c.args)+1)
	c.parts = append(c.parts, where)
	c.args = append(c.args, args...)
}

func (c *condition) where() string { return " WHERE " + strings.Join(c.parts, " AND ") }

func (c *condition) states(states []State) {
	places := db.Places(len(c.args)+1, len(states))
	c.args = append(c.args, args(states)...)
	c.parts = append(c.parts, "state IN ("+places+")")
}

func (c *condition) filter(f QueueFilter, today civil.Date) {
	if f.District != "" {
		c.add("district = ?", f.District)
	}
	if f.Channel != "" {
		c.add("channel = ?", f.Channel)
	}
	if f.Young {
		c.add("birth_date > ?", today.AddMonths(-12*YoungAge))
	}
}

// queueRows reads a page of a column within the scope, oldest first, at most
// limit rows after the cursor.
func queueRows(ctx context.Context, q db.Queryer, scope access.Scope, f QueueFilter, after QueueCursor, today civil.Date, limit int) ([]QueueRow, error) {
	query, args := queueSQL(scope, f, after, today, limit)
	rows, err := db.All(ctx, q, func(s db.Scanner) (QueueRow, error) {
		var r QueueRow
		var err error
		r.Application, err = scanApplication(wider{s, []any{&r.Surname, &r.Given, &r.Birth}})
		r.Day = f.Column.dayOf(r.Application)
		return r, err
	}, query, args...)
	return rows, fault.Wrap("intake.queueRows", err)
}

// queueSQL writes the query of queueRows: one text for each combination of
// parts.
func queueSQL(scope access.Scope, f QueueFilter, after QueueCursor, today civil.Date, limit int) (string, []any) {
	var c condition
	c.states(f.Column.States())
	c.filter(f, today)
	c.scope(scope)
	if after.ID != "" {
		c.add("("+f.Column.day()+", id) > (?, ?)", after.Day, after.ID)
	}
	c.args = append(c.args, limit)
	return `SELECT ` + applicationColumns + `, surname, given_name, birth_date` + withCard + c.where() +
		` ORDER BY ` + f.Column.day() + `, id LIMIT $` + strconv.Itoa(len(c.args)), c.args
}

// wider reads further columns behind those that a scan function knows.
type wider struct {
	db.Scanner
	more []any
}

// Scan implements db.Scanner.
func (w wider) Scan(dest ...any) error { return w.Scanner.Scan(append(dest, w.more...)...) }

// StageCount is how many stand in a state of the queue, and the first days
// among them: since when somebody waits, and what comes next.
type StageCount struct {
	State        State
	Count        int
	WaitingSince civil.Date // the earliest
	Since        civil.Date // the earliest
	WakesOn      civil.Date // the next, of suspended ones
	InterviewOn  civil.Date // the next
}

// stageCounts counts the open applications within the scope by state.
func stageCounts(ctx context.Context, q db.Queryer, scope access.Scope) ([]StageCount, error) {
	var c condition
	var open []State
	for _, column := range Queues() {
		open = append(open, column.States()...)
	}
	c.states(open)
	c.scope(scope)
	rows, err := db.All(ctx, q, func(s db.Scanner) (StageCount, error) {
		var r StageCount
		err := s.Scan(&r.State, &r.Count, &r.WaitingSince, &r.Since, &r.WakesOn, &r.InterviewOn)
		return r, err
	}, `SELECT state, COUNT(*), MIN(waiting_since), MIN(since), MIN(COALESCE(suspended_until, recheck_on)), MIN(interview_on)`+
		withCard+c.where()+` GROUP BY state ORDER BY state`, c.args...)
	return rows, fault.Wrap("intake.stageCounts", err)
}

// Facet is how many of a column share a district, a channel and whether they
// are young: what the filters count.
type Facet struct {
	District string
	Channel  Channel
	Young    bool
	Count    int
}

// facets counts a column within the scope by what it can be filtered by.
func facets(ctx context.Context, q db.Queryer, scope access.Scope, column Queue, today civil.Date) ([]Facet, error) {
	var c condition
	c.add("birth_date > ?", today.AddMonths(-12*YoungAge))
	young := "CASE WHEN " + c.parts[0] + " THEN 1 ELSE 0 END"
	c.parts = nil
	c.states(column.States())
	c.scope(scope)
	rows, err := db.All(ctx, q, func(s db.Scanner) (Facet, error) {
		var f Facet
		var young int
		err := s.Scan(&f.District, &f.Channel, &young, &f.Count)
		f.Young = young == 1
		return f, err
	}, `SELECT district, channel, `+young+`, COUNT(*)`+withCard+c.where()+` GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, c.args...)
	return rows, fault.Wrap("intake.facets", err)
}

// waits reads how many days each interview held since a day had been waited
// for, from the receipt, in ascending order.
func waits(ctx context.Context, q db.Queryer, scope access.Scope, since civil.Date) ([]int, error) {
	var c condition
	c.add("interviewed_on >= ?", since)
	c.add("received_on IS NOT NULL")
	c.scope(scope)
	rows, err := db.All(ctx, q, func(s db.Scanner) (int, error) {
		var received, interviewed civil.Date
		err := s.Scan(&received, &interviewed)
		return received.DaysUntil(interviewed), err
	}, `SELECT received_on, interviewed_on`+withCard+c.where(), c.args...)
	return rows, fault.Wrap("intake.waits", err)
}

// findingsOf reads what was said about the requirements of some applications,
// in order.
func findingsOf(ctx context.Context, q db.Queryer, applications []id.Application) (map[id.Application][]Finding, error) {
	out := map[id.Application][]Finding{}
	type row struct {
		application id.Application
		Finding
	}
	rows, err := db.All(ctx, q, func(s db.Scanner) (row, error) {
		var r row
		err := s.Scan(&r.application, &r.Rule, &r.Outcome, &r.Source, id.ScanNull(&r.Partner), &r.OnDay, id.ScanNull(&r.SaidBy), &r.Event, &r.ValidUntil)
		return r, err
	}, `SELECT application, rule, outcome, source, partner, on_day, said_by, event, valid_until FROM application_check
		WHERE application IN (`+db.Places(1, len(applications))+`) ORDER BY on_day, id`, args(applications)...)
	for _, r := range rows {
		out[r.application] = append(out[r.application], r.Finding)
	}
	return out, fault.Wrap("intake.findingsOf", err)
}

// referrals reads what an access point has referred or helped to fill in,
// within the scope, newest first.
func referrals(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]QueueRow, error) {
	var c condition
	c.add("organisation IS NOT NULL")
	c.scope(scope)
	c.args = append(c.args, limit)
	rows, err := db.All(ctx, q, func(s db.Scanner) (QueueRow, error) {
		var r QueueRow
		var err error
		r.Application, err = scanApplication(wider{s, []any{&r.Surname, &r.Given, &r.Birth}})
		if r.Day = r.ReferredOn; r.Day.IsZero() {
			r.Day = r.ReceivedOn
		}
		return r, err
	}, `SELECT `+applicationColumns+`, surname, given_name, birth_date`+withCard+c.where()+
		` ORDER BY id DESC LIMIT $`+strconv.Itoa(len(c.args)), c.args...)
	return rows, fault.Wrap("intake.referrals", err)
}

// name is how staff write the person's name: ROSSI Marta.
func (r QueueRow) name() string { return strings.ToUpper(r.Surname) + " " + r.Given }
