-- +goose Up
-- What young people are asked besides (R2.10), and whether they came by their
-- own link. Codes only.
CREATE TABLE application_youth (
    application TEXT PRIMARY KEY REFERENCES application (id),
    by_link     BOOLEAN NOT NULL DEFAULT FALSE,
    studying    TEXT NOT NULL DEFAULT '',
    wishes      TEXT NOT NULL DEFAULT '',
    guardian    TEXT NOT NULL DEFAULT '',
    answered_on DATE
);
