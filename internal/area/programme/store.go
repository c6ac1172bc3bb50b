package programme

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const selectSettings = `SELECT number, code, valid_from, value, set_at, set_by FROM programme_setting
	ORDER BY valid_from, number`

// AllSettings reads every value ever set: some dozens of rows.
func AllSettings(ctx context.Context, q db.Queryer) (Settings, error) {
	rows, err := db.All(ctx, q, scanSetting, selectSettings)
	return rows, fault.Wrap("programme.AllSettings", err)
}

// RulesAt reads the rules that hold on a day.
func RulesAt(ctx context.Context, q db.Queryer, day civil.Date) (Rules, error) {
	const op = "programme.RulesAt"
	all, err := AllSettings(ctx, q)
	if err != nil {
		return Rules{}, fault.Wrap(op, err)
	}
	rules, err := rulesOf(all.On(day))
	return rules, fault.Wrap(op, err)
}

// IdentityAt reads what the programme shows of itself on a day.
func IdentityAt(ctx context.Context, q db.Queryer, day civil.Date) (Identity, error) {
	all, err := AllSettings(ctx, q)
	if err != nil {
		return Identity{}, fault.Wrap("programme.IdentityAt", err)
	}
	return identityOf(all.On(day)), nil
}

const insertSetting = `INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by)
	VALUES ($1, $2, $3, $4, $5, $6)`

func insertSettings(ctx context.Context, tx *db.Tx, rows []Setting) error {
	for _, s := range rows {
		if err := tx.ExecOne(ctx, insertSetting, s.Number, s.Code, s.From, s.Value, s.SetAt, id.Null(s.SetBy)); err != nil {
			return err
		}
	}
	return nil
}

const selectDistricts = `SELECT code, name, access_flow, position, active FROM district ORDER BY position, code`

const selectMunicipalities = `SELECT istat, belfiore, name, district, active FROM municipality ORDER BY name_key, istat`

// TerritoryOf reads the whole territory, closed places included.
func TerritoryOf(ctx context.Context, q db.Queryer) (Territory, error) {
	const op = "programme.TerritoryOf"
	districts, err := db.All(ctx, q, scanDistrict, selectDistricts)
	if err != nil {
		return Territory{}, fault.Wrap(op, err)
	}
	municipalities, err := db.All(ctx, q, scanMunicipality, selectMunicipalities)
	return Territory{Districts: districts, Municipalities: municipalities}, fault.Wrap(op, err)
}

// Districts lists the open districts in the order of lists.
func Districts(ctx context.Context, q db.Queryer) ([]District, error) {
	all, err := db.All(ctx, q, scanDistrict, selectDistricts)
	return Territory{Districts: all}.Open().Districts, fault.Wrap("programme.Districts", err)
}

// Municipalities lists the open municipalities by name.
func Municipalities(ctx context.Context, q db.Queryer) ([]Municipality, error) {
	all, err := db.All(ctx, q, scanMunicipality, selectMunicipalities)
	return Territory{Municipalities: all}.Open().Municipalities, fault.Wrap("programme.Municipalities", err)
}

const selectMunicipality = `SELECT istat, belfiore, name, district, active FROM municipality WHERE istat = $1`

// MunicipalityByISTAT reads one municipality, open or closed; fault.NotFound.
func MunicipalityByISTAT(ctx context.Context, q db.Queryer, istat string) (Municipality, error) {
	m, err := db.One(ctx, q, scanMunicipality, selectMunicipality, istat)
	return m, fault.Wrap("programme.MunicipalityByISTAT", err)
}

const upsertDistrict = `INSERT INTO district (code, name, access_flow, position, active) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (code) DO UPDATE SET name = excluded.name, access_flow = excluded.access_flow,
		position = excluded.position, active = excluded.active`

const upsertMunicipality = `INSERT INTO municipality (istat, belfiore, name, name_key, district, active)
	VALUES ($1, $2, $3, $4, $5, $6)
	ON CONFLICT (istat) DO UPDATE SET belfiore = excluded.belfiore, name = excluded.name, name_key = excluded.name_key,
		district = excluded.district, active = excluded.active`

// saveTerritory writes rows of districts and municipalities as they are given.
func saveTerritory(ctx context.Context, tx *db.Tx, rows Territory) error {
	for _, d := range rows.Districts {
		if err := tx.ExecOne(ctx, upsertDistrict, d.Code, d.Name, d.Flow, d.Position, d.Active); err != nil {
			return err
		}
	}
	for _, m := range rows.Municipalities {
		if err := tx.ExecOne(ctx, upsertMunicipality, m.ISTAT, m.Belfiore, m.Name, civil.Fold(m.Name), m.District, m.Active); err != nil {
			return err
		}
	}
	return nil
}

func scanSetting(s db.Scanner) (Setting, error) {
	var v Setting
	err := s.Scan(&v.Number, &v.Code, &v.From, &v.Value, db.Instant(&v.SetAt), id.ScanNull(&v.SetBy))
	return v, err
}

func scanDistrict(s db.Scanner) (District, error) {
	var d District
	err := s.Scan(&d.Code, &d.Name, &d.Flow, &d.Position, &d.Active)
	return d, err
}

func scanMunicipality(s db.Scanner) (Municipality, error) {
	var m Municipality
	err := s.Scan(&m.ISTAT, &m.Belfiore, &m.Name, &m.District, &m.Active)
	return m, err
}
