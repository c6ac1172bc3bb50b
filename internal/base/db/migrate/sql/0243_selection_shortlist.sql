-- +goose Up
-- The people whom somebody put on a request's shortlist, with reasons of their
-- own (R6.1). Nobody is sent to a company without both agreements.
CREATE TABLE request_entry (
    request            TEXT NOT NULL REFERENCES request (id),
    person             TEXT NOT NULL REFERENCES person (id),
    added_by           TEXT REFERENCES app_user (id),
    added_on           DATE NOT NULL,
    note_sealed        BYTEA,
    person_agreed_on   DATE,
    referent_agreed_on DATE,
    referent_agreed_by TEXT REFERENCES app_user (id),
    sent_on            DATE,
    PRIMARY KEY (request, person)
);
CREATE INDEX request_entry_person ON request_entry (person);
