package db

import "context"

// Ping asks the database for a sign of life, through the readers' connections.
func (d *DB) Ping(ctx context.Context) error {
	_, err := One(ctx, d.Reader(), Scalar[int], `SELECT 1`)
	return err
}
