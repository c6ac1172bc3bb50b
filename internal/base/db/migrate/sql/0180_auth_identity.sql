-- +goose Up
-- The accounts at an identity provider by which users sign in; what the provider calls them is kept as a keyed hash only.
CREATE TABLE identity_link (
    user_id       TEXT      NOT NULL,
    issuer        TEXT      NOT NULL,
    subject_blind TEXT      NOT NULL,
    made_at       TIMESTAMP NOT NULL,
    used_at       TIMESTAMP,
    PRIMARY KEY (user_id, issuer)
);
CREATE UNIQUE INDEX identity_link_subject ON identity_link (subject_blind);
