-- +goose Up
-- The pathway of an application decided in target, a fold of the journal.
CREATE TABLE pathway (
    application      TEXT PRIMARY KEY,
    person           TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('pact_to_propose', 'pact_proposed', 'reactivating', 'ready', 'in_selection',
                     'in_experience', 'at_work', 'closed')),
    track            TEXT NOT NULL CHECK (track IN ('ready', 'reactivation')),
    since            DATE NOT NULL,
    decided_on       DATE NOT NULL,
    pact_proposed_on DATE,
    pact_accepted_on DATE,
    reactivated_on   DATE,
    opportunity_on   DATE,
    experience_on    DATE,
    job_on           DATE,
    paused_on        DATE,
    paused_until     DATE,
    closed_on        DATE,
    ending           TEXT NOT NULL DEFAULT '' CHECK (ending IN ('', 'works', 'found_work_alone', 'withdrew', 'unreachable', 'closed')),
    version          BIGINT NOT NULL
);
CREATE INDEX pathway_person ON pathway (person);
CREATE INDEX pathway_state ON pathway (state, since);

-- The pact: what each side commits to, in words both keep (R2.9).
CREATE TABLE pact (
    id           TEXT PRIMARY KEY,
    application  TEXT NOT NULL REFERENCES pathway (application),
    version      BIGINT NOT NULL,
    person_side  TEXT NOT NULL,
    our_side     TEXT NOT NULL,
    proposed_on  DATE NOT NULL,
    proposed_by  TEXT REFERENCES app_user (id),
    accepted_on  DATE,
    accepted_how TEXT NOT NULL DEFAULT '' CHECK (accepted_how IN ('', 'on_screen', 'on_paper', 'online')),
    CONSTRAINT pact_version UNIQUE (application, version)
);

-- Steps of the plan (R3.4).
CREATE TABLE pathway_step (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES pathway (application),
    kind        TEXT NOT NULL CHECK (kind IN ('orientation', 'soft_skills', 'italian', 'job_search', 'training', 'company_visit')),
    planned_on  DATE NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'held', 'missed')),
    done_on     DATE,
    minutes     BIGINT NOT NULL DEFAULT 0,
    version     BIGINT NOT NULL
);
CREATE INDEX pathway_step_application ON pathway_step (application, planned_on);

-- What was left when the pathway closed: done, not done, barriers, follow-up.
CREATE TABLE pathway_balance (
    application  TEXT NOT NULL REFERENCES pathway (application),
    closed_on    DATE NOT NULL,
    sealed       BYTEA NOT NULL,
    follow_up_on DATE,
    PRIMARY KEY (application, closed_on)
);

-- Promises: computed from facts, never typed (R3.1 to R3.3). kept_by and
-- broken_by are the journal's events.
CREATE TABLE promise (
    application TEXT NOT NULL REFERENCES pathway (application),
    kind        TEXT NOT NULL CHECK (kind IN ('reactivation', 'opportunity', 'experience')),
    person      TEXT NOT NULL,
    made_on     DATE NOT NULL,
    due         DATE NOT NULL,
    paused_days BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'kept', 'late', 'broken', 'ended')),
    kept_on     DATE,
    kept_by     TEXT,
    broken_by   TEXT,
    PRIMARY KEY (application, kind)
);
CREATE INDEX promise_due ON promise (state, due);
CREATE INDEX promise_person ON promise (person);
