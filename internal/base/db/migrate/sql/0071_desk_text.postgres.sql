-- +goose Up
-- The words under which a person is found, folded and stemmed by the program.
CREATE TABLE desk_text (
    doc  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);
CREATE INDEX desk_text_words ON desk_text USING GIN (array_to_tsvector(string_to_array(body, ' ')));
