-- +goose Up
-- Who follows a person beside the referent: what for, since when, why (R2.9).
-- Rows end, they are not deleted.
CREATE TABLE team_member (
    id       TEXT PRIMARY KEY,
    person   TEXT NOT NULL,
    app_user TEXT NOT NULL REFERENCES app_user (id),
    part     TEXT NOT NULL CHECK (part IN ('second', 'tutor', 'job_search', 'training', 'language', 'social', 'other')),
    reason   TEXT NOT NULL CHECK (reason IN ('needs_more', 'absence', 'expertise', 'asked_by_person', 'other')),
    from_day DATE NOT NULL,
    to_day   DATE
);
CREATE INDEX team_member_person ON team_member (person, from_day);
