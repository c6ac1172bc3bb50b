-- +goose Up
-- The history of a request is read with its page.
CREATE INDEX event_request ON event (request, occurred_on, seq) WHERE request IS NOT NULL;
