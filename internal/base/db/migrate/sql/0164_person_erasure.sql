-- +goose Up
-- Records whose person has been erased: by whom, why, on whose word. The record
-- itself stays as an identity that leads to nobody, so that facts keep theirs.
CREATE TABLE person_erasure (
    person    TEXT      NOT NULL PRIMARY KEY REFERENCES person (id),
    erased_by TEXT REFERENCES app_user (id),
    erased_at TIMESTAMP NOT NULL,
    reason    TEXT      NOT NULL CHECK (reason IN ('asked', 'retention', 'mistake', 'order')),
    authority TEXT      NOT NULL              -- the paper that says so: number and day, never a name
);

-- Records that nothing has happened to for as long as the programme keeps them:
-- proposed for erasure, written anew by a daily job. Somebody decides.
CREATE TABLE person_retention (
    person  TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    last_on DATE NOT NULL,
    due_on  DATE NOT NULL
);
CREATE INDEX person_retention_due ON person_retention (due_on, person);

ALTER TABLE person ADD COLUMN erased_on DATE;
CREATE INDEX person_erased ON person (erased_on) WHERE erased_on IS NOT NULL;

DROP VIEW fact_person_card;
CREATE VIEW fact_person_card AS
SELECT p.id, p.surname, p.given_name, p.surname_key, p.given_key, p.birth_date, p.sex, p.citizenship, p.trades, p.referent,
    p.merged_into, p.municipality, COALESCE(m.name, '') AS municipality_name, COALESCE(m.district, '') AS district
FROM person p LEFT JOIN fact_programme_municipality m ON m.istat = p.municipality
WHERE p.erased_on IS NULL;
