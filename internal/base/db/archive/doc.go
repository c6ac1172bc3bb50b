// Package archive writes a whole database to one file that either engine can
// read, and reads it into an empty one (R10.5): to move an installation from
// SQLite to PostgreSQL or back, to keep a copy that does not depend on the
// engine, and as the backup of a PostgreSQL database made by the program itself.
//
// The file is a zip: one text per table with a line of JSON per row, in the
// order of the primary key, and manifest.json with the schema's number and the
// rows of each table. Sealed columns stay sealed: without the key file an
// archive tells as little as the database. Names are plain in both.
//
// What is of one engine alone is left out: the numbers of PostgreSQL's
// transactions in the journal are written as 0.
package archive
