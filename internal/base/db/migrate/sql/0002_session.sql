-- +goose Up
CREATE TABLE session (
    token_hash TEXT      NOT NULL PRIMARY KEY,
    id         TEXT      NOT NULL,
    user_id    TEXT,
    data       TEXT      NOT NULL,
    device     TEXT      NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL,
    seen_at    TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_user_id ON session (user_id, seen_at);
CREATE INDEX session_expires_at ON session (expires_at);

CREATE TABLE signin_attempt (
    subject TEXT      NOT NULL PRIMARY KEY,
    tries   BIGINT    NOT NULL,
    last_at TIMESTAMP NOT NULL,
    free_at TIMESTAMP NOT NULL
);
CREATE INDEX signin_attempt_last_at ON signin_attempt (last_at);
