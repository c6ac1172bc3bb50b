package db

// CurrentXact is the SQL expression for the writing transaction's number, as a
// BIGINT: what journal rows keep so that their readers know when they became
// visible. SQLite writes one transaction at a time and needs none.
func CurrentXact(e Engine) string {
	if e == Postgres {
		return "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)"
	}
	return "0"
}

// Settled is the SQL condition that a row's transaction, kept in column, is
// older than every transaction still running: no row can appear below it any
// more. On SQLite every visible row is settled.
func Settled(e Engine, column string) string {
	if e == Postgres {
		return column + " < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)"
	}
	return "1=1"
}
