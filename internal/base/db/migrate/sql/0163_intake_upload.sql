-- +goose Up
-- The CV that came with a form that is not received yet: it waits under the
-- form's token and goes to the person's documents with the receipt.
CREATE TABLE application_upload (
    form_token TEXT      NOT NULL PRIMARY KEY,
    file       TEXT      NOT NULL REFERENCES file (id),
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX application_upload_expiry ON application_upload (expires_at);
