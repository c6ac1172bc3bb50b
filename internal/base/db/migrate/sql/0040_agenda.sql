-- +goose Up
-- Places that interviewers offer, and appointments of any kind. Hours are
-- local wall time of the programme: a day and minutes after midnight.
CREATE TABLE agenda_slot (
    id          TEXT PRIMARY KEY,
    app_user    TEXT NOT NULL REFERENCES app_user (id),
    kind        TEXT NOT NULL CHECK (kind IN ('interview')),
    on_day      DATE NOT NULL,
    minute      BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    length      BIGINT NOT NULL CHECK (length BETWEEN 5 AND 480),
    place       TEXT NOT NULL DEFAULT '',
    appointment TEXT,
    withdrawn   BOOLEAN NOT NULL,
    CONSTRAINT agenda_slot_once UNIQUE (app_user, on_day, minute)
);
CREATE INDEX agenda_slot_day ON agenda_slot (kind, on_day, minute);

CREATE TABLE appointment (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('interview', 'orientation', 'call', 'meeting')),
    person      TEXT NOT NULL,
    application TEXT,
    app_user    TEXT NOT NULL REFERENCES app_user (id),
    on_day      DATE NOT NULL,
    minute      BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    length      BIGINT NOT NULL CHECK (length BETWEEN 5 AND 480),
    place       TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL CHECK (state IN ('set', 'present', 'excused', 'absent', 'moved', 'cancelled')),
    marked_by   TEXT,                        -- the event that said the state; NULL while set
    version     BIGINT NOT NULL
);
CREATE INDEX appointment_day ON appointment (on_day, minute);
CREATE INDEX appointment_user ON appointment (app_user, on_day);
CREATE INDEX appointment_person ON appointment (person, on_day);
CREATE INDEX appointment_application ON appointment (application) WHERE application IS NOT NULL;

CREATE VIEW fact_agenda_appointment AS
SELECT id, kind, person, application, app_user, on_day, minute, length, state FROM appointment;
