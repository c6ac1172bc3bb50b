-- +goose Up
-- Papers of a person: the file itself is sealed in table file. An archived one
-- is kept and no longer offered.
CREATE TABLE person_document (
    id          TEXT      NOT NULL PRIMARY KEY,
    person      TEXT      NOT NULL REFERENCES person (id),
    file        TEXT      NOT NULL REFERENCES file (id),
    kind        TEXT      NOT NULL CHECK (kind IN ('cv', 'certificate', 'licence', 'identity', 'permit', 'other')),
    audience    TEXT      NOT NULL CHECK (audience IN ('company', 'team')),
    added_by    TEXT REFERENCES app_user (id), -- NULL: the person, with the application
    added_at    TIMESTAMP NOT NULL,
    archived_at TIMESTAMP
);
CREATE INDEX person_document_person ON person_document (person, added_at);
CREATE INDEX person_document_file ON person_document (file);
