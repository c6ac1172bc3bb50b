-- +goose Up
-- Which rows of lists from elsewhere a record comes from: the number that it has
-- there, if any, and a keyed hash of what the row said when it was last read in.
-- A row that has not changed since undoes nothing that was corrected here.
CREATE TABLE person_source (
    source      TEXT      NOT NULL,              -- the list's short name
    person      TEXT      NOT NULL REFERENCES person (id),
    number      TEXT,
    digest      TEXT      NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, person)
);
CREATE UNIQUE INDEX person_source_number ON person_source (source, number) WHERE number IS NOT NULL;
CREATE INDEX person_source_digest ON person_source (source, digest);
CREATE INDEX person_source_person ON person_source (person);
