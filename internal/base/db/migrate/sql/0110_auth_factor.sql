-- +goose Up
-- The authenticator app of a user; last_step is the period of the last code accepted, so that no code serves twice.
CREATE TABLE second_factor (
    user_id   TEXT      NOT NULL PRIMARY KEY,
    secret    BYTEA     NOT NULL,
    last_step BIGINT    NOT NULL,
    made_at   TIMESTAMP NOT NULL
);

-- Codes that a user keeps on paper; each serves once and is then gone.
CREATE TABLE recovery_code (
    user_id TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (user_id, hash)
);
