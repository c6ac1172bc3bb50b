-- +goose Up
-- A question of the shared verification put to one organisation, and its
-- answer (R2.4, R2.5). The answer is evidence: taken_event is the fact by which
-- somebody of the programme took it over. Its note is sealed.
CREATE TABLE verification_request (
    id           TEXT PRIMARY KEY,
    application  TEXT NOT NULL REFERENCES application (id),
    rule         TEXT NOT NULL CHECK (rule IN ('measures', 'l14')),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    months       BIGINT NOT NULL,
    asked_on     DATE NOT NULL,
    asked_by     TEXT REFERENCES app_user (id),
    asked_event  TEXT NOT NULL,
    due_on       DATE NOT NULL,
    reminded_on  DATE,
    reminders    BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'taken', 'withdrawn')),
    reply        TEXT NOT NULL CHECK (reply IN ('', 'none', 'active', 'possible', 'unknown')),
    measure      TEXT NOT NULL,
    runs_until   DATE,
    note         BYTEA,
    answered_on  DATE,
    answered_by  TEXT REFERENCES app_user (id),
    way          TEXT NOT NULL CHECK (way IN ('', 'login', 'link')),
    valid_until  DATE,
    taken_event  TEXT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX verification_request_application ON verification_request (application);
CREATE INDEX verification_request_organisation ON verification_request (organisation, state, due_on);
CREATE INDEX verification_request_state ON verification_request (state, due_on);
CREATE INDEX verification_request_event ON verification_request (asked_event);
CREATE INDEX verification_request_taken ON verification_request (taken_event) WHERE taken_event <> '';

-- The links of the messages that put a question: found by the keyed hash of
-- their token only, good once and for some days.
CREATE TABLE verification_link (
    token_blind TEXT PRIMARY KEY,
    request     TEXT NOT NULL REFERENCES verification_request (id),
    expires_at  TIMESTAMP NOT NULL,
    used_at     TIMESTAMP
);
CREATE INDEX verification_link_request ON verification_link (request);

-- Until when an answer that a finding rests on counts; NULL where nobody said.
ALTER TABLE application_check ADD COLUMN valid_until DATE;
