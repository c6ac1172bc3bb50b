-- +goose Up
-- Rules about records: the largest file taken, and how long a record that
-- nothing happens to any more is kept before its erasure is proposed.
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.file_megabytes', '2000-01-01', '10', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.retention_months', '2000-01-01', '60', '2000-01-01 00:00:00.000000', NULL);
