package person

import (
	"context"
	"slices"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/phone"
)

// ByExact finds the records that count by what identifies them exactly: a
// codice fiscale, a telephone number or an e-mail address. A text that is none
// of these finds nobody. It authorises nothing: telephone and e-mail are for who
// may see contacts.
func ByExact(ctx context.Context, q db.Queryer, k *crypt.Keys, typed string, contacts bool) ([]id.Person, error) {
	const op = "person.ByExact"
	if code, err := civil.ParseFiscalCode(typed); err == nil && !code.IsZero() {
		all, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE fiscal_blind = $1 AND merged_into IS NULL ORDER BY id LIMIT 20`,
			k.Blind(blindFiscal, code.Plain().Reveal()))
		if err != nil || len(all) > 0 {
			return all, fault.Wrap(op, err)
		}
	}
	domain, value := blindPhone, ""
	if number, err := phone.Normal(typed); err == nil {
		value = number
	}
	if strings.Contains(typed, "@") {
		domain, value = blindEmail, strings.ToLower(strings.TrimSpace(typed))
	}
	if value == "" || !contacts {
		return nil, nil
	}
	all, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT DISTINCT c.person FROM person_contact c JOIN person p ON p.id = c.person
		WHERE c.blind = $1 AND c.active AND p.merged_into IS NULL ORDER BY c.person LIMIT 20`, k.Blind(domain, value))
	return all, fault.Wrap(op, err)
}

// ByFiscalCode finds the records that count whose codice fiscale, or that of a
// record merged into them, is the given one. It authorises nothing.
func ByFiscalCode(ctx context.Context, q db.Queryer, k *crypt.Keys, code civil.FiscalCode) ([]id.Person, error) {
	const op = "person.ByFiscalCode"
	if code.IsZero() {
		return nil, nil
	}
	all, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE fiscal_blind = $1 ORDER BY id LIMIT 20`,
		k.Blind(blindFiscal, code.Plain().Reveal()))
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var out []id.Person
	for _, p := range all {
		counts, err := Canonical(ctx, q, p)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		if !slices.Contains(out, counts) {
			out = append(out, counts)
		}
	}
	return out, nil
}
