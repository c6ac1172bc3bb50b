-- +goose Up
-- Where an organisation gets the questions of the shared verification; empty
-- for one that reads them in its own page.
ALTER TABLE organisation ADD COLUMN email TEXT NOT NULL DEFAULT '';
