-- +goose Up
-- The list of people by the promise due next within a group of stages, and
-- within what somebody looks after, without reading everybody. The columns of
-- the partial indexes are empty on most cards, so that receiving an
-- application does not write to them.
CREATE INDEX person_card_stage_due ON person_card (stage, next_due, person) WHERE next_due IS NOT NULL;
CREATE INDEX person_card_interviewer ON person_card (interviewer, stage) WHERE interviewer IS NOT NULL;
CREATE INDEX person_card_organisation ON person_card (organisation, stage) WHERE organisation IS NOT NULL;
DROP INDEX person_card_referent;
CREATE INDEX person_card_referent ON person_card (referent, stage) WHERE referent IS NOT NULL;
