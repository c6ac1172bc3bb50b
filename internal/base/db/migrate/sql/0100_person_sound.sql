-- +goose Up
-- How a name sounds, by which possible duplicates are found when it is spelt
-- another way (area person, package linkage). Written with the name; empty on
-- records from before, which a job fills.
ALTER TABLE person ADD COLUMN surname_sound TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN given_sound TEXT NOT NULL DEFAULT '';
CREATE INDEX person_surname_sound ON person (surname_sound, given_sound);
CREATE INDEX person_given_sound ON person (given_sound, surname_sound);
DROP INDEX person_birth;
CREATE INDEX person_birth ON person (birth_date, surname_sound, given_sound);
