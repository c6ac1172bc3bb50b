package intake

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Neighbour is somebody who has a record already, as a list of possible duplicates
// names them.
type Neighbour struct {
	Person         id.Person
	Surname, Given string
	Birth          civil.Date
	District       string // code; empty outside the area
	Municipality   string
	Referent       id.User
}

// LogValue keeps the person out of the log.
func (Neighbour) LogValue() slog.Value { return slog.StringValue("[person]") }

// neighbours reads those of some people whom a scope covers: by their own record, or
// by an application of it. A referral of an organisation covers the record that
// it was made with, not one that it was merged into.
func neighbours(ctx context.Context, q db.Queryer, scope access.Scope, people []id.Person) (map[id.Person]Neighbour, error) {
	byRecord, recordArgs := scope.Where(access.Columns{District: "district", Owners: []string{"referent"}}, len(people)+1)
	byCase, caseArgs := scope.Where(access.Columns{
		District: "district", Organisation: "organisation", Owners: []string{"interviewer", "assisted_by"},
	}, len(people)+len(recordArgs)+1)
	all, err := db.All(ctx, q, func(s db.Scanner) (Neighbour, error) {
		var k Neighbour
		err := s.Scan(&k.Person, &k.Surname, &k.Given, &k.Birth, &k.District, &k.Municipality, id.ScanNull(&k.Referent))
		return k, err
	}, `SELECT id, surname, given_name, birth_date, district, municipality_name, referent FROM fact_person_card
		WHERE id IN (`+db.Places(1, len(people))+`) AND merged_into IS NULL
			AND (`+byRecord+` OR id IN (SELECT person FROM application WHERE `+byCase+`))`,
		append(append(args(people), recordArgs...), caseArgs...)...)
	out := map[id.Person]Neighbour{}
	for _, k := range all {
		out[k.Person] = k
	}
	return out, fault.Wrap("intake.neighbours", err)
}
