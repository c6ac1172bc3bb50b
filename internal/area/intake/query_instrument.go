package intake

import (
	"context"
	"encoding/json"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

const selectInstrument = `SELECT code, version, valid_from, content FROM assessment_instrument `

func scanInstrument(s db.Scanner) (Instrument, error) {
	var in Instrument
	var content string
	if err := s.Scan(&in.Code, &in.Version, &in.ValidFrom, &content); err != nil {
		return in, err
	}
	return in, json.Unmarshal([]byte(content), &in)
}

// InstrumentOn reads the instrument to use on a day: the newest version valid
// then. The error is NotFound when there is none.
func InstrumentOn(ctx context.Context, q db.Queryer, day civil.Date) (Instrument, error) {
	in, err := db.One(ctx, q, scanInstrument, selectInstrument+`WHERE valid_from <= $1 ORDER BY valid_from DESC, version DESC LIMIT 1`, day)
	return in, fault.Wrap("intake.InstrumentOn", err)
}

// instrument reads one version.
func instrument(ctx context.Context, q db.Queryer, code string, version int) (Instrument, error) {
	in, err := db.One(ctx, q, scanInstrument, selectInstrument+`WHERE code = $1 AND version = $2`, code, version)
	return in, fault.Wrap("intake.instrument", err)
}

// instruments reads all versions, oldest first.
func instruments(ctx context.Context, q db.Queryer) (Versions, error) {
	all, err := db.All(ctx, q, scanInstrument, selectInstrument+`ORDER BY valid_from, version`)
	return all, fault.Wrap("intake.instruments", err)
}

// usedIn reports whether an assessment was filled in with a version.
func usedIn(ctx context.Context, q db.Queryer, in Instrument) (bool, error) {
	used, err := db.Exists(ctx, q, `SELECT 1 FROM assessment WHERE instrument = $1 AND version = $2`, in.Code, in.Version)
	return used, fault.Wrap("intake.usedIn", err)
}
