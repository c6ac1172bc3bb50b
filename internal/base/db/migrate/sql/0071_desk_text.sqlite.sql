-- +goose Up
-- The words under which a person is found, folded and stemmed by the program.
CREATE TABLE desk_text (
    doc  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);
CREATE VIRTUAL TABLE desk_text_fts USING fts5 (body, content = 'desk_text', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 0');
