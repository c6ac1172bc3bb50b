package intake

import (
	"context"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	tableApplication = "application"
	columnCode       = "code_sealed"
)

// blindCode is where an application is found by its receipt's code.
func blindCode(keys *crypt.Keys, code Code) string { return keys.Blind("intake.code", string(code)) }

func newBirth(keys *crypt.Keys, application id.Application, token string, code Code) (birth, error) {
	sealed, err := keys.Seal([]byte(code), tableApplication, string(application), columnCode)
	return birth{FormToken: token, CodeBlind: blindCode(keys, code), CodeSealed: sealed}, fault.Wrap("intake.newBirth", err)
}

const answerColumns = `application, municipality, work_status, weekly_hours, income_support, measures, l14`

const insertAnswer = `INSERT INTO application_answer (` + answerColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7)`

func declaredRow(application id.Application, d Declared) []any {
	var hours any // NULL where they vary
	if d.WeeklyHours != HoursUnknown {
		hours = d.WeeklyHours
	}
	return []any{application, d.Municipality, d.WorkStatus, hours, d.IncomeSupport, d.Measures, d.L14}
}

// insertDeclaredIn keeps what the person said about the requirements, as said.
func insertDeclaredIn(ctx context.Context, tx *db.Tx, application id.Application, d Declared) error {
	_, err := tx.Exec(ctx, insertAnswer, declaredRow(application, d)...)
	return fault.Wrap("intake.insertDeclared", err)
}

// rebornIn gives an application that was referred what only its form knows: the
// form's token, where the person lives, who helped.
func rebornIn(ctx context.Context, tx *db.Tx, a Application, token string) error {
	err := tx.ExecOne(ctx, `UPDATE application SET form_token = $2, district = $3, assisted_by = $4 WHERE id = $1`,
		a.ID, token, a.District, id.Null(a.AssistedBy))
	return fault.Wrap("intake.reborn", err)
}

// declaredOf reads what the person said about the requirements;
// fault.NotFound for who was referred and has filled in no form yet.
func declaredOf(ctx context.Context, q db.Queryer, application id.Application) (Declared, error) {
	d, err := db.One(ctx, q, func(s db.Scanner) (Declared, error) {
		var d Declared
		var hours *int
		err := s.Scan(&d.Municipality, &d.WorkStatus, &hours, &d.IncomeSupport, &d.Measures, &d.L14)
		d.WeeklyHours = HoursUnknown
		if hours != nil {
			d.WeeklyHours = *hours
		}
		return d, err
	}, `SELECT municipality, work_status, weekly_hours, income_support, measures, l14 FROM application_answer WHERE application = $1`, application)
	return d, fault.Wrap("intake.declaredOf", err)
}

// receiptByToken reads the receipt of a form that has been sent;
// fault.NotFound for one that has not.
func receiptByToken(ctx context.Context, q db.Queryer, keys *crypt.Keys, token string) (Receipt, error) {
	r, err := db.One(ctx, q, scanReceipt(keys), `SELECT id, person, code_sealed, received_on FROM application WHERE form_token = $1`, token)
	return r, fault.Wrap("intake.receiptByToken", err)
}

// receiptOf reads the receipt of an application.
func receiptOf(ctx context.Context, q db.Queryer, keys *crypt.Keys, application id.Application) (Receipt, error) {
	r, err := db.One(ctx, q, scanReceipt(keys), `SELECT id, person, code_sealed, received_on FROM application WHERE id = $1`, application)
	return r, fault.Wrap("intake.receiptOf", err)
}

func scanReceipt(keys *crypt.Keys) func(db.Scanner) (Receipt, error) {
	return func(s db.Scanner) (Receipt, error) {
		var r Receipt
		var sealed []byte
		if err := s.Scan(&r.Application, &r.Person, &sealed, &r.ReceivedOn); err != nil {
			return r, err
		}
		code, err := keys.Open(sealed, tableApplication, string(r.Application), columnCode)
		r.Code = Code(code)
		return r, err
	}
}

// applicationByCode finds an application by its receipt's code.
func applicationByCode(ctx context.Context, q db.Queryer, keys *crypt.Keys, code Code) (id.Application, error) {
	a, err := db.One(ctx, q, db.Scalar[id.Application], `SELECT id FROM application WHERE code_blind = $1`, blindCode(keys, code))
	return a, fault.Wrap("intake.applicationByCode", err)
}
