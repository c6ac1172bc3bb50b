-- +goose Up
-- Organisations of the three poles and the people who sign in for them.
CREATE TABLE organisation (
    id             TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL,
    pole           TEXT NOT NULL CHECK (pole IN ('public', 'business', 'civil_society')),
    kind           TEXT NOT NULL CHECK (kind IN ('municipality', 'metropolitan_city', 'diocese', 'social_district', 'employment_centre',
                   'business_association', 'trade_union', 'company', 'employment_agency', 'training_body', 'parish_desk',
                   'third_sector', 'bank')),
    district       TEXT REFERENCES district (code),
    access_point   BOOLEAN NOT NULL,
    answers_checks BOOLEAN NOT NULL,
    active         BOOLEAN NOT NULL,
    version        BIGINT NOT NULL
);
CREATE INDEX organisation_name ON organisation (name_key);

CREATE TABLE app_user (
    id            TEXT PRIMARY KEY,
    login         TEXT NOT NULL,
    name          TEXT NOT NULL,
    name_key      TEXT NOT NULL,
    phone         TEXT NOT NULL DEFAULT '',
    organisation  TEXT REFERENCES organisation (id),
    password_hash TEXT NOT NULL DEFAULT '',
    lang          TEXT NOT NULL CHECK (lang IN ('it', 'en')),
    must_change   BOOLEAN NOT NULL,
    active        BOOLEAN NOT NULL,
    created_at    TIMESTAMP NOT NULL,
    version       BIGINT NOT NULL
);
CREATE UNIQUE INDEX app_user_login ON app_user (login);
CREATE INDEX app_user_organisation ON app_user (organisation) WHERE organisation IS NOT NULL;

CREATE TABLE user_role (
    app_user TEXT NOT NULL REFERENCES app_user (id),
    role     TEXT NOT NULL,
    PRIMARY KEY (app_user, role)
);

-- The districts that a user's grants with reach "district" cover.
CREATE TABLE user_district (
    app_user TEXT NOT NULL REFERENCES app_user (id),
    district TEXT NOT NULL REFERENCES district (code),
    PRIMARY KEY (app_user, district)
);

-- What observers may read.
CREATE VIEW fact_network_organisation AS
SELECT id, name, pole, kind, district, access_point, active FROM organisation;

CREATE VIEW fact_network_user AS
SELECT id, name, organisation, active FROM app_user;
