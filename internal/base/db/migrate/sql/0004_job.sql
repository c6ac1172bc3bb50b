-- +goose Up
-- Work for later. An open job is due at due_at; while somebody runs it, due_at
-- is when its lease ends, so that what a crash left behind is due again.
CREATE TABLE job (
    id         TEXT      NOT NULL PRIMARY KEY,
    kind       TEXT      NOT NULL,
    key        TEXT      NOT NULL,
    payload    TEXT      NOT NULL,
    state      TEXT      NOT NULL CHECK (state IN ('open', 'done', 'dead')),
    due_at     TIMESTAMP NOT NULL,
    tries      BIGINT    NOT NULL,
    lease      TEXT      NOT NULL DEFAULT '',
    failure    TEXT      NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL,
    ended_at   TIMESTAMP
);
CREATE UNIQUE INDEX job_key ON job (kind, key);
CREATE INDEX job_due ON job (due_at, id) WHERE state = 'open';
CREATE INDEX job_dead ON job (ended_at, id) WHERE state = 'dead';
CREATE INDEX job_done ON job (ended_at) WHERE state = 'done';
