-- +goose Up
-- One run of a person through the programme's way in. Everything from state on
-- follows from the journal's facts (insieme check --deep proves it).
CREATE TABLE application (
    id              TEXT PRIMARY KEY,
    person          TEXT NOT NULL REFERENCES person (id),
    form_token      TEXT NOT NULL,
    code_blind      TEXT NOT NULL,
    code_sealed     BYTEA NOT NULL,
    organisation    TEXT REFERENCES organisation (id),
    assisted_by     TEXT REFERENCES app_user (id),
    interviewer     TEXT REFERENCES app_user (id),
    channel         TEXT NOT NULL CHECK (channel IN ('site', 'help_desk', 'access_point')),
    district        TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL CHECK (state IN ('referred', 'received', 'verifying', 'suspended', 'in_charge', 'reported',
                    'to_invite', 'interview_set', 'to_decide', 'in_target', 'not_eligible', 'not_in_target', 'withdrawn',
                    'unreachable', 'found_work_alone')),
    since           DATE NOT NULL,
    waiting_since   DATE NOT NULL,
    referred_on     DATE,
    received_on     DATE,
    checked_on      DATE,
    asked_on        DATE,
    measure_free_on DATE,
    path_free_on    DATE,
    suspended_until DATE,
    recheck_on      DATE,
    interview_on    DATE,
    interviewed_on  DATE,
    decided_on      DATE,
    track           TEXT NOT NULL DEFAULT '' CHECK (track IN ('', 'ready', 'reactivation')),
    ended_on        DATE,
    reason          TEXT NOT NULL DEFAULT '',
    destination     TEXT NOT NULL DEFAULT '',
    version         BIGINT NOT NULL
);
CREATE UNIQUE INDEX application_form_token ON application (form_token);
CREATE UNIQUE INDEX application_code ON application (code_blind);
CREATE INDEX application_person ON application (person);
CREATE INDEX application_organisation ON application (organisation, id) WHERE organisation IS NOT NULL;
CREATE INDEX application_queue ON application (state, since, id);
CREATE INDEX application_interviewed ON application (interviewed_on) WHERE interviewed_on IS NOT NULL;

-- What the person said in the form, as said: the evidence of the requirements.
CREATE TABLE application_answer (
    application    TEXT PRIMARY KEY REFERENCES application (id),
    municipality   TEXT NOT NULL DEFAULT '',
    work_status    TEXT NOT NULL DEFAULT '',
    weekly_hours   BIGINT,
    income_support TEXT NOT NULL DEFAULT '',
    measures       TEXT NOT NULL DEFAULT '',
    l14            TEXT NOT NULL DEFAULT ''
);

-- The verification of one requirement: outcome, source, day, and the journal's
-- event that said it; taking back the event takes the row away.
CREATE TABLE application_check (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    rule        TEXT NOT NULL CHECK (rule IN ('area', 'work', 'measures', 'l14')),
    outcome     TEXT NOT NULL CHECK (outcome IN ('yes', 'no', 'open')),
    source      TEXT NOT NULL DEFAULT '',
    partner     TEXT REFERENCES organisation (id),
    on_day      DATE NOT NULL,
    said_by     TEXT REFERENCES app_user (id),
    event       TEXT NOT NULL
);
CREATE INDEX application_check_application ON application_check (application, rule);

-- Unfinished forms: sealed, found by their code only, deleted when they expire.
CREATE TABLE application_draft (
    id          TEXT PRIMARY KEY,
    code_blind  TEXT NOT NULL,
    form_token  TEXT NOT NULL,
    sealed      BYTEA NOT NULL,
    step        BIGINT NOT NULL,
    lang        TEXT NOT NULL,
    channel     TEXT NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    expires_at  TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX application_draft_code ON application_draft (code_blind);
CREATE INDEX application_draft_expiry ON application_draft (expires_at);

-- Assessment instruments are versioned data: domains, items, answers (R2.6).
CREATE TABLE assessment_instrument (
    code       TEXT NOT NULL,
    version    BIGINT NOT NULL,
    valid_from DATE NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE assessment (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    person      TEXT NOT NULL REFERENCES person (id),
    instrument  TEXT NOT NULL,
    version     BIGINT NOT NULL,
    on_day      DATE NOT NULL,
    author      TEXT REFERENCES app_user (id),
    event       TEXT NOT NULL,
    FOREIGN KEY (instrument, version) REFERENCES assessment_instrument (code, version)
);
CREATE INDEX assessment_person ON assessment (person, on_day);

-- Answers by domain, sealed: health and social ones have their own permission.
CREATE TABLE assessment_answer (
    assessment TEXT NOT NULL REFERENCES assessment (id),
    domain     TEXT NOT NULL,
    sealed     BYTEA NOT NULL,
    PRIMARY KEY (assessment, domain)
);

-- What observers may read of an application.
CREATE VIEW fact_intake_application AS
SELECT id, person, organisation, assisted_by, interviewer, channel, district, state, since, waiting_since, referred_on,
    received_on, checked_on, asked_on, measure_free_on, path_free_on, suspended_until, recheck_on, interview_on,
    interviewed_on, decided_on, track, ended_on, reason, destination
FROM application;
