-- +goose Up
-- A link with which a person fixes, moves or calls off the interview: one that
-- stands for an application, until it is withdrawn. The link itself is made
-- from the identity with the installation's key; only its blind index is here.
CREATE TABLE interview_invitation (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    link_blind  TEXT NOT NULL UNIQUE,
    sent_on     DATE,            -- as an invitation to choose a day; NULL for a link made for other messages
    sent_by     TEXT,
    event       TEXT,            -- the fact of its being sent
    batch       TEXT,            -- those sent with one click
    withdrawn   BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX interview_invitation_one ON interview_invitation (application) WHERE NOT withdrawn;
CREATE INDEX interview_invitation_batch ON interview_invitation (batch) WHERE batch IS NOT NULL;

-- Who would come at short notice, in the order of having said so, and the freed
-- places that they were offered.
CREATE TABLE standby (
    application TEXT PRIMARY KEY REFERENCES application (id),
    since       TIMESTAMP NOT NULL
);
CREATE TABLE standby_offer (
    id          TEXT PRIMARY KEY,
    slot        TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    made_at     TIMESTAMP NOT NULL,
    ends_at     TIMESTAMP NOT NULL,
    CONSTRAINT standby_offer_once UNIQUE (slot, application)
);
CREATE INDEX standby_offer_application ON standby_offer (application, made_at);
