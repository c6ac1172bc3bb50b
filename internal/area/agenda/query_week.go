package agenda

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Line is an appointment as lists show it: with whom, and who holds it.
type Line struct {
	Appointment
	Surname   string
	GivenName string
	BirthDate civil.Date
	UserName  string
}

// LogValue keeps the person out of the log.
func (Line) LogValue() slog.Value { return slog.StringValue("[person]") }

const selectLine = `SELECT a.id, a.kind, a.person, a.application, a.app_user, a.on_day, a.minute, a.length, a.place, a.state, a.version, a.room,
		c.surname, c.given_name, c.birth_date, u.name
	FROM appointment a JOIN fact_person_card c ON c.id = a.person JOIN fact_network_user u ON u.id = a.app_user `

func scanLine(s db.Scanner) (Line, error) {
	var l Line
	err := s.Scan(&l.ID, &l.Kind, &l.Person, id.ScanNull(&l.Application), &l.User, &l.OnDay, &l.Minute, &l.Length, &l.Place,
		&l.State, &l.Version, id.ScanNull(&l.Room), &l.Surname, &l.GivenName, &l.BirthDate, &l.UserName)
	return l, err
}

// seen is where a scope finds what it looks at in selectLine.
func seen(scope access.Scope, next int) (string, []any) {
	return scope.Where(access.Columns{Person: "a.person", District: "c.district", Owners: []string{"a.app_user", "c.referent"}}, next)
}

// Between lists the appointments of some days, both included, that the scope
// covers, in order of time, without those called off; of one user, or of
// everybody when user is empty.
func Between(ctx context.Context, q db.Queryer, scope access.Scope, from, to civil.Date, user id.User) ([]Line, error) {
	where, args := seen(scope, 4)
	lines, err := db.All(ctx, q, scanLine, selectLine+`WHERE a.on_day BETWEEN $1 AND $2 AND (a.app_user = $3 OR $3 = '')
		AND a.state <> 'cancelled' AND `+where+` ORDER BY a.on_day, a.minute, a.id`, append([]any{from, to, user}, args...)...)
	return lines, fault.Wrap("agenda.Between", err)
}

// Unmarked lists the appointments before a day, interviews apart, of which
// nobody has said how they went, within the scope, oldest first.
func Unmarked(ctx context.Context, q db.Queryer, scope access.Scope, before civil.Date, limit int) ([]Line, error) {
	where, args := seen(scope, 3)
	lines, err := db.All(ctx, q, scanLine, selectLine+`WHERE a.on_day < $1 AND a.state = 'set' AND a.kind <> 'interview' AND `+where+`
		ORDER BY a.on_day, a.minute, a.id LIMIT $2`, append([]any{before, limit}, args...)...)
	return lines, fault.Wrap("agenda.Unmarked", err)
}

// OfPerson lists the appointments under some identities of a person, newest
// first, without those called off, at most limit.
func OfPerson(ctx context.Context, q db.Queryer, limit int, people ...id.Person) ([]Line, error) {
	args := []any{limit}
	for _, p := range people {
		args = append(args, p)
	}
	lines, err := db.All(ctx, q, scanLine, selectLine+`WHERE a.person IN (`+db.Places(2, len(people))+`) AND a.state <> 'cancelled'
		ORDER BY a.on_day DESC, a.minute DESC, a.id DESC LIMIT $1`, args...)
	return lines, fault.Wrap("agenda.OfPerson", err)
}
