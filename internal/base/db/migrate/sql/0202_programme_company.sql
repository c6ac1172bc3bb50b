-- +goose Up
-- How long what is known of a company counts, and how many proposals it gets in
-- a month at most (R5.1, R5.7).
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.company_months', '2000-01-01', '12', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.company_load', '2000-01-01', '5', '2000-01-01 00:00:00.000000', NULL);
