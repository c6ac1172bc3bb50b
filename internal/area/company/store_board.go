package company

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
)

// AdhesionID is the identity of an adhesion.
type AdhesionID string

// Adhesion is a company's adhesion to the Board.
type Adhesion struct {
	ID        AdhesionID
	Company   id.Company
	JoinedOn  civil.Date
	Signatory CounterpartID // who signed; empty when not known
	File      file.ID       // the signed act; empty while it is not there
	LeftOn    civil.Date
	Reason    string // of leaving
}

func scanAdhesion(s db.Scanner) (Adhesion, error) {
	var a Adhesion
	err := s.Scan(&a.ID, &a.Company, &a.JoinedOn, id.ScanNull(&a.Signatory), id.ScanNull(&a.File), &a.LeftOn, &a.Reason)
	return a, err
}

// AdhesionsOf reads the adhesions of a company, the newest first.
func AdhesionsOf(ctx context.Context, q db.Queryer, company id.Company) ([]Adhesion, error) {
	rows, err := db.All(ctx, q, scanAdhesion, `SELECT id, company, joined_on, signatory, file, left_on, reason FROM company_adhesion
		WHERE company = $1 ORDER BY joined_on DESC, id DESC`, string(company))
	return rows, fault.Wrap("company.AdhesionsOf", err)
}

func insertAdhesion(ctx context.Context, tx *db.Tx, a Adhesion) error {
	return fault.Wrap("company.insertAdhesion", tx.ExecOne(ctx, `INSERT INTO company_adhesion (id, company, joined_on, signatory, file, left_on, reason)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, string(a.ID), string(a.Company), a.JoinedOn, id.Null(a.Signatory), id.Null(a.File), a.LeftOn, a.Reason))
}

func endAdhesion(ctx context.Context, tx *db.Tx, company id.Company, on civil.Date, reason string) error {
	return fault.Wrap("company.endAdhesion", tx.ExecOne(ctx,
		`UPDATE company_adhesion SET left_on = $2, reason = $3 WHERE company = $1 AND left_on IS NULL`, string(company), on, reason))
}

func putAct(ctx context.Context, tx *db.Tx, company id.Company, of AdhesionID, act file.ID) error {
	return fault.Wrap("company.putAct", tx.ExecOne(ctx, `UPDATE company_adhesion SET file = $3 WHERE id = $1 AND company = $2`, string(of), string(company), string(act)))
}

func putShowcase(ctx context.Context, tx *db.Tx, company id.Company, from, ended civil.Date) error {
	return fault.Wrap("company.putShowcase", tx.ExecOne(ctx, `UPDATE company SET showcase_on = $2, showcase_ended_on = $3 WHERE id = $1`, string(company), from, ended))
}

func scanPledge(s db.Scanner) (Pledge, error) {
	var p Pledge
	var places int
	err := s.Scan(&p.ID, &p.Company, &p.MadeOn, &places, &p.Kind, &p.DueOn, &p.WithdrawnOn, &p.Version)
	p.Places = make([]Place, places)
	return p, err
}

const pledgeColumns = `p.id, p.company, p.made_on, p.places, p.kind, p.due_on, p.withdrawn_on, p.version`

func loadPledge(ctx context.Context, q db.Queryer, pledge PledgeID) (Pledge, error) {
	const op = "company.loadPledge"
	p, err := db.One(ctx, q, scanPledge, `SELECT `+pledgeColumns+` FROM company_pledge p WHERE p.id = $1`, string(pledge))
	if err != nil {
		return p, fault.Wrap(op, err)
	}
	p.Places, err = placesIn(ctx, q, pledge)
	return p, fault.Wrap(op, err)
}

func placesIn(ctx context.Context, q db.Queryer, pledge PledgeID) ([]Place, error) {
	return db.All(ctx, q, func(s db.Scanner) (Place, error) {
		var x Place
		err := s.Scan(&x.Number, &x.Stage, &x.Since, &x.KeptOn)
		return x, err
	}, `SELECT number, stage, since, kept_on FROM company_pledge_place WHERE pledge = $1 ORDER BY number`, string(pledge))
}

// PledgesOf reads the pledges of a company, the newest first.
func PledgesOf(ctx context.Context, q db.Queryer, company id.Company) ([]Pledge, error) {
	const op = "company.PledgesOf"
	all, err := db.All(ctx, q, scanPledge, `SELECT `+pledgeColumns+` FROM company_pledge p WHERE p.company = $1 ORDER BY p.made_on DESC, p.id DESC`, string(company))
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	for i := range all {
		if all[i].Places, err = placesIn(ctx, q, all[i].ID); err != nil {
			return nil, fault.Wrap(op, err)
		}
	}
	return all, nil
}

func insertPledge(ctx context.Context, tx *db.Tx, p Pledge) error {
	const op = "company.insertPledge"
	err := tx.ExecOne(ctx, `INSERT INTO company_pledge (id, company, made_on, places, kind, due_on, withdrawn_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)`,
		string(p.ID), string(p.Company), p.MadeOn, len(p.Places), string(p.Kind), p.DueOn, p.WithdrawnOn)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, at := range p.Places {
		err := tx.ExecOne(ctx, `INSERT INTO company_pledge_place (pledge, number, stage, since, kept_on) VALUES ($1, $2, $3, $4, $5)`,
			string(p.ID), at.Number, string(at.Stage), at.Since, at.KeptOn)
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

// savePledge writes a pledge at the version that was seen.
func savePledge(ctx context.Context, tx *db.Tx, p Pledge) error {
	const op = "company.savePledge"
	err := tx.ExecOne(ctx, `UPDATE company_pledge SET withdrawn_on = $3, version = version + 1 WHERE id = $1 AND version = $2`, string(p.ID), p.Version, p.WithdrawnOn)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, at := range p.Places {
		err := tx.ExecOne(ctx, `UPDATE company_pledge_place SET stage = $3, since = $4, kept_on = $5 WHERE pledge = $1 AND number = $2`,
			string(p.ID), at.Number, string(at.Stage), at.Since, at.KeptOn)
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}

func deletePledge(ctx context.Context, tx *db.Tx, pledge PledgeID) error {
	if _, err := tx.Exec(ctx, `DELETE FROM company_pledge_place WHERE pledge = $1`, string(pledge)); err != nil {
		return fault.Wrap("company.deletePledge", err)
	}
	return fault.Wrap("company.deletePledge", tx.ExecOne(ctx, `DELETE FROM company_pledge WHERE id = $1`, string(pledge)))
}
