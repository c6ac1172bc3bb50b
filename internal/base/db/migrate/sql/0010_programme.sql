-- +goose Up
-- The programme's own settings as dated data. A rule or text holds from a day
-- on, until a later row of the same code. Defaults are in 0011.
CREATE TABLE programme_setting (
    code       TEXT NOT NULL,
    valid_from DATE NOT NULL,
    value      TEXT NOT NULL,
    set_at     TIMESTAMP NOT NULL,
    set_by     TEXT,
    PRIMARY KEY (code, valid_from)
);

-- District: a socio-sanitary district, the unit of scopes and of flows 1 and 2.
CREATE TABLE district (
    code        TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    access_flow TEXT NOT NULL CHECK (access_flow IN ('city', 'district')),
    position    BIGINT NOT NULL,
    active      BOOLEAN NOT NULL
);

-- Municipality of the programme's area: who lives here may apply (R2.3).
CREATE TABLE municipality (
    istat    TEXT PRIMARY KEY,
    belfiore TEXT NOT NULL DEFAULT '',
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL,
    district TEXT NOT NULL REFERENCES district (code),
    active   BOOLEAN NOT NULL
);
CREATE INDEX municipality_name ON municipality (name_key);
