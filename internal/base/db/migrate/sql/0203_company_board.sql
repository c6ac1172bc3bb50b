-- +goose Up
-- Adhesions to the Board (R5.2): without obligation, with the signed act as a
-- file. Who joins again has another one.
CREATE TABLE company_adhesion (
    id        TEXT PRIMARY KEY,
    company   TEXT NOT NULL REFERENCES company (id),
    joined_on DATE NOT NULL,
    signatory TEXT REFERENCES company_counterpart (id),
    file      TEXT REFERENCES file (id),
    left_on   DATE,
    reason    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX company_adhesion_company ON company_adhesion (company, joined_on);
CREATE INDEX company_adhesion_file ON company_adhesion (file) WHERE file IS NOT NULL;

-- What companies promise (R5.3): how many places, of what kind, by when. A fold
-- of the journal, as are its places.
CREATE TABLE company_pledge (
    id           TEXT PRIMARY KEY,
    company      TEXT NOT NULL REFERENCES company (id),
    made_on      DATE NOT NULL,
    places       BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('job', 'internship', 'any')),
    due_on       DATE NOT NULL,
    withdrawn_on DATE,
    version      BIGINT NOT NULL
);
CREATE INDEX company_pledge_company ON company_pledge (company, made_on);
CREATE INDEX company_pledge_due ON company_pledge (due_on);

-- What became of each place of a pledge.
CREATE TABLE company_pledge_place (
    pledge TEXT NOT NULL REFERENCES company_pledge (id),
    number BIGINT NOT NULL,
    stage  TEXT NOT NULL CHECK (stage IN ('promised', 'offered', 'interviewed', 'internship', 'hired')),
    since  DATE NOT NULL,
    kept_on DATE,
    PRIMARY KEY (pledge, number)
);
