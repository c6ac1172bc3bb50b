package network

import (
	"context"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	selectUser = `SELECT u.id, u.login, u.name, u.phone, u.organisation, u.lang, u.must_change, u.active, u.created_at,
		u.version, u.password_hash FROM app_user u `
	selectRoles     = `SELECT r.app_user, r.role FROM user_role r JOIN app_user u ON u.id = r.app_user `
	selectDistricts = `SELECT d.app_user, d.district FROM user_district d JOIN app_user u ON u.id = d.app_user `

	userByID    = `WHERE u.id = $1`
	userByLogin = `WHERE u.login = $1`
	usersAll    = `WHERE 1 = 1`
	usersOf     = `WHERE u.organisation = $1`
)

// loadUsers reads the users of a condition by name, with roles and districts.
func loadUsers(ctx context.Context, q db.Queryer, where string, args ...any) ([]User, error) {
	users, err := db.All(ctx, q, scanUser, selectUser+where+` ORDER BY u.name_key, u.id`, args...)
	if err != nil || len(users) == 0 {
		return nil, err
	}
	roles, err := db.All(ctx, q, scanPair, selectRoles+where, args...)
	if err != nil {
		return nil, err
	}
	districts, err := db.All(ctx, q, scanPair, selectDistricts+where, args...)
	if err != nil {
		return nil, err
	}
	at := map[id.User]int{}
	for i, u := range users {
		at[u.ID] = i
	}
	for _, r := range roles {
		u := &users[at[r.user]]
		u.Roles = append(u.Roles, access.Role(r.value))
	}
	for _, d := range districts {
		u := &users[at[d.user]]
		u.Districts = append(u.Districts, d.value)
	}
	for i := range users {
		users[i] = users[i].tidy()
	}
	return users, nil
}

func loadUser(ctx context.Context, q db.Queryer, where string, arg any) (User, error) {
	users, err := loadUsers(ctx, q, where, arg)
	if err == nil && len(users) == 0 {
		err = fault.Absent("network.loadUser")
	}
	if err != nil {
		return User{}, err
	}
	return users[0], nil
}

// UserByID reads a user, active or not; fault.NotFound.
func UserByID(ctx context.Context, q db.Queryer, user id.User) (User, error) {
	u, err := loadUser(ctx, q, userByID, user)
	return u, fault.Wrap("network.UserByID", err)
}

// Named is a user as lists of people to choose from write them.
type Named struct {
	ID   id.User
	Name string
}

// UsersWithRole lists the active users with a role, by name.
func UsersWithRole(ctx context.Context, q db.Queryer, role access.Role) ([]Named, error) {
	users, err := db.All(ctx, q, func(s db.Scanner) (Named, error) {
		var n Named
		err := s.Scan(&n.ID, &n.Name)
		return n, err
	}, `SELECT u.id, u.name FROM app_user u JOIN user_role r ON r.app_user = u.id WHERE r.role = $1 AND u.active ORDER BY u.name_key, u.id`, role)
	return users, fault.Wrap("network.UsersWithRole", err)
}

// usersOfOrganisation lists the users of an organisation by name, active or not.
func usersOfOrganisation(ctx context.Context, q db.Queryer, organisation id.Organisation) ([]User, error) {
	return loadUsers(ctx, q, usersOf, organisation)
}

const insertUser = `INSERT INTO app_user (id, login, name, name_key, phone, organisation, password_hash, lang, must_change, active,
	created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)`

func addUser(ctx context.Context, tx *db.Tx, u User) error {
	err := tx.ExecOne(ctx, insertUser, u.ID, u.Login, u.Name, civil.Fold(u.Name), u.Phone, id.Null(u.Organisation), u.hash, u.Lang,
		u.MustChange, u.Active, u.CreatedAt)
	if err != nil {
		return err
	}
	return addGrants(ctx, tx, u)
}

const updateUser = `UPDATE app_user SET name = $3, name_key = $4, phone = $5, organisation = $6, password_hash = $7, lang = $8,
	must_change = $9, active = $10, version = version + 1 WHERE id = $1 AND version = $2`

const (
	deleteRoles     = `DELETE FROM user_role WHERE app_user = $1`
	deleteDistricts = `DELETE FROM user_district WHERE app_user = $1`
)

// saveUser writes a user at the version that it was loaded with. The login
// stays as it is.
func saveUser(ctx context.Context, tx *db.Tx, u User) error {
	err := tx.ExecOne(ctx, updateUser, u.ID, u.Version, u.Name, civil.Fold(u.Name), u.Phone, id.Null(u.Organisation), u.hash, u.Lang,
		u.MustChange, u.Active)
	if err != nil {
		return err
	}
	for _, statement := range []string{deleteRoles, deleteDistricts} {
		if _, err := tx.Exec(ctx, statement, u.ID); err != nil {
			return err
		}
	}
	return addGrants(ctx, tx, u)
}

const (
	insertRole     = `INSERT INTO user_role (app_user, role) VALUES ($1, $2)`
	insertDistrict = `INSERT INTO user_district (app_user, district) VALUES ($1, $2)`
)

func addGrants(ctx context.Context, tx *db.Tx, u User) error {
	for _, role := range u.Roles {
		if err := tx.ExecOne(ctx, insertRole, u.ID, role); err != nil {
			return err
		}
	}
	for _, district := range u.Districts {
		if err := tx.ExecOne(ctx, insertDistrict, u.ID, district); err != nil {
			return err
		}
	}
	return nil
}

const updateHash = `UPDATE app_user SET password_hash = $2, must_change = FALSE WHERE id = $1`

const selectOrganisation = `SELECT id, name, pole, kind, district, access_point, answers_checks, email, active, version FROM organisation `

const (
	organisationByID = selectOrganisation + `WHERE id = $1`
	organisationsAll = selectOrganisation + `ORDER BY name_key, id`
)

// OrganisationByID reads an organisation, active or not; fault.NotFound.
func OrganisationByID(ctx context.Context, q db.Queryer, organisation id.Organisation) (Organisation, error) {
	o, err := db.One(ctx, q, scanOrganisation, organisationByID, organisation)
	return o, fault.Wrap("network.OrganisationByID", err)
}

// allOrganisations lists every organisation by name, archived ones included.
func allOrganisations(ctx context.Context, q db.Queryer) ([]Organisation, error) {
	return db.All(ctx, q, scanOrganisation, organisationsAll)
}

// Organisations lists the active organisations by name.
func Organisations(ctx context.Context, q db.Queryer) ([]Organisation, error) {
	all, err := allOrganisations(ctx, q)
	active := slices.DeleteFunc(all, func(o Organisation) bool { return !o.Active })
	return active, fault.Wrap("network.Organisations", err)
}

// AccessPoints lists the active organisations that refer people, by name.
func AccessPoints(ctx context.Context, q db.Queryer) ([]Organisation, error) {
	all, err := Organisations(ctx, q)
	points := slices.DeleteFunc(all, func(o Organisation) bool { return !o.AccessPoint })
	return points, fault.Wrap("network.AccessPoints", err)
}

const insertOrganisation = `INSERT INTO organisation (id, name, name_key, pole, kind, district, access_point, answers_checks, active,
	email, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)`

func addOrganisation(ctx context.Context, tx *db.Tx, o Organisation) error {
	return tx.ExecOne(ctx, insertOrganisation, o.ID, o.Name, civil.Fold(o.Name), o.Pole, o.Kind, code(o.District), o.AccessPoint,
		o.AnswersChecks, o.Active, o.Email)
}

const updateOrganisation = `UPDATE organisation SET name = $3, name_key = $4, pole = $5, kind = $6, district = $7, access_point = $8,
	answers_checks = $9, active = $10, email = $11, version = version + 1 WHERE id = $1 AND version = $2`

// saveOrganisation writes an organisation at the version it was loaded with.
func saveOrganisation(ctx context.Context, tx *db.Tx, o Organisation) error {
	return tx.ExecOne(ctx, updateOrganisation, o.ID, o.Version, o.Name, civil.Fold(o.Name), o.Pole, o.Kind, code(o.District),
		o.AccessPoint, o.AnswersChecks, o.Active, o.Email)
}

// code stores a district's code; no district is NULL.
func code(district string) any { return id.Null(district) }

func scanUser(s db.Scanner) (User, error) {
	var u User
	err := s.Scan(&u.ID, &u.Login, &u.Name, &u.Phone, id.ScanNull(&u.Organisation), &u.Lang, &u.MustChange, &u.Active,
		db.Instant(&u.CreatedAt), &u.Version, &u.hash)
	return u, err
}

// pair is a user with one of their roles or districts.
type pair struct {
	user  id.User
	value string
}

func scanPair(s db.Scanner) (pair, error) {
	var p pair
	err := s.Scan(&p.user, &p.value)
	return p, err
}

func scanOrganisation(s db.Scanner) (Organisation, error) {
	var o Organisation
	err := s.Scan(&o.ID, &o.Name, &o.Pole, &o.Kind, id.ScanNull(&o.District), &o.AccessPoint, &o.AnswersChecks, &o.Email, &o.Active, &o.Version)
	return o, err
}
