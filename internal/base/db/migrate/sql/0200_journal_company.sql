-- +goose Up
-- The history of a company is read whenever something happens to it.
CREATE INDEX event_company ON event (company, occurred_on, seq) WHERE company IS NOT NULL;
