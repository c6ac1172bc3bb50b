-- +goose Up
-- The programme's own settings as dated data: a value holds from its day on,
-- until a later day's; of two for the same day the one with the higher number
-- holds. Rows are only added, so that who set what, and when, stays readable.
-- All rows of one command share a number. Defaults are in 0011.
CREATE TABLE programme_setting (
    number     BIGINT NOT NULL,
    code       TEXT NOT NULL,
    valid_from DATE NOT NULL,
    value      TEXT NOT NULL,
    set_at     TIMESTAMP NOT NULL,
    set_by     TEXT,
    PRIMARY KEY (number, code)
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

-- What observers may read.
CREATE VIEW fact_programme_district AS
SELECT code, name, access_flow, position, active FROM district;

CREATE VIEW fact_programme_municipality AS
SELECT m.istat, m.name, m.district, d.name AS district_name, d.access_flow, m.active
FROM municipality m JOIN district d ON d.code = m.district;
