-- +goose Up
-- What area pathway lets observers read.
CREATE VIEW fact_pathway_pathway AS
SELECT application, person, state, track, since, decided_on, pact_proposed_on, pact_accepted_on, reactivated_on, opportunity_on,
       experience_on, job_on, paused_on, paused_until, closed_on, ending
FROM pathway;

CREATE VIEW fact_pathway_promise AS
SELECT application, kind, person, made_on, due, paused_days, state, kept_on, kept_by, broken_by
FROM promise;
