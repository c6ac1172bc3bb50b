-- +goose Up
-- Invitations to say what a company needs (R5.5): each has a link of its own,
-- good once and for some days, of which only the keyed hash is kept.
CREATE TABLE company_survey (
    id          TEXT PRIMARY KEY,
    company     TEXT NOT NULL REFERENCES company (id),
    blind       TEXT NOT NULL,
    counterpart TEXT REFERENCES company_counterpart (id),
    asked_on    DATE NOT NULL,
    asked_by    TEXT REFERENCES app_user (id),
    expires_at  TIMESTAMP NOT NULL,
    answered_on DATE
);
CREATE UNIQUE INDEX company_survey_blind ON company_survey (blind);
CREATE INDEX company_survey_company ON company_survey (company, asked_on);

-- What a company needs: people with a profile, or training.
CREATE TABLE company_need (
    id        TEXT PRIMARY KEY,
    company   TEXT NOT NULL REFERENCES company (id),
    survey    TEXT REFERENCES company_survey (id), -- NULL: noted by the staff
    kind      TEXT NOT NULL CHECK (kind IN ('profile', 'training')),
    what      TEXT NOT NULL,
    many      BIGINT NOT NULL,
    needed    TEXT NOT NULL CHECK (needed IN ('', 'now', 'quarter', 'half', 'year')),
    said_on   DATE NOT NULL,
    closed_on DATE
);
CREATE INDEX company_need_company ON company_need (company, said_on);
CREATE INDEX company_need_open ON company_need (kind, said_on) WHERE closed_on IS NULL;

-- What trade unions have agreed with companies (R5.9).
CREATE TABLE company_commitment (
    id        TEXT PRIMARY KEY,
    company   TEXT NOT NULL REFERENCES company (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    signed_on DATE NOT NULL,
    places    BIGINT NOT NULL,
    due_on    DATE,
    words     TEXT NOT NULL,
    ended_on  DATE
);
CREATE INDEX company_commitment_company ON company_commitment (company, signed_on);
