-- +goose Up
-- The vocabulary of trades as imported (insieme import esco). No personal data.
-- A code that a newer version no longer has stays, with current false, because
-- requests and profiles may name it.
CREATE TABLE isco_group (
    code  TEXT NOT NULL,
    lang  TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (code, lang)
);

CREATE TABLE occupation (
    code    TEXT      NOT NULL PRIMARY KEY,
    isco    TEXT      NOT NULL,
    current BOOLEAN   NOT NULL,
    seen_at TIMESTAMP NOT NULL
);

CREATE TABLE occupation_label (
    occupation TEXT    NOT NULL REFERENCES occupation (code),
    lang       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    preferred  BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, lang, text)
);

CREATE TABLE skill (
    code    TEXT      NOT NULL PRIMARY KEY,
    current BOOLEAN   NOT NULL,
    seen_at TIMESTAMP NOT NULL
);

CREATE TABLE skill_label (
    skill     TEXT    NOT NULL REFERENCES skill (code),
    lang      TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    preferred BOOLEAN NOT NULL,
    PRIMARY KEY (skill, lang, text)
);

CREATE TABLE occupation_skill (
    occupation TEXT    NOT NULL REFERENCES occupation (code),
    skill      TEXT    NOT NULL REFERENCES skill (code),
    essential  BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, skill)
);
CREATE INDEX occupation_skill_skill ON occupation_skill (skill);

-- Words that somebody confirmed for an occupation, of the import or of the
-- starter vocabulary. A version is never changed: a later one takes its place.
CREATE TABLE occupation_synonym (
    lang         TEXT      NOT NULL,
    text_key     TEXT      NOT NULL,
    version      BIGINT    NOT NULL,
    text         TEXT      NOT NULL,
    occupation   TEXT      NOT NULL,
    state        TEXT      NOT NULL CHECK (state IN ('proposed', 'confirmed', 'withdrawn')),
    confirmed_by TEXT REFERENCES app_user (id),
    confirmed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (lang, text_key, version)
);
