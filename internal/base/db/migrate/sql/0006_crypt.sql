-- +goose Up
-- One small sealed value of each key, and the blind index of one fixed text:
-- a key file that does not fit is refused at the start.
CREATE TABLE crypt_check (
    key_id  TEXT      NOT NULL PRIMARY KEY,
    sealed  BYTEA,
    blind   TEXT      NOT NULL DEFAULT '',
    made_at TIMESTAMP NOT NULL
);
