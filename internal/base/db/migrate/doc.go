// Package migrate brings a database to the schema of this program.
//
// A migration is a file sql/NNNN_area_what.sql, run once, in order, each in its
// own transaction, and never changed after a release. One text serves both
// engines; where that cannot be, two files with the same number and name end
// in .sqlite.sql and .postgres.sql. There is no way down: a mistake is repaired
// by a further migration, and a database newer than the program is refused.
//
// Each file begins with the line "-- +goose Up". Column types are those of
// package db (TEXT, BIGINT, DATE, TIMESTAMP, BOOLEAN, BYTEA), whose names mean
// the same on both engines.
package migrate
