-- +goose Up
-- How long partners have to answer, how long the link to answer works and how
-- long an answer counts (R2.4, R2.5).
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.verify_days', '2000-01-01', '10', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.verify_link_days', '2000-01-01', '30', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.verify_months', '2000-01-01', '6', '2000-01-01 00:00:00.000000', NULL);
