-- +goose Up
-- The work profile of a person (R6.1): what somebody brings to a job and wants of
-- one. Every fact says who said it and on which day; nothing of health is here.
CREATE TABLE person_work (
    person     TEXT      NOT NULL PRIMARY KEY REFERENCES person (id),
    changed_at TIMESTAMP NOT NULL,
    version    BIGINT    NOT NULL
);

-- Occupations wished, in the person's own order.
CREATE TABLE person_work_wish (
    person   TEXT   NOT NULL REFERENCES person_work (person),
    place    BIGINT NOT NULL,
    code     TEXT   NOT NULL, -- of the vocabulary; empty: only the words
    words    TEXT   NOT NULL,
    source   TEXT   NOT NULL CHECK (source IN ('person', 'paper')),
    said_on  DATE   NOT NULL,
    PRIMARY KEY (person, place)
);

-- Work done before or going on.
CREATE TABLE person_work_past (
    person   TEXT   NOT NULL REFERENCES person_work (person),
    place    BIGINT NOT NULL,
    code     TEXT   NOT NULL,
    words    TEXT   NOT NULL,
    months   BIGINT NOT NULL,
    ended_on DATE,            -- first of the month; NULL: it goes on
    source   TEXT   NOT NULL CHECK (source IN ('person', 'paper')),
    said_on  DATE   NOT NULL,
    PRIMARY KEY (person, place)
);

-- Licences, certificates, conditions, tools and software: known yes or known no.
-- What has no row is unknown, which excludes nobody.
CREATE TABLE person_work_requirement (
    person   TEXT NOT NULL REFERENCES person_work (person),
    code     TEXT NOT NULL,
    answer   TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    until    DATE,            -- last day of a certificate, where it has one
    source   TEXT NOT NULL CHECK (source IN ('person', 'paper')),
    said_on  DATE NOT NULL,
    PRIMARY KEY (person, code)
);
CREATE INDEX person_work_requirement_code ON person_work_requirement (code, answer, person);

CREATE TABLE person_work_language (
    person   TEXT NOT NULL REFERENCES person_work (person),
    lang     TEXT NOT NULL,
    level    TEXT NOT NULL CHECK (level IN ('none', 'a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'native')),
    source   TEXT NOT NULL CHECK (source IN ('person', 'paper')),
    said_on  DATE NOT NULL,
    PRIMARY KEY (person, lang)
);

-- Terms: one row for each that is known. Bands taken by care stay with the team.
CREATE TABLE person_work_term (
    person   TEXT   NOT NULL REFERENCES person_work (person),
    term     TEXT   NOT NULL CHECK (term IN ('available', 'care', 'hours', 'minutes', 'contracts', 'pay', 'start')),
    number   BIGINT NOT NULL, -- bands as bits, hours a week, minutes one way, cents an hour
    codes    TEXT   NOT NULL, -- kinds of contract
    day      DATE,            -- can start from
    source   TEXT   NOT NULL CHECK (source IN ('person', 'paper')),
    said_on  DATE   NOT NULL,
    PRIMARY KEY (person, term)
);
