-- +goose Up
-- The journal: every fact of the programme is one row, written with the change
-- itself and never changed or deleted. It names records of the areas by id
-- only and without foreign keys, so that no area stands below it.
CREATE TABLE event (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT, -- order of writing; never used again
    id           TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    occurred_on  DATE NOT NULL,              -- when it happened
    recorded_at  TIMESTAMP NOT NULL,         -- when we knew
    actor        TEXT,                       -- the user; NULL for the program itself
    person       TEXT,
    application  TEXT,
    company      TEXT,
    request      TEXT,
    placement    TEXT,
    venture      TEXT,
    organisation TEXT,
    quantity     BIGINT NOT NULL DEFAULT 0,  -- hours, cents, persons: the kind says which
    codes        TEXT NOT NULL DEFAULT '{}', -- small JSON of codes, never of words
    voids        TEXT REFERENCES event (id), -- the event that this one takes back
    xact         BIGINT NOT NULL DEFAULT 0   -- PostgreSQL's transaction, for Tail
);
CREATE INDEX event_person ON event (person, occurred_on, seq);
CREATE INDEX event_application ON event (application, seq);
CREATE INDEX event_kind ON event (kind, occurred_on, seq);
CREATE INDEX event_voids ON event (voids) WHERE voids IS NOT NULL;
CREATE INDEX event_settled ON event (xact, seq);
