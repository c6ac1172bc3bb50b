-- +goose Up
-- Words in ordered lists instead of a full-text index: whatever is typed, a
-- search reads so many rows of a list and no more. Everybody is put in anew by
-- the desk's hourly work.
DROP TABLE desk_text;
-- The words under which a person is found, folded and stemmed by the program.
CREATE TABLE desk_text (
    doc  BIGINT PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);
-- Which records have a word: field 0 in what they are called, 1 in the rest.
CREATE TABLE desk_text_word (
    field BIGINT NOT NULL,
    word  TEXT COLLATE "C" NOT NULL,
    doc   BIGINT NOT NULL,
    PRIMARY KEY (field, word, doc)
);
-- Words by what is left of them without one letter, for typing errors.
CREATE TABLE desk_text_near (
    variant TEXT COLLATE "C" NOT NULL,
    word    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (variant, word)
);

-- What else a person is found by.
CREATE VIEW fact_person_profile AS
SELECT id AS person, trade_other, education FROM person;
