-- +goose Up
CREATE TABLE access_log (
    id     TEXT      NOT NULL PRIMARY KEY,
    at     TIMESTAMP NOT NULL,
    actor  TEXT,
    person TEXT      NOT NULL,
    page   TEXT      NOT NULL,
    reason TEXT      NOT NULL DEFAULT ''
);
CREATE INDEX access_log_person ON access_log (person, at, id);
CREATE INDEX access_log_actor ON access_log (actor, at, id);
CREATE INDEX access_log_at ON access_log (at, id);

CREATE TABLE audit_log (
    id      TEXT      NOT NULL PRIMARY KEY,
    at      TIMESTAMP NOT NULL,
    actor   TEXT,
    action  TEXT      NOT NULL,
    kind    TEXT      NOT NULL,
    subject TEXT      NOT NULL,
    request TEXT      NOT NULL DEFAULT ''
);
CREATE INDEX audit_log_at ON audit_log (at, id);
CREATE INDEX audit_log_actor ON audit_log (actor, at, id);
CREATE INDEX audit_log_subject ON audit_log (subject, at, id);
