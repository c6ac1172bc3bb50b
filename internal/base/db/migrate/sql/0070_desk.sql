-- +goose Up
-- One row for each person, for lists: a projection of the journal and of the
-- areas' fact views. Rebuilt at will.
CREATE TABLE person_card (
    person          TEXT PRIMARY KEY,
    surname         TEXT NOT NULL,
    given_name      TEXT NOT NULL,
    name_key        TEXT NOT NULL,
    birth_date      DATE,
    district        TEXT NOT NULL,
    municipality    TEXT NOT NULL,
    citizenship     TEXT NOT NULL,
    sex             TEXT NOT NULL,
    referent        TEXT,
    organisation    TEXT,
    interviewer     TEXT,
    application     TEXT,
    step            TEXT NOT NULL,
    stage           TEXT NOT NULL,
    since           DATE,
    received_on     DATE,
    decided_on      DATE,
    track           TEXT NOT NULL,
    suspended_until DATE,
    next_promise    TEXT NOT NULL,
    next_due        DATE,
    broken          BIGINT NOT NULL,
    trades          TEXT NOT NULL
);
CREATE INDEX person_card_name ON person_card (name_key, person);
CREATE INDEX person_card_stage ON person_card (stage, name_key, person);
CREATE INDEX person_card_due ON person_card (next_due, person) WHERE next_due IS NOT NULL;
CREATE INDEX person_card_referent ON person_card (referent, stage);
