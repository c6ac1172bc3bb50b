-- +goose Up
-- The person's record. Names and the shareable profile are plain text; codice
-- fiscale and telephone are sealed and found by blind index, exact only.
CREATE TABLE person (
    id             TEXT PRIMARY KEY,
    surname        TEXT NOT NULL,
    given_name     TEXT NOT NULL,
    surname_key    TEXT NOT NULL,
    given_key      TEXT NOT NULL,
    birth_date     DATE,
    sex            TEXT NOT NULL CHECK (sex IN ('f', 'm', 'x', '')),
    citizenship    TEXT NOT NULL DEFAULT '',
    fiscal_sealed  BYTEA,
    fiscal_blind   TEXT,
    municipality   TEXT REFERENCES municipality (istat),
    address        TEXT NOT NULL DEFAULT '',
    education      TEXT NOT NULL DEFAULT '',
    italian_level  TEXT NOT NULL DEFAULT '',
    trades         TEXT NOT NULL DEFAULT '',
    trade_other    TEXT NOT NULL DEFAULT '',
    lang           TEXT NOT NULL DEFAULT 'it',
    interpreter    TEXT NOT NULL DEFAULT '',
    referent       TEXT REFERENCES app_user (id),
    merged_into    TEXT REFERENCES person (id),
    created_at     TIMESTAMP NOT NULL,
    version        BIGINT NOT NULL
);
CREATE INDEX person_name ON person (surname_key, given_key, id);
CREATE INDEX person_birth ON person (birth_date, surname_key);
CREATE INDEX person_fiscal ON person (fiscal_blind) WHERE fiscal_blind IS NOT NULL;
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;

-- Contact points; two people may share one.
CREATE TABLE person_contact (
    id       TEXT PRIMARY KEY,
    person   TEXT NOT NULL REFERENCES person (id),
    kind     TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
    sealed   BYTEA NOT NULL,
    blind    TEXT NOT NULL,
    active   BOOLEAN NOT NULL,
    added_at TIMESTAMP NOT NULL
);
CREATE INDEX person_contact_person ON person_contact (person);
CREATE INDEX person_contact_blind ON person_contact (blind);

-- What a person has agreed to, apart from the service itself (R2.1).
CREATE TABLE person_consent (
    id             TEXT PRIMARY KEY,
    person         TEXT NOT NULL REFERENCES person (id),
    kind           TEXT NOT NULL CHECK (kind IN ('privacy_notice', 'share_profile', 'newsletter')),
    notice_version TEXT NOT NULL,
    given_at       TIMESTAMP NOT NULL,
    withdrawn_at   TIMESTAMP
);
CREATE INDEX person_consent_person ON person_consent (person);

-- Dimensions for breakdowns: append-only, in the version valid at a fact's day
-- and known at the asked time, so that no move rewrites a published figure.
CREATE TABLE person_dimension (
    person      TEXT NOT NULL REFERENCES person (id),
    valid_from  DATE NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    sex         TEXT NOT NULL,
    birth_year  BIGINT NOT NULL,
    citizenship TEXT NOT NULL,
    education   TEXT NOT NULL,
    district    TEXT NOT NULL,
    PRIMARY KEY (person, valid_from, recorded_at)
);

-- Merges of duplicates: reversible, with both times.
CREATE TABLE person_alias (
    id          TEXT PRIMARY KEY,
    alias       TEXT NOT NULL REFERENCES person (id),
    person      TEXT NOT NULL REFERENCES person (id),
    recorded_at TIMESTAMP NOT NULL,
    voided_at   TIMESTAMP,
    event       TEXT NOT NULL,               -- person_merged, voided by taking it back
    before      BYTEA                        -- the fields that the merge changed, sealed, to put them back
);
CREATE INDEX person_alias_alias ON person_alias (alias);
CREATE INDEX person_alias_person ON person_alias (person);

-- Two records that somebody has looked at and found to be two people.
CREATE TABLE person_distinct (
    one      TEXT NOT NULL REFERENCES person (id),
    other    TEXT NOT NULL REFERENCES person (id),
    said_by  TEXT NOT NULL REFERENCES app_user (id),
    said_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (one, other)
);

-- Exactly one referent at a time, with its history.
CREATE TABLE person_referent (
    id       TEXT PRIMARY KEY,
    person   TEXT NOT NULL REFERENCES person (id),
    app_user TEXT NOT NULL REFERENCES app_user (id),
    from_day DATE NOT NULL,
    to_day   DATE,
    reason   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX person_referent_person ON person_referent (person, from_day);

-- Notes come in pairs: what may be shared, what stays with the case worker.
CREATE TABLE person_note (
    id             TEXT PRIMARY KEY,
    person         TEXT NOT NULL REFERENCES person (id),
    author         TEXT NOT NULL REFERENCES app_user (id),
    kind           TEXT NOT NULL CHECK (kind IN ('note', 'call')),
    outcome        TEXT NOT NULL DEFAULT '',   -- of a call
    on_day         DATE NOT NULL,
    shared_sealed  BYTEA,
    private_sealed BYTEA,
    event          TEXT NOT NULL,
    written_at     TIMESTAMP NOT NULL,
    taken_back_at  TIMESTAMP
);
CREATE INDEX person_note_person ON person_note (person, on_day);

-- Pairs that look like one person, as the rules of the day saw them: one < other.
-- Those kept apart (person_distinct) and those merged are not shown.
CREATE TABLE person_duplicate (
    one      TEXT NOT NULL REFERENCES person (id),
    other    TEXT NOT NULL REFERENCES person (id),
    score    BIGINT NOT NULL,
    found_at TIMESTAMP NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX person_duplicate_other ON person_duplicate (other);

CREATE VIEW fact_person_card AS
SELECT p.id, p.surname, p.given_name, p.surname_key, p.given_key, p.birth_date, p.sex, p.citizenship, p.trades, p.referent,
    p.merged_into, p.municipality, COALESCE(m.name, '') AS municipality_name, COALESCE(m.district, '') AS district
FROM person p LEFT JOIN fact_programme_municipality m ON m.istat = p.municipality;

CREATE VIEW fact_person_alias AS
SELECT alias, person, recorded_at, voided_at FROM person_alias;

CREATE VIEW fact_person_dimension AS
SELECT person, valid_from, recorded_at, sex, birth_year, citizenship, education, district FROM person_dimension;

CREATE VIEW fact_person_referent AS
SELECT person, app_user, from_day, to_day FROM person_referent;
