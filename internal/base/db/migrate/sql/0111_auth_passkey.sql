-- +goose Up
-- The passkeys of users: the record that proves them is sealed, the counter tells a copied one.
CREATE TABLE passkey (
    id         TEXT      NOT NULL PRIMARY KEY,
    user_id    TEXT      NOT NULL,
    name       TEXT      NOT NULL,
    credential TEXT      NOT NULL,
    record     BYTEA     NOT NULL,
    counter    BIGINT    NOT NULL,
    made_at    TIMESTAMP NOT NULL,
    used_at    TIMESTAMP
);
CREATE UNIQUE INDEX passkey_credential ON passkey (credential);
CREATE INDEX passkey_user_id ON passkey (user_id, made_at);
