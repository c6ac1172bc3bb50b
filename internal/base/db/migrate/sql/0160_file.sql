-- +goose Up
-- Files that came from people: the name and every part of the content sealed.
-- A file that is not kept yet belongs to a command that has not ended; what
-- stays so is swept away.
CREATE TABLE file (
    id          TEXT      NOT NULL PRIMARY KEY,
    name_sealed BYTEA     NOT NULL,
    type        TEXT      NOT NULL CHECK (type IN ('pdf', 'docx', 'jpeg', 'png')),
    size        BIGINT    NOT NULL,
    stored_at   TIMESTAMP NOT NULL,
    kept        BOOLEAN   NOT NULL
);
CREATE INDEX file_stray ON file (stored_at) WHERE NOT kept;

-- The content in parts of at most 256 KiB, so that storing a file never holds
-- up the other commands.
CREATE TABLE file_part (
    file   TEXT   NOT NULL REFERENCES file (id),
    number BIGINT NOT NULL,
    sealed BYTEA  NOT NULL,
    PRIMARY KEY (file, number)
);
