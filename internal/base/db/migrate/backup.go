package migrate

import (
	"context"

	"insieme/internal/base/db"
)

func copyBefore(ctx context.Context, d *db.DB, s State) error { return nil }
