package person

import (
	"context"
	"slices"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// HandoverRows reads some records as a handover finds them, by name. Erased
// ones are left out. It authorises nothing.
func HandoverRows(ctx context.Context, q db.Queryer, people []id.Person) ([]HandoverRow, error) {
	const chunk = 500
	var out []HandoverRow
	for part := range slices.Chunk(people, chunk) {
		args := make([]any, len(part))
		for i, p := range part {
			args[i] = p
		}
		rows, err := db.All(ctx, q, func(s db.Scanner) (HandoverRow, error) {
			var r HandoverRow
			var into id.Person
			err := s.Scan(&r.ID, &r.Surname, &r.GivenName, &r.BirthDate, &r.Version, id.ScanNull(&r.Referent), id.ScanNull(&into), &r.Span, &r.Since)
			r.Merged = into != ""
			return r, err
		}, `SELECT p.id, p.surname, p.given_name, p.birth_date, p.version, p.referent, p.merged_into, COALESCE(r.id, ''), r.from_day
			FROM person p LEFT JOIN person_referent r ON r.person = p.id AND r.to_day IS NULL
			WHERE p.id IN (`+db.Places(1, len(args))+`) AND p.erased_on IS NULL ORDER BY p.surname_key, p.given_key, p.id`, args...)
		if err != nil {
			return nil, fault.Wrap("person.HandoverRows", err)
		}
		out = append(out, rows...)
	}
	return out, nil
}
