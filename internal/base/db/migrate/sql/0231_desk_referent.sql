-- +goose Up
-- A case worker's people in the order of their promises, without reading those
-- of everybody else.
DROP INDEX person_card_referent;
CREATE INDEX person_card_referent ON person_card (referent, stage, next_due, person) WHERE referent IS NOT NULL;
