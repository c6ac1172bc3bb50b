-- +goose Up
-- Searches of the list of people that somebody keeps under a name; shared ones
-- are the team's. The name and the words are free text and sealed. They go with
-- the user who made them.
CREATE TABLE desk_search (
    id           TEXT      NOT NULL PRIMARY KEY,
    owner        TEXT      NOT NULL REFERENCES app_user (id),
    name_sealed  BYTEA     NOT NULL,
    words_sealed BYTEA,               -- NULL for a search by filters only
    stage_group  TEXT      NOT NULL,  -- '' narrows nothing, as in the next three
    district     TEXT      NOT NULL,
    referent     TEXT      NOT NULL,
    sort         TEXT      NOT NULL,
    shared       BOOLEAN   NOT NULL,
    created_at   TIMESTAMP NOT NULL
);
CREATE INDEX desk_search_owner ON desk_search (owner);
CREATE INDEX desk_search_shared ON desk_search (id) WHERE shared;
