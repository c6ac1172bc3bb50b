-- +goose Up
-- A pact that the person has accepted can be offered anew: the new version
-- waits beside the one in force until the person says yes (R2.9).
ALTER TABLE pathway ADD COLUMN pact_offered_on DATE;

-- The day on which the person asked, from their own page, to talk about it.
ALTER TABLE pact ADD COLUMN talk_asked_on DATE;
