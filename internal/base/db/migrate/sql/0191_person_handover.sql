-- +goose Up
-- Handovers of many people at once, so that one can be taken back as one: the
-- span that it began for each person, the one that it ended with its user, its
-- fact.
CREATE TABLE person_handover (
    batch    TEXT NOT NULL,
    person   TEXT NOT NULL REFERENCES person (id),
    span     TEXT NOT NULL,
    before   TEXT,              -- NULL: nobody followed them
    referent TEXT REFERENCES app_user (id),
    event    TEXT NOT NULL,
    PRIMARY KEY (batch, person)
);
CREATE INDEX person_handover_person ON person_handover (person);
