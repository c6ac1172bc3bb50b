-- +goose Up
-- How long the link of a survey of companies works.
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.company_link_days', '2000-01-01', '30', '2000-01-01 00:00:00.000000', NULL);
