package app

import (
	"context"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// ahead tells the person's road what area pathway has promised.
func ahead(b Base) intake.Ahead {
	return func(ctx context.Context, application id.Application, _ civil.Date) ([]intake.Pledge, error) {
		promises, err := pathway.PromisesOf(ctx, b.DB.Reader(), application)
		if err != nil {
			return nil, err
		}
		pledges := make([]intake.Pledge, 0, len(promises))
		for _, p := range promises {
			pledges = append(pledges, intake.Pledge{
				Kind: intake.PledgeKind(p.Kind), From: p.MadeOn, Due: p.Due, KeptOn: p.KeptOn, Over: p.State == pathway.PromiseEnded,
			})
		}
		return pledges, nil
	}
}
