-- +goose Up
-- Companies and how far the relation with them has come (R5.1). Everything from
-- state to tell_since follows from the journal's facts (insieme check --deep
-- proves it). The tax code may be a sole trader's own: sealed, found by its
-- keyed hash.
CREATE TABLE company (
    id                  TEXT PRIMARY KEY,
    legal_name          TEXT NOT NULL,
    other_name          TEXT NOT NULL DEFAULT '',
    name_key            TEXT NOT NULL,
    kind                TEXT NOT NULL CHECK (kind IN ('employer', 'agency', 'social_cooperative')),
    public_control      BOOLEAN NOT NULL,
    vat                 TEXT NOT NULL DEFAULT '',
    tax_sealed          BYTEA,
    tax_blind           TEXT NOT NULL DEFAULT '',
    ateco               TEXT NOT NULL DEFAULT '',
    section             TEXT NOT NULL DEFAULT '',
    size                TEXT NOT NULL DEFAULT '' CHECK (size IN ('', 'alone', 'micro', 'small', 'medium', 'large')),
    website             TEXT NOT NULL DEFAULT '',
    owner               TEXT REFERENCES app_user (id),
    load_cap            BIGINT NOT NULL DEFAULT 0,
    source              TEXT NOT NULL CHECK (source IN ('association', 'union', 'agency', 'board_member', 'own', 'company')),
    source_organisation TEXT REFERENCES organisation (id),
    source_company      TEXT REFERENCES company (id),
    next_what           TEXT NOT NULL DEFAULT '' CHECK (next_what IN ('', 'call', 'meet', 'send', 'wait', 'tell', 'other')),
    next_note           TEXT NOT NULL DEFAULT '',
    next_who            TEXT REFERENCES app_user (id),
    next_on             DATE,
    showcase_on         DATE,
    showcase_ended_on   DATE,
    state               TEXT NOT NULL CHECK (state IN ('spotted', 'association_contacted', 'contacted', 'met', 'interested', 'active',
                        'board', 'not_interested', 'archived')),
    since               DATE NOT NULL,
    spotted_on          DATE NOT NULL,
    association_on      DATE,
    contacted_on        DATE,
    met_on              DATE,
    interested_on       DATE,
    active_on           DATE,
    board_on            DATE,
    refused_on          DATE,
    refusal             TEXT NOT NULL DEFAULT '',
    archived_on         DATE,
    last_on             DATE,
    answered_on         DATE,
    fresh_on            DATE NOT NULL,
    called_on           DATE,
    told_on             DATE,
    tell_since          DATE,
    version             BIGINT NOT NULL,
    created_at          TIMESTAMP NOT NULL
);
CREATE INDEX company_name ON company (name_key, id);
CREATE INDEX company_state ON company (state, name_key, id);
CREATE UNIQUE INDEX company_vat ON company (vat) WHERE vat <> '';
CREATE INDEX company_tax ON company (tax_blind) WHERE tax_blind <> '';
CREATE INDEX company_next ON company (next_on) WHERE next_on IS NOT NULL;
CREATE INDEX company_tell ON company (tell_since) WHERE tell_since IS NOT NULL;
CREATE INDEX company_source ON company (source_company) WHERE source_company IS NOT NULL;

-- The words of a company's names, folded, for finding it by how they begin.
CREATE TABLE company_word (
    company TEXT NOT NULL REFERENCES company (id),
    word    TEXT NOT NULL,
    PRIMARY KEY (company, word)
);
CREATE INDEX company_word_word ON company_word (word, company);

-- Where a company works.
CREATE TABLE company_site (
    id           TEXT PRIMARY KEY,
    company      TEXT NOT NULL REFERENCES company (id),
    name         TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL REFERENCES municipality (istat),
    address      TEXT NOT NULL DEFAULT '',
    closed_on    DATE
);
CREATE INDEX company_site_company ON company_site (company);
CREATE INDEX company_site_place ON company_site (municipality, company);

-- The people of a company whom the programme deals with, and what each does:
-- signs, tutors, answers. One who has left is kept and no longer offered.
CREATE TABLE company_counterpart (
    id       TEXT PRIMARY KEY,
    company  TEXT NOT NULL REFERENCES company (id),
    name     TEXT NOT NULL,
    job      TEXT NOT NULL DEFAULT '',
    phone    TEXT NOT NULL DEFAULT '',
    email    TEXT NOT NULL DEFAULT '',
    signs    BOOLEAN NOT NULL,
    tutors   BOOLEAN NOT NULL,
    answers  BOOLEAN NOT NULL,
    left_on  DATE
);
CREATE INDEX company_counterpart_company ON company_counterpart (company);

-- The associations of the network that a company belongs to.
CREATE TABLE company_association (
    company      TEXT NOT NULL REFERENCES company (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (company, organisation)
);
CREATE INDEX company_association_organisation ON company_association (organisation, company);

-- Every contact with a company, and with its association before and after
-- (annex 5). What was said is in the words of who wrote it down.
CREATE TABLE company_contact (
    id           TEXT PRIMARY KEY,
    company      TEXT NOT NULL REFERENCES company (id),
    side         TEXT NOT NULL CHECK (side IN ('company', 'before', 'after')),
    on_day       DATE NOT NULL,
    way          TEXT NOT NULL CHECK (way IN ('call', 'email', 'meeting', 'visit', 'event')),
    topic        TEXT NOT NULL CHECK (topic IN ('', 'presentation', 'board', 'pledge', 'needs', 'request', 'candidates', 'tutoring', 'other')),
    outcome      TEXT NOT NULL CHECK (outcome IN ('', 'no_answer', 'spoken', 'interested', 'not_interested')),
    organisation TEXT REFERENCES organisation (id),
    counterpart  TEXT REFERENCES company_counterpart (id),
    note         TEXT NOT NULL DEFAULT '',
    by_user      TEXT REFERENCES app_user (id)
);
CREATE INDEX company_contact_company ON company_contact (company, on_day, id);

-- Pairs of companies that look alike and that somebody has found to be two.
CREATE TABLE company_distinct (
    one   TEXT NOT NULL REFERENCES company (id),
    other TEXT NOT NULL REFERENCES company (id),
    PRIMARY KEY (one, other)
);

-- What observers may read.
CREATE VIEW fact_company_company AS
SELECT id, legal_name, kind, public_control, section, size, state, since, board_on, showcase_on, showcase_ended_on, owner FROM company;
