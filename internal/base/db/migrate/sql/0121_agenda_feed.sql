-- +goose Up
-- The secret address under which a user's own calendar program reads the
-- agenda. Only a digest is kept: who reads the database cannot use it.
CREATE TABLE agenda_feed (
    app_user TEXT PRIMARY KEY REFERENCES app_user (id),
    digest   TEXT NOT NULL UNIQUE,
    made_at  TIMESTAMP NOT NULL
);

-- Who came to the help desk without an appointment, and for what. Nobody is
-- asked for a name; person is set when the visit was recorded on their page.
CREATE TABLE desk_visit (
    id       TEXT PRIMARY KEY,
    on_day   DATE NOT NULL,
    minute   BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    app_user TEXT REFERENCES app_user (id),
    topic    TEXT NOT NULL CHECK (topic IN ('information', 'application', 'documents', 'conversation', 'other')),
    person   TEXT,
    event    TEXT NOT NULL
);
CREATE INDEX desk_visit_day ON desk_visit (on_day, minute);
