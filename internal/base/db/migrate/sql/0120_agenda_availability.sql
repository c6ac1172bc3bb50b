-- +goose Up
-- Rooms as data, the hours that somebody offers every week, and the days on
-- which nobody comes. Free places that a weekly rule made are its copies: they
-- go and come with it. A day off of one person has no reason here (it may be
-- of health); one of the whole programme has a name.
CREATE TABLE agenda_room (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    name_key  TEXT NOT NULL UNIQUE,
    directions TEXT NOT NULL DEFAULT '',
    active    BOOLEAN NOT NULL
);

CREATE TABLE agenda_availability (
    id           TEXT PRIMARY KEY,
    app_user     TEXT NOT NULL REFERENCES app_user (id),
    weekday      BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0 is Sunday
    from_minute  BIGINT NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute BIGINT NOT NULL CHECK (until_minute BETWEEN 1 AND 1440),
    length       BIGINT NOT NULL CHECK (length BETWEEN 5 AND 480),
    most         BIGINT NOT NULL CHECK (most >= 0),               -- places a day; 0 is as many as fit
    room         TEXT REFERENCES agenda_room (id),
    place        TEXT NOT NULL DEFAULT '',
    valid_from   DATE NOT NULL,
    valid_until  DATE,
    ended        BOOLEAN NOT NULL
);
CREATE INDEX agenda_availability_user ON agenda_availability (app_user, weekday);

CREATE TABLE agenda_day_off (
    id        TEXT PRIMARY KEY,
    app_user  TEXT REFERENCES app_user (id), -- NULL closes the whole programme
    from_day  DATE NOT NULL,
    until_day DATE NOT NULL,
    name      TEXT NOT NULL DEFAULT '',
    lifted    BOOLEAN NOT NULL
);
CREATE INDEX agenda_day_off_until ON agenda_day_off (until_day);

ALTER TABLE agenda_slot ADD COLUMN room TEXT REFERENCES agenda_room (id);
ALTER TABLE agenda_slot ADD COLUMN availability TEXT REFERENCES agenda_availability (id);
CREATE INDEX agenda_slot_availability ON agenda_slot (availability, on_day) WHERE availability IS NOT NULL;
ALTER TABLE appointment ADD COLUMN room TEXT REFERENCES agenda_room (id);
CREATE INDEX appointment_room ON appointment (room, on_day) WHERE room IS NOT NULL;
