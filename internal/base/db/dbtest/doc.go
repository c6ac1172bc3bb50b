// Package dbtest gives every test a real database of its own.
//
// New is what a test uses: a migrated, empty database of the engine that the
// environment variable TEST_ENGINE names ("sqlite", or nothing, and
// "postgres"). Both runs a test on each engine, for tests of the engines
// themselves. PostgreSQL is the server that TEST_POSTGRES leads to, a text such
// as "host=/run/x user=app dbname=postgres" of a user who may create databases.
//
// The migrations run once for each version of them: into a template file in
// the temporary folder, or a template database on the server. A test's database
// is a copy, gone when the test ends.
package dbtest
