-- +goose Up
-- Only the other engine's index keeps words that are gone.
SELECT 1;
