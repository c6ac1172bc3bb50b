package intake

import (
	"context"
	"encoding/json"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	tableDomain  = "assessment_answer"
	columnDomain = "sealed"
)

// place names the sealed answers of a domain for their sealing.
func (a Assessment) place(domain DomainCode) string { return string(a.ID) + "/" + string(domain) }

const assessmentColumns = `id, application, person, instrument, version, on_day, author, event`

const insertAssessment = `INSERT INTO assessment (` + assessmentColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

func assessmentRow(a Assessment) []any {
	return []any{a.ID, a.Application, a.Person, a.Instrument, a.Version, a.OnDay, id.Null(a.Author), a.Event}
}

const domainColumns = `assessment, domain, sealed`

const insertDomain = `INSERT INTO assessment_answer (` + domainColumns + `) VALUES ($1, $2, $3)`

// domainRow seals the answers of a domain for themselves.
func domainRow(keys *crypt.Keys, a Assessment, domain DomainCode, answers DomainAnswers) ([]any, error) {
	plain, err := json.Marshal(answers)
	if err != nil {
		return nil, err
	}
	sealed, err := keys.Seal(plain, tableDomain, a.place(domain), columnDomain)
	return []any{a.ID, domain, sealed}, err
}

// insertAssessmentIn writes an assessment with its answers.
func insertAssessmentIn(ctx context.Context, tx *db.Tx, keys *crypt.Keys, a Assessment) error {
	const op = "intake.insertAssessment"
	if _, err := tx.Exec(ctx, insertAssessment, assessmentRow(a)...); err != nil {
		return fault.Wrap(op, err)
	}
	for domain, answers := range a.Profile {
		if answers.IsZero() {
			continue
		}
		row, err := domainRow(keys, a, domain, answers)
		if err != nil {
			return fault.Wrap(op, err)
		}
		if _, err := tx.Exec(ctx, insertDomain, row...); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

// deleteAssessmentIn removes the assessment that a fact said, with its answers.
func deleteAssessmentIn(ctx context.Context, tx *db.Tx, event id.Event) error {
	const op = "intake.deleteAssessment"
	_, err := tx.Exec(ctx, `DELETE FROM assessment_answer WHERE assessment IN (SELECT id FROM assessment WHERE event = $1)`, event)
	if err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `DELETE FROM assessment WHERE event = $1`, event))
}

// sealedAnswers are the answers of one domain as they are stored.
type sealedAnswers struct {
	assessment AssessmentID
	domain     DomainCode
	sealed     []byte
}

// assessmentsOf reads the assessments of a person's identities, oldest first,
// without their answers.
func assessmentsOf(ctx context.Context, q db.Queryer, people []id.Person) ([]Assessment, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Assessment, error) {
		a := Assessment{Profile: Profile{}}
		err := s.Scan(&a.ID, &a.Application, &a.Person, &a.Instrument, &a.Version, &a.OnDay, id.ScanNull(&a.Author), &a.Event)
		return a, err
	}, `SELECT id, application, person, instrument, version, on_day, author, event FROM assessment
		WHERE person IN (`+db.Places(1, len(people))+`) ORDER BY on_day, id`, args(people)...)
	return all, fault.Wrap("intake.assessmentsOf", err)
}

// openAnswers adds the answers of the domains that may be read. Those of the
// others stay sealed and are only named.
func openAnswers(ctx context.Context, q db.Queryer, keys *crypt.Keys, a *Assessment, readable func(DomainCode) bool) (hidden []DomainCode, err error) {
	const op = "intake.openAnswers"
	rows, err := db.All(ctx, q, func(s db.Scanner) (sealedAnswers, error) {
		r := sealedAnswers{assessment: a.ID}
		err := s.Scan(&r.domain, &r.sealed)
		return r, err
	}, `SELECT domain, sealed FROM assessment_answer WHERE assessment = $1 ORDER BY domain`, a.ID)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	for _, r := range rows {
		if !readable(r.domain) {
			hidden = append(hidden, r.domain)
			continue
		}
		plain, err := keys.Open(r.sealed, tableDomain, a.place(r.domain), columnDomain)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		var answers DomainAnswers
		if err := json.Unmarshal(plain, &answers); err != nil {
			return nil, fault.Wrap(op, err)
		}
		a.Profile[r.domain] = answers
	}
	return hidden, nil
}

// args are identities as arguments of a statement.
func args[T ~string](ids []T) []any {
	out := make([]any, len(ids))
	for i, v := range ids {
		out[i] = v
	}
	return out
}
