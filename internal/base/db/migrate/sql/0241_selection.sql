-- +goose Up
-- What makes a job good work (R6.5): the agreed items, dated; a request keeps the
-- version by which it was described.
CREATE TABLE request_rubric (
    version    BIGINT NOT NULL PRIMARY KEY,
    valid_from DATE   NOT NULL
);
CREATE TABLE request_rubric_item (
    version BIGINT NOT NULL REFERENCES request_rubric (version),
    place   BIGINT NOT NULL,
    code    TEXT   NOT NULL,
    text_it TEXT   NOT NULL,
    text_en TEXT   NOT NULL,
    PRIMARY KEY (version, code)
);
INSERT INTO request_rubric (version, valid_from) VALUES (1, '2000-01-01');
INSERT INTO request_rubric_item (version, place, code, text_it, text_en) VALUES
    (1, 1, 'stability', 'Contratto stabile o di almeno sei mesi', 'A stable contract, or six months at least'),
    (1, 2, 'hours', 'Ore che bastano per vivere', 'Hours enough to live on'),
    (1, 3, 'pay', 'Paga almeno quella del contratto collettivo', 'Pay at least that of the collective agreement'),
    (1, 4, 'predictability', 'Turni conosciuti almeno una settimana prima', 'Shifts known a week ahead at least'),
    (1, 5, 'distance', 'Si raggiunge con i mezzi pubblici negli orari di lavoro', 'Can be reached by public transport at the hours of work'),
    (1, 6, 'growth', 'Formazione o crescita previste', 'Training or growth foreseen'),
    (1, 7, 'safety', 'Formazione sulla sicurezza prima di cominciare', 'Safety training before starting'),
    (1, 8, 'inclusion', 'Qualcuno affianca chi comincia', 'Somebody is beside who starts');

-- Requests for people (R5.7). State and its days are a fold of the journal.
CREATE TABLE request (
    id           TEXT   NOT NULL PRIMARY KEY,
    company      TEXT   NOT NULL REFERENCES company (id),
    site         TEXT REFERENCES company_site (id),
    contact      TEXT REFERENCES company_counterpart (id),
    owner        TEXT REFERENCES app_user (id),
    source       TEXT   NOT NULL CHECK (source IN ('company', 'association', 'agency', 'union')),
    occupation   TEXT   NOT NULL, -- code of the vocabulary; empty: only the words
    words        TEXT   NOT NULL,
    tasks        TEXT   NOT NULL,
    positions    BIGINT NOT NULL,
    contract     TEXT   NOT NULL, -- CO code; empty: not known
    agreement    TEXT   NOT NULL, -- CNEL code or name
    week_hours   BIGINT NOT NULL, -- 0: not known
    shifts       TEXT   NOT NULL CHECK (shifts IN ('', 'fixed', 'rotating', 'flexible')),
    week         BIGINT NOT NULL, -- bands of the week as bits; 0: not known
    pay_cents    BIGINT NOT NULL, -- an hour before tax; 0: not known
    municipality TEXT,
    start_on     DATE,
    deadline_on  DATE,
    rubric       BIGINT NOT NULL REFERENCES request_rubric (version),
    state        TEXT   NOT NULL CHECK (state IN ('draft', 'open', 'shortlist_sent', 'filled', 'withdrawn', 'expired')),
    since        DATE   NOT NULL,
    received_on  DATE   NOT NULL,
    opened_on    DATE,
    sent_on      DATE,            -- first shortlist
    filled_on    DATE,
    worked_on    DATE   NOT NULL, -- last work on it
    fresh_on     DATE   NOT NULL, -- last time that the company said it is still so
    reason       TEXT   NOT NULL, -- of a withdrawal
    version      BIGINT NOT NULL
);
CREATE INDEX request_company ON request (company, received_on);
CREATE INDEX request_list ON request (received_on, id);
CREATE INDEX request_state ON request (state, worked_on);

-- Musts and wishes: a requirement of the vocabulary, or only words.
CREATE TABLE request_need (
    request TEXT    NOT NULL REFERENCES request (id),
    place   BIGINT  NOT NULL,
    code    TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    must    BOOLEAN NOT NULL,
    reason  TEXT    NOT NULL, -- of a must
    PRIMARY KEY (request, place)
);

CREATE TABLE request_language (
    request TEXT    NOT NULL REFERENCES request (id),
    lang    TEXT    NOT NULL,
    level   TEXT    NOT NULL CHECK (level IN ('a1', 'a2', 'b1', 'b2', 'c1', 'c2')),
    must    BOOLEAN NOT NULL,
    reason  TEXT    NOT NULL,
    PRIMARY KEY (request, lang)
);

-- What is known of good work: no row is unknown.
CREATE TABLE request_quality (
    request TEXT NOT NULL REFERENCES request (id),
    item    TEXT NOT NULL,
    answer  TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    PRIMARY KEY (request, item)
);

CREATE VIEW fact_selection_request AS
SELECT id, company, source, occupation, positions, contract, municipality, state, since, received_on, opened_on, sent_on, filled_on, worked_on
FROM request;

-- A request without work is told to somebody further up after so many days; it
-- runs out unless somebody asks the company again.
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.request_owner_days', '2000-01-01', '7', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.request_coordinator_days', '2000-01-01', '14', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.request_operational_days', '2000-01-01', '21', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.request_technical_days', '2000-01-01', '30', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.request_expiry_days', '2000-01-01', '60', '2000-01-01 00:00:00.000000', NULL);
