-- +goose Up
-- What is to be told to people, and what became of it. The content (address,
-- subject, text) is sealed as one; it goes when the person is erased.
CREATE TABLE message (
    id          TEXT      NOT NULL PRIMARY KEY,
    template    TEXT      NOT NULL,
    key         TEXT      NOT NULL,
    channel     TEXT      NOT NULL CHECK (channel IN ('email', 'sms')),
    lang        TEXT      NOT NULL,
    person      TEXT,
    application TEXT,
    content     BYTEA,
    state       TEXT      NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'uncertain', 'held')),
    reason      TEXT      NOT NULL DEFAULT '',
    tries       BIGINT    NOT NULL,
    queued_at   TIMESTAMP NOT NULL,
    changed_at  TIMESTAMP NOT NULL,
    version     BIGINT    NOT NULL
);
CREATE UNIQUE INDEX message_key ON message (template, key);
CREATE INDEX message_queued ON message (queued_at, id);
CREATE INDEX message_state ON message (state, queued_at, id);
CREATE INDEX message_person ON message (person, queued_at) WHERE person IS NOT NULL;

-- Cases in which the program is silent: who follows them speaks in person.
CREATE TABLE message_mute (
    application TEXT      NOT NULL PRIMARY KEY,
    muted_by    TEXT,
    muted_at    TIMESTAMP NOT NULL
);
