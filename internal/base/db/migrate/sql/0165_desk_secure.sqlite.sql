-- +goose Up
-- Words taken out of the search leave its index at once, not with a later merge.
INSERT INTO desk_text_fts (desk_text_fts, rank) VALUES ('secure-delete', 1);
